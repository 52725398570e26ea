import { type Day, readDay } from '../language/day.ts';
import { sections } from '../language/index.ts';
import { draftNote } from '../mend/draft.ts';
import { upTo } from '../plan/suggest.ts';
import { type Activity, type Brought, clean, type Incoming, newNames, type Said, yaml } from './incoming.ts';

/** The order in which the keys of an activity are written; all others follow. */
const order = [
  ...[
    'title',
    'owner',
    'with',
    'start',
    'due',
    'checkin',
    'effort',
    'spent',
    'remaining',
    'every',
    'load',
    'after',
    'impact',
    'priority',
  ],
  ...['metric', 'workstream', 'done', 'status', 'because', 'started', 'finished'],
];

/** A new plan of what was read from elsewhere: a draft, for whoever takes it over has to look at it first. `comments`: so many lines of it are. */
export function writtenPlan(brought: Brought, today: Day): { readonly text: string; readonly comments: number } {
  const { people, milestones, activities, head } = brought;
  const taken = new Set<string>();
  // Activities have the plainer names where both want one.
  const works = newNames('activity', taken);
  const ids = new Map<Activity, string>();
  const name = (all: readonly Activity[]): void => {
    for (const it of all) {
      ids.set(it, works.give(it));
      name(it.tasks);
    }
  };
  name(activities);
  const stones = newNames('milestone', taken);
  const stoneIds = milestones.map(it => stones.give(it));
  const persons = newNames('person');
  const personIds = people.map(it => persons.give(it));
  const find = (key: string): string | undefined => works.known.get(key) ?? stones.known.get(key);
  const parts = new Map<string, readonly string[]>(brought.sections.map(it => [it[0]!.split(':')[0]!, it]));
  const add = (section: string, lines: readonly string[]): void => {
    if (lines.length) parts.set(section, [`${section}:`, ...lines]);
  };
  add(
    'milestones',
    milestones.flatMap((it, i) => entry(stoneIds[i]!, it, '  ')),
  );
  add(
    'people',
    people.flatMap((it, i) => entry(personIds[i]!, it, '  ')),
  );
  add('activities', activities.flatMap(it => activity(it, { ids, find, today }, '  '))); // biome-ignore format: one line each
  const tops = [
    ['plan', yaml(upTo(brought.title, 70) || 'Imported plan')] as const,
    ['status', 'draft'] as const,
    ...head.filter(([key]) => key !== 'plan' && key !== 'status'),
  ];
  const rank = ([key]: Said): number => (sections as readonly string[]).indexOf(key);
  const bodies = [...parts].sort((a, b) => rank([a[0], '']) - rank([b[0], '']));
  const lines = [
    ...[...new Map(tops)].sort((a, b) => rank(a) - rank(b)).map(([key, it]) => `${key}: ${it}`),
    ...bodies.flatMap(([, lines]) => ['', ...lines]),
    '',
  ];
  const comments = lines.filter(it => it.trimStart().startsWith('#')).length;
  return { text: [draftNote, ...lines].join('\n'), comments };
}

const comments = (notes: readonly string[], indent: string): string[] =>
  notes.flatMap(it => it.split(/\r\n|\n|\r/)).map(it => `${indent}# ${clean(it)}`.trimEnd());

function entry(id: string, { says, notes }: Incoming, indent: string): string[] {
  const [only] = says;
  // A milestone may be a day and nothing else.
  if (only && says.length === 1 && only[0] === '') return [...comments(notes, indent), `${indent}${id}: ${only[1]}`];
  if (!says.length) return [...comments(notes, indent), `${indent}${id}: {}`];
  return [`${indent}${id}:`, ...comments(notes, `${indent}  `), ...says.map(([key, it]) => `${indent}  ${key}: ${it}`)];
}

interface Naming {
  readonly ids: ReadonlyMap<Activity, string>;
  find(key: string): string | undefined;
  readonly today: Day;
}
/** What has happened did so by today; some programs fill in what is only expected. */
const isTooEarly = ([key, text]: Said, today: Day): boolean =>
  (key === 'started' || key === 'finished') && (readDay(text) ?? today) > today;

function activity(it: Activity, naming: Naming, indent: string): string[] {
  const { ids, find, today } = naming;
  const own = ids.get(it)!;
  const links = it.after.map(({ key, lag }) => ({ key, lag, id: find(key) }));
  const found = [...new Map(links.flatMap(at => (at.id && at.id !== own ? [[at.id, at] as const] : []))).values()];
  const early = it.says.filter(at => isTooEarly(at, today)).map(([key, text]) => `${key}: ${text}`);
  const lost = links.filter(({ id }) => !id || id === own).map(at => `after: ${at.key}`);
  const notes = [...it.notes, ...lost, ...early];
  const says: readonly Said[] = [
    ...(it.title === undefined ? [] : [['title', yaml(it.title)] as const]),
    ...it.says.filter(at => !isTooEarly(at, today)),
    ...(found.length
      ? [['after', `[${found.map(at => (at.lag ? `${at.id} + ${at.lag}` : at.id)).join(', ')}]`] as const]
      : []),
  ];
  const rank = ([key]: Said): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const inner = `${indent}  `;
  const keys = [...new Map(says)].sort((a, b) => rank(a) - rank(b)).map(([key, text]) => `${inner}${key}: ${text}`);
  const below = it.tasks.flatMap(at => activity(at, naming, `${inner}  `));
  const body = [...comments(notes, inner), ...keys, ...(below.length ? [`${inner}tasks:`, ...below] : [])];
  return keys.length || below.length
    ? [`${indent}${own}:`, ...body]
    : [...comments(notes, indent), `${indent}${own}: {}`];
}
