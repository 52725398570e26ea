import type { Activity } from '../language/activity.ts';
import type { Day } from '../language/day.ts';
import { inDays, middle } from '../language/time.ts';
import type { Estimate } from '../language/values.ts';
import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import { awaitedIn } from '../plan/prerequisite.ts';
import { type EntryOf, entriesOf, find, inherited, statusOf } from '../plan/query.ts';
import { isOver } from '../plan/standing.ts';
import { isClosed } from '../plan/strategy.ts';
import { once } from '../plan/whole.ts';
import type { WorkingTime } from './working-time.ts';

/** A piece of open work: who does it, and in which days. */
export interface Job {
  readonly entry: EntryOf<'activity'>;
  /** The plan that it stands in, where that is another one. */
  readonly home: Member | undefined;
  readonly kind: 'once' | 'recurring' | 'continuous';
  readonly owner: string | undefined;
  /** Who gives a share of the day to it while it runs. */
  readonly shares: ReadonlyMap<string, number>;
  /** The day from which on it can be worked on; nothing where the plan does not say. */
  readonly start: Day | undefined;
  readonly due: Day | undefined;
}
/** The open work of some plans. */
export interface Jobs {
  readonly all: readonly Job[];
  /** Those that take a person's time. */
  of(person: string): readonly Job[];
}

/** Which end of an estimate counts. */
export type End = 'low' | 'middle';

const nobody: ReadonlyMap<string, number> = new Map();

/** The open work of a plan and of all others around it: not of closed plans, and what is not agreed yet only where `tentative` asks for it. */
export function jobsOf(plan: Plan, tentative = false): Jobs {
  const { all, of } = (tentative ? everything : agreed)(plan);
  return {
    get all() {
      return local(plan, all);
    },
    of: person => local(plan, of.get(person) ?? none),
  };
}
/** The same of one person, where each piece says where it stands: the same list for all plans. */
export const jobsAround = (plan: Plan, person: string): readonly Job[] => agreed(plan).of.get(person) ?? none;
/** Those of them that go on or come again, as the plan sees them. */
export const lastingJobs = (plan: Plan, person: string): readonly Job[] =>
  local(plan, lasting(plan).get(person) ?? none);
const lasting = once(whole => {
  const all = whole.flatMap(it => jobsIn(it).filter(job => job.kind !== 'once'));
  return grouped(all, doing);
});
const none: readonly Job[] = [];

const joinedBy = (tentative: boolean) =>
  once(whole => {
    const all = whole.flatMap(it => jobsIn(it, tentative));
    return { all, of: grouped(all, doing) };
  });
const agreed = joinedBy(false);
const everything = joinedBy(true);

/** The open work that stands in a plan itself. */
export const jobsHere = (plan: Plan): readonly Job[] =>
  local(plan, jobsIn({ file: plan.others?.file ?? '', name: plan.others?.name ?? '', plan }));

/** The open work of all plans around by what it has in common, worked out once for all of them. */
export function jobsBy(keys: (job: Job) => Iterable<string>): (plan: Plan, key: string) => readonly Job[] {
  const groups = once(whole =>
    grouped(
      whole.flatMap(it => jobsIn(it)),
      keys,
    ),
  );
  return (plan, key) => local(plan, groups(plan).get(key) ?? none);
}
function grouped(jobs: readonly Job[], keys: (job: Job) => Iterable<string>): ReadonlyMap<string, readonly Job[]> {
  const groups = new Map<string, Job[]>();
  for (const job of jobs)
    for (const key of keys(job)) {
      const list = groups.get(key);
      if (list) list.push(job);
      else groups.set(key, [job]);
    }
  return groups;
}

const kept = { agreed: new WeakMap<Plan, readonly Job[]>(), all: new WeakMap<Plan, readonly Job[]>() };
/** The open work of one plan, worked out once while nothing changes that it depends on. Each piece says where it stands. */
export function jobsIn(home: Member, tentative = false): readonly Job[] {
  const memo = tentative ? kept.all : kept.agreed;
  const { plan } = home;
  let jobs = memo.get(plan);
  if (jobs) return jobs;
  const isWork = (it: EntryOf<'activity'>) => !isOver(it) && (tentative || !isTentative(plan, it));
  const open = isClosed(plan) ? [] : entriesOf(plan, 'activity').filter(isWork);
  memo.set(plan, (jobs = open.map(it => jobOf(plan, it, home))));
  return jobs;
}

const here = new WeakMap<Job, Job>();
/** Work as a plan sees it: its own stands nowhere else. */
export function local(plan: Plan, jobs: readonly Job[]): readonly Job[] {
  const file = plan.others?.file ?? '';
  if (!jobs.some(it => it.home?.file === file)) return jobs;
  return jobs.map(job => {
    if (job.home?.file !== file) return job;
    let own = here.get(job);
    if (!own) here.set(job, (own = { ...job, home: undefined }));
    return own;
  });
}

