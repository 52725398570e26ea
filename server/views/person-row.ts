import { type Day, iso, weekdayOf } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { at, rangeOf, resolve } from '../plan/query.ts';
import { weekEnd } from '../plan/standing.ts';
import { whoSays } from '../plan/who-says.ts';
import { counted } from '../plan/wording.ts';
import type { Demand } from '../reckon/demand.ts';
import type { Job } from '../reckon/job.ts';
import { type Load, loadOf, type Presence, type Week } from '../reckon/load.ts';
import { inHours } from '../reckon/overload.ts';
import { shortDay } from './activity-row.ts';
import { inCounts, isJobLate, laterRows, ownedRows, uncounted, uncountedRows } from './owned-row.ts';
import type { Row, State } from './row.ts';
import { arithmetic, byDueDates, fileOf, weekRows } from './week-row.ts';

/** Somebody as the view of people shows them. */
export interface Someone {
  /** The id of a person, or a name that no plan lists. */
  readonly who: string;
  readonly label: string;
  /** What is asked of a person who is listed. */
  readonly demand: Demand | undefined;
  /** The open work that they own, in all plans; a task only where it is not part of other work of theirs. */
  readonly jobs: readonly Job[];
}

/** Somebody as a line of a view. What it opens to is made `later`, unless somebody has opened it. */
export function personRow(plan: Plan, someone: Someone, today: Day, opened: boolean): Row {
  const { who, label, demand } = someone;
  const shown = demand ? listed(plan, someone, demand, today) : unlisted(plan, someone, today);
  const rest = opened ? { children: opens(plan, someone, today, shown.range) } : { later: true, children: [] };
  return { id: `person ${who}`, label, whose: [who], parts: true, ...shown, ...rest };
}

/** How much leave a person opens to. */
const mostLeave = 20;

type Shown = Pick<Row, 'description' | 'detail' | 'state' | 'context' | 'entry' | 'range' | 'uri'>;

function listed(plan: Plan, { who, jobs }: Someone, demand: Demand, today: Day): Shown {
  const load = loadOf(demand, today);
  const { person } = demand;
  const found = resolve(plan, 'person', who);
  const entry = found?.entry ?? person;
  const first = load.weeks[0];
  const missing = uncounted(demand, jobs, today);
  const { role, capacity } = person.value;
  return {
    description: [...presence(demand, load, today), ...loaded(load, today)].join(' · '),
    detail: [
      ...(role ? [`${role}.`] : []),
      `${inHours(capacity ?? demand.time.perWeek)} a week${capacity === undefined ? ', as nothing else is written' : ''}.`,
      ...(first ? [arithmetic(plan, demand, first)] : []),
      ...(load.worst && load.worst !== first ? [`The worst week: ${arithmetic(plan, demand, load.worst)}`] : []),
      ...(first ? [byDueDates] : []),
      ...(missing.length ? [`Not in these hours: ${inCounts(missing)}.`] : []),
    ].join('\n'),
    state: stateOf(load),
    context: 'entry',
    entry: `person/${who}`,
    range: rangeOf(found?.home?.plan ?? plan, { parsed: entry.parsed, range: entry.key.range }),
    ...fileOf(plan, { home: found?.home }),
  };
}

/** Somebody of whom only the name is known leads to the first work of theirs. */
function unlisted(plan: Plan, { who, jobs }: Someone, today: Day): Shown {
  const [{ entry, home }] = jobs as [Job];
  const late = jobs.filter(it => isJobLate(it, today)).length;
  return {
    description: [`owns ${jobs.length} open`, ...(late ? [`${late} late`] : []), 'hours not known'].join(' · '),
    detail: `No plan lists ${who} under people:, so nobody knows how many hours there are.`,
    state: 'unlisted',
    context: 'name',
    range: rangeOf(home?.plan ?? plan, { parsed: entry.parsed, range: at(entry, 'owner') }),
    ...fileOf(plan, { home }),
  };
}

const states: Readonly<Record<Presence, State | undefined>> = {
  here: undefined,
  vacancy: 'vacancy',
  'not here yet': 'not here yet',
  'on leave': 'away',
  leaving: 'leaving',
  gone: 'gone',
};
/** More than there are hours for is what to talk about first. */
const stateOf = ({ over, presence, weeks }: Load): State =>
  over.length ? 'over' : (states[presence] ?? weeks[0]?.is ?? 'free');

function presence({ person, time }: Demand, load: Load, today: Day): string[] {
  const { from, until } = person.value;
  const leave = time.leave.find(it => it.from <= today && today <= it.to);
  const says: Record<Presence, string | undefined> = {
    here: undefined,
    vacancy: from === undefined ? 'vacancy, no date' : `vacancy until ${shortDay(from)}`,
    'not here yet': from === undefined ? undefined : `from ${shortDay(from)}`,
    'on leave': leave && `on leave until ${shortDay(leave.to)}`,
    leaving: until === undefined ? undefined : `leaves ${shortDay(until)}`,
    gone: until === undefined ? undefined : `left ${shortDay(until)}`,
  };
  const said = says[load.presence];
  return said === undefined ? [] : [said];
}

/** `this week 34 h of 32 h · over in 3 of 13 weeks`. */
function loaded({ weeks, over, presence: now }: Load, today: Day): string[] {
  const [first] = weeks;
  const isHere = first && (first.is !== 'away' || now === 'here');
  return [
    ...(isHere ? [`${weekName(first, today)} ${hoursOf(first)}`] : []),
    ...(over.length ? [`over in ${over.length} of ${counted(weeks.length, 'week')}`] : []),
  ];
}
const hoursOf = ({ hours, limit, is }: Week): string =>
  is === 'away' ? 'away' : `${inHours(hours)} of ${inHours(limit)}`;

/** `this week`, or what of it is left; over a weekend the next one. */
export function weekName({ from }: Pick<Week, 'from'>, today: Day): string {
  if (from > today) return 'next week';
  return weekdayOf(from) === 0 ? 'this week' : 'rest of this week';
}

function opens(plan: Plan, { who, demand, jobs }: Someone, today: Day, range: Range): Row[] {
  const owned = ownedRows(plan, who, jobs, today);
  if (!demand) return [...owned, ...laterRows(plan, who, jobs, today)];
  return [
    ...owned,
    ...weekRows(plan, demand, range, today),
    ...leaveRows(plan, demand, today),
    ...uncountedRows(plan, who, uncounted(demand, jobs, today), today),
  ];
}

/** The leave that is ahead, each with the working days that it takes. */
function leaveRows(plan: Plan, { person, time }: Demand, today: Day): Row[] {
  const ahead = time.leave.filter(it => it.to >= today).slice(0, mostLeave);
  const { entry = person, home } = whoSays(plan, 'person', person.id, 'leave') ?? {};
  const range = rangeOf(home?.plan ?? plan, { parsed: entry.parsed, range: at(entry, 'leave') });
  return ahead.map(({ from, to }) => {
    const days = time.company.between(from, to);
    return {
      id: `person ${person.id} leave ${iso(from)}`,
      label: from === to ? `Leave on ${shortDay(from)}` : `Leave until ${shortDay(to)}`,
      description: [...(from === to ? [] : [`from ${shortDay(from)}`]), counted(days, 'working day')].join(' · '),
      state: 'away',
      context: 'entry',
      entry: `person/${person.id}`,
      whose: [person.id],
      week: from <= weekEnd(today),
      range,
      ...fileOf(plan, { home }),
      children: [],
    };
  });
}
