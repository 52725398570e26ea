import { addMonths, type Day, iso } from '../language/day.ts';
import { inDays, middle } from '../language/time.ts';
import type { Range } from '../language/values.ts';
import { type WorkWeek, workWeek } from '../language/working-week.ts';
import { planName } from '../plan/far-ref.ts';
import { type EntryOf, entriesOf, find, isOneOff, known, milestoneDays, writtenRank } from '../plan/query.ts';
import { clean } from './incoming.ts';
import { type Link, linksOf } from './tjp-links.ts';
import { newNames, priorityOf } from './tjp-names.ts';
import { besidesOf } from './tjp-rest.ts';
import { type Json, jsonOf } from './to-json.ts';
import { helpers, type Outgoing, titleOf, type Work, workOf } from './work.ts';

/**
 * A plan as a project of TaskJuggler 3 that it can schedule: people with hours, leave and holidays, activities with effort,
 * order and priority. What it has no word for goes along as a text, so that `import` brings it back.
 */
export function toTjp(it: Outgoing): string {
  const { plan, today } = it;
  const work = workOf(it).filter(({ entry }) => isOneOff(entry.value) && entry.value.status !== 'dropped');
  const week = workWeek(find(plan, 'calendar', 'default')?.value);
  const links = linksOf(plan, work);
  const people = peopleOf(it, work);
  const stones = entriesOf(plan, 'milestone').flatMap(({ id, value, node }) => {
    const days = milestoneDays(value);
    return days ? [{ id, day: days.to, value, said: jsonOf(node) }] : [];
  });
  const names = newNames();
  const days = datesIn(
    work,
    [...people.values()],
    stones.map(at => at.day),
    week.holidays,
  );
  // As arguments of one call days of tens of thousands of activities would be too many.
  const [first, last] = days.reduce(([from, to], it) => [Math.min(from, it), Math.max(to, it)], [today, today]);
  const frame = { from: first, to: addMonths(last, 36) };
  const said = { week, links, names, today, parts: partsOf(work), byEntry: new Map(work.map(at => [at.entry, at])) };
  return [
    ...leftOut(it, work),
    `project ${names.of('project', planName(it.file))} ${text(titleOf(it))} ${iso(frame.from)} - ${iso(frame.to)} {`,
    `  now ${iso(Math.max(today, frame.from))}`,
    ...hoursOf(week),
    '  extend task {',
    '    text Opsplan "What a plan says besides"',
    '  }',
    '  extend resource {',
    '    text Opsplan "What a plan says besides"',
    '  }',
    '}',
    '',
    ...week.holidays.map(at => `leaves holiday "holiday" ${span(at)}`),
    ...[...people].flatMap(([id, person]) => resource(names.of('person', id), id, person)),
    ...stones.flatMap(it => milestone(names.of('task', it.id), it)),
    ...work.filter(({ depth }) => !depth).flatMap(at => task(at, said, '')),
    '',
  ].join('\n');
}

interface Said {
  readonly week: WorkWeek;
  readonly links: ReadonlyMap<Work, readonly Link[]>;
  readonly names: ReturnType<typeof newNames>;
  readonly today: Day;
  /** The tasks of each activity, in the order of the text. */
  readonly parts: ReadonlyMap<Activity, readonly Work[]>;
  readonly byEntry: ReadonlyMap<Activity, Work>;
}
function partsOf(work: readonly Work[]): Map<Activity, Work[]> {
  const parts = new Map<Activity, Work[]>();
  for (const it of work) {
    const { parent } = it.entry;
    if (!parent) continue;
    const below = parts.get(parent) ?? [];
    below.push(it);
    parts.set(parent, below);
  }
  return parts;
}

/** Sections, and work, for which TaskJuggler has no word. */
function leftOut({ plan }: Outgoing, work: readonly Work[]): string[] {
  const sections =
    (['goal', 'metrics', 'resources', 'decisions', 'risks', 'workstreams', 'scenarios', 'rules'] as const) // biome-ignore format: one list
      .filter(it => plan.chunks.some(({ chunk }) => chunk.section === it));
  const known = new Set(work.map(it => it.entry));
  const others = entriesOf(plan, 'activity').filter(it => !known.has(it));
  return [
    ...(sections.length ? [`# Left out: ${sections.join(', ')}.`] : []),
    ...others.map(
      ({ id, value }) =>
        `# Left out: ${clean(id)} (${value.status === 'dropped' ? 'dropped' : value.load === undefined ? 'recurring' : 'continuous'}).`,
    ),
  ];
}

