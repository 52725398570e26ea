import { civil, dayOf, weekdayOf } from '../language/day.ts';
import type { Piece, Reading } from './deadline-kinds.ts';
import { monthOf, monthPattern } from './deadline-words.ts';

/** What a rule makes of its match; nothing when the match is not what it looked like. */
export type Found = Partial<Omit<Piece, 'text'>> | undefined;
export type Rule = [letter: Piece['is'], pattern: RegExp, read?: (match: RegExpExecArray, last?: Piece) => Found];

const year4 = '(?:19[7-9]|20\\d|21\\d)\\d';
const pattern = (source: string) => new RegExp(source, 'iy');
const fullYear = (digits: string) => Number(digits) + (digits.length === 2 ? 2000 : 0);
const isDay = (it: Reading) => dayOf(it.year ?? 2000, it.month, it.date) !== undefined;

/** The Monday of an ISO 8601 week: the week that holds 4 January is the first of its year. */
export function isoWeek(year: number, week: number): number {
  const fourth = dayOf(year, 1, 4)!;
  return fourth - weekdayOf(fourth) + (week - 1) * 7;
}

/** Digits whose order is open: the orders that give a day, or all when none does. Two orders with one result are one. */
function orders(all: Reading[]): Pick<Piece, 'readings'> {
  const days = all.filter(isDay);
  const first = days[0];
  if (!first) return { readings: all };
  const one = days.every(it => it.year === first.year && it.month === first.month && it.date === first.date);
  return { readings: one ? [{ ...first, as: '' }] : days };
}

function dayMonthYear([, first, , second, third]: RegExpExecArray): Found {
  const [a, b, year] = [Number(first), Number(second), fullYear(third!)];
  const short = third!.length === 2;
  const end = short ? '/year' : '';
  const readings = [
    { year, month: b, date: a, as: `day/month${end}` },
    { year, month: a, date: b, as: `month/day${end}` },
  ];
  if (short) readings.push({ year: 2000 + a, month: b, date: Number(third), as: 'year/month/day' });
  return { ...orders(readings), short };
}

const yearMonthDay = (year: string, month: string, date: string): Found => ({
  readings: [{ year: Number(year), month: Number(month), date: Number(date), as: '' }],
});

/** `2O26-08-01`: letters for the digits that they look like. */
function lookalike([, written, , month, date]: RegExpExecArray): Found {
  const year = written!.replace(/o/gi, '0').replace(/[il]/gi, '1');
  if (!new RegExp(`^${year4}$`).test(year)) return undefined;
  return { ...yearMonthDay(year, month!, date!), flaw: `“${written}” is written ${year}` };
}

const named = (year: string, month: string, date: string): Found => ({
  readings: [{ year: fullYear(year), month: monthOf(month), date: Number(date), as: '' }],
  short: year.length === 2,
});

function weekDate([, year, week, weekday]: RegExpExecArray): Found {
  const monday = isoWeek(Number(year), Number(week));
  if (Number(week) < 1 || monday >= isoWeek(Number(year) + 1, 1)) return undefined;
  return { readings: [{ ...civil(monday + Number(weekday) - 1), as: '' }] };
}

const suffixOf = (value: number) =>
  value % 100 >= 11 && value % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');

function ordinal([text, digits, suffix]: RegExpExecArray): Found {
  const value = Number(digits);
  if (value < 1 || value > 31) return { is: 'n', value };
  const right = suffixOf(value);
  return { value, flaw: suffix!.toLowerCase() === right ? undefined : `“${text}” is written ${value}${right}` };
}

const inMonths = (value: number, year?: string): Found =>
  value >= 1 && value <= 12 ? { value, year: Number(year) } : undefined;

