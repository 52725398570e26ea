import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, find } from '../plan/query.ts';
import { folderOf, wholeOf } from '../plan/whole.ts';
import { improve, usual } from './improve.ts';
import { type Group, joined } from './joined.ts';
import { type PlanProblem, planProblem } from './plan-problem.ts';
import type { Schedule } from './problem.ts';

/** The work of some plans together, and when it is done. */
export interface Solved extends PlanProblem {
  readonly today: Day;
  readonly schedule: Schedule;
  /** The node that stands for an activity, and the goal of a plan. */
  readonly node: ReadonlyMap<EntryOf<'activity'>, number>;
  readonly goal: ReadonlyMap<Plan['chunks'], number>;
  /** All nodes of a plan, in the order of their numbers. */
  readonly nodes: ReadonlyMap<Plan['chunks'], readonly number[]>;
  /** Some effort is a range. */
  readonly isSpread: boolean;
}
export interface Options {
  /** With work that is not agreed yet. */
  readonly tentative?: boolean;
  /** The file of another plan of the folder, whose work is meant. */
  readonly of?: string | undefined;
}

interface Kept {
  readonly key: readonly unknown[];
  readonly solved: Solved;
}
const kept = { agreed: new WeakMap<Plan['chunks'], Kept>(), all: new WeakMap<Plan['chunks'], Kept>() };

/** The schedule that a plan is part of: worked out once for all plans that share their work. */
export function solve(plan: Plan, today: Day, { tentative = false, of }: Options = {}): Solved {
  const groups = joined(plan, tentative, of);
  // A plan that the folder does not hold as it is sees other people.
  if (folderOf(plan) === plan) return solveAmong(plan, groups, today, tentative);
  const before = seen.get(groups);
  if (before?.today === today) return before;
  const solved = solveAmong(plan, groups, today, tentative);
  seen.set(groups, solved);
  return solved;
}
const seen = new WeakMap<readonly Group[], Solved>();

/** The same where it may have been worked out for another plan, or before something was written that no schedule depends on. */
function solveAmong(plan: Plan, groups: readonly Group[], today: Day, tentative: boolean): Solved {
  const memo = tentative ? kept.all : kept.agreed;
  const first = groups[0]!.plan.chunks;
  const known = memo.get(first);
  const plans = wholeOf(plan).length;
  const key = [today, usual(0, plans), ...keyOf(plan, groups)];
  if (known && known.key.length === key.length && known.key.every((it, i) => it === key[i])) return known.solved;
  const solved = newSolved(planProblem(plan, groups, today), today, plans);
  memo.set(first, { key, solved });
  return solved;
}

const named = new WeakMap<readonly Group[], ReadonlySet<string>>();
/** Whoever works on something in one of the plans. */
function workersIn(groups: readonly Group[]): ReadonlySet<string> {
  const before = named.get(groups);
  if (before) return before;
  const names = new Set<string>();
  for (const { jobs } of groups) {
    for (const { owner, shares } of jobs) {
      if (owner !== undefined) names.add(owner);
      for (const it of shares.keys()) names.add(it);
    }
  }
  named.set(groups, names);
  return names;
}

/** All that the schedule is made from: the text of the plans, and what is said of the people in them. */
function keyOf(plan: Plan, groups: readonly Group[]): unknown[] {
  const people = [...workersIn(groups)].flatMap(id => {
    const person = find(plan, 'person', id)?.value;
    const team = find(plan, 'team', person?.team ?? id)?.value;
    return [person, team, team?.calendar === undefined ? undefined : find(plan, 'calendar', team.calendar)?.value];
  });
  return [...groups.flatMap(it => [it.file, it.plan.chunks]), find(plan, 'calendar', 'default')?.value, ...people];
}

function newSolved(made: PlanProblem, today: Day, plans: number): Solved {
  const node = new Map<EntryOf<'activity'>, number>();
  const goal = new Map<Plan['chunks'], number>();
  const nodes = new Map<Plan['chunks'], number[]>();
  for (const [i, it] of made.items.entries()) {
    const { chunks } = it.group.plan;
    const own = nodes.get(chunks);
    if (own) own.push(i);
    else nodes.set(chunks, [i]);
    if (it.isEnd) node.set(it.job!.entry, i);
    if (it.kind === 'goal') goal.set(it.group.plan.chunks, i);
  }
  return {
    ...made,
    today,
    schedule: improve(made.problem, undefined, usual(made.problem.graph.count, plans)),
    node,
    goal,
    nodes,
    isSpread: made.low.some((low, i) => low < made.high[i]!),
  };
}