type Person = EntryOf<'person'>['value'];
type Activity = EntryOf<'activity'>;
/** Everybody whom the work names. */
function peopleOf({ plan }: Outgoing, work: readonly Work[]): Map<string, Person> {
  const named = work.flatMap(it => [...(it.owner ? [it.owner] : []), ...helpers(it.entry).map(({ id }) => id)]);
  const own = entriesOf(plan, 'person').map(it => it.id);
  const all = new Map(known(plan, 'person').map(it => [it.id, it.value]));
  return new Map([...new Set([...own, ...named])].map(it => [it, all.get(it) ?? {}]));
}

/** All days that are written: a project ends before none of them. */
const datesIn = (work: readonly Work[], people: readonly Person[], stones: readonly Day[], off: readonly Range[]): Day[] => [
  ...work.flatMap(({ entry: { value: it }, from, to, due }) => [it.start, it.started, it.finished, from, to, due]),
  ...people.flatMap(it => (it.leave ?? []).flatMap(at => (typeof at === 'number' ? [at] : [at.from, at.to]))),
  ...off.flatMap(it => [it.from, it.to]),
  ...stones,
].filter(it => it !== undefined); // biome-ignore format: a list

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
function hoursOf({ days, hours }: WorkWeek): string[] {
  const clock = (at: number): string => `${Math.floor(at)}:${`${Math.round((at % 1) * 60)}`.padStart(2, '0')}`;
  const quarters = Math.max(1, Math.round(hours * 4)) / 4;
  const from = quarters > 15 ? 0 : 9;
  const on = weekdays.filter((_, i) => days[i]);
  const off = weekdays.filter((_, i) => !days[i]);
  return [
    '  timezone "UTC"',
    '  timingresolution 15min',
    `  dailyworkinghours ${quarters}`,
    `  workinghours ${on.join(', ')} ${clock(from)} - ${clock(Math.min(24, from + quarters))}`,
    ...(off.length ? [`  workinghours ${off.join(', ')} off`] : []),
  ];
}

/** Days as TaskJuggler counts them: up to the first that is no longer meant. */
const span = ({ from, to }: Range): string => `${iso(from)} - ${iso(to + 1)}`;

function resource(name: string, id: string, { name: called, leave, capacity, email }: Person): string[] {
  const off = (leave ?? [])
    .map(it => (typeof it === 'number' ? { from: it, to: it } : it))
    .filter(it => it.from <= it.to);
  return [
    `resource ${name} ${text(called ?? id)} {`,
    ...besides(id === name ? {} : { id }, '  '),
    ...(email && /^[\w.+-]+@[\w.-]+$/.test(email) ? [`  email ${text(email)}`] : []),
    ...(capacity ? [`  limits { weeklymax ${capacity}h }`] : []),
    ...off.map(it => `  leaves annual ${span(it)}`),
    '}',
  ];
}

interface Stone {
  readonly id: string;
  readonly day: Day;
  readonly value: EntryOf<'milestone'>['value'];
  readonly said: Json;
}
function milestone(name: string, { id, day, value, said }: Stone): string[] {
  const title = typeof value === 'object' && value && 'at' in value ? value.title : undefined;
  const own = besides({ ...(id === name ? {} : { id }), milestone: said }, '  ');
  return [`task ${name} ${text(title ?? id)} {`, ...own, '  milestone', `  start ${iso(day)}`, '}'];
}

