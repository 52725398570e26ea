import { type Day, iso, readDay } from '../language/day.ts';
import { type DeadlineContext, type Proposal, readDeadline } from './deadline.ts';
import type { Token } from './parse.ts';

/** `2026-08-21` in form, whether or not there is such a day. */
export const hasIsoForm = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
/** In the form of a date, and no day: 30 February, month 13. */
export const isNoDay = (text: string): boolean => hasIsoForm(text) && readDay(text) === undefined;

/** A word that stands where the language has a date, a range of dates or a period. */
export const isDated = ({ node, meaning }: Token): boolean =>
  node.kind === 'scalar' && !!meaning?.types?.some(it => it === 'date' || it === 'range' || it === 'period');

/** The two ends of `a..b`, or the one text, each with its offset. */
export const endsOf = (text: string): { text: string; at: number }[] => {
  const middle = text.indexOf('..');
  return middle < 0
    ? [{ text, at: 0 }]
    : [
        { text: text.slice(0, middle), at: 0 },
        { text: text.slice(middle + 2), at: middle + 2 },
      ];
};

/** Two days with a dash, dots or a word between them, in any spelling that is one full day: `3 to 14 August 2026`. */
export function spanOf(text: string, context: DeadlineContext): { from: Day; to: Day } | undefined {
  const match = /^([^.–—]{1,40}?)\s?(?:\.\.\.?|[–—]|\s-|-(?=\d{4}-)|\b(?:to|until|till|through)\b)\s?(.{1,40})$/.exec(text.slice(0, 90)) ?? /^(\d{1,2})-(\d{1,2} .{1,30})$/.exec(text.slice(0, 90));
  if (!match) return undefined;
  const to = dayOf(match[2]!.trim(), context);
  const first = match[1]!.trim();
  const bare = to !== undefined && /^\d{1,2}$/.test(first) && readDay(`${iso(to).slice(0, 8)}${first.padStart(2, '0')}`);
  const from = bare === false ? dayOf(first, context) : bare;
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}
function dayOf(text: string, context: DeadlineContext): Day | undefined {
  const read = readDeadline(text, context);
  return read.kind === 'iso' || read.kind === 'hard' ? read.day : undefined;
}

/** The days that a text may mean, each with what it is in words. */
export function proposalsOf(text: string, context: DeadlineContext): readonly (Proposal & { safe?: boolean })[] {
  const read = readDeadline(text, context);
  if (read.kind === 'iso') return [];
  return read.kind === 'hard' ? [{ day: read.day, says: '', safe: read.safe }] : read.proposals;
}
