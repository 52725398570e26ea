import type { Day } from '../language/day.ts';
import type { Workdays } from '../language/workdays.ts';

/** The working day midway between two days, on or after the first and before the second; where only days off lie between them, one of those. */
export function midway(from: Day, to: Day, workdays: Workdays): Day {
  const day = workdays.upTo(from + Math.floor((to - from) / 2));
  return day >= from ? day : Math.min(workdays.from(from), to - 1);
}

/** The working day midway through the time that is left until `due`: where a check-in helps. Nothing where it may not start before then. */
export function checkinDay(start: Day | undefined, due: Day, today: Day, workdays: Workdays): Day | undefined {
  const from = due > today ? Math.max(start ?? today, today) : (start ?? due - 1);
  return from < due ? midway(from, due, workdays) : undefined;
}

/** Working days spread evenly between two, as few as leave no more than `most` days from one to the next; never more than two dozen. */
export function evenly(from: Day, to: Day, most: number, workdays: Workdays): Day[] {
  for (let count = Math.max(1, Math.ceil((to - from) / most) - 1); ; count++) {
    const parts = Math.min(count, 24) + 1;
    const days = Array.from({ length: parts - 1 }, (_, i) =>
      workdays.upTo(from + Math.round(((to - from) * (i + 1)) / parts)),
    );
    const isEven = [...days, to].every((day, i) => day - (days[i - 1] ?? from) <= most);
    if (isEven || count >= 24) return days;
  }
}
