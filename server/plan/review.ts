import { type Day, weekdayOf, weekdays } from '../language/day.ts';
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

/** What tells when reviews fall: the rhythm, the period, the working days, and the past where it is known. */
type Reviewed = Pick<Frame, 'head' | 'workdays'> & Partial<Pick<Frame, 'history'>>;
type On = Reviewed & Pick<Frame, 'today'>;
const isRare = (every: Interval): boolean => calendarDays(every) > 7;

/**
 * The day from which a review that comes more rarely than every week is counted: the plan's start, as its period says, else
 * as its first commit does. Not a decision or another trace: what is decided in between would put off the next review.
 */
const countedFrom = ({ head, history }: Pick<Reviewed, 'head' | 'history'>): Day | undefined =>
  head.period?.from ?? history?.steps[0]?.day;

/**
 * The reviews behind a day, without end: each week on its weekday; a rarer one so often from the plan's start, on its
 * weekday in that week; from the day itself where nothing says since when.
 */
export function* reviewsAfter(day: Day, frame: Reviewed, every: Interval): Generator<Day, never, void> {
  const weekday = reviewWeekday(frame, every);
  const rare = isRare(every);
  const start = rare ? countedFrom(frame) : undefined;
  const first = start === undefined ? 1 : Math.max(1, Math.floor((day - start) / calendarDays(every)) - 1);
  for (let last = day, i = first; ; i++) {
    const isWeekly = weekday !== undefined && !rare;
    const at = isWeekly ? day + 1 + 7 * (i - 1) : addInterval(start ?? day, every, i);
    const held = weekday === undefined ? frame.workdays.from(at) : onWeekday(at, weekday, start !== undefined);
    if (held > last) yield (last = held);
  }
}
/** A weekday in the week of a day, or the first from that day on. */
const onWeekday = (day: Day, weekday: number, inWeek: boolean): Day =>
  inWeek ? day - weekdayOf(day) + weekday : day + ((weekday - weekdayOf(day) + 7) % 7);
const after = (day: Day, frame: Reviewed, every: Interval): Day => reviewsAfter(day, frame, every).next().value;

/** The working day on which the plan is checked in next, a week from now where nothing says. */
export function nextReview(frame: On): Day {
  const { today, workdays } = frame;
  const every = reviewEvery(frame) ?? { amount: 1, unit: 'w' as const };
  if (!isRare(every) || countedFrom(frame) !== undefined) return workdays.from(after(today, frame, every));
  // Of a rarer one nobody knows in what week it falls.
  const weekday = reviewWeekday(frame);
  if (weekday === undefined) return calendarDays(every) < 14 ? after(today, frame, every) : workdays.add(today, 10);
  return workdays.from(onWeekday(today + 7, weekday, false));
}
/** The day by which a question should have its answer: the next review, and two weeks from now at the latest. */
export const answerDay = (frame: On): Day => Math.min(nextReview(frame), frame.workdays.add(frame.today, 10));

/**
 * The working day of the review before today: what has happened since is what the next one is about. A week ago where
 * nothing says how often it is held. One that comes every week and names no weekday may be held on any: then it is a week
 * ago too.
 */
export const lastReview = (frame: On): Day => before(frame, writtenWeekday(frame));
/** The last day before today on which a review could be held: with it one stretch ends in which the plan has to move. */
export const stretchBefore = (frame: On): Day => before(frame, reviewWeekday(frame));
function before(frame: On, weekday: number | undefined): Day {
  const { today, workdays } = frame;
  const every = reviewEvery(frame) ?? { amount: 1, unit: 'w' };
  const start = isRare(every) ? countedFrom(frame) : undefined;
  // The first review looks back to the start.
  if (start !== undefined && start < today) return lastBefore(frame, every, start);
  const ago = addInterval(today, every, -1);
  // In what week a rarer review falls is not known: the stretch is as long as one may be.
  const day = weekday === undefined ? workdays.upTo(ago) : onWeekday(ago, weekday, false);
  return Math.min(day, today - 1);
}
function lastBefore(frame: On, every: Interval, start: Day): Day {
  let last = start;
  const near = Math.max(start, addInterval(frame.today, every, -2));
  for (const day of reviewsAfter(near, frame, every)) {
    if (day >= frame.today) return last;
    last = day;
  }
  return last;
}

/** What is to be said of a review that is near: that it is today, or on the next working day. Of one that comes more often than every week nobody needs to be told, of a rarer one only where it is known since when it is held. */
export function reminderOf(frame: On): 'today' | 'next' | undefined {
  const every = reviewEvery(frame);
  if (!every || calendarDays(every) < 7 || (isRare(every) && countedFrom(frame) === undefined)) return undefined;
  const { today, workdays } = frame;
  const day = workdays.from(after(today - 1, frame, every));
  if (day === today) return 'today';
  return day === workdays.from(today + 1) ? 'next' : undefined;
}
