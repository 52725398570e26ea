import { iso } from '../language/day.ts';
import type { Ink } from '../plan/ink.ts';
import { counted } from '../plan/wording.ts';
import type { Difference } from './difference.ts';
import type { Fact } from './fact.ts';
import { type Around, lineOf, rankLines } from './line.ts';
import type { Prospect } from './outcome.ts';
import type { Chapter } from './words.ts';

/** The chapters in the order in which they are read, by what is told in them. */
const headings = [
  'Done',
  'Reopened',
  'Started',
  'Blocked',
  'No longer blocked',
  'Added',
  'Dropped',
  'Renamed',
  'Dates',
  'Owners',
  'Scope',
  'Metrics',
  'Goal',
  'Decisions',
  'Risks',
  'People and calendars',
  'Ranks as written',
  'The plan itself',
  'Other',
] as const;
type Heading = (typeof headings)[number];

const byWhat: Partial<Record<Fact['what'], Heading>> = {
  done: 'Done',
  dropped: 'Dropped',
  reopened: 'Reopened',
  started: 'Started',
  blocked: 'Blocked',
  unblocked: 'No longer blocked',
  added: 'Added',
  removed: 'Dropped',
  renamed: 'Renamed',
  due: 'Dates',
  owner: 'Owners',
  scope: 'Scope',
  met: 'Scope',
  rank: 'Ranks as written',
  reading: 'Metrics',
  goal: 'Goal',
  decided: 'Decisions',
  leave: 'People and calendars',
};
const byKind: Partial<Record<Fact['kind'], Heading>> = {
  metric: 'Metrics',
  decision: 'Decisions',
  risk: 'Risks',
  person: 'People and calendars',
  team: 'People and calendars',
  calendar: 'People and calendars',
  plan: 'The plan itself',
};
/** Keys that say more of a turn are told with it. */
const beside: ReadonlyMap<string, readonly Fact['what'][]> = new Map([
  ['finished', ['done']],
  ['started', ['started', 'done']],
  ['because', ['dropped', 'decided']],
  ['blocked', ['blocked', 'unblocked']],
]);

/** What was changed, chapter by chapter, a line for each entry. */
export function causes(difference: Difference, ink: Ink): Chapter[] {
  const { facts, state } = difference;
  if (state === 'new' || state === 'unread') return [inWhole(difference)];
  const around = aroundIn(difference);
  if (state === 'gone') {
    // Whoever takes a plan out is told which work goes with it.
    const work = facts.filter(it => it.kind === 'activity' && !it.within);
    return [inWhole(difference), { heading: 'Dropped', lines: work.map(it => lineOf([it], around, ink)) }];
  }
  const turns = new Map<string, Set<Fact['what']>>();
  for (const it of facts) turns.set(nameOf(it), (turns.get(nameOf(it)) ?? new Set()).add(it.what));
  const told = new Map<Heading, Map<string, Fact[]>>();
  for (const it of facts) {
    if (isFolded(it, turns)) continue;
    const heading = headingOf(it, turns.get(nameOf(it))!);
    const lines = told.get(heading) ?? new Map<string, Fact[]>();
    // The head of a plan is no entry: each of its keys is a line.
    const name = it.kind === 'plan' ? `plan ${it.key}` : nameOf(it);
    const line = lines.get(name);
    if (line) line.push(it);
    else lines.set(name, [it]);
    told.set(heading, lines);
  }
  return headings.map(heading => {
    const lines = [...(told.get(heading)?.values() ?? [])];
    if (heading === 'Ranks as written') return { heading, lines: rankLines(lines.flat(), ink) };
    return { heading, lines: lines.map(it => lineOf(it, around, ink)) };
  });
}

/** What the lines of all that came or went tell of others, looked up once: of a plan that is imported everything came. */
function aroundIn({ facts, outcome }: Difference): Around {
  const tasks = new Map<string, number>();
  for (const { what, within } of facts)
    if (within) tasks.set(`${what} ${within.id}`, (tasks.get(`${what} ${within.id}`) ?? 0) + 1);
  const finishes = new Map<string, Prospect | undefined>();
  for (const { id, before, after } of outcome.shifts) if (!before && !finishes.has(id)) finishes.set(id, after);
  return { tasks: (what, id) => tasks.get(`${what} ${id}`) ?? 0, finish: id => finishes.get(id) };
}
const nameOf = ({ kind, id }: Pick<Fact, 'kind' | 'id'>): string => `${kind} ${id}`;

/** What stands under something that came or went comes and goes with it. */
const isFolded = ({ what, within }: Fact, turns: ReadonlyMap<string, ReadonlySet<Fact['what']>>): boolean =>
  !!within && (what === 'added' || what === 'removed') && !!turns.get(`activity ${within.id}`)?.has(what);

function headingOf({ what, kind, key, within }: Fact, turns: ReadonlySet<Fact['what']>): Heading {
  const turn = beside.get(key)?.find(it => turns.has(it));
  if (turn) return byWhat[turn]!;
  if (within && (what === 'added' || what === 'removed')) return 'Scope';
  if (kind === 'decision' || kind === 'metric' || kind === 'risk') return what === 'owner' ? 'Owners' : byKind[kind]!;
  if (kind === 'activity' && (key === 'start' || key === 'checkin')) return 'Dates';
  return byWhat[what] ?? byKind[kind] ?? 'Other';
}

/** `12 activities, 3 metrics`: a plan that came, or went, as a whole. */
function inWhole({ facts, state, outcome, unread }: Difference): Chapter {
  const counts = new Map<string, number>();
  for (const { kind, what } of facts)
    if (what === 'added' || what === 'removed') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const parts = [...counts].map(([kind, count]) => counted(count, kind, plurals[kind] ?? `${kind}s`));
  const finish = outcome.shifts.find(it => it.kind === 'finish')?.after;
  return {
    heading: wholes[state] ?? 'The plan is taken out',
    lines: [
      parts.length
        ? `${parts.join(', ')}.`
        : state !== 'gone'
          ? 'It holds nothing yet.'
          : unread.length
            ? 'What it held cannot be read.'
            : 'It held nothing.',
      ...(finish
        ? [finish.day === undefined ? 'Not all of it is ever finished.' : `Finished on ${iso(finish.day)}.`]
        : []),
    ],
  };
}
const wholes: Partial<Record<Difference['state'], string>> = {
  new: 'The plan is new',
  unread: 'The plan as it is now',
};
const plurals: Readonly<Record<string, string>> = { activity: 'activities', person: 'people' };