const doing = ({ owner, shares }: Job): Iterable<string> =>
  owner === undefined || shares.has(owner) ? shares.keys() : shares.size ? [owner, ...shares.keys()] : [owner];

/** It belongs to a workstream that is not agreed yet. */
export function isTentative(plan: Plan, entry: EntryOf<'activity'>): boolean {
  const stream = inherited(entry, 'workstream');
  return stream !== undefined && find(plan, 'workstream', stream)?.value.status === 'tentative';
}

/** An activity, open or not, as a piece of work. */
export function jobOf(plan: Plan, entry: EntryOf<'activity'>, home?: Member): Job {
  const { every, load } = entry.value;
  const owner = inherited(entry, 'owner');
  return {
    entry,
    home,
    kind: load !== undefined ? 'continuous' : every !== undefined ? 'recurring' : 'once',
    owner,
    shares: sharesOf(entry.value, owner),
    start: startOf(plan, entry),
    due: inherited(entry, 'due'),
  };
}

/** The shares of the day that are written: of contributors, and of whoever carries a continuous load. */
function sharesOf({ with: helpers, load, every }: Activity, owner: string | undefined): ReadonlyMap<string, number> {
  const isShared = helpers instanceof Map && every === undefined;
  if (load === undefined && !isShared) return nobody;
  const shares = new Map<string, number>();
  if (isShared) for (const [person, share] of helpers as ReadonlyMap<string, number>) shares.set(person, share);
  // What the owner does is the effort, not a share.
  if (owner !== undefined) shares.delete(owner);
  if (typeof load === 'number') {
    if (owner !== undefined) shares.set(owner, load);
  } else for (const [person, share] of (load as ReadonlyMap<string, number>) ?? []) shares.set(person, share);
  return shares;
}

/** The day written, else the day after what it waits for; a task starts no sooner than its activity. */
function startOf(plan: Plan, entry: EntryOf<'activity'>): Day | undefined {
  const { start, after } = entry.value;
  if (start !== undefined) return start;
  const waits = after === undefined ? [] : awaitedIn(plan, entry).map(it => it.ready + 1);
  return waits.length ? Math.max(...waits) : entry.parent && startOf(plan, entry.parent);
}

/**
 * The working days in which work that is done once is still to be done; nothing without `due`, or once that has passed.
 * Where it could not start before it is due, one of the days is wrong, and all days until then count.
 */
export function windowOf({ start, due }: Pick<Job, 'start' | 'due'>, today: Day): { from: Day; to: Day } | undefined {
  if (due === undefined || due < today) return undefined;
  const from = Math.max(today, start ?? today);
  return { from: from <= due ? from : today, to: due };
}

/**
 * Hours of work that are left of it. Of work in progress that says neither `remaining` nor `spent` as much is left as is
 * left of its time; half of it where nothing says when it was begun.
 */
export function hoursLeft({ entry, due }: Job, time: WorkingTime, today: Day, end: End): number {
  const { hours } = time.week;
  const left = Math.max(0, daysLeft(entry.value, end, hours)) * hours;
  if (!left || entry.value.remaining || entry.value.spent) return left;
  const status = statusOf(entry.value);
  const begun = beginning(entry.value, status);
  if (begun === undefined || due === undefined || due < today) return status === 'in progress' ? left / 2 : left;
  const rest = time.workdays(today, due);
  const all = time.workdays(Math.min(begun, today), due);
  return all ? (left * rest) / all : left;
}

function beginning({ started, start, log }: Activity, status: string): Day | undefined {
  if (status !== 'in progress') return status === 'blocked' ? started : undefined;
  return started ?? start ?? (log?.size ? Math.min(...log.keys()) : undefined);
}

/** What is left without what its tasks take, for these count by themselves. */
function daysLeft(value: Activity, end: End, hours: number): number {
  const tasks = [...(value.tasks?.values() ?? [])];
  const sum = (days: (task: Activity) => number) => tasks.reduce((all, it) => all + Math.max(0, days(it)), 0);
  const open = (task: Activity): number =>
    task.status === 'done' || task.status === 'dropped' ? 0 : ownDays(task, end, hours);
  if (value.remaining || value.spent) return ownDays(value, end, hours) - sum(open);
  return ownDays(value, end, hours) - sum(it => inEnd(it.effort, end, hours));
}
function ownDays({ effort, spent, remaining }: Activity, end: End, hours: number): number {
  if (remaining) return inEnd(remaining, end, hours);
  return Math.max(0, inEnd(effort, end, hours) - (spent ? inDays(spent, hours) : 0));
}
const inEnd = (it: Estimate | undefined, end: End, hours: number): number =>
  !it ? 0 : end === 'middle' ? middle(it, hours) : Math.min(inDays(it.low, hours), inDays(it.high, hours));
