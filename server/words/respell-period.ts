import { civil, type Day, dayOf, daysInMonth, iso, readDay } from '../language/day.ts';
import { writePeriod } from '../language/period.ts';
import { types } from '../language/values.ts';
import { readDeadline } from './deadline.ts';
import { monthOf, monthPattern } from './deadline-words.ts';
import type { Respelling, Surroundings } from './respell.ts';

const month = `(${monthPattern})\\.?`;
const ordinals = ['first', 'second', 'third', 'fourth'];
const to = ' ?(?:\\.{2,4}|…|–|—|-|/|\\bto\\b|\\buntil\\b|\\bthrough\\b) ?';

/** From the first day of a month to the last of another; a quarter where it is one. */
function spanOf(year: number, first: number, lastYear: number, last: number): string | undefined {
  const from = dayOf(year, first, 1);
  const end = dayOf(lastYear, last, daysInMonth(lastYear, last));
  return from === undefined || end === undefined || end < from ? undefined : writePeriod({ from, to: end });
}

/** `Q3 2026`, `2026Q3`, `third quarter of 2026`, `H2/2026`; without a year, this year's and the next. */
function parts(text: string, { today }: Surroundings): Respelling[] | undefined {
  const plain = text
    .replace(
      /\b(first|second|third|fourth|1st|2nd|3rd|4th) (quarter|half)(?: of)?/i,
      (_, nth: string, unit: string) => {
        const n = /^\d/.test(nth) ? nth[0]! : String(ordinals.indexOf(nth.toLowerCase()) + 1);
        return `${unit[0]!.toUpperCase()}${n}`;
      },
    )
    .replace(/^([1-4])([qh])/i, '$2$1')
    .toUpperCase();
  const match =
    /^([QH])([1-4])(?:[ /\-.']{0,2}(\d{4}|\d{2}))?$/.exec(plain) ?? /^(\d{4})[ /\-.]{0,2}([QH]) ?([1-4])$/.exec(plain);
  if (!match) return undefined;
  const yearFirst = /^\d/.test(match[1]!);
  const part = yearFirst ? `${match[2]}${match[3]}` : `${match[1]}${match[2]}`;
  const year = yearFirst ? match[1] : match[3];
  if (year) return [{ text: `${year.length === 2 ? `20${year}` : year}-${part}`, safe: year.length === 4 }];
  const now = civil(today).year;
  const isOver = (it: string) => Number((types.period.read(it)?.to ?? today) < today);
  return [`${now}-${part}`, `${now + 1}-${part}`]
    .sort((a, b) => isOver(a) - isOver(b))
    .map(it => ({ text: it, safe: false }));
}

/** The first and last of two dates, in whatever spelling. */
function dates(text: string, { today }: Surroundings): Respelling[] {
  const match = new RegExp(`^(.{6,40}?)${to}(.{6,40})$`, 'i').exec(text);
  const day = (it: string): { day: Day; safe: boolean } | undefined => {
    const read = readDeadline(it.trim(), { today });
    return read.kind === 'iso' ? { day: read.day, safe: true } : read.kind === 'hard' ? read : undefined;
  };
  const iso1 = /^(\d{4}-\d{2}-\d{2}) ?(?:\.{1,4}|…|–|—|-|\/|to|until|through) ?(\d{4}-\d{2}-\d{2})$/i.exec(text);
  const from = day(iso1?.[1] ?? match?.[1] ?? '');
  const end = day(iso1?.[2] ?? match?.[2] ?? '');
  return from && end && from.day <= end.day
    ? [{ text: `${iso(from.day)}..${iso(end.day)}`, safe: from.safe && end.safe }]
    : [];
}

/** A period in another spelling: quarters, halves, years, months, and two dates. */
export function periods(text: string, around: Surroundings): Respelling[] {
  const part = parts(text, around);
  if (part) return part;
  const fiscal = /^(?:fy|fiscal year|financial year|cy|calendar year|year) ?'?(\d{4}|\d{2})$/i.exec(text);
  if (fiscal)
    return [
      {
        text: fiscal[1]!.length === 2 ? `20${fiscal[1]}` : fiscal[1]!,
        safe: /^(?:cy|cal|year)/i.test(text) && fiscal[1]!.length === 4,
      },
    ];
  const spans = [
    {
      match: new RegExp(`^${month} (\\d{4})$`, 'i').exec(text),
      read: ([, a, y]: string[]) => spanOf(Number(y), monthOf(a!), Number(y), monthOf(a!)),
    },
    {
      match: new RegExp(`^${month}${to}${month} (\\d{4})$`, 'i').exec(text),
      read: ([, a, b, y]: string[]) => spanOf(Number(y), monthOf(a!), Number(y), monthOf(b!)),
    },
    {
      match: new RegExp(`^${month} (\\d{4})${to}${month} (\\d{4})$`, 'i').exec(text),
      read: ([, a, y, b, z]: string[]) => spanOf(Number(y), monthOf(a!), Number(z), monthOf(b!)),
    },
    {
      match: /^(\d{4})-(\d{2})$/.exec(text),
      read: ([, y, m]: string[]) => spanOf(Number(y), Number(m), Number(y), Number(m)),
    },
    {
      match: /^(\d{2})\/(\d{4})$/.exec(text),
      read: ([, m, y]: string[]) => spanOf(Number(y), Number(m), Number(y), Number(m)),
    },
    {
      match: /^(\d{4}) ?[-/–—] ?(\d{4})$/.exec(text),
      read: ([, y, z]: string[]) => spanOf(Number(y), 1, Number(z), 12),
    },
  ];
  for (const { match, read } of spans) {
    const period = match && read(match);
    if (period) return [{ text: period, safe: true }];
  }
  const single = readDay(text) === undefined ? undefined : civil(readDay(text)!);
  return single ? [{ text: `${single.year}-Q${Math.ceil(single.month / 3)}`, safe: false }] : dates(text, around);
}
