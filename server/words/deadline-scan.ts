import { type Day, weekdayOf } from '../language/day.ts';
import { mondayToFriday } from '../language/workdays.ts';
import {
  type DeadlineContext,
  datePattern,
  type Judged,
  judge,
  long,
  type Proposal,
  writtenOf,
} from './deadline-dates.ts';
import type { Piece } from './deadline-kinds.ts';
import { daysOfSpan, type Period, periodOf, spanPattern } from './deadline-spans.ts';

/** A date, both ends of a range of dates, or a period, found in a text. */
export interface Item {
  /** `b` or `f` where "before" or "after" leads it. */
  lead: string;
  dates: Judged[];
  period?: Period;
  proposals: Proposal[];
}

/** The dates and periods of a text in their order, and what else it holds. */
export interface Scan {
  /** One letter for each piece that is not set aside. */
  signature: string;
  kept: Piece[];
  items: Item[];
  /** The signature without the items. */
  rest: string;
}

const grammar = new RegExp(
  `(?<lead>[bf]?)(?:(?<week>(?:E[->]?)*k${datePattern})|(?<until>W?D[->/&]W?DM[Yv]?)|(?<within>W?MD[->/&]W?DY?(?!M))|(?<date>${datePattern})|(?<span>${spanPattern}))`,
  'g',
);

export const signatureOf = (pieces: readonly Piece[]) => pieces.map(it => it.is).join('');

/** Between two clock times, or a hyphen that sets one apart at the beginning or the end of a part of the text. */
const setsApart = (sign: string, before: string, after: string) =>
  (/[TZ]$/.test(before) && /^[TZ]/.test(after)) ||
  (sign === '-' && (/(?:^|[/()])[TZ]+$/.test(before) || /^[TZ]+(?:$|[/()])/.test(after)));

/** Leaves out what is set aside: small words, clock times and zones, and the dash beside them. */
export function keep(pieces: readonly Piece[]): Piece[] {
  const words = pieces.filter(it => !',ae'.includes(it.is));
  const signature = signatureOf(words);
  return words.filter(({ is }, at) => {
    if (is === '-' || is === '>') return !setsApart(is, signature.slice(0, at), signature.slice(at + 1));
    return is !== 'T' && is !== 'Z';
  });
}

/** A range whose ends share a month stands for two dates: each end, with the month and year of the other. */
function endsOf(pieces: Piece[], month: 'first' | 'last'): [Piece[], Piece[]] {
  const dash = pieces.findIndex(it => '->/&'.includes(it.is));
  const [from, to] = [pieces.slice(0, dash), pieces.slice(dash + 1)];
  const shared = (part: Piece[], kinds: string) => part.filter(it => kinds.includes(it.is));
  return month === 'last'
    ? [[...from, ...shared(to, 'MYv')], to]
    : [
        [...from, ...shared(to, 'Y')],
        [...shared(from, 'M'), ...to],
      ];
}

const yearIn = (pieces: readonly Piece[]) =>
  pieces.find(it => it.is === 'Y' || it.is === 'v')?.value ??
  pieces.map(it => it.year ?? it.readings?.[0]?.year).find(Boolean);

/** A date that has no year takes that of its neighbour. */
function judged(pieces: Piece[], context: DeadlineContext, near: number | undefined): Judged {
  const written = writtenOf(pieces);
  const readings = written.readings.map(it => ({ ...it, year: it.year ?? near }));
  return judge({ ...written, readings }, context);
}

function beside({ day, says }: Proposal, lead: string, { workdays = mondayToFriday }: DeadlineContext): Proposal[] {
  if (lead === 'f') return [{ day: workdays.add(day, 1), says: `first working day after ${long(day)}` }];
  const before = { day: workdays.upTo(day - 1), says: `working day before ${long(day)}` };
  return lead === 'b' ? [{ day, says }, before] : [{ day, says }];
}

