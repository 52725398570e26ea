import { addMonths, civil, type Day, dayOf, readDay, weekdayOf } from '../language/day.ts';
import { mondayToFriday } from '../language/workdays.ts';
import { type DeadlineContext, type Proposal, readDeadline } from '../words/deadline.ts';
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

/** What a text may mean where a day is written: each day with what it is in words. `safe` when it can be nothing else. */
export function daysIn(text: string, context: DeadlineContext): readonly (Proposal & { safe?: boolean })[] {
  const read = readDeadline(text, context);
  if (read.kind === 'iso') return [];
  return read.kind === 'hard' ? [{ day: read.day, says: '', safe: read.safe }] : read.proposals;
}

/** What a text may mean where several days in a row may be written: from one day to the other, or a month or week as a whole. */
export function spansIn(text: string, context: DeadlineContext): { from: Day; to: Day; says: string }[] {
  // By holidays the last working day of a month may lie in the one before.
  const read = readDeadline(text, { ...context, workdays: mondayToFriday });
  if (read.kind !== 'vague') return [];
  const days = read.proposals.map(it => it.day);
  if (read.what === 'a range of days' && days.length === 2)
    return [{ from: Math.min(...days), to: Math.max(...days), says: '' }];
  return read.proposals.flatMap(({ day, says }) => {
    const [, whole] = /^last working day of (.{1,60})$/.exec(says) ?? [];
    if (!whole || (read.what !== 'a month' && read.what !== 'a week')) return [];
    const { year, month } = civil(day);
    const from = read.what === 'a month' ? dayOf(year, month, 1)! : day - weekdayOf(day);
    return [{ from, to: read.what === 'a month' ? addMonths(from, 1) - 1 : from + 4, says: whole }];
  });
}
