import { addWorkdays, type Day, workdayUpTo } from '../language/day.ts';
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
  `(?<lead>[bf]?)(?:(?<week>k${datePattern})|(?<until>W?D-W?DM[Yv]?)|(?<within>W?MD-W?DY?(?!M))|(?<date>${datePattern})|(?<span>${spanPattern}))`,
  'g',
);

/** Leaves out what is set aside: clock times, zones, small words, and a dash beside a clock time. */
export function keep(pieces: readonly Piece[]): Piece[] {
  const words = pieces.filter(it => it.is !== 'a' && it.is !== ',');
  const clock = (it?: Piece) => it?.is === 'T' || it?.is === 'Z';
  const dashed = words.filter((it, at) => it.is !== '-' || !(clock(words[at - 1]) || clock(words[at + 1])));
  return dashed.filter(it => !clock(it) && it.is !== 'e');
}

export const signatureOf = (pieces: readonly Piece[]) => pieces.map(it => it.is).join('');

/** A range whose ends share a month stands for two dates: each end, with the month and year of the other. */
function endsOf(pieces: Piece[], month: 'first' | 'last'): [Piece[], Piece[]] {
  const dash = pieces.findIndex(it => it.is === '-');
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

function beside({ day, says }: Proposal, lead: string): Proposal[] {
  if (lead === 'f') return [{ day: addWorkdays(day, 1), says: `first working day after ${long(day)}` }];
  const before = { day: workdayUpTo(day - 1), says: `working day before ${long(day)}` };
  return lead === 'b' ? [{ day, says }, before] : [{ day, says }];
}

function dateItem(parts: Piece[][], lead: string, context: DeadlineContext, near: number | undefined): Item {
  const dates = parts.map(it => judged(it, context, near));
  return { lead, dates, proposals: dates.toReversed().flatMap(it => it.days.flatMap(day => beside(day, lead))) };
}

function spanItem(pieces: Piece[], lead: string, context: DeadlineContext, near: number | undefined): Item {
  const period = periodOf(pieces, context, near);
  const edge = pieces.findLast(it => it.is === 'E')?.value ?? (pieces.some(it => it.is === 'X') ? 3 : undefined);
  return { lead, dates: [], period, proposals: period.spans.flatMap(it => daysOfSpan(it, edge, lead)) };
}

/** "Week of 17 August": the week that holds the day. */
function weekItem(pieces: Piece[], lead: string, context: DeadlineContext, near: number | undefined): Item {
  const date = judged(pieces.slice(1), context, near);
  if (date.clash) return { lead, dates: [date], proposals: date.days };
  const spans = date.days.map(({ day }) => {
    const friday = workdayUpTo(day + 6 - ((day + 3) % 7));
    return { from: friday - 4, to: friday + 2, name: `the week of ${long(day)}` };
  });
  const period = { spans, dated: date.certain === 'year', relative: false, what: 'a week' };
  return { lead, dates: [], period, proposals: spans.flatMap(it => daysOfSpan(it, undefined, lead)) };
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
function isWord(match: RegExpExecArray, pieces: Piece[], signature: string): boolean {
  const others = /x/.test(signature);
  const piece = pieces[match.index]!;
  return others && match[0].length === 1 && (match[0] === 'Y' || match[0] === 'S' || piece.text === 'may');
}

/** Finds every date and period. A year that is missing comes from a neighbour to which nothing but "to", "and" or a slash leads. */
export function scan(pieces: readonly Piece[], context: DeadlineContext): Scan {
  const kept = keep(pieces);
  const signature = signatureOf(kept);
  const matches = [...signature.matchAll(grammar)].filter(it => !isWord(it, kept, signature));
  const ends = matches.map(it => it.index + it[0].length);
  const years = matches.map((it, at) => yearIn(kept.slice(it.index, ends[at])));
  const joined = (at: number) => at > 0 && /^[-/&]*$/.test(signature.slice(ends[at - 1], matches[at]?.index));
  const items: Item[] = [];
  for (let at = matches.length - 1; at >= 0; at--) {
    const near = years[at] ?? (joined(at + 1) ? years[at + 1] : undefined) ?? (joined(at) ? years[at - 1] : undefined);
    const item = itemOf(matches[at]!, kept, context, near);
    const next = items[0];
    const late =
      years[at] === undefined && near !== undefined && next && joined(at + 1) && firstDay(item) > firstDay(next);
    years[at] ??= near;
    items.unshift(late ? itemOf(matches[at]!, kept, context, near - 1) : item);
  }
  return { signature, kept, items, rest: signature.replace(grammar, '') };
}
