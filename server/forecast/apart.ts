import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { workingTimeOf } from '../reckon/working-time.ts';

/** How many working days of the company lie between two times, with the part of a day; negative where the second is the earlier. */
export const apart = (plan: Plan, today: Day, from: number, to: number): number =>
  position(plan, today, to) - position(plan, today, from);

/** A time in working days from today on. */
function position(plan: Plan, today: Day, time: number): number {
  const { company } = workingTimeOf(plan, '', today);
  const day = today + Math.floor(time);
  const part = company.has(day) ? time - Math.floor(time) : 0;
  return (day >= today ? company.between(today, day - 1) : -company.between(day, today - 1)) + part;
}
