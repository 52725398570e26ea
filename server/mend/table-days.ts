import { type Day, dayOf, weekdayOf } from '../language/day.ts';
import { readDeadline } from '../words/deadline.ts';

/** Which number of a date with slashes comes first. */
export type DayOrder = 'day' | 'month';

const clock = /[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekday = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? +/i;
const slashed = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/;
/** `21-Aug-26`, as Excel writes days in English; `Aug-21-2026`. */
const named = /^(?:(\d{1,2})[ -]([a-z]{3,9})|([a-z]{3,9})[ -](\d{1,2}))[ ,-]{1,2}(\d{4}|\d{2})$/i;

/** A date in digits, with the weekday before it: 0 is Monday. */
interface Digits {
  readonly first: number;
  readonly second: number;
  readonly year: number;
  readonly sign: string;
  readonly weekday: number | undefined;
}
function digitsOf(cell: string): Digits | undefined {
  const [lead = '', name] = weekday.exec(cell) ?? [];
  const [, first, sign, second, year] = slashed.exec(cell.slice(lead.length).replace(clock, '')) ?? [];
  if (!year) return undefined;
  return {
    first: Number(first),
    second: Number(second),
    year: fullYear(year),
    sign: sign!,
    weekday: name === undefined ? undefined : weekdays.indexOf(name.toLowerCase()),
  };
}
const fullYear = (year: string): number => Number(year.length === 2 ? `20${year}` : year);

/** The day that the digits give in one order; nothing where there is none, or it is another weekday. */
function dayOfDigits({ first, second, year, weekday }: Digits, order: DayOrder): Day | undefined {
  const [date, month] = order === 'day' ? [first, second] : [second, first];
  // Of two digits that are no year of anybody's plan another one is the year.
  const day = year < 2010 ? undefined : dayOf(year, month!, date!);
  return day !== undefined && (weekday === undefined || weekdayOf(day) === weekday) ? day : undefined;
}

/** How the dates of a column are written, where one of them can be read in one way only. Dots are always day first, and say nothing of slashes. */
export function orderOf(cells: readonly string[]): DayOrder | undefined {
  let order: DayOrder | undefined;
  for (const it of cells) {
    const digits = digitsOf(it);
    if (!digits || digits.sign === '.') continue;
    const [day, month] = [dayOfDigits(digits, 'day'), dayOfDigits(digits, 'month')];
    const found =
      month === undefined && day !== undefined ? 'day' : day === undefined && month !== undefined ? 'month' : undefined;
    // A column that contradicts itself tells nothing.
    if (found && order && found !== order) return undefined;
    order ??= found;
  }
  return order;
}

/** The one day that a cell means; nothing where another reading is left. */
export function dayIn(cell: string, today: Day, order: DayOrder | undefined): Day | undefined {
  const digits = digitsOf(cell);
  const known = digits?.sign === '.' ? 'day' : order;
  if (digits && known) return dayOfDigits(digits, known);
  const [, date, month, other, second, year] = named.exec(cell) ?? [];
  const text = year ? `${date ?? second} ${month ?? other} ${fullYear(year)}` : cell.replace(clock, '');
  const read = readDeadline(text, { today });
  return read.kind === 'iso' || (read.kind === 'hard' && read.safe) ? read.day : undefined;
}
