import type { Problem, Schedule } from './problem.ts';

/** How late each node may be finished in a levelled schedule. */
export interface Latest {
  /** In days from the start of today; Infinity where nothing behind the node is bound to a day. */
  readonly finish: Float64Array;
  /** The node whose own day sets it; -1 where there is none. */
  readonly from: Int32Array;
}

/**
 * A backward pass over what waits and over what the same person does next: by when each node must be finished so that
 * all behind it, in the order of the schedule, still makes its day (resource-constrained float: Bowers 1995).
 */
export function latestIn(problem: Problem, { start, finish, order }: Schedule, days: Float64Array): Latest {
  const { graph, clocks, owner, hours } = problem;
  const { up, lag } = graph;
  const latest = days.slice();
  const from = new Int32Array(graph.count);
  for (let node = 0; node < graph.count; node++) from[node] = latest[node]! < Infinity ? node : -1;
  const before = previous(problem, order);
  const bind = (node: number, time: number, by: number): void => {
    if (time >= latest[node]!) return;
    latest[node] = time;
    from[node] = from[by]!;
  };
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i]!;
    if (latest[node] === Infinity || finish[node] === Infinity) continue;
    const clock = clocks[owner[node]!]!;
    const span = hours[node]! > 0 ? clock.hoursAt(finish[node]!) - clock.hoursAt(start[node]!) : 0;
    const time = back(problem, owner[node]!, latest[node]!, span);
    for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++)
      bind(up.to[arc]!, back(problem, 0, time, lag[arc]!), node);
    if (before[node]! >= 0) bind(before[node]!, time, node);
  }
  return { finish: latest, from };
}

/** The time so many hours of somebody before another; before today a day is as long as their longest. */
function back({ clocks }: Problem, number: number, time: number, hours: number): number {
  if (!(hours > 0)) return time;
  const clock = clocks[number]!;
  const left = time > 0 ? clock.hoursAt(time) - hours : -hours;
  if (left >= 0) return Math.min(time, clock.opening(left));
  return Math.min(0, time) + (clock.most > 0 ? left / clock.most : 0);
}

/** What the same person did before each node, in the order of the schedule. */
function previous({ owner, hours, graph }: Problem, order: Int32Array): Int32Array {
  const before = new Int32Array(graph.count).fill(-1);
  const last = new Map<number, number>();
  for (const node of order) {
    const who = owner[node]!;
    if (!who || !(hours[node]! > 0)) continue;
    before[node] = last.get(who) ?? -1;
    last.set(who, node);
  }
  return before;
}
