import { addWorkdays, type Day, weekdayOf, weekdays, workdayFrom, workdayUpTo } from '../language/day.ts';
import { addInterval, calendarDays } from '../language/time.ts';
import { type Interval, types } from '../language/values.ts';
import type { Frame } from './frame.ts';

/** The rhythms that have a word of their own. */
const words: Readonly<Record<string, string>> = { weekly: '1w', biweekly: '2w', monthly: '1m' };

/** How often the plan is checked in; nothing where it does not say, or not readably. */
export function reviewEvery({ head }: Pick<Frame, 'head'>): Interval | undefined {
  const review: unknown = head.review;
  const every = typeof review === 'object' && review && 'every' in review ? review.every : review;
  if (typeof every === 'string') return types.interval.read(Object.hasOwn(words, every) ? words[every]! : every);
  return typeof every === 'object' && every && 'amount' in every ? (every as Interval) : undefined;
}

/** The weekday that is written for it: 0 is Monday. */
export function writtenWeekday({ head }: Pick<Frame, 'head'>): number | undefined {
  const on = typeof head.review === 'object' ? head.review.on : undefined;
  const weekday = on === undefined ? -1 : (weekdays as readonly string[]).indexOf(on);
  return weekday < 0 ? undefined : weekday;
}
/** The last weekday on which it can be held: the one that is written; of one that comes every week Friday, for the week is over then. */
export function reviewWeekday(frame: Pick<Frame, 'head'>, every = reviewEvery(frame)): number | undefined {
  return writtenWeekday(frame) ?? (every && calendarDays(every) === 7 ? weekdays.indexOf('friday') : undefined);
}

/** The working day on which the plan is checked in next, a week from now where nothing says: by then a question should have its answer. */
export function nextReview(frame: Pick<Frame, 'head' | 'today'>): Day {
  const { today } = frame;
  const every = reviewEvery(frame) ?? { amount: 1, unit: 'w' as const };
  const days = Math.min(14, Math.max(1, Math.ceil(calendarDays(every))));
  const weekday = reviewWeekday(frame);
  if (weekday === undefined) return workdayFrom(days < 14 ? addInterval(today, every) : addWorkdays(today, 10));
  // In what week a rarer review falls is not written.
  const from = days > 7 ? today + 7 : today + 1;
  return workdayFrom(from + ((weekday - weekdayOf(from) + 7) % 7));
}

/**
 * The working day of the review before today: what has happened since is what the next one is about. A week ago where
 * nothing says how often it is held. One that comes every week and names no weekday may be held on any: then it is a week
 * ago too.
 */
export const lastReview = (frame: Pick<Frame, 'head' | 'today'>): Day => before(frame, writtenWeekday(frame));
/** The last day before today on which a review could be held: with it one stretch ends in which the plan has to move. */
export const stretchBefore = (frame: Pick<Frame, 'head' | 'today'>): Day => before(frame, reviewWeekday(frame));
function before(frame: Pick<Frame, 'head' | 'today'>, weekday: number | undefined): Day {
  const { today } = frame;
  const ago = addInterval(today, reviewEvery(frame) ?? { amount: 1, unit: 'w' }, -1);
  // In what week a rarer review falls is not written: the stretch is as long as one may be.
  const day = weekday === undefined ? workdayUpTo(ago) : ago + ((weekday - weekdayOf(ago) + 7) % 7);
  return Math.min(day, today - 1);
}

/** What is to be said of a review that is near: that it is today, or on the next working day. Only of one that comes every week: of a rarer one nobody knows in which. */
export function reminderOf(frame: Pick<Frame, 'head' | 'today'>): 'today' | 'next' | undefined {
  const { today } = frame;
  const every = reviewEvery(frame);
  const weekday = reviewWeekday(frame);
  if (weekday === undefined || !every || calendarDays(every) > 7) return undefined;
  if (weekdayOf(today) === weekday) return 'today';
  return weekdayOf(workdayFrom(today + 1)) === weekday ? 'next' : undefined;
}
