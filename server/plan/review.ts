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

/** The working day on which the plan is checked in next, a week from now where nothing says: by then a question should have its answer. */
export function nextReview(frame: Pick<Frame, 'head' | 'today'>): Day {
  const { head, today } = frame;
  const every = reviewEvery(frame) ?? { amount: 1, unit: 'w' as const };
  const days = Math.min(14, Math.max(1, Math.ceil(calendarDays(every))));
  const on = typeof head.review === 'object' ? head.review.on : undefined;
  const weekday = on === undefined ? -1 : (weekdays as readonly string[]).indexOf(on);
  if (weekday < 0) return workdayFrom(days < 14 ? addInterval(today, every) : addWorkdays(today, 10));
  // In what week a rarer review falls is not written.
  const from = days > 7 ? today + 7 : today + 1;
  return workdayFrom(from + ((weekday - weekdayOf(from) + 7) % 7));
}

/** The working day of the review before today: what has happened since is what the next one is about. A week ago where nothing says how often it is held. */
export function lastReview(frame: Pick<Frame, 'head' | 'today'>): Day {
  const { head, today } = frame;
  const ago = addInterval(today, reviewEvery(frame) ?? { amount: 1, unit: 'w' }, -1);
  const on = typeof head.review === 'object' ? head.review.on : undefined;
  const weekday = on === undefined ? -1 : (weekdays as readonly string[]).indexOf(on);
  // In what week a rarer review falls is not written: the stretch is as long as one may be.
  const day = weekday < 0 ? workdayUpTo(ago) : ago + ((weekday - weekdayOf(ago) + 7) % 7);
  return Math.min(day, today - 1);
}

/** What is to be said of a review that is near: that it is today, or on the next working day. Only of one whose weekday is written, and that comes every week: of a rarer one nobody knows in which. */
export function reminderOf(frame: Pick<Frame, 'head' | 'today'>): 'today' | 'next' | undefined {
  const { head, today } = frame;
  const every = reviewEvery(frame);
  const on = typeof head.review === 'object' ? head.review.on : undefined;
  const weekday = on === undefined ? -1 : (weekdays as readonly string[]).indexOf(on);
  if (weekday < 0 || !every || calendarDays(every) > 7) return undefined;
  if (weekdayOf(today) === weekday) return 'today';
  return weekdayOf(workdayFrom(today + 1)) === weekday ? 'next' : undefined;
}
