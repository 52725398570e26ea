import type { Activity } from '../language/activity.ts';
import { type Day, weekdayOf } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import type { Entry } from './parse.ts';
import type { Plan } from './plan.ts';
import { checkins, type EntryOf, entriesOf, inherited, isOneOff, isOpen, statusOf } from './query.ts';
import { counted } from './wording.ts';

/** Open work done once whose date has passed. A task is late with its activity, and is not counted beside it. */
export const isLate = (entry: EntryOf<'activity'>, today: Day): boolean =>
  isOpen(entry.value) && isOneOff(entry.value) && !entry.parent && (inherited(entry, 'due') ?? today) < today;

const carried = new WeakMap<Plan['chunks'], boolean>();
/** Open work that goes on all the time. */
export const isOngoing = ({ value }: EntryOf<'activity'>): boolean => value.load !== undefined && isOpen(value);
/** Whether some open work of a plan goes on all the time. */
export function isCarried(plan: Plan): boolean {
  let known = carried.get(plan.chunks);
  if (known === undefined) {
    known = entriesOf(plan, 'activity').some(isOngoing);
    carried.set(plan.chunks, known);
  }
  return known;
}

/** The Sunday that ends this week. */
export const weekEnd = (today: Day): Day => today + 6 - weekdayOf(today);
/** Whether there is something to do about an activity, or a task of it, this week, Monday to Sunday: somebody works on it, its date comes by Sunday or has passed, it starts or is checked in, or it goes on every week. */
export function isOfThisWeek(it: Activity, today: Day, due = it.due): boolean {
  if (!isOpen(it)) return false;
  const end = weekEnd(today);
  const days = [it.start, ...checkins(it)];
  return (
    statusOf(it) === 'in progress' ||
    it.load !== undefined ||
    (it.every !== undefined && calendarDays(it.every) <= 7) ||
    (due !== undefined && due <= end) ||
    days.some(day => day !== undefined && end - 7 < day && day <= end) ||
    [...(it.tasks?.values() ?? [])].some(task => isOfThisWeek(task, today))
  );
}

/** How the work of a plan stands: tasks are left out. */
export interface Health {
  readonly activities: number;
  readonly blocked: number;
  readonly late: number;
}
export function healthOf(plan: Plan, today: Day): Health {
  const work = entriesOf(plan, 'activity').filter(it => !it.parent);
  return {
    activities: work.length,
    blocked: work.filter(it => statusOf(it.value) === 'blocked').length,
    late: work.filter(it => isLate(it, today)).length,
  };
}
/** `8 activities · 2 blocked · 1 late`. */
export const inWords = ({ activities, blocked, late }: Health): string =>
  [
    counted(activities, 'activity', 'activities'),
    ...(blocked ? [`${blocked} blocked`] : []),
    ...(late ? [`${late} late`] : []),
  ].join(' · ');

/** Whether nothing is left to do about an entry: work that is done or dropped, with all below it, and a decision that was made. */
export function isOver(entry: Entry | undefined): boolean {
  for (let at = entry; at?.kind === 'activity'; at = at.parent)
    if (!isOpen((at as EntryOf<'activity'>).value)) return true;
  return entry?.kind === 'decision' && (entry as EntryOf<'decision'>).value.chosen !== undefined;
}

/** Whether it was dropped, or goes with something above it that was. */
export function isDropped(entry: EntryOf<'activity'>): boolean {
  for (let it: EntryOf<'activity'> | undefined = entry; it; it = it.parent)
    if (it.value.status === 'dropped') return true;
  return false;
}

/** `3 activities with 2 tasks`: tasks are a part of their activity, and no work more. */
export function countedWork(all: readonly EntryOf<'activity'>[], what = 'activity', many = 'activities'): string {
  const tasks = all.filter(it => it.parent).length;
  const whole = counted(all.length - tasks, what, many);
  return tasks ? `${whole} with ${counted(tasks, 'task')}` : whole;
}
