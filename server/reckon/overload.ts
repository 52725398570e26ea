import type { Day } from '../language/day.ts';
import { types, type ValueType } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { type Demand, weeksFrom } from './demand.ts';
import { hoursLeft, type Job, jobsOf } from './job.ts';
import { workingTimeOf } from './working-time.ts';

/** How far ahead demand is looked at, as a setting of a rule. */
export const horizon = (says: string, weeks = '13w') => ({
  horizon: { type: types.interval as ValueType, default: weeks, says },
});

/** What is told with one decimal is no more than another by less than half of one. */
export const slightest = 0.05;

/** A week in which more is asked of somebody than may be planned. */
export interface FullWeek {
  /** Its first day that is not over yet. */
  readonly from: Day;
  readonly to: Day;
  readonly hours: number;
  readonly limit: number;
}
export const fullWeeks = (demand: Demand, today: Day, weeks: number): FullWeek[] =>
  !demand.pieces.length
    ? []
    : weeksFrom(today, weeks).flatMap(({ from, to }) => {
        const [hours, limit] = [demand.hours(from, to), demand.limit(from, to)];
        return hours > limit + slightest ? [{ from, to, hours, limit }] : [];
      });

/** The week in which the most is asked above what may be planned. */
export const worstOf = (weeks: readonly FullWeek[]): FullWeek =>
  weeks.reduce((a, b) => (b.hours - b.limit > a.hours - a.limit ? b : a));

/** Work that cannot be done by a day, in whatever order it is taken up. */
export interface Overbooked {
  readonly day: Day;
  /** Hours that it takes at the least, and all that there are until then. */
  readonly least: number;
  readonly hours: number;
  /** All that is due by then, the last first. */
  readonly jobs: readonly Job[];
}

/** The first day by which the low ends of what somebody owns exceed all contract hours till then, less days off and continuous load. */
export function overbooked(demand: Demand, plan: Plan, today: Day): Overbooked | undefined {
  const { person, time, pieces } = demand;
  const jobs = jobsOf(plan)
    .of(person.id)
    .filter(it => it.owner === person.id && it.kind === 'once' && it.due !== undefined && it.due >= today)
    // Who is away till then has another report; who has no hours at all has not.
    .filter(it => !time.perDay || time.hours(today, it.due!) > 0)
    .sort((a, b) => a.due! - b.due!);
  const load = pieces.filter(it => it.job.kind === 'continuous');
  let least = 0;
  for (let i = 0; i < jobs.length; i++) {
    const day = jobs[i]!.due!;
    least += Math.max(0, hoursLeft(jobs[i]!, time, today, 'low') - helpUntil(plan, jobs[i]!, today, day));
    if (day === jobs[i + 1]?.due) continue;
    const taken = load.reduce((sum, it) => sum + demand.hoursOf(it, today, day), 0);
    const hours = Math.max(0, time.hours(today, day) - taken);
    if (least > hours + slightest) return { day, least, hours, jobs: jobs.slice(0, i + 1).reverse() };
  }
  return undefined;
}
/** All that contributors may give to it, however late they begin. */
function helpUntil(plan: Plan, { shares }: Job, today: Day, day: Day): number {
  let hours = 0;
  for (const [id, share] of shares) hours += share * workingTimeOf(plan, id, today).hours(today, day);
  return hours;
}

/** `25.6 h`: hours as a message says them. */
export const inHours = (hours: number): string => `${Math.round(hours * 10) / 10} h`;
