import type { Day } from '../language/day.ts';
import type { Range } from '../language/values.ts';
import { union } from '../language/working-week.ts';
import type { WorkingTime } from '../reckon/working-time.ts';

/** Days in a row on which somebody does not work. */
export interface DaysOff {
  readonly from: Day;
  readonly to: Day;
  readonly why: 'leave' | 'holiday' | 'not here yet' | 'day off';
  /** Leave that holidays lengthen. */
  readonly isMore?: boolean;
}

/** How many are told of one piece of work: the longest. */
const most = 4;

/**
 * Why somebody did not work on something between the day on which it was ready and its last: leave and holidays, with
 * the days off between two of them as one; ordinary days off only where it would have been begun on one. In order.
 */
export function daysOff(time: WorkingTime, ready: Day, first: Day, last: Day): DaysOff[] {
  const found: DaysOff[] = [];
  if (ready < time.from && time.from <= first) found.push({ from: ready, to: time.from - 1, why: 'not here yet' });
  const from = Math.max(ready, time.from);
  for (const it of joinedOver(time)) {
    if (it.to < from || it.from > last) continue;
    const isLeave = time.leave.some(leave => leave.from <= it.to && it.from <= leave.to);
    const isMore =
      isLeave && time.week.holidays.some(day => day.from <= it.to && it.from <= day.to && !isIn(time, day));
    found.push({ from: it.from, to: it.to, why: isLeave ? 'leave' : 'holiday', ...(isMore && { isMore }) });
  }
  if (!found.length && from < first && !time.workdays(from, first - 1) && first - from < 14)
    found.push({ from, to: first - 1, why: 'day off' });
  const longest = [...found].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, most);
  return found.filter(it => longest.includes(it));
}

/** Whether some days are all on leave. */
const isIn = ({ leave }: WorkingTime, { from, to }: Range): boolean => leave.some(it => it.from <= from && to <= it.to);

/** Leave and holidays; two with nothing but days off between are one. */
function joinedOver(time: WorkingTime): { from: Day; to: Day }[] {
  const all: { from: Day; to: Day }[] = [];
  for (const it of union([...time.leave, ...time.week.holidays])) {
    const before = all.at(-1);
    if (before && !time.company.inWeek(before.to + 1, it.from - 1)) before.to = it.to;
    else all.push({ ...it });
  }
  return all;
}
