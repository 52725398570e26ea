import { type Day, iso, readDay } from '../language/day.ts';
import { spanAround } from '../language/period.ts';
import type { Workdays } from '../language/workdays.ts';
import type { Proposal } from '../words/deadline.ts';
import type { Frame } from './frame.ts';
import { isProposed } from './keys.ts';
import { type EntryOf, field } from './query.ts';

/** Whether a day can be written in a plan, where years have four digits. */
export const isWritable = (day: Day): boolean => readDay(iso(day)) === day;

/** Work done once, as far as the text tells: no `every` and no `load`, however they read, and no word that is taken for one of them. */
export const isOnce = (entry: EntryOf<'activity'>): boolean =>
  ['every', 'load'].every(key => !field(entry, key) && !isProposed(entry, key));

/** Days that a missing deadline may be meant to be, none before `from`: the goal's date and the end of the period, else the end of the quarter, all on working days of whoever is meant to meet it. */
export function likelyDues(
  { head, period, today, workdays: company }: Frame,
  from: Day = today,
  workdays: Workdays = company,
): Proposal[] {
  const goal = head.goal?.by;
  const known = [
    ...(goal === undefined ? [] : [goalDay(goal, workdays)]),
    ...(period ? [{ day: workdays.upTo(period.to), says: 'last working day of the period' }] : []),
  ].filter((it, i, all) => it.day >= from && all.findIndex(other => other.day === it.day) === i);
  return known.length ? known : [{ day: quarterEnd(from, workdays), says: 'last working day of the quarter' }];
}

/** The goal's date as a deadline for work: where it is a day off, the working day before. */
export const goalDay = (goal: Day, workdays: Workdays): Proposal => ({
  day: workdays.upTo(goal),
  says: workdays.isWorkday(goal) ? "the goal's date" : "last working day before the goal's date",
});

/** The last working day of a quarter that is not over on `day`. */
function quarterEnd(day: Day, workdays: Workdays): Day {
  const end = workdays.upTo(spanAround(day, 3).to);
  return end >= day ? end : quarterEnd(day + 7, workdays);
}
