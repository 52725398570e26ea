import { addMonths, type Day } from './day.ts';
import type { Duration, Estimate, Interval } from './values.ts';

/** Days of working time, at `hours` a day. */
export const inDays = ({ amount, unit }: Duration, hours = 8): number =>
  unit === 'h' ? amount / hours : unit === 'w' ? amount * 5 : amount;
/** Days of calendar time, months and years at their mean length. */
export const calendarDays = ({ amount, unit }: Interval): number =>
  amount * { d: 1, w: 7, m: 365.25 / 12, q: 365.25 / 4, y: 365.25 }[unit];
/** The day an interval after `day`. */
export const addInterval = (day: Day, { amount, unit }: Interval, times = 1): Day => {
  const n = amount * times;
  return unit === 'd' || unit === 'w'
    ? day + n * (unit === 'w' ? 7 : 1)
    : addMonths(day, n * { m: 1, q: 3, y: 12 }[unit]);
};

/**
 * The ends of an estimate in days, the lower first. No log-normal has nothing as its 10th percentile: a low end of nothing
 * stands for a twentieth of the high one, so that `0d..20d` is no more certain than `1d..20d`.
 */
export function endsInDays({ low, high }: Estimate, hours = 8): readonly [number, number] {
  const [a, b] = [inDays(low, hours), inDays(high, hours)];
  const [least, most] = [Math.min(a, b), Math.max(a, b)];
  return [least > 0 ? least : most / 20, most];
}

/** The mean, in days, of the log-normal whose 10th and 90th percentile an estimate gives; a single value is itself. */
export function middle(estimate: Estimate, hours = 8): number {
  const [a, b] = endsInDays(estimate, hours);
  if (a <= 0 || a === b) return b;
  const mean = (Math.log(a) + Math.log(b)) / 2;
  const deviation = (Math.log(b) - Math.log(a)) / (2 * 1.2815515655446004);
  return Math.exp(mean + deviation ** 2 / 2);
}
