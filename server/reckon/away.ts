import type { Day } from '../language/day.ts';
import type { Range } from '../language/values.ts';
import type { WorkingTime } from './working-time.ts';

/** Somebody is on leave when something of theirs is to be finished. */
export interface Away {
  /** The leave that ends last before it is due. */
  readonly leave: Range;
  /** On how many of so many working days up to then; `all` of the last ones. */
  readonly days: number;
  readonly of: number;
  readonly all: boolean;
}

/** Whether somebody is on leave on all of the `last` working days up to a due date, or on half of those from a day on. */
export function awayUpTo(time: WorkingTime, from: Day, due: Day, last: number): Away | undefined {
  const leave = time.leave.findLast(it => it.from <= due);
  if (!leave || leave.to < from - 60) return undefined;
  const first = daysBack(time, due, last);
  const on = (day: Day): number => time.company.between(day, due) - time.workdays(day, due);
  const here = Math.max(from, time.from);
  // Who is not here yet, or no longer, has another report.
  if (due > time.until || here > due) return undefined;
  if (first !== undefined && first >= time.from && on(first) >= last) return { leave, days: last, of: last, all: true };
  const all = time.company.between(here, due);
  const days = on(here);
  return days > 0 && days * 2 >= all ? { leave, days, of: all, all: false } : undefined;
}

/** The working day of the calendar from which on there are so many up to a day. */
function daysBack(time: WorkingTime, day: Day, count: number): Day | undefined {
  let left = count;
  for (let it = day; day - it < 60 + count * 7; it--) if (time.company.has(it) && --left <= 0) return it;
  return undefined;
}
