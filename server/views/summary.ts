import { type Day, iso } from '../language/day.ts';
import { pastOn } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, inherited, isOneOff, isOpen } from '../plan/query.ts';
import { nextReview, reminderOf, reviewEvery } from '../plan/review.ts';
import { healthOf, inWords, isLate } from '../plan/standing.ts';
import { headValue } from '../plan/strategy.ts';
import { dayName } from '../plan/wording.ts';
import { companyDays } from '../plan/workdays.ts';
import { blocking } from './blocker-row.ts';

/** A plan in one line. */
export interface Summary {
  /** How its work stands: `8 activities · 2 blocked · 1 late`. */
  readonly health: string;
  readonly blockers: number;
  /** Open activities whose date has passed. */
  readonly late: number;
  /** What is due next, and when: `Friday 2026-08-21`. */
  readonly next: { readonly title: string; readonly due: string } | undefined;
  /** The day on which the plan is checked in next, where it says how often it is: `Monday 2026-07-27`. */
  readonly review: string | undefined;
  /** That day is today, or the next working day: time to prepare. */
  readonly reminder: 'today' | 'next' | undefined;
  /** The day on which the plan is judged, such as 2026-07-24. */
  readonly today: string;
}

/** What stands in the way, what is late and what comes next. */
export function summary(plan: Plan, today: Day): Summary {
  const dated = entriesOf(plan, 'activity').filter(
    it => isOpen(it.value) && isOneOff(it.value) && inherited(it, 'due') !== undefined,
  );
  const due = (it: EntryOf<'activity'>) => inherited(it, 'due')!;
  const late = entriesOf(plan, 'activity').filter(it => isLate(it, today)).length;
  const next = dated
    .filter(it => due(it) >= today)
    .reduce<EntryOf<'activity'> | undefined>((best, it) => (best && due(best) <= due(it) ? best : it), undefined);
  const head = { review: headValue(plan, 'review'), period: headValue(plan, 'period') };
  const frame = { head, today, history: pastOn(plan.history, today), workdays: companyDays(plan) };
  return {
    health: inWords(healthOf(plan, today)),
    blockers: blocking(plan, today).length,
    late,
    next: next && { title: next.value.title ?? next.id, due: dayName(due(next)) },
    review: reviewEvery(frame) && dayName(nextReview(frame)),
    reminder: reminderOf(frame),
    today: iso(today),
  };
}
