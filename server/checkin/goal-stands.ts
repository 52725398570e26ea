import { forecastOf } from '../forecast/forecast.ts';
import { rangesOf } from '../forecast/ranges.ts';
import { whyGoal } from '../forecast/why.ts';
import type { Day } from '../language/day.ts';
import { planOn } from '../plan/earlier.ts';
import type { Plan } from '../plan/plan.ts';
import { goalOf } from '../plan/section.ts';
import { counted, spoken } from '../plan/wording.ts';
import { companyDays } from '../plan/workdays.ts';
import { aloud } from './point.ts';

/** When the goal is reached as it is foreseen now, and was then; that it never is, and why. */
export function goalStands(plan: Plan, today: Day, since: Day): string[] {
  const goal = goalOf(plan)?.value;
  if (goal?.by === undefined) return [];
  const now = goalIn(plan, today);
  if (now === undefined) {
    const why = whyGoal(forecastOf(plan, today))[0];
    return why ? [`The forecast does not see the goal reached at all. ${aloud(plan, why.text, today)}`] : [];
  }
  const then = planOn(plan, since);
  const was = then && goalOf(then)?.value.metric === goal.metric ? goalIn(then, since) : undefined;
  const apart = companyDays(plan).between(now, goal.by);
  const margin =
    apart === 0
      ? 'to the day'
      : `${stretch(Math.abs(apart))} ${apart > 0 ? 'before' : 'after'} its day, ${spoken(goal.by, today)}`;
  const before =
    was === undefined
      ? ''
      : was === now
        ? `, unchanged since ${spoken(since, today)}`
        : `; on ${spoken(since, today)} it was ${spoken(was, today)}`;
  return [`The forecast for the goal, at 80 %, is ${spoken(now, today)}, ${margin}${before}.`];
}
/** Working days; of many, weeks. */
const stretch = (days: number): string =>
  days < 20 ? counted(days, 'working day') : counted(Math.round(days / 5), 'week');
/** In four of five cases. */
const goalIn = (plan: Plan, day: Day): Day | undefined => rangesOf(forecastOf(plan, day)).goal?.p80;
