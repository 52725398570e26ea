import { grain } from './clock.ts';
import { effortOf, isDate } from './effort.ts';
import type { Problem, Schedule } from './problem.ts';
import { sortedBy } from './sorted-by.ts';

/**
 * An order to schedule in: by when each node starts if all is done as late as it can be without anything being finished
 * later than it is, or is to be (justification: Wiest 1964; Valls, Ballestín & Quintanilla 2005).
 */
export function justified(problem: Problem, { finish }: Schedule): Int32Array {
  const { graph, clocks, owner, latest, hours } = problem;
  const efforts = effortOf(problem);
  let end = 0;
  for (const time of finish) if (time < Infinity && time > end) end = time;
  const start = new Float64Array(graph.count).fill(Infinity);
  const taken = clocks.map((): Busy => ({ from: [], to: [] }));
  for (const node of sortedBy(finish, graph.sorted).reverse()) {
    if (finish[node] === Infinity) continue;
    let by = latest[node]! < Infinity ? Math.max(latest[node]!, finish[node]!) : end;
    for (let arc = graph.down.start[node]!; arc < graph.down.start[node + 1]!; arc++) {
      const lag = graph.lag[graph.same[arc]!]!;
      const time = start[graph.down.to[arc]!]!;
      by = Math.min(by, lag > 0 && time < Infinity ? clocks[0]!.timeAt(clocks[0]!.hoursAt(time) - lag) : time);
    }
    const clock = clocks[owner[node]!]!;
    const effort = hours[node]! > 0 ? efforts[node]! : 0;
    if (isDate(problem, node)) start[node] = by;
    else if (owner[node]) start[node] = clock.opening(takeLast(taken[owner[node]!]!, clock.hoursAt(by), effort));
    else start[node] = clock.opening(clock.hoursAt(by) - effort);
  }
  return sortedBy(start, graph.sorted);
}

/** When somebody is taken, in their own hours, the last first. */
interface Busy {
  readonly from: number[];
  readonly to: number[];
}

/** Takes the last stretch of a length up to an hour; gives where it begins, which may be before today. */
function takeLast({ from, to }: Busy, by: number, length: number): number {
  let at = 0;
  let high = from.length;
  while (at < high) {
    const mid = (at + high) >> 1;
    if (from[mid]! >= by - grain) at = mid + 1;
    else high = mid;
  }
  let end = by;
  for (; at < to.length && to[at]! > end - length + grain; at++) end = Math.min(end, from[at]!);
  const start = end - length;
  const above = at > 0 && from[at - 1]! - end <= grain;
  const below = at < to.length && start - to[at]! <= grain;
  if (above && below) {
    from[at - 1] = from[at]!;
    from.splice(at, 1);
    to.splice(at, 1);
  } else if (above) from[at - 1] = start;
  else if (below) to[at] = end;
  else {
    from.splice(at, 0, start);
    to.splice(at, 0, end);
  }
  return start;
}