function dateItem(parts: Piece[][], lead: string, context: DeadlineContext, near: number | undefined): Item {
  const dates = parts.map(it => judged(it, context, near));
  return {
    lead,
    dates,
    proposals: dates.toReversed().flatMap(it => it.days.flatMap(day => beside(day, lead, context))),
  };
}

function spanItem(pieces: Piece[], lead: string, context: DeadlineContext, near: number | undefined): Item {
  const period = periodOf(pieces, context, near);
  const edge = pieces.findLast(it => it.is === 'E')?.value ?? (pieces.some(it => it.is === 'X') ? 3 : undefined);
  return { lead, dates: [], period, proposals: period.spans.flatMap(it => daysOfSpan(it, edge, lead, context)) };
}

/** "Week of 17 August": the week that holds the day. */
function weekItem(pieces: Piece[], lead: string, context: DeadlineContext, near: number | undefined): Item {
  const unit = pieces.findIndex(it => it.is === 'k');
  const edge = pieces.slice(0, unit).findLast(it => it.is === 'E')?.value;
  const date = judged(pieces.slice(unit + 1), context, near);
  if (date.clash) return { lead, dates: [date], proposals: date.days };
  const spans = date.days.map(({ day }) => {
    const monday = day - weekdayOf(day);
    return { from: monday, to: monday + 6, name: `the week of ${long(day)}` };
  });
  const period = { spans, relative: false, what: 'a week' };
  return { lead, dates: [], period, proposals: spans.flatMap(it => daysOfSpan(it, edge, lead, context)) };
}

function itemOf(match: RegExpExecArray, all: Piece[], context: DeadlineContext, near?: number): Item {
  const { lead = '', week, until, within, date } = match.groups!;
  const pieces = all.slice(match.index + lead.length, match.index + match[0].length);
  if (week) return weekItem(pieces, lead, context, near);
  if (until || within) return dateItem(endsOf(pieces, until ? 'last' : 'first'), lead, context, near);
  return date ? dateItem([pieces], lead, context, near) : spanItem(pieces, lead, context, near);
}

const firstDay = (item: Item): Day => Math.min(...item.proposals.map(it => it.day));

/** Words that are often no period: "may" before a verb, a bare season or year among other words. */
function isWord(match: RegExpExecArray, pieces: readonly Piece[], signature: string): boolean {
  if (match[0].length > 1) return false;
  return pieces[match.index]!.text === 'may'
    ? /x/.test(signature)
    : /[YS]/.test(match[0]) && /[^->/&~^YS]/.test(signature);
}

/** Finds every date and period. A missing year is that of a neighbour with only "to", "and" or a slash between them. */
export function scan(pieces: readonly Piece[], context: DeadlineContext): Scan {
  const kept = keep(pieces);
  const signature = signatureOf(kept);
  const matches = [...signature.matchAll(grammar)].filter(it => !isWord(it, kept, signature));
  const ends = matches.map(it => it.index + it[0].length);
  const years = matches.map((it, at) => yearIn(kept.slice(it.index, ends[at])));
  const yearOf = (at: number, left: number) =>
    /^[->/&(]*$/.test(signature.slice(ends[left], matches[left + 1]?.index)) ? years[at] : undefined;
  const read = (at: number, year?: number) => itemOf(matches[at]!, kept, context, year);
  const items: Item[] = [];
  for (let at = matches.length - 1; at >= 0; at--) {
    const [next, last] =
      years[at] === undefined ? [yearOf(at + 1, at), at > 0 ? yearOf(at - 1, at - 1) : undefined] : [];
    let item = read(at, next ?? last);
    if (next !== undefined && firstDay(item) > firstDay(items[0]!) + 7) item = read(at, next - 1);
    else if (next === undefined && last !== undefined && firstDay(item) < firstDay(read(at - 1)) - 7)
      item = read(at, last + 1);
    years[at] ??= next ?? last;
    items.unshift(item);
  }
  const rest = matches.reduceRight((it, match, at) => it.slice(0, match.index) + it.slice(ends[at]), signature);
  return { signature, kept, items, rest };
}
