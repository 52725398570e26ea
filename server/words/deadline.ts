import { type Day, dayOf, readDay } from '../language/day.ts';
import { type DeadlineContext, type Proposal, repairs } from './deadline-dates.ts';
import type { Piece } from './deadline-kinds.ts';
import { piecesOf, plain } from './deadline-pieces.ts';
import { fromEvents, relativeTo } from './deadline-relative.ts';
import { type Item, type Scan, scan, signatureOf } from './deadline-scan.ts';
import { foreign } from './deadline-words.ts';

export type { DeadlineContext, Proposal } from './deadline-dates.ts';

/** Why a text is no day. `recurring` is also what has no end ("ongoing"); `nothing` has no day at all. */
export type Vagueness = 'two readings' | 'period' | 'relative' | 'event' | 'recurring' | 'nothing';

/** What a deadline text says. */
export type Deadline =
  | { kind: 'iso'; day: Day }
  /** The form of a date, and no such day. */
  | { kind: 'invalid'; proposals: Proposal[] }
  /** One full calendar day in another spelling; `safe` when the year is written, else the plan's period gave it. */
  | { kind: 'hard'; day: Day; safe: boolean }
  /** Weekday and date disagree, an ordinal ending is wrong, or the weekday is misspelt; `why` says so as a sentence without its full stop. */
  | { kind: 'contradictory'; proposals: Proposal[]; why: string }
  /** `what` completes "This is …": `a quarter`, `a day without a year`. */
  | { kind: 'vague'; why: Vagueness; what: string; proposals: Proposal[] };

/** Longer texts are not read. */
const longest = 200;
const most = 8;
const [firstDay, lastDay] = [dayOf(0, 1, 1)!, dayOf(9999, 12, 31)!];

function vague(why: Vagueness, what: string, proposals: Proposal[] = []): Deadline {
  return { kind: 'vague', why, what, proposals: distinct(proposals) };
}

/** One proposal a day, none outside the years that a date can be written in. */
function distinct(proposals: Proposal[]): Proposal[] {
  const days = new Map<Day, Proposal>();
  for (const it of proposals) if (it.day >= firstDay && it.day <= lastDay && !days.has(it.day)) days.set(it.day, it);
  return [...days.values()].slice(0, most);
}

/** Reads the whole text or nothing; no general guesser of dates has a say. The steps are those of the reference of `due-vague`. */
export function readDeadline(text: string, context: DeadlineContext): Deadline {
  if (text.length > longest) return vague('nothing', 'a text too long for a date');
  const day = readDay(text);
  if (day !== undefined) return { kind: 'iso', day };
  const noDay = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (noDay)
    return { kind: 'invalid', proposals: distinct(repairs(Number(noDay[1]), Number(noDay[2]), Number(noDay[3]))) };
  const pieces = piecesOf(plain(text));
  const { outer, inner } = unbracketed(pieces);
  const found = scan(outer, context);
  const hard = hardDay(outer, found, inner, context);
  if (hard) return hard;
  if (pieces.some(isForeign)) return vague('nothing', 'no date');
  const all = inner.length ? scan(pieces, context) : found;
  return contradiction(all, context) ?? vagueness(text, pieces, all, context);
}

const isForeign = ({ is, text }: Piece) =>
  is === 'x' && (/[^\x00-\x7f]/.test(text) ? /\p{L}/u.test(text) : foreign.has(text.toLowerCase()));

/** A weekday, a clock time, a zone: what may stand outside or inside a bracket alike. */
const slight = (pieces: readonly Piece[]) => /^[WTZea,]*$/.test(signatureOf(pieces));

/** Sets brackets aside. One that holds a weekday or a zone counts as if it had none; one around the whole text, too. */
function unbracketed(pieces: readonly Piece[]): { outer: Piece[]; inner: Piece[][] } {
  const outer: Piece[] = [];
  const inner: Piece[][] = [];
  for (let at = 0; at < pieces.length; at++) {
    const close = pieces[at]!.is === '(' ? pieces.findIndex((it, end) => end > at && it.is === ')') : -1;
    if (close < 0) {
      outer.push(pieces[at]!);
      continue;
    }
    const group = pieces.slice(at + 1, close);
    if (slight(group)) outer.push(...group);
    else inner.push(group);
    at = close;
  }
  return inner.length === 1 && slight(outer) ? { outer: [...outer, ...inner[0]!], inner: [] } : { outer, inner };
}

