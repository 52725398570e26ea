import { type Day, weekdayOf } from '../language/day.ts';
import { type Demand, weeksFrom } from './demand.ts';
import { slightest } from './overload.ts';
import type { Account } from './working-time.ts';

/** How far ahead the load of people is shown: a quarter. */
export const weeksAhead = 13;
/** From this share of what may be planned on, a week counts as full. */
const nearlyAll = 0.9;

/** A week of somebody, as far as it is still ahead. */
export interface Week {
  readonly from: Day;
  /** Its last day of the working week. */
  readonly to: Day;
  /** Hours that are promised, and those that may be. */
  readonly hours: number;
  readonly limit: number;
  readonly account: Account;
  readonly is: 'over' | 'full' | 'free' | 'away';
}
/** How somebody stands to the plans: whether there is anybody, and for how long. */
export type Presence = 'here' | 'vacancy' | 'not here yet' | 'on leave' | 'leaving' | 'gone';

/** The weeks of one person, without those of which no working day is left. */
export interface Load {
  readonly weeks: readonly Week[];
  readonly over: readonly Week[];
  /** The week in which the most is promised above what may be; nothing where that is never so. */
  readonly worst: Week | undefined;
  /** The share of all hours that may be planned which is promised. */
  readonly share: number;
  readonly presence: Presence;
}

const known = new WeakMap<Demand, { today: Day; load: Load }>();

/** What is promised of somebody's time, week by week. */
export function loadOf(demand: Demand, today: Day): Load {
  const before = known.get(demand);
  if (before?.today === today) return before.load;
  const { company } = demand.time;
  const weeks = weeksFrom(today, weeksAhead)
    .filter(({ from, to }) => company.inWeek(from, to) > 0)
    .map(({ from, to }) => weekOf(demand, from, lastWorkday(demand, to)));
  const over = weeks.filter(it => it.is === 'over');
  const [hours, limit] = [sum(weeks.map(it => it.hours)), sum(weeks.map(it => it.limit))];
  const load: Load = {
    weeks,
    over,
    worst: over.length ? over.reduce((a, b) => (b.hours - b.limit > a.hours - a.limit ? b : a)) : undefined,
    share: limit ? hours / limit : 0,
    presence: presenceOf(demand, today),
  };
  known.set(demand, { today, load });
  return load;
}

function weekOf(demand: Demand, from: Day, to: Day): Week {
  const account = demand.time.account(from, to);
  const [hours, limit] = [demand.hours(from, to), demand.limit(from, to)];
  const is =
    hours > limit + slightest ? 'over' : limit < slightest ? 'away' : hours > limit * nearlyAll ? 'full' : 'free';
  return { from, to, hours, limit, account, is };
}

/** The last working day of the week that ends on a Sunday, holidays and leave aside. */
function lastWorkday({ time }: Demand, sunday: Day): Day {
  let day = sunday;
  while (!time.week.days[weekdayOf(day)]) day--;
  return day;
}

function presenceOf({ person: { value }, time }: Demand, today: Day): Presence {
  if (value.until !== undefined && value.until < today) return 'gone';
  if (value.status === 'hiring') return 'vacancy';
  if (time.from > today) return 'not here yet';
  if (time.leave.some(it => it.from <= today && today <= it.to)) return 'on leave';
  return value.until !== undefined && value.until < today + weeksAhead * 7 ? 'leaving' : 'here';
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

/** Somebody's time is promised to so many plans in some days: hours by the plan, the most first; nothing is the plan at hand. */
export function byPlan(demand: Demand, { from, to }: Pick<Week, 'from' | 'to'>) {
  const plans = new Map<Demand['pieces'][number]['job']['home'], number>();
  for (const it of demand.pieces) {
    const hours = demand.hoursOf(it, from, to);
    if (hours > 0) plans.set(it.job.home, (plans.get(it.job.home) ?? 0) + hours);
  }
  return [...plans].map(([home, hours]) => ({ home, hours })).sort((a, b) => b.hours - a.hours);
}
