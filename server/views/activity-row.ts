import type { Activity as Says } from '../language/activity.ts';
import { civil, type Day, iso, months, weekdayOf, weekdays } from '../language/day.ts';
import type { Workdays } from '../language/workdays.ts';
import { splitRef } from '../plan/far-ref.ts';
import type { Plan } from '../plan/plan.ts';
import {
  contributors,
  type EntryOf,
  inherited,
  isOpen,
  milestoneDays,
  prerequisites,
  rangeOf,
  resolve,
  statusOf,
} from '../plan/query.ts';
import { isOfThisWeek, isOver } from '../plan/standing.ts';
import { counted } from '../plan/wording.ts';
import { daysFor } from '../plan/workdays.ts';
import type { Row, State } from './row.ts';

type Activity = EntryOf<'activity'>;

/** An activity as a line of a view. */
export function activityRow(
  plan: Plan,
  entry: Activity,
  today: Day,
  shown: { id: string; label: string; detail?: string; children?: readonly Row[] } & Pick<
    Row,
    'uri' | 'rank' | 'pinned'
  >,
): Row {
  const state = stateOf(plan, entry, today);
  return {
    description: [inherited(entry, 'owner') ?? 'no owner', when(plan, entry, today)].join(' · '),
    state,
    context: state === 'done' ? 'done' : statusOf(entry.value) === 'blocked' ? 'blocked' : 'activity',
    activity: entry.id,
    entry: `activity/${entry.id}`,
    whose: concerned(entry.value, inherited(entry, 'owner')),
    week: isOfThisWeek(entry.value, today, inherited(entry, 'due')),
    range: rangeOf(plan, { parsed: entry.parsed, range: entry.key.range }),
    children: [],
    ...shown,
  };
}

/** Whose work it is: the owner's, that of all who contribute or own a task of it, and of whoever can lift what blocks it. */
function concerned(it: Says, owner = it.owner): string[] {
  const by = typeof it.blocked === 'object' ? it.blocked.by : undefined;
  const tasks = [...(it.tasks?.values() ?? [])].filter(isOpen).flatMap(task => concerned(task));
  return [owner, ...contributors(it), by, ...tasks].filter(name => name !== undefined);
}

/** `21 Aug`: the due date, as short as it can be said, or how late it is in working days. */
export function when(plan: Plan, entry: Activity, today: Day): string {
  const due = inherited(entry, 'due');
  if (due === undefined) return 'no date';
  return isOpen(entry.value) ? until(due, today, daysFor(plan, entry)) : statusOf(entry.value);
}
/** The same for the date of anything. */
export const until = (due: Day, today: Day, workdays: Workdays): string =>
  due >= today ? dayMonth(due, today) : `${counted(Math.max(1, workdays.between(due, today)), 'day')} late`;
/** `21 Aug`, with the year where it is not that of today: a tree has little room, and a tooltip has the rest. */
export function dayMonth(day: Day, today: Day): string {
  const { year, month, date } = civil(day);
  const name = `${date} ${months[month - 1]!.slice(0, 3)}`;
  return year === civil(today).year ? name : `${name} ${year}`;
}
/** `Fri 2026-08-21`. */
export function shortDay(day: Day): string {
  const name = weekdays[weekdayOf(day)]!.slice(0, 3);
  return `${name[0]!.toUpperCase()}${name.slice(1)} ${iso(day)}`;
}

/** How it stands: late before blocked, since a passed date is what to talk about first. */
export function stateOf(plan: Plan, entry: Activity, today: Day): State {
  const status = statusOf(entry.value);
  if (!isOpen(entry.value)) return 'done';
  if ((inherited(entry, 'due') ?? today) < today) return 'late';
  if (status === 'blocked') return 'blocked';
  if (status === 'in progress') return 'in progress';
  return unmet(plan, entry, today).length ? 'waiting' : 'ready';
}

/** The names of what must still happen before it can start. */
export const unmet = (plan: Plan, entry: Activity, today: Day): string[] =>
  prerequisites(entry)
    .map(it => it.ref)
    .filter(ref => {
      const other = resolve(plan, 'activity', ref) ?? resolve(plan, 'decision', ref);
      if (other) return !isOver(other.entry);
      if (!splitRef(ref)) return false;
      // A milestone of this plan is a date; one of another is something that others owe. So is what cannot be seen.
      const milestone = resolve(plan, 'milestone', ref);
      const days = milestone && milestoneDays(milestone.entry.value);
      return !days || days.to >= today;
    });
