import type { Week } from '../../../server/protocol.ts';
import { short as dayName } from '../page/days.ts';
import { beyond, free, short, used } from './rows.ts';

export const hours = (it: number): string => `${Math.round(it * 10) / 10} h`;

/** Why two answers about one week are both right. */
export const bothWays =
  'Hours stand in the week in which the forecast has the work done. By due dates, as the People tree counts, it is spread evenly until it is due.';

/** Why a week is marked, as sentences. */
export function warnings(week: Week): string[] {
  const [asked, planned] = [short(week), beyond(week)];
  return [
    ...(asked ? [`The deadlines ask for ${hours(asked)} more than fits.`] : []),
    ...(planned ? [`The forecast has ${hours(planned)} more in it than the ceiling.`] : []),
  ];
}

/** A week in words: all that its bar shows. */
export function says(name: string, week: Week, today: number): string {
  const left = free(week);
  const over = short(week);
  return [
    `${name}, week of ${dayName(week.from, today)}`,
    `project ${hours(week.project)}`,
    `support ${hours(week.support)}`,
    `recurring ${hours(week.recurring)}`,
    ...(week.leave ? [`leave ${hours(week.leave)}`] : []),
    left < 0 ? `${hours(-left)} above the ceiling` : `free ${hours(left)}`,
    `${hours(used(week))} of ${hours(week.limit)} under the ceiling`,
    ...(over ? [`deadlines ask for ${hours(over)} too much`] : []),
  ].join(', ');
}
