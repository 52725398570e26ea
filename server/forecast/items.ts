import type { Day } from '../language/day.ts';
import { endsInDays, middle } from '../language/time.ts';
import type { Estimate } from '../language/values.ts';
import { type EntryOf, inherited, statusOf } from '../plan/query.ts';
import { goalOf as goalIn } from '../plan/section.ts';
import { hoursLeft, type Job } from '../reckon/job.ts';
import { rankingOf } from '../reckon/ranking.ts';
import type { WorkingTime } from '../reckon/working-time.ts';
import type { Group } from './joined.ts';

type Activity = EntryOf<'activity'>;

/**
 * One thing with a start and a finish: `work` that somebody does, the `whole` of an activity with all its tasks, or the
 * goal of a plan. What has tasks is two of them: what is left of it beside the tasks, and the whole.
 */
export interface Item {
  readonly kind: 'work' | 'whole' | 'goal';
  readonly group: Group;
  readonly job: Job | undefined;
  /** It stands for its activity: what waits for that waits for it. */
  readonly isEnd: boolean;
  /** Hours that are left: the mean, and the two ends of the estimate. */
  readonly hours: number;
  readonly low: number;
  readonly high: number;
  /** Nobody has said how long it takes. */
  readonly guessed: boolean;
  /** Who gives a share of the day to it while it runs. */
  readonly shares: ReadonlyMap<string, number>;
  /** Its own deadline, and what a day of lateness costs. */
  readonly due: Day | undefined;
  readonly weight: number;
  readonly rank: number;
  readonly begun: boolean;
  /** Of a goal: the metric that it is reached by. */
  readonly metric?: string;
}
type Hours = Pick<Item, 'hours' | 'low' | 'high' | 'guessed'>;

const nobody: ReadonlyMap<string, number> = new Map();
const nothing: Hours = { hours: 0, low: 0, high: 0, guessed: false };

/** All that is scheduled for the open work of a plan, in the order of the text. */
export function itemsOf(group: Group, timeOf: (owner: string | undefined) => WorkingTime, today: Day): Item[] {
  const { plan, jobs } = group;
  const below = new Map<Activity, Job[]>();
  for (const job of jobs) {
    const { parent } = job.entry;
    if (!parent) continue;
    const list = below.get(parent);
    if (list) list.push(job);
    else below.set(parent, [job]);
  }
  const ranking = rankingOf(plan, today);
  const usual = usualEffort(jobs);
  const given = new Map<Activity, { hours: Hours; shares: Job['shares'] }>();
  const items: Item[] = [];
  for (const job of jobs) {
    const { entry } = job;
    const tasks = below.get(entry) ?? [];
    const ranked = ranking.of(entry);
    const isDated = !entry.parent || entry.value.due !== undefined;
    // Written out, not spread: of thousands each is made in a fraction of the time.
    const add = (kind: Item['kind'], isEnd: boolean, { hours, low, high, guessed }: Hours, by: Job['shares']): void => {
      const due = isEnd && isDated ? job.due : undefined;
      const weight = isEnd && isDated ? (entry.value.impact ?? ranked?.impact ?? 3) : 0;
      const rank = ranked?.rank ?? Infinity;
      const begun = statusOf(entry.value) === 'in progress';
      items.push({ kind, group, job, isEnd, hours, low, high, guessed, shares: by, due, weight, rank, begun });
    };
    const handed = given.get(entry);
    const own =
      handed && !isSized(entry)
        ? handed.hours
        : leftOf(job, timeOf(job.owner), today, !entry.parent && !hasSize(tasks) ? usual : undefined);
    const shares = job.shares.size ? job.shares : handed && !isSized(entry) ? handed.shares : nobody;
    if (!tasks.length) {
      add('work', true, own, shares);
      continue;
    }
    const rest = share(job, own, shares, tasks, given, timeOf);
    if (rest.hours > 0) add('work', false, rest, shares);
    add('whole', true, nothing, nobody);
  }
  const goal = goalOf(group);
  return goal ? [...items, goal] : items;
}

