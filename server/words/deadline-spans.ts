import { addMonths, civil, type Day, dayOf, months, weekdayOf, weekdays } from '../language/day.ts';
import { mondayToFriday } from '../language/workdays.ts';
import { type DeadlineContext, likelySpans, long, type Proposal } from './deadline-dates.ts';
import { isoWeek } from './deadline-digits.ts';
import type { Piece } from './deadline-kinds.ts';

/** A period, with the year in its name. */
export interface Span {
  from: Day;
  to: Day;
  name: string;
}

/** What a piece of text that names a period comes to: one period, or several that it may be. */
export interface Period {
  spans: Span[];
  /** It moves with today: this week, end of month. */
  relative: boolean;
  /** What it is, as a noun phrase. */
  what: string;
}

/** Periods, as kinds of pieces: with their edge, and the year on either side. A bare unit (`year`) needs an edge. */
export const spanPattern = [
  '(?:E[->]?)*(?:[OD]kMY?',
  '[OD]WMY?',
  '[KH]MY?|W-?KY?|K[-/]?Y?W(?![->]?[NDMP])',
  'RF|F-?Q|Q-?F|F',
  '[QHMS]Ry|[Yv][-/]?[QHK]|[QHK][-/]?[Yv]?',
  'Y[-/]?M(?!D)|M[-/]?[Yv]|M(?!D)',
  'm',
  'Y[SC]|R?[SC][Yv]?',
  'XM?[Yv]?',
  '[RO][koqy]|RM|RQ',
  'Y)|(?:E[->]?)+[koqy]',
].join('|');

const monthsFrom = (year: number, month: number, count: number, name: string): Span => {
  const from = addMonths(dayOf(year, 1, 1)!, month - 1);
  return { from, to: addMonths(from, count) - 1, name };
};
const weekFrom = (monday: Day): Span => ({ from: monday, to: monday + 6, name: `the week of ${long(monday)}` });
const oneDay = (day: Day | undefined, name: string): Span | undefined =>
  day === undefined ? undefined : { from: day, to: day, name };

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
  const day =
    nth < 0 ? to - ((weekdayOf(to) - weekday + 7) % 7) : from + ((weekday - weekdayOf(from) + 7) % 7) + (nth - 1) * 7;
  return day > to ? undefined : oneDay(day, long(day));
}

/** A week of a month, the last for -1. As in ISO 8601, a week belongs to the month that its Thursday is in. */
function nthWeek(year: number, month: number, nth: number): Span | undefined {
  const thursday = nthWeekday(year, month, nth, 3);
  const name = `${nth < 0 ? 'the last week' : `week ${nth}`} of ${months[month - 1]} ${year}`;
  return thursday && { from: thursday.from - 3, to: thursday.from + 3, name };
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
  return which === 6
    ? fixed(12, 31, "New Year's Eve")
    : fixed(12, which === 7 ? 24 : 25, which === 7 ? 'Christmas Eve' : 'Christmas');
}

function week(year: number, number: number): Span | undefined {
  const monday = isoWeek(year, number);
  const inYear = number >= 1 && monday < isoWeek(year + 1, 1);
  return inYear ? { from: monday, to: monday + 6, name: `week ${number} of ${year}` } : undefined;
}

const weekdayIn = (span: Span | undefined, weekday: number) =>
  span && oneDay(span.from + weekday, long(span.from + weekday));