/** One moment may be told in several zones, with a slash between: whether every part has a clock time or a zone. */
const zoned = (pieces: readonly Piece[]) =>
  signatureOf(pieces)
    .split('/')
    .every(it => /[TZ]/.test(it));

/** The one day that the whole text names; nothing where another reading is left. */
function hardDay(
  outer: Piece[],
  { items, rest }: Scan,
  inner: Piece[][],
  context: DeadlineContext,
): Deadline | undefined {
  const dates = items.flatMap(it => (it.lead || it.dates.length !== 1 ? [] : it.dates));
  const first = dates[0];
  if (!first?.certain || dates.length !== items.length) return undefined;
  const day = first.days[0]!.day;
  const oneMoment =
    /^\/+$/.test(rest) && zoned(outer) && dates.every(it => it.certain && Math.abs(it.days[0]!.day - day) <= 1);
  if (!oneMoment && (rest || dates.length > 1)) return undefined;
  return inner.every(it => agrees(it, day, zoned(outer), context))
    ? { kind: 'hard', day, safe: first.certain === 'year' }
    : undefined;
}

/** Whether a remark in brackets leaves the day as it is. Doubt, an alternative or another day do not. */
function agrees(group: Piece[], day: Day, withZone: boolean, context: DeadlineContext): boolean {
  const { signature, items } = scan(group, context);
  if (/[~!rgw]|^&/.test(signature)) return false;
  const slack = withZone && zoned(group) ? 1 : 0;
  return items.every(({ dates, period }) =>
    period
      ? period.spans.some(it => it.from <= day && it.to >= day)
      : dates.every(it => !it.clash && it.days.some(other => Math.abs(other.day - day) <= slack)),
  );
}

function contradiction({ items, kept, signature }: Scan, context: DeadlineContext): Deadline | undefined {
  const clash = items.flatMap(it => it.dates).find(it => it.clash);
  if (clash) return { kind: 'contradictory', proposals: distinct(clash.days), why: clash.clash! };
  const why = kept.find(it => it.flaw)?.flaw;
  const days = relativeTo(signature, kept, context)?.proposals ?? [];
  return why && days.length ? { kind: 'contradictory', proposals: distinct(days), why } : undefined;
}

/** Dates of a range: the last first, since that is when it is due. */
const inOrder = (items: Item[], signature: string) =>
  (/[->]/.test(signature) && items.length === 2 ? items.toReversed() : items).flatMap(it => it.proposals);

function whatOfDates({ signature, rest, items }: Scan): string {
  const dates = items.flatMap(it => it.dates);
  if (dates.length === 2 && /[->]/.test(signature)) return 'a range of days';
  if (dates.length > 1) return `a choice of ${dates.length} dates`;
  if (items[0]!.lead) return items[0]!.lead === 'b' ? 'the time before a day' : 'the time after a day';
  if (/[~!]/.test(rest)) return 'an approximate date';
  if (rest.includes('^')) return 'the time from a day on';
  const { what } = dates[0]!;
  return what === 'a date' && rest ? 'a date among other words' : what;
}

/** "At Devcon", "by PyData EU": a name is when it happens. */
const atName = (pieces: readonly Piece[]) =>
  /^(?:at|by|until|till)$/i.test(pieces[0]?.text ?? '') && pieces.some(it => it.is === 'x' && /^\p{Lu}/u.test(it.text));

function vagueness(text: string, pieces: Piece[], all: Scan, context: DeadlineContext): Deadline {
  const { items, kept } = all;
  const signature = all.signature.replaceAll('~', '');
  const proposals = inOrder(items, signature);
  if (/[rg]/.test(signature))
    return vague('recurring', /r/.test(signature) ? 'a recurrence' : 'work without an end', proposals);
  if (items.some(it => it.dates.length)) return vague('two readings', whatOfDates(all), proposals);
  const told = kept.filter(it => it.is !== '~');
  const events = fromEvents(text, signature, told, context);
  const relative = relativeTo(signature, pieces, context);
  if (relative) return vague('relative', relative.what, [...events, ...relative.proposals]);
  const period = (items.find(it => it.proposals.length) ?? items[0])?.period;
  if (period) return vague(period.relative ? 'relative' : 'period', period.what, [...events, ...proposals]);
  if (signature.includes('A')) return vague('relative', 'a time counted from the launch', events);
  if (events.length || /[bfwGV]|[Dnc][dkoqyt].*x/.test(signature) || atName(pieces))
    return vague('event', 'an event without a date', events);
  return vague('nothing', signature.includes('!') ? 'a placeholder' : 'no date', events);
}