/** Whatever begins with a digit, in the order of trying. */
export const digits: readonly Rule[] = [
  ['!', pattern('(?:\\d{4}|y{4})[-/.](?:\\d\\d?|x+|\\?+|m+)[-/.](?:x+|\\?+|d+(?!\\w)|tb[acd])')],
  ['!', pattern('y{4}[-/.]m+[-/.]\\d+')],
  ['N', pattern(`(${year4})([-/. ])(\\d\\d?)\\2(\\d\\d?)(?!\\d)`), m => yearMonthDay(m[1]!, m[3]!, m[4]!)],
  ['N', pattern('([12][\\doil]{3})([-/.])(\\d\\d?)\\2(\\d\\d?)(?!\\d)'), lookalike],
  ['N', pattern(`(${year4})(\\d\\d)(\\d\\d)(?!\\d)`), m => yearMonthDay(m[1]!, m[2]!, m[3]!)],
  ['N', pattern(`(${year4})-?W(\\d\\d)-?([1-7])(?!\\d)`), weekDate],
  ['N', pattern(`(${year4})([-/.]?)(${monthPattern})\\2(\\d\\d?)(?!\\d)`), m => named(m[1]!, m[3]!, m[4]!)],
  ['N', pattern(`(\\d\\d?)([-/.]?)(${monthPattern})\\2(${year4}|\\d\\d)(?!\\d)`), m => named(m[4]!, m[3]!, m[1]!)],
  ['N', pattern(`(\\d\\d?)([-/. ])(\\d\\d?)\\2(${year4})(?!\\d)`), dayMonthYear],
  // Not of `2x30-01-04`: what a year with a letter in it ends in is no day.
  ['N', pattern('(?<!\\d[a-z])(\\d\\d?)([-/.])(\\d\\d?)\\2(\\d\\d)(?!\\d)'), dayMonthYear],
  ['g', pattern('24/7(?!\\d)')],
  ['T', pattern('\\d\\d?\\s?-\\s?(?=\\d\\d?(?:[:.]\\d\\d)?\\s?[ap]\\.?m\\b)')],
  ['T', pattern('\\d\\d?:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?\\s?(?:[ap]\\.?m\\b\\.?|h(?:rs?|ours)?\\b|o.clock)?')],
  ['T', pattern('\\d\\d?(?:\\.\\d\\d)?\\s?(?:[ap]m\\b|[ap]\\.m\\b\\.?|o.clock)')],
  ['T', pattern('\\d\\d?h\\d\\d(?!\\w)|12 (?:noon|midday|midnight)\\b')],
  ['T', pattern('\\d\\d?\\.\\d\\d(?=\\s?(?:h|hrs|UTC|GMT|CES?T)\\b)')],
  ['T', pattern('(?:[01]\\d|2[0-3])[0-5]\\d\\s?h(?:rs?|ours)?\\b')],
  ['Q', pattern(`(${year4})[-/ ]?q([1-4])(?!\\d)`), m => ({ value: Number(m[2]), year: Number(m[1]) })],
  ['H', pattern(`(${year4})[-/ ]?h([12])(?!\\d)`), m => ({ value: Number(m[2]), year: Number(m[1]) })],
  ['K', pattern(`(${year4})[-/ ]?[ck]?w(\\d\\d?)(?!\\w)`), m => ({ value: Number(m[2]), year: Number(m[1]) })],
  ['Q', pattern('(\\d\\d)q([1-4])(?!\\d)'), m => ({ value: Number(m[2]), year: fullYear(m[1]!) })],
  ['Q', pattern("([1-4])q(?:[-/ ']?(\\d\\d))?(?!\\w)"), quarterFirst],
  ['H', pattern(`([12])h\\s?(${year4})`), m => ({ value: Number(m[1]), year: Number(m[2]) })],
  ['Q', pattern('([1-4])(?:st|nd|rd|th) quarter'), m => ({ value: Number(m[1]) })],
  ['H', pattern('([12])(?:st|nd) half'), m => ({ value: Number(m[1]) })],
  ['m', pattern(`(${year4})[-/.](\\d\\d?)(?![\\d])`), m => inMonths(Number(m[2]), m[1])],
  ['m', pattern(`(\\d\\d?)[-/.](${year4})(?!\\d)`), m => inMonths(Number(m[1]), m[2])],
  ['P', pattern('(\\d\\d?)/(\\d\\d?)(?!\\d)'), dayMonth],
  ['P', pattern('(\\d\\d?)\\.(\\d\\d?)\\.(?!\\d)'), dayPointMonth],
  ['D', pattern('(\\d+)(st|nd|rd|th)(?![a-z])'), ordinal],
  ['Y', pattern(`${year4}(?![\\da-z])`), m => ({ value: Number(m[0]) })],
  ['V', pattern('\\d+\\.\\d+(?:\\.\\d+)*')],
  [
    'D',
    pattern('\\d+'),
    ([text]) => (/^(?:0?[1-9]|[12]\d|3[01])$/.test(text) ? { value: Number(text) } : { is: 'n', value: Number(text) }),
  ],
];

function quarterFirst([, quarter, year]: RegExpExecArray): Found {
  return { value: Number(quarter), year: year ? 2000 + Number(year) : undefined };
}

function dayMonth([, first, second]: RegExpExecArray): Found {
  const [a, b] = [Number(first), Number(second)];
  const found = orders([
    { month: b, date: a, as: 'day/month' },
    { month: a, date: b, as: 'month/day' },
  ]);
  return found.readings!.some(isDay) ? found : undefined;
}

/** `4.12.`: whoever ends both with a point writes the day first. Behind a word it may be the number of a version. */
function dayPointMonth([text, first, second]: RegExpExecArray, last?: Piece): Found {
  const reading = { month: Number(second), date: Number(first), as: '' };
  const isVersion = last?.is === 'x' && !/^\d\d\.\d\d/.test(text);
  return isDay(reading) && !isVersion ? { readings: [reading] } : undefined;
}