/** Fiscal years that begin in January, April, July and October, or a quarter of each. A fiscal year is named after the year it ends in. */
function fiscal(
  year: number | undefined,
  quarter: number | undefined,
  ahead: number,
  { today }: DeadlineContext,
): Span[] {
  return [1, 4, 7, 10].map(start => {
    const begins = start === 1 ? 0 : 1;
    const now = civil(addMonths(today, 1 - start)).year + begins + ahead;
    const ends = year ?? now;
    const first = start + (quarter ? (quarter - 1) * 3 : 0);
    const name = `${quarter ? `Q${quarter} ` : ''}FY${ends} (a year from ${months[start - 1]} ${ends - begins})`;
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

/** Of the northern half of the world, in whole months. Winter is named after the year it ends in. */
function season(year: number, { value, text }: Piece): Span {
  const name = `${text.toLowerCase()} ${value === 0 ? `${year - 1}/` : ''}${year}`;
  return monthsFrom(year, value * 3, 3, name);
}

type InYear = (year: number) => Span | undefined;

/** The period in a year that the pieces name, by the kind that decides; with what a period of that kind is called. */
function inYear(of: Map<string, Piece>): [InYear, what: string] | undefined {
  const value = (is: string) => of.get(is)?.value ?? 0;
  const month = value('M') || value('m');
  const nth = value('O') || value('D');
  if (of.has('k')) return [year => nthWeek(year, month, nth), 'a week'];
  if (of.has('K') && of.has('W')) return [year => weekdayIn(week(year, value('K')), value('W')), 'a day of a week'];
  if (of.has('W')) return [year => nthWeekday(year, month, nth, value('W')), 'a weekday without a date'];
  if (of.has('K')) return [year => (month ? nthWeek(year, month, value('K')) : week(year, value('K'))), 'a week'];
  if (of.has('H') && month) return [year => halfOfMonth(year, month, value('H')), 'half a month'];
  if (of.has('H')) return [year => monthsFrom(year, value('H') * 6 - 5, 6, `H${value('H')} ${year}`), 'a half-year'];
  if (of.has('Q')) return [year => monthsFrom(year, value('Q') * 3 - 2, 3, `Q${value('Q')} ${year}`), 'a quarter'];
  if (month) return [year => monthsFrom(year, month, 1, `${months[month - 1]} ${year}`), 'a month'];
  if (of.has('C')) return [year => feast(year, value('C')), 'a feast'];
  if (of.has('S')) return [year => season(year, of.get('S')!), 'a season'];
  return of.has('Y') || of.has('y') || value('X') === 12
    ? [year => monthsFrom(year, 1, 12, `${year}`), 'a year']
    : undefined;
}

/** A bare unit: that many ahead where the text says so, else the one that the plan is in, and the next. */
function moving(unit: string, ahead: number | undefined, { today, period }: DeadlineContext): Period {
  const base = ahead === undefined && period ? Math.min(Math.max(today, period.from), period.to) : today;
  const steps = ahead === undefined ? [0, 1] : [ahead];
  return {
    spans: steps.map(it => unitSpan(unit, it, base)),
    relative: true,
    what: 'a period counted from today',
  };
}

/** `near` is a year found beside it: in `April - May 2026` that of the second month holds for the first. */
export function periodOf(pieces: readonly Piece[], context: DeadlineContext, near?: number): Period {
  const of = new Map(pieces.map((it): [string, Piece] => [it.is, it]));
  const nth = of.get('O')?.value;
  const ahead = of.get('R')?.value ?? (nth === -1 ? -1 : undefined);
  const unit = pieces.find(it => 'koqy'.includes(it.is))?.is ?? { 0: 'k', 1: 'o', 3: 'q' }[of.get('X')?.value ?? -1];
  const named = pieces.some(it => 'QHMS'.includes(it.is));
  const told = named && unit === 'y' ? civil(context.today).year + ahead! : undefined;
  const year = of.get('Y')?.value ?? of.get('v')?.value ?? pieces.find(it => it.year)?.year ?? told ?? near;
  if (of.has('F')) {
    const spans = fiscal(of.get('F')!.year ?? year, of.get('Q')?.value, ahead ?? 0, context);
    return { spans, relative: of.has('R'), what: of.has('Q') ? 'a quarter of a fiscal year' : 'a fiscal year' };
  }
  if (unit && !named && nth !== undefined && nth > 0) return { spans: [], relative: true, what: 'part of a period' };
  if (unit && !named && (ahead !== undefined || unit !== 'y')) return moving(unit, ahead, context);
  const [make, what] = inYear(of) ?? [() => undefined, 'a period'];
  const wintry = of.get('S')?.value === 0;
  const years = year === undefined ? likelySpans(context, make) : wintry ? [year, year + 1] : [year];
  return { spans: years.flatMap(it => make(it) ?? []), relative: false, what };
}

/** How far `early` and `mid` reach: the 10th and the 20th of a month, so many months of a longer period, days of a week. */
function reach({ from, to }: Span, edge: number): Day {
  const length = to - from + 1;
  if (length <= 7) return Math.min(to, from + edge);
  if (length <= 31) return Math.min(to, from + edge * 10 - 1);
  return addMonths(from, edge * (length > 190 ? 3 : length > 100 ? 2 : 1)) - 1;
}

/** The days that a period may mean as a deadline. `edge` is 0 start, 1 early, 2 mid, 3 end; `lead` a "before" or "after". */
export function daysOfSpan(
  span: Span,
  edge: number | undefined,
  lead: string,
  { workdays = mondayToFriday }: DeadlineContext,
): Proposal[] {
  const { from, to, name } = span;
  const on = (day: Day, which: string): Proposal => ({ day, says: `${which} ${name}` });
  const part = (reached: Day, which: string): Proposal => ({
    day: workdays.upTo(reached),
    says: `${which} ${name}, up to ${long(reached)}`,
  });
  const before = on(workdays.upTo(from - 1), 'last working day before');
  const first = on(workdays.from(from), 'first working day of');
  const last = from < to ? on(workdays.upTo(to), 'last working day of') : { day: to, says: name };
  if (lead === 'f') return [on(workdays.from(to + 1), 'first working day after')];
  if (lead === 'b' && edge !== 3) return [before, edge === 0 ? first : last];
  if (edge === 0) return [first, part(reach(span, 1), 'early in')];
  if (edge === 1) return [part(reach(span, 1), 'early in')];
  return [edge === 2 ? part(reach(span, 2), 'by the middle of') : last];
}
