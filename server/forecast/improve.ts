import { compare, costOf } from './cost.ts';
import { effortOf } from './effort.ts';
import { justified } from './improve-justify.ts';
import { Lines } from './improve-lines.ts';
import { search } from './improve-search.ts';
import { urgent } from './improve-urgency.ts';
import type { Cost, Problem, Schedule } from './problem.ts';
import { replay } from './replay.ts';
import { inTime, schedule } from './schedule.ts';

/**
 * How many nodes may be placed anew for one schedule of so many: the same on every machine. Small ones get more than their
 * share, but in a folder of many plans, where many are made at once, half of that each time these double. Plans are counted,
 * not schedules: whoever adds a plan has all others judged anew, whoever joins two by a word has not.
 */
export function usual(count: number, plans = 1): number {
  const halvings = Math.max(0, Math.ceil(Math.log2(plans / 64)));
  return Math.max(36_000 / 2 ** halvings, 36 * count);
}

/** A schedule and what it costs. */
interface Found {
  readonly schedule: Schedule;
  readonly cost: Cost;
}

/**
 * A schedule that costs less, never more: by urgency, then forward and backward by turns (Tormos & Lova 2001), then by a tabu
 * search over what is critical. The same for the same problem: `steps` counts work, not time.
 */
export function improve(
  problem: Problem,
  start: Schedule = schedule(problem),
  steps: number = usual(problem.graph.count),
): Schedule {
  const count = problem.graph.count * (problem.help.size ? 3 : 1); // what is told event by event takes so much longer
  let best: Found = { schedule: start, cost: costOf(problem, start) };
  let left = steps;
  const consider = (it: Schedule): boolean => {
    const cost = costOf(problem, it);
    if (compare(cost, best.cost) >= 0) return false;
    best = { schedule: it, cost };
    return true;
  };
  for (const order of left > 15 * count ? [unfinished(start), ...urgent(problem, start)] : []) {
    if (!order) continue;
    left -= 3 * count;
    consider(schedule(problem, order));
  }
  for (let round = 0; round < 6 && left > 12 * count; round++) {
    left -= 6 * count;
    if (!consider(schedule(problem, justified(problem, best.schedule)))) break;
  }
  if (left <= 6 * count) return best.schedule;
  const lines = new Lines(problem, efforts(problem, best.schedule), best.schedule.order);
  const found = replay(problem, search(lines, left - 4 * count));
  consider(replay(problem, inTime(problem, found)));
  consider(schedule(problem, best.schedule.order)); // into gaps that the search has left open
  return best.schedule;
}

/** What is never finished first: who leaves may still finish something that is long if they do not begin with what is short. */
function unfinished({ order, finish }: Schedule): Int32Array | undefined {
  const isNever = (node: number) => finish[node] === Infinity;
  const nodes = [...order];
  return nodes.some(isNever)
    ? Int32Array.from([...nodes.filter(isNever), ...nodes.filter(it => !isNever(it))])
    : undefined;
}

/** How many hours of their owners nodes take in a schedule: with what contributors give to them, and what owners give away. */
function efforts(problem: Problem, { start, finish }: Schedule): Float64Array {
  const { help, owner, clocks } = problem;
  const all = effortOf(problem);
  if (!help.size) return all;
  return all.map((effort, node) => {
    const clock = clocks[owner[node]!]!;
    return finish[node]! < Infinity ? clock.hoursAt(finish[node]!) - clock.hoursAt(start[node]!) : effort;
  });
}
