import type { Day } from '../language/day.ts';
import { inDays } from '../language/time.ts';
import type { Entry } from '../plan/parse.ts';
import { type EntryOf, inherited, milestoneDays, type Prerequisite, prerequisites } from '../plan/query.ts';
import { isOver } from '../plan/standing.ts';
import type { WorkingTime } from '../reckon/working-time.ts';
import type { Clock } from './clock.ts';
import type { Item } from './items.ts';
import { type Group, namedIn } from './joined.ts';

type Activity = EntryOf<'activity'>;

/** What must be finished before, by its place among all items, and the hours of the company that lie between. */
export interface Need {
  readonly work: number;
  readonly lag: number;
}
/** A date before which something cannot start. */
export interface Release {
  /** In days from the start of today. */
  readonly time: number;
  readonly kind: 'start' | 'milestone' | 'decision' | 'after' | 'recurring';
  readonly entry: Entry;
  readonly group: Group;
  /** As the plan names it. */
  readonly ref: string;
  /** The day that it is bound to; nothing where a decision has none. */
  readonly day: Day | undefined;
}

/** By whose days waits are counted. */
export interface Company {
  readonly clock: Clock;
  readonly time: WorkingTime;
}

/**
 * What each item waits for: the work that its `after` names, its own and that of what it is a task of; the whole waits for
 * its parts, and the goal for all that moves its metric. Milestones, open decisions and start dates are days before which
 * it cannot start. An open decision is taken to be made by its day, or today where that has passed; what is blocked, to be
 * freed today. What is tentative, closed or unknown holds nothing up.
 */
export function needsOf(groups: readonly Group[], items: readonly Item[], company: Company, today: Day) {
  const ends = new Map<Activity, number>();
  for (const [i, it] of items.entries()) if (it.isEnd) ends.set(it.job!.entry, i);
  const needs: Need[][] = items.map(() => []);
  const releases: Release[][] = items.map(() => []);
  const { clock, time: days } = company;
  const perDay = days.week.hours;
  /** A time with a wait behind it; of what is over already a part of that has passed. */
  const after = (time: number, lag: number): number => {
    if (!lag) return time;
    const passed = time < 0 ? days.workdays(today + time, today - 1) * perDay : 0;
    return lag > passed ? clock.timeAt(clock.hoursAt(time) + lag - passed) : time;
  };
  const waits = (at: number, group: Group, holder: Activity, own: Activity): void => {
    const { start, blocked } = holder.value;
    if (start !== undefined && start > today && !items[at]!.begun)
      releases[at]!.push({ time: start - today, kind: 'start', entry: holder, group, ref: holder.id, day: start });
    const decision = typeof blocked === 'object' ? (blocked as { decision?: string }).decision : undefined;
    const refs: Pick<Prerequisite, 'ref' | 'lag'>[] = [...prerequisites(holder)];
    if (decision !== undefined) refs.push({ ref: decision, lag: undefined });
    for (const { ref, lag } of refs) {
      const found = namedIn(groups, group, ref);
      if (!found || (found.entry.kind === 'activity' && isAkin(found.entry as Activity, own))) continue;
      const hours = lag ? Math.max(0, inDays(lag)) * perDay : 0;
      const end = ends.get(found.entry as Activity);
      if (end !== undefined) needs[at]!.push({ work: end, lag: hours });
      else {
        const it = releaseBy(found.entry, today);
        if (!it) continue;
        const time = after(it.time, hours);
        if (time > 0) releases[at]!.push({ ...it, time, ...found, ref });
      }
    }
  };
  for (const [i, { kind, job, group }] of items.entries()) {
    if (!job) continue;
    for (let holder: Activity | undefined = job.entry; holder; holder = holder.parent)
      waits(i, group, holder, job.entry);
    const end = ends.get(job.entry)!;
    if (end !== i) needs[end]!.push({ work: i, lag: 0 });
    const above = job.entry.parent && ends.get(job.entry.parent);
    if (kind !== 'goal' && end === i && above !== undefined) needs[above]!.push({ work: i, lag: 0 });
  }
  const goals = new Map(items.flatMap((it, i) => (it.kind === 'goal' ? [[it.group, i] as const] : [])));
  for (const [work, { isEnd, job, group }] of items.entries()) {
    const goal = goals.get(group);
    if (goal === undefined || !isEnd || job!.entry.parent) continue;
    if (inherited(job!.entry, 'metric') === items[goal]!.metric) needs[goal]!.push({ work, lag: 0 });
  }
  return { needs, releases };
}

/** Whether one of two activities stands under the other, or they are the same: neither waits for the other. */
function isAkin(a: Activity, b: Activity): boolean {
  for (let it: Activity | undefined = a; it; it = it.parent) if (it === b) return true;
  for (let it: Activity | undefined = b; it; it = it.parent) if (it === a) return true;
  return false;
}

/** The time by which something that is no scheduled work is over. */
function releaseBy(entry: Entry, today: Day): Pick<Release, 'time' | 'kind' | 'day'> | undefined {
  if (entry.kind === 'milestone') {
    const day = milestoneDays((entry as EntryOf<'milestone'>).value)?.to;
    return day === undefined ? undefined : { time: day + 1 - today, kind: 'milestone', day };
  }
  if (entry.kind === 'decision') {
    const { by } = (entry as EntryOf<'decision'>).value;
    return isOver(entry) ? undefined : { time: Math.max(by ?? today, today) + 1 - today, kind: 'decision', day: by };
  }
  const activity = entry as Activity;
  const { finished } = activity.value;
  if (isOver(entry))
    return finished === undefined ? undefined : { time: finished + 1 - today, kind: 'after', day: finished };
  const due =
    activity.value.every !== undefined || activity.value.load !== undefined ? inherited(activity, 'due') : undefined;
  return due === undefined ? undefined : { time: due + 1 - today, kind: 'recurring', day: due };
}