/** What is left of an activity goes to those of its tasks that say nothing of their own, in equal parts; without such a task it is kept. */
function share(
  job: Job,
  own: Hours,
  shares: Job['shares'],
  tasks: readonly Job[],
  given: Map<Activity, { hours: Hours; shares: Job['shares'] }>,
  timeOf: (owner: string | undefined) => WorkingTime,
): Hours {
  const silent = tasks.filter(it => !isSized(it.entry));
  if (!silent.length) return own;
  const sized = tasks.filter(it => isSized(it.entry));
  const isOpen = own.hours <= 0 && !isSized(job.entry) && sized.length > 0;
  for (const task of silent) {
    const part = isOpen ? likeOthers(sized, timeOf(task.owner)) : parted(own, silent.length);
    given.set(task.entry, { hours: part, shares: task.owner === job.owner ? shares : nobody });
  }
  return nothing;
}
const parted = ({ hours, low, high, guessed }: Hours, count: number): Hours => ({
  hours: hours / count,
  low: low / count,
  high: high / count,
  guessed,
});
/** The mean of what the other tasks take. */
function likeOthers(sized: readonly Job[], { week }: WorkingTime): Hours {
  const days = sized.reduce(
    (sum, { entry: { value } }) => sum + middleDays(value.remaining ?? value.effort, week.hours),
    0,
  );
  return { ...flat((days / sized.length) * week.hours), guessed: true };
}
const flat = (hours: number): Omit<Hours, 'guessed'> => ({ hours, low: hours, high: hours });

const isSized = ({ value }: Activity): boolean => value.effort !== undefined || value.remaining !== undefined;
const hasSize = (tasks: readonly Job[]): boolean => tasks.some(it => isSized(it.entry));
const middleDays = (it: Estimate | undefined, hours: number): number => (it ? middle(it, hours) : 0);

/** Hours left of one piece of work, with the spread of its estimate; `usual` days where it says nothing. */
function leftOf(job: Job, time: WorkingTime, today: Day, usual: number | undefined): Hours {
  const { hours: perDay } = time.week;
  const { entry } = job;
  const { value } = entry;
  if (!isSized(entry)) {
    if (usual === undefined) return nothing;
    const days = { amount: usual, unit: 'd' } as const;
    const effort = { low: days, high: days };
    return {
      ...flat(hoursLeft({ ...job, entry: { ...entry, value: { ...value, effort } } }, time, today, 'middle')),
      guessed: true,
    };
  }
  const hours = hoursLeft(job, time, today, 'middle');
  const estimate = (value.remaining ?? value.effort)!;
  const [low, high] = endsInDays(estimate, perDay);
  const mean = middleDays(estimate, perDay);
  if (!(mean > 0) || low <= 0 || low === high) return { ...flat(hours), guessed: false };
  // What is left of it is as uncertain, in proportion, as the whole.
  return { hours, low: (hours * low) / mean, high: (hours * high) / mean, guessed: false };
}

/** The middle of all efforts of a plan, or five days: as for the rank. */
function usualEffort(jobs: readonly Job[]): number {
  const efforts = jobs.flatMap(({ entry: { parent, value } }) =>
    !parent && isSized({ value } as Activity) ? [middleDays(value.remaining ?? value.effort, 8)] : [],
  );
  efforts.sort((a, b) => a - b);
  const half = efforts.length >> 1;
  if (!efforts.length) return 5;
  return efforts.length % 2 ? efforts[half]! : (efforts[half - 1]! + efforts[half]!) / 2;
}

/** The goal as a date by which all work that moves its metric is to be finished. */
function goalOf(group: Group): Item | undefined {
  const goal = goalIn(group.plan)?.value;
  if (goal?.by === undefined || goal.metric === undefined) return undefined;
  const isMoved = group.jobs.some(it => !it.entry.parent && inherited(it.entry, 'metric') === goal.metric);
  const base = { group, job: undefined, isEnd: false, shares: nobody, begun: false, rank: Infinity };
  return isMoved ? { ...base, ...nothing, kind: 'goal', due: goal.by, weight: 5, metric: goal.metric } : undefined;
}
