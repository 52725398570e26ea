/** A civil date as the number of days since 1970-01-01. Without a clock time or a zone, so the same everywhere. */
export type Day = number;

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** For naming a day to a person, from its number: `Monday`. */
export const weekdayName = (weekday: number): string =>
  weekdays[weekday]![0]!.toUpperCase() + weekdays[weekday]!.slice(1);
/** For naming a month to a person. */
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The day of a year, a month from 1 and a day of the month; nothing when there is no such day. Hinnant, "chrono-compatible low-level date algorithms". */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const ofEra = (y - era * 400) * 365 + Math.floor((y - era * 400) / 4) - Math.floor((y - era * 400) / 100) + ofYear;
  return era * 146097 + ofEra - 719468;
}

/** Year, month from 1 and day of the month. */
export function civil(day: Day): { year: number; month: number; date: number } {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const ofEra = z - era * 146097;
  const ofYears = ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096);
  const y = Math.floor(ofYears / 365);
  const ofYear = ofEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: y + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: ofYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

export const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
export const daysInMonth = (year: number, month: number) =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Reads `2026-08-21` and nothing else. */
export function readDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** The same for a program; null where there is no day. */
export const isoOrNull = (day: Day | undefined): string | null => (day === undefined ? null : iso(day));
/** Writes `2026-08-21`. */
export function iso(day: Day): string {
  const { year, month, date } = civil(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: Day) => (((day + 3) % 7) + 7) % 7;
/** Monday to Friday: the working week of whoever has no calendar. */
export const isWorkday = (day: Day) => weekdayOf(day) < 5;
/** The day itself when it is a working day, else the last one before it. */
export const workdayUpTo = (day: Day): Day => day - Math.max(0, weekdayOf(day) - 4);
/** The day itself when it is a working day, else the first one after it. */
export const workdayFrom = (day: Day): Day => (isWorkday(day) ? day : day + 7 - weekdayOf(day));

/** How many working days lie after `from`, up to and including `to`; negative when `to` is the earlier. */
export function workdaysBetween(from: Day, to: Day): number {
  const count = (day: Day) => Math.floor((day + 3) / 7) * 5 + Math.min(5, weekdayOf(day) + 1);
  return count(to) - count(from);
}

/** The working day that lies `count` working days after `day`, or before it when negative. */
export function addWorkdays(day: Day, count: number): Day {
  const base = count >= 0 ? workdayUpTo(day) : workdayFrom(day);
  const index = weekdayOf(base) + count;
  const weeks = Math.floor(index / 5);
  return base - weekdayOf(base) + weeks * 7 + (index - weeks * 5);
}

/** The same day of the month `count` months later, or the last day of that month when it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = civil(day);
  const index = year * 12 + month - 1 + count;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dayOf(y, m, Math.min(date, daysInMonth(y, m)))!;
}
