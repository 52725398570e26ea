import { addMonths, civil, type Day, dayOf, weekdayOf, weekdays, workdayFrom, workdayUpTo } from '../language/day.ts';
import { type DeadlineContext, likelyYears, long, type Proposal } from './deadline-dates.ts';
import { isoWeek } from './deadline-digits.ts';
import type { Piece } from './deadline-kinds.ts';
import { months } from './deadline-words.ts';

/** A period, with the year in its name. */
export interface Span {
  from: Day;
  to: Day;
  name: string;
}

/** Periods, as kinds of pieces: with their edge, and the year on either side. A bare unit (`year`) needs an edge. */
export const spanPattern = [
  '(?:E-?)*(?:[OD]kMY?',
  '[OD]WMY?',
  '[KH]MY?',
  'RF|F-?Q|Q-?F|F',
  'Y[-/]?[QHK]|[QHK][-/]?[Yv]?',
  'Y[-/]?M(?!D)|M[-/]?[Yv]|M(?!-?D)',
  'm',
  'Y[SC]|R?[SC]Y?',
  'XY?',
  '[RO][koqy]|RM|RQ',
  'Y)|(?:E-?)+[koqy]',
].join('|');

const monthsFrom = (year: number, month: number, count: number, name: string): Span => {
  const from = addMonths(dayOf(year, 1, 1)!, month - 1);
  return { from, to: addMonths(from, count) - 1, name };
};
const weekFrom = (monday: Day): Span => ({ from: monday, to: monday + 6, name: `the week of ${long(monday)}` });
const oneDay = (day: Day | undefined, name: string): Span | undefined => (day === undefined ? undefined : { from: day, to: day, name });

/** Easter Sunday of the Gregorian calendar: the "anonymous" computus as Meeus gives it (Astronomical Algorithms, ch. 8). */
export function easter(year: number): Day {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * a + skipped + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const late = Math.floor((a + 11 * moon + 22 * week) / 451);
  return dayOf(year, 3, 22)! + moon + week - 7 * late;
}

/** The nth such weekday of a month, the last for -1. */
function nthWeekday(year: number, month: number, nth: number, weekday: number): Span | undefined {
  const { from, to } = monthsFrom(year, month, 1, '');
  const day = nth < 0 ? to - ((weekdayOf(to) - weekday + 7) % 7) : from + ((weekday - weekdayOf(from) + 7) % 7) + (nth - 1) * 7;
  return day > to ? undefined : oneDay(day, long(day));
}

/** Seven days of a month, counted from its first day; for -1 its last seven. */
function nthWeek(year: number, month: number, nth: number): Span | undefined {
  const { from, to } = monthsFrom(year, month, 1, '');
  const first = nth < 0 ? to - 6 : from + (nth - 1) * 7;
  const name = `${nth < 0 ? 'the last week' : `week ${nth}`} of ${months[month - 1]} ${year}`;
  return first > to ? undefined : { from: first, to: Math.min(first + 6, to), name };
}

function halfOfMonth(year: number, month: number, half: number): Span {
  const { from, to } = monthsFrom(year, month, 1, '');
  const name = `the ${half === 1 ? 'first' : 'second'} half of ${months[month - 1]} ${year}`;
  return half === 1 ? { from, to: from + 14, name } : { from: from + 15, to, name };
}

function feast(year: number, which: number): Span | undefined {
  const fixed = (month: number, date: number, name: string) => oneDay(dayOf(year, month, date), `${name} ${year}`);
  if (which === 1) return oneDay(easter(year), `Easter ${year}`);
  if (which === 3) return oneDay(nthWeekday(year, 11, 4, weekdays.indexOf('thursday'))?.to, `Thanksgiving ${year}`);
  if (which === 4) return fixed(10, 31, 'Halloween');
  if (which === 5) return fixed(1, 1, "New Year's Day");
  return which === 6 ? fixed(12, 31, "New Year's Eve") : fixed(12, which === 7 ? 24 : 25, which === 7 ? 'Christmas Eve' : 'Christmas');
}

function week(year: number, number: number): Span | undefined {
  const monday = isoWeek(year, number);
  const inYear = number >= 1 && monday < isoWeek(year + 1, 1);
  return inYear ? { from: monday, to: monday + 6, name: `week ${number} of ${year}` } : undefined;
}

/** Fiscal years that begin in January, April, July and October, or a quarter of each. A fiscal year is named after the year it ends in. */
function fiscal(year: number | undefined, quarter: number | undefined, ahead: number, { today }: DeadlineContext): Span[] {
  return [1, 4, 7, 10].map(start => {
    const begins = start === 1 ? 0 : 1;
    const now = civil(addMonths(today, 1 - start)).year + begins + ahead;
    const ends = year ?? now;
    const first = start + (quarter ? (quarter - 1) * 3 : 0);
    const name = `${quarter ? `Q${quarter} of ` : ''}FY${ends} if it begins in ${months[start - 1]} ${ends - begins}`;
    return monthsFrom(ends - begins, first, quarter ? 3 : 12, name);
  });
}

/** This week, month, quarter or year, or the one so many later. */
function unitSpan(unit: string, ahead: number, today: Day): Span {
  const { year, month } = civil(addMonths(today, ahead * ({ o: 1, q: 3, y: 12 }[unit] ?? 0)));
  if (unit === 'k') return weekFrom(today - weekdayOf(today) + 7 * ahead);
  if (unit === 'y') return monthsFrom(year, 1, 12, `${year}`);
  const quarter = Math.ceil(month / 3);
  return unit === 'o'
    ? monthsFrom(year, month, 1, `${months[month - 1]} ${year}`)
    : monthsFrom(year, quarter * 3 - 2, 3, `Q${quarter} ${year}`);
}

type InYear = (year: number) => Span | undefined;

/** The period in a year that the pieces name, by the kind that decides; with what a period of that kind is called. */
function inYear(of: Map<string, Piece>): [InYear, what: string] | undefined {
  const value = (is: string) => of.get(is)?.value ?? 0;
  const month = value('M') || value('m');
  const nth = value('O') || value('D');
  if (of.has('k')) return [year => nthWeek(year, month, nth), 'a week'];
  if (of.has('W')) return [year => nthWeekday(year, month, nth, value('W')), 'a weekday without a date'];
  if (of.has('K')) return [year => (month ? nthWeek(year, month, value('K')) : week(year, value('K'))), 'a week'];
  if (of.has('H') && month) return [year => halfOfMonth(year, month, value('H')), 'half a month'];
  if (of.has('H')) return [year => monthsFrom(year, value('H') * 6 - 5, 6, `H${value('H')} ${year}`), 'a half-year'];
  if (of.has('Q')) return [year => monthsFrom(year, value('Q') * 3 - 2, 3, `Q${value('Q')} ${year}`), 'a quarter'];
  if (month) return [year => monthsFrom(year, month, 1, `${months[month - 1]} ${year}`), 'a month'];
  if (of.has('C')) return [year => feast(year, value('C')), 'a feast'];
  if (of.has('S')) return [year => monthsFrom(year, value('S') * 3, 3, `${of.get('S')!.text.toLowerCase()} ${year}`), 'a season'];
  return of.has('Y') || of.has('y') || value('X') === 12 ? [year => monthsFrom(year, 1, 12, `${year}`), 'a year'] : undefined;
}
