import { type Day, iso, weekdayOf, weekdays, workdaysBetween } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, find, inherited, isOpen, prerequisites, rangeOf, statusOf } from '../plan/query.ts';
import type { Row, State } from './row.ts';

type Activity = EntryOf<'activity'>;

/** An activity as a line of a view. */
export function activityRow(
  plan: Plan,
  entry: Activity,
  today: Day,
  shown: { id: string; label: string; detail?: string; children?: readonly Row[] },
): Row {
  const state = stateOf(plan, entry, today);
  return {
    description: [inherited(entry, 'owner') ?? 'no owner', when(entry, today)].join(' · '),
    state,
    context: state === 'done' ? 'done' : statusOf(entry.value) === 'blocked' ? 'blocked' : 'activity',
    activity: entry.id,
    range: rangeOf(plan, { parsed: entry.parsed, range: entry.key.range }),
    children: [],
    ...shown,
  };
}

/** `Fri 2026-08-21`: due date with weekday, or how late it is in working days. */
export function when(entry: Activity, today: Day): string {
  const due = inherited(entry, 'due');
  if (due === undefined) return 'no date';
  if (!isOpen(entry.value)) return statusOf(entry.value);
  const day = weekdays[weekdayOf(due)]!.slice(0, 3);
  if (due >= today) return `${day[0]!.toUpperCase()}${day.slice(1)} ${iso(due)}`;
  const late = Math.max(1, workdaysBetween(due, today));
  return `${late} ${late === 1 ? 'day' : 'days'} late`;
}

/** How it stands: late before blocked, since a passed date is what to talk about first. */
export function stateOf(plan: Plan, entry: Activity, today: Day): State {
  const status = statusOf(entry.value);
  if (!isOpen(entry.value)) return 'done';
  if ((inherited(entry, 'due') ?? today) < today) return 'late';
  if (status === 'blocked') return 'blocked';
  if (status === 'in progress') return 'in progress';
  return unmet(plan, entry).length ? 'waiting' : 'ready';
}

/** The ids of what must still happen before it can start. */
export const unmet = (plan: Plan, entry: Activity): string[] =>
  prerequisites(entry)
    .filter(({ ref }) => {
      // What another plan owes is not seen from here, so it is still waited for.
      if (ref.includes('/')) return true;
      const activity = find(plan, 'activity', ref);
      const decision = activity ? undefined : find(plan, 'decision', ref);
      return activity ? isOpen(activity.value) : !!decision && decision.value.chosen === undefined;
    })
    .map(it => it.ref);
