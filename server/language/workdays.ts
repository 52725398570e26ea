import { addWorkdays, type Day, isWorkday, workdayFrom, workdaysBetween, workdayUpTo } from './day.ts';
import type { Range } from './values.ts';
import { DayCount } from './working-week.ts';

/** The days on which somebody works: a person, or the company. */
export interface Workdays {
  isWorkday(day: Day): boolean;
  /** The day itself when it is a working day, else the last one before it. */
  upTo(day: Day): Day;
  /** The day itself when it is a working day, else the first one after it. */
  from(day: Day): Day;
  /** How many working days lie after `from`, up to and including `to`; negative when `to` is the earlier. */
  between(from: Day, to: Day): number;
  /** The working day that lies `count` working days after `day`, or before it when negative. */
  add(day: Day, count: number): Day;
}

/** The days of whoever has no calendar. One for all: where no calendar is written, nothing is made. */
export const mondayToFriday: Workdays = {
  isWorkday,
  upTo: workdayUpTo,
  from: workdayFrom,
  between: workdaysBetween,
  add: addWorkdays,
};

/** Nobody is off for longer and still expected; beyond that only Saturdays and Sundays are off, so that there is a day to name. */
const furthest = 800;

/** The days of a week without those that are off, which are in order, and apart. */
export class CalendarDays implements Workdays {
  private readonly count: DayCount;
  constructor(days: readonly boolean[], off: readonly Range[]) {
    this.count = new DayCount(days, off);
  }
  isWorkday(day: Day): boolean {
    return this.count.has(day);
  }
  upTo(day: Day): Day {
    for (let it = day; day - it < furthest; it--) if (this.count.has(it)) return it;
    return workdayUpTo(day);
  }
  from(day: Day): Day {
    for (let it = day; it - day < furthest; it++) if (this.count.has(it)) return it;
    return workdayFrom(day);
  }
  between(from: Day, to: Day): number {
    return to >= from ? this.count.between(from + 1, to) : 0 - this.count.between(to + 1, from);
  }
  add(day: Day, count: number): Day {
    const base = count >= 0 ? this.upTo(day) : this.from(day);
    const step = count >= 0 ? 1 : -1;
    const isFar = (days: number): boolean => this.between(base, base + step * days) * step >= count * step;
    // The fewest days that hold so many working days: doubled until they do, then halved.
    let high = Math.abs(count);
    for (let more = 7; !isFar(high) && more < 1e6; more *= 2) high += more;
    if (!isFar(high)) return addWorkdays(day, count);
    let low = 0;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (isFar(mid)) high = mid;
      else low = mid + 1;
    }
    // Backwards the day before the last one counted off is a day off: the working day before it is meant.
    return step > 0 ? base + low : this.upTo(base - low);
  }
}
