import type { Day } from '../language/day.ts';
import { spanAround, writePeriod } from '../language/period.ts';
import type { Range } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { checkins, entriesOf, milestoneDays } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';

/** Every day for which something is planned: starts, deadlines, check-ins, milestones, decisions and the goal. */
function plannedDays(plan: Plan): Day[] {
  const days = [
    goalOf(plan)?.value.by,
    ...entriesOf(plan, 'activity').flatMap(({ value }) =>
      value.status === 'dropped' ? [] : [value.start, value.due, ...checkins(value)],
    ),
    ...entriesOf(plan, 'decision').map(it => it.value.by),
    ...entriesOf(plan, 'milestone').flatMap(({ value }) => {
      const days = milestoneDays(value);
      return days ? [days.from, days.to] : [];
    }),
  ];
  return days.filter(it => typeof it === 'number');
}

/**
 * The periods that hold every day for which something is planned, and today while that is not over: the quarter or half
 * year that does, else the whole months, and the year that does. Without such days the quarter of today.
 */
export function likelyPeriods(plan: Plan, today: Day): Range[] {
  const days = plannedDays(plan);
  const last = days.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const first = days.reduce((a, b) => Math.min(a, b), today > last && days.length ? last : today);
  const short = ([3, 6] as const).map(it => spanAround(first, it)).find(it => it.to >= last);
  if (short) return [short];
  const months = { from: spanAround(first, 1).from, to: spanAround(last, 1).to };
  const year = spanAround(first, 12);
  return year.to >= last && writePeriod(year) !== writePeriod(months) ? [months, year] : [months];
}
