import type { Day } from '../language/day.ts';
import type { Goal } from '../language/goal.ts';
import { inDays, middle } from '../language/time.ts';
import type { Workdays } from '../language/workdays.ts';
import type { Plan } from '../plan/plan.ts';
import {
  type EntryOf,
  entriesOf,
  find,
  headOf,
  inherited,
  isOneOff,
  isOpen,
  milestoneDays,
  prerequisites,
  statusOf,
  writtenRank,
} from '../plan/query.ts';
import { companyDays } from '../plan/workdays.ts';
import { type Deadline, type Ranked, type Ranking, rank, type Work } from './rank.ts';
import { type Explanation, explain } from './rank-words.ts';

type Activity = EntryOf<'activity'>;

/** A plan's ranking: what `rank` worked out, told by entries. */
export interface PlanRanking {
  /** The activities that a place in `ranking.work` stands for. */
  readonly entries: readonly Activity[];
  readonly ranking: Ranking;
  /** First rank first. */
  readonly order: readonly Activity[];
  /** What came out for an activity; a task stands where its activity does. Nothing for what has no rank. */
  of(entry: Activity): Ranked | undefined;
  /** Why it ranks where it does, and the arithmetic. */
  why(entry: Activity): Explanation | undefined;
}

const known = new WeakMap<Plan['chunks'], { today: Day; workdays: Workdays; result: PlanRanking }>();

/** Ranks a plan on a day; asked again for the same plan and day it remembers. */
export function rankingOf(plan: Plan, today: Day): PlanRanking {
  const before = known.get(plan.chunks);
  const workdays = companyDays(plan);
  if (before?.today === today && before.workdays === workdays) return before.result;
  const entries = entriesOf(plan, 'activity').filter(it => !it.parent);
  const index = new Map(entries.map((it, i) => [it, i]));
  const work = entries.map(it => workOf(it, plan, index));
  const ranking = rank(work, { today, workdays, deadlines: goalOf(plan, entries) });
  const of = (entry: Activity) => ranking.of[index.get(topOf(entry)) ?? -1];
  const why = (entry: Activity) => {
    const at = index.get(topOf(entry));
    return at !== undefined && ranking.of[at] ? explain(ranking, at) : undefined;
  };
  const result = { entries, ranking, order: ranking.order.map(it => entries[it]!), of, why };
  known.set(plan.chunks, { today, workdays, result });
  return result;
}

/** The activity that a task stands under, however deep; an activity itself. */
export function topOf(entry: Activity): Activity {
  let top = entry;
  while (top.parent) top = top.parent;
  return top;
}

function workOf(entry: Activity, plan: Plan, index: ReadonlyMap<Activity, number>): Work {
  const { value } = entry;
  const written = writtenRank(value);
  const { after, start } = waits(entry, plan, index);
  const blocked = typeof value.blocked === 'object' ? value.blocked.since : undefined;
  // All of one form, whatever is written: they take half the room.
  return {
    id: entry.id,
    title: value.title,
    impact: value.impact,
    effort: value.effort && middle(value.remaining ?? value.effort),
    due: value.due,
    start,
    after: after.length ? after.slice() : none,
    status: statusOf(value),
    blockedSince: blocked,
    ranked: isOpen(value) && isOneOff(value),
    written: written?.rank,
    pinned: written?.pinned,
  };
}
const none: readonly never[] = [];

/** What an activity, or a task in it, waits for: other work, and days before which it cannot start. */
function waits(
  entry: Activity,
  plan: Plan,
  index: ReadonlyMap<Activity, number>,
): { after: Work['after']; start: Day | undefined } {
  const after: { work: number; lag: number }[] = [];
  let start = entry.value.start;
  for (const { ref, lag } of [entry, ...tasksOf(entry)].flatMap(prerequisites)) {
    const wait = lag ? inDays(lag) : 0;
    const other = find(plan, 'activity', ref);
    const work = other && index.get(topOf(other));
    if (work !== undefined && other && topOf(other) !== entry) after.push({ work, lag: wait });
    const day = other ? undefined : eventDay(plan, ref);
    if (day !== undefined) start = Math.max(start ?? day, day);
  }
  return { after, start };
}
const tasksOf = (entry: Activity): Activity[] =>
  (entry.parsed.entries as Activity[]).filter(it => it.kind === 'activity' && it !== entry && topOf(it) === entry);

/** The day of a milestone, or that by which an open decision is to be made. */
function eventDay(plan: Plan, id: string): Day | undefined {
  const milestone = find(plan, 'milestone', id);
  if (milestone) return milestoneDays(milestone.value)?.to;
  const decision = find(plan, 'decision', id);
  return decision && decision.value.chosen === undefined ? decision.value.by : undefined;
}

/** The goal waits for all work that moves its metric. */
function goalOf(plan: Plan, entries: readonly Activity[]): Deadline[] {
  const goal = (headOf(plan, 'goal')?.parsed.value as { goal?: Goal } | undefined)?.goal;
  if (goal?.by === undefined || goal.metric === undefined) return [];
  const after = entries.flatMap((it, work) => (inherited(it, 'metric') === goal.metric ? [{ work, lag: 0 }] : []));
  return [{ at: goal.by, title: 'the goal', after }];
}
