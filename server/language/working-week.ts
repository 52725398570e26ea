import { type Day, weekdayOf } from './day.ts';
import type { Calendar } from './people.ts';
import type { Range } from './values.ts';

/** Which days of a week, Monday first, are worked, how long, and when nobody works. */
export interface WorkWeek {
  readonly days: readonly boolean[];
  /** Hours of a full working day. */
  readonly hours: number;
  /** In order, and apart. */
  readonly holidays: readonly Range[];
  readonly zone: string | undefined;
}

const short = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const mondayToFriday: readonly boolean[] = [true, true, true, true, true, false, false];

/** A calendar as it is worked by; what it leaves out is Monday to Friday, 8 hours a day. */
export function workWeek({ week, hours, holidays, zone }: Calendar = {}): WorkWeek {
  const days = short.map(() => false);
  for (const text of typeof week === 'string' ? [week] : (week ?? [])) {
    const [first, last = first] = text.split('..').map(it => short.indexOf(it));
    // `sat..wed` goes over the end of the week.
    for (let day = first!; ; day = (day + 1) % 7) {
      days[day] = true;
      if (day === last) break;
    }
  }
  return {
    days: days.includes(true) ? days : mondayToFriday,
    hours: hours !== undefined && hours > 0 && hours <= 24 ? hours : 8,
    holidays: union(holidays ?? []),
    zone,
  };
}

/** Days and ranges of days as ranges in order that do not meet; reversed ones are none. */
export function union(days: readonly (Day | Range)[]): Range[] {
  const sorted = days
    .map(it => (typeof it === 'number' ? { from: it, to: it } : it))
    .filter(it => it.from <= it.to)
    .sort((a, b) => a.from - b.from);
  const apart: Range[] = [];
  for (const it of sorted) {
    const last = apart.at(-1);
    if (last && it.from <= last.to + 1) apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, it.to) };
    else apart.push(it);
  }
  return apart;
}

/** Counts the days of a working week between two days, some left out: in the time of a search among those, however far apart the two are. */
export class DayCount {
  private readonly off: readonly Range[];
  /** How many days of the week the ranges before each take. */
  private readonly taken: readonly number[];
  private readonly days: readonly boolean[];
  /** How many days of the week lie before each weekday, and in all of it. */
  private readonly before: readonly number[];
  /** `off` is in order, and apart. */
  constructor(days: readonly boolean[], off: readonly Range[]) {
    this.days = days;
    this.off = off;
    const before = [0];
    for (const it of days) before.push(before.at(-1)! + (it ? 1 : 0));
    this.before = before;
    const taken = [0];
    for (const it of off) taken.push(taken.at(-1)! + this.inWeek(it.from, it.to));
    this.taken = taken;
  }
  /** How many of them lie from one day to another, both included. */
  between(from: Day, to: Day): number {
    return from > to ? 0 : this.inWeek(from, to) - this.takenUpTo(to) + this.takenUpTo(from - 1);
  }
  has(day: Day): boolean {
    const last = this.off[this.lastFrom(day)];
    return this.days[weekdayOf(day)]! && !(last && day <= last.to);
  }
  /** The same, none left out. */
  inWeek(from: Day, to: Day): number {
    return from > to ? 0 : this.upTo(to) - this.upTo(from - 1);
  }
  private upTo(day: Day): number {
    return Math.floor((day + 3) / 7) * this.before[7]! + this.before[weekdayOf(day) + 1]!;
  }
  private takenUpTo(day: Day): number {
    const last = this.lastFrom(day);
    if (last < 0) return 0;
    const { from, to } = this.off[last]!;
    return this.taken[last]! + this.inWeek(from, Math.min(to, day));
  }
  /** The last range that begins up to a day. */
  private lastFrom(day: Day): number {
    let low = -1;
    let high = this.off.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (this.off[mid]!.from <= day) low = mid;
      else high = mid - 1;
    }
    return low;
  }
}
