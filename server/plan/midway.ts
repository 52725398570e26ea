import { type Day, workdayFrom, workdayUpTo } from '../language/day.ts';

/** The working day midway between two days, on or after the first and before the second; where only days off lie between them, one of those. */
export function midway(from: Day, to: Day): Day {
  const day = workdayUpTo(from + Math.floor((to - from) / 2));
  return day >= from ? day : Math.min(workdayFrom(from), to - 1);
}

/** The working day midway through the time that is left until `due`: where a check-in helps. Nothing where it may not start before then. */
export function checkinDay(start: Day | undefined, due: Day, today: Day): Day | undefined {
  const from = due > today ? Math.max(start ?? today, today) : (start ?? due - 1);
  return from < due ? midway(from, due) : undefined;
}
