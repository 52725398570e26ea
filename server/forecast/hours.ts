import { type Day, iso } from '../language/day.ts';
import type { Range } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { find } from '../plan/query.ts';
import { type Piece, piecesOf, usualCeiling } from '../reckon/demand.ts';
import { lastingJobs } from '../reckon/job.ts';
import { inHours } from '../reckon/overload.ts';
import { nameOf } from '../reckon/try-out.ts';
import { type Absence, type WorkingTime, workingTimeOf } from '../reckon/working-time.ts';

/** When somebody is there for work that is done once, and what their other work leaves of a day. */
export interface Giving {
  readonly id: string;
  readonly time: WorkingTime;
  /** The share of the working time that may be planned. */
  readonly ceiling: number;
  /** Continuous load and recurring work, day by day. */
  readonly load: readonly Piece[];
}

interface Known {
  readonly today: Day;
  readonly givings: Map<string, Giving>;
}
const known = new WeakMap<Plan, Known>();

/** What somebody has for work that is done once. A name without an entry is somebody who is here full time. */
export function givingOf(plan: Plan, id: string, today: Day): Giving {
  let all = known.get(plan);
  if (all?.today !== today) known.set(plan, (all = { today, givings: new Map() }));
  let giving = all.givings.get(id);
  if (!giving) all.givings.set(id, (giving = newGiving(plan, id, today)));
  return giving;
}
function newGiving(plan: Plan, id: string, today: Day): Giving {
  const person = find(plan, 'person', id)?.value;
  const team = person?.team === undefined ? undefined : find(plan, 'team', person.team)?.value;
  return {
    id,
    time: workingTimeOf(plan, id, today),
    ceiling: person?.ceiling ?? team?.ceiling ?? usualCeiling,
    load: lastingJobs(plan, id).flatMap(it => piecesOf(plan, it, id, today)),
  };
}

/** Hours that this person can give on this day: contract hours under the ceiling, less continuous load and recurring work. */
export function hoursOn({ time, ceiling, load }: Giving, day: Day): number {
  if (!time.isWorkday(day)) return 0;
  let hours = time.perDay * ceiling;
  for (const { from, to, rate } of load) if (from <= day && day <= to) hours -= rate;
  return Math.max(0, hours);
}

/** How the hours of a day come about: the contract, less what takes from them, and what is left. */
export interface DayAccount {
  readonly day: Day;
  readonly absence: Absence | undefined;
  readonly contract: number;
  readonly ceiling: number;
  readonly less: readonly Piece[];
  readonly hours: number;
}
export function accountOf(giving: Giving, day: Day): DayAccount {
  const { time, ceiling, load } = giving;
  const absence = time.absence(day);
  const less = load.filter(({ from, to }) => from <= day && day <= to);
  return { day, absence, contract: time.perDay, ceiling, less, hours: hoursOn(giving, day) };
}

/** `contract 8 h, less support-desk 2.4 h, under the ceiling of 80 %: 4 h`. */
export function accountLine({ day, absence, contract, ceiling, less, hours }: DayAccount): string {
  if (absence) return `no work on ${iso(day)}: ${absence}`;
  const taken = less.map(it => `, less ${nameOf(it.job)} ${inHours(it.rate)}`).join('');
  const under = ceiling < 1 ? `, under the ceiling of ${percent(ceiling)}` : '';
  return `contract ${inHours(contract)}${taken}${under}: ${inHours(hours)}`;
}
/** `80 %`. */
export const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** The hours of the seven days of a week, Monday first, as they are from a day on. */
export interface Stretch {
  readonly from: Day;
  readonly week: readonly number[];
}
const noDays: readonly number[] = [0, 0, 0, 0, 0, 0, 0];

/**
 * The same from a day on without end: in each stretch one week is like the other, the last goes on for ever. As many
 * stretches as something changes, however far ahead that is.
 */
export function stretchesOf(giving: Giving, today: Day): Stretch[] {
  const { time, load } = giving;
  const days = new Set<Day>([today]);
  const change = (day: Day): void => {
    if (day > today && Number.isFinite(day)) days.add(day);
  };
  change(time.from);
  change(time.until + 1);
  for (const { from, to } of [...time.leave, ...time.week.holidays, ...load]) {
    change(from);
    change(to + 1);
  }
  return [...days].sort((a, b) => a - b).map(from => ({ from, week: weekOn(giving, from) }));
}
function weekOn(giving: Giving, day: Day): readonly number[] {
  const { time, ceiling, load } = giving;
  const { days, holidays } = time.week;
  if (day < time.from || day > time.until || covers(time.leave, day) || covers(holidays, day)) return noDays;
  let hours = time.perDay * ceiling;
  for (const { from, to, rate } of load) if (from <= day && day <= to) hours -= rate;
  return days.map(it => (it ? Math.max(0, hours) : 0));
}
/** Whether one of some ranges, in order and apart, holds a day. */
function covers(ranges: readonly Range[], day: Day): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (ranges[mid]!.to < day) low = mid + 1;
    else high = mid;
  }
  return low < ranges.length && ranges[low]!.from <= day;
}
