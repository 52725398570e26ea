import type { Day } from '../language/day.ts';
import { isRelease } from '../words/release.ts';
import type { Plan } from './plan.ts';
import {
  type EntryOf,
  entriesOf,
  inherited,
  isOneOff,
  isOpen,
  milestoneDays,
  prerequisites,
  resolve,
} from './query.ts';

type Activity = EntryOf<'activity'>;

/** Something goes out to those who use it: on a day, or by some work. */
export interface Release {
  readonly entry: Activity | EntryOf<'milestone'>;
  /** The day, where it is known. */
  readonly day: Day | undefined;
  /** It and all that it waits for, tasks included; of a milestone all that is due by then. */
  readonly work: ReadonlySet<Activity>;
}

/** The releases of a plan that are still to come; not those that another one waits for. */
export function releasesOf(plan: Plan, today: Day): Release[] {
  const all: Release[] = [];
  let tasks: Tasks | undefined;
  for (const entry of entriesOf(plan, 'milestone')) {
    const days = milestoneDays(entry.value);
    const title = typeof entry.value === 'object' && 'title' in entry.value ? entry.value.title : '';
    // What goes out over several days goes out on the first of them.
    if (!days || days.from < today || !(isRelease(entry.id) || isRelease(title ?? ''))) continue;
    const work = entriesOf(plan, 'activity').filter(it => (inherited(it, 'due') ?? Infinity) <= days.from);
    all.push({ entry, day: days.from, work: new Set(work) });
  }
  for (const entry of entriesOf(plan, 'activity')) {
    const { value, parent } = entry;
    if (parent || !isOpen(value) || !isOneOff(value) || !(isRelease(entry.id) || isRelease(value.title ?? '')))
      continue;
    tasks ??= tasksIn(plan);
    all.push({ entry, day: value.due, work: needsOf(plan, entry, tasks) });
  }
  return all.filter(it => !all.some(other => other !== it && other.work.has(it.entry as Activity)));
}

type Tasks = ReadonlyMap<Activity, readonly Activity[]>;
/** What stands right below each activity. */
function tasksIn(plan: Plan): Tasks {
  const tasks = new Map<Activity, Activity[]>();
  for (const it of entriesOf(plan, 'activity')) {
    const above = it.parent as Activity | undefined;
    const list = above && tasks.get(above);
    if (list) list.push(it);
    else if (above) tasks.set(above, [it]);
  }
  return tasks;
}

/** An activity with all that it waits for. */
function needsOf(plan: Plan, entry: Activity, tasks: Tasks): Set<Activity> {
  const needs = new Set([entry]);
  for (const it of needs) {
    for (const task of tasks.get(it) ?? []) needs.add(task);
    for (const { ref } of prerequisites(it)) {
      const other = resolve(plan, 'activity', ref)?.entry;
      if (other) needs.add(other);
    }
  }
  return needs;
}