function task(it: Work, said: Said, indent: string): string[] {
  const { entry, owner } = it;
  const { names, links } = said;
  const inner = `${indent}  `;
  const below = said.parts.get(entry) ?? [];
  const name = names.of('task', entry.id);
  const rank = writtenRank(entry.value);
  const after = links.get(it) ?? [];
  const waits = isWaiting(it, said);
  const lines = [
    ...besides(besidesOf(it, name, after, { isWhole: below.length > 0, waits, hours: said.week.hours }), inner),
    ...(owner === undefined ? [] : [`${inner}responsible ${names.of('person', owner)}`]),
    ...(rank && !rank.pinned ? [`${inner}priority ${priorityOf(rank.rank)}`] : []),
    ...after.map(({ path, lag }) => `${inner}depends ${path.map(id => names.of('task', id)).join('.')}${lag ? ` { gaplength ${lag.amount}${lag.unit} }` : ''}`),
    ...(below.length ? [] : amount(it, said, waits).map(line => `${inner}${line}`)),
    ...(entry.value.due === undefined || entry.value.status === 'done' ? [] : [`${inner}maxend ${iso(entry.value.due + 1)}`]),
    ...below.flatMap(at => task(at, said, inner)),
  ]; // biome-ignore format: line by line
  return [`${indent}task ${name} ${text(it.title)} {`, ...lines, `${indent}}`];
}

/** Whether something has to be over before it begins: of what a whole waits for its parts wait as well. */
function isWaiting(it: Work, { links, byEntry }: Said): boolean {
  for (let at: Work | undefined = it; at; at = at.entry.parent && byEntry.get(at.entry.parent))
    if (links.get(at)?.length) return true;
  return false;
}

/** How long a task takes, and who does it; of one that is done, when it was. */
function amount({ entry, owner, from, to }: Work, { week, names, today }: Said, waits: boolean): string[] {
  const { value } = entry;
  if (value.status === 'done') {
    const end = to ?? value.due ?? today;
    return [`start ${iso(Math.min(from ?? end, end))}`, `end ${iso(end + 1)}`, 'complete 100'];
  }
  const hours = value.effort ? middle(value.effort, week.hours) * week.hours : 5 * week.hours;
  const quarters = `${Math.max(1, Math.round(hours * 4)) / 4}h`;
  const asWritten =
    value.effort && value.effort.low.unit !== 'w' && quarters === `${value.effort.low.amount}${value.effort.low.unit}`;
  const long = asWritten ? quarters : inUnit(value.effort, quarters);
  const start = value.start === undefined || waits ? [] : [`start ${iso(value.start)}`];
  const complete = completeOf(value, week.hours);
  if (owner === undefined) return [...start, `length ${long}`, ...complete];
  const shares = helpers(entry).flatMap(it =>
    it.share && it.id !== owner ? [{ id: it.id, hours: it.share * week.hours }] : [],
  );
  return [
    ...start,
    `effort ${long}`,
    `allocate ${[owner, ...shares.map(it => it.id)].map(it => names.of('person', it)).join(', ')}`,
    ...shares.map(it => `limits { dailymax ${Math.max(0.25, Math.round(it.hours * 4) / 4)}h { resources ${names.of('person', it.id)} } }`),
    ...complete,
  ]; // biome-ignore format: line by line
}
/** How many percent of the work are done, as far as what is left of it is known. TaskJuggler shows it, and schedules the whole. */
function completeOf({ effort, spent, remaining }: Activity['value'], hours: number): string[] {
  const whole = effort && middle(effort, hours);
  const done = spent && inDays(spent, hours);
  const left = remaining ? middle(remaining, hours) : Math.max(0, (whole ?? 0) - (done ?? 0));
  const all = done === undefined ? whole : done + left;
  if (!all || (!spent && !remaining)) return [];
  return [`complete ${Math.min(99, Math.max(0, Math.round((1 - left / all) * 100)))}`];
}
/** One duration in its own unit, so that it comes back as it was; else in hours. */
const inUnit = (effort: EntryOf<'activity'>['value']['effort'], hours: string): string =>
  effort &&
  effort.low.amount === effort.high.amount &&
  effort.low.unit === effort.high.unit &&
  effort.low.unit === 'd' &&
  effort.low.amount >= 0.25
    ? `${effort.low.amount}d`
    : hours;

/** What goes along, as JSON in one text. */
const besides = (it: object, indent: string): string[] =>
  Object.keys(it).length ? [`${indent}Opsplan ${text(JSON.stringify(it).replaceAll('${', '\\u0024{'))}`] : [];
/** A string of TaskJuggler, in which nothing is a macro. */
export const text = (it: string): string =>
  `"${it
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replaceAll('${', '$ {')
    .replace(/[\\"]/g, '\\$&')}"`;
