import { effortOf, isDate } from './effort.ts';
import type { Problem, Schedule } from './problem.ts';
import { sortedBy } from './sorted-by.ts';

/** How much more value in less time counts beside the time that is left, in mean durations. */
const scales = [0, 1, 2];

/**
 * Orders by what is urgent: how long a node may wait for the sake of all deadlines behind it, and how much depends on it for the
 * time that it takes. This is the index of apparent tardiness cost (Vepsalainen & Morton 1987), its logarithm taken where nothing
 * is too late yet, so that it is the same at any time.
 */
export function urgent(problem: Problem, { finish }: Schedule): Int32Array[] {
  const { graph, latest, weight, clocks, owner, hours } = problem;
  let end = 1;
  for (const time of finish) if (time < Infinity && time > end) end = time;
  const pace = clocks.map(it => it.hoursAt(end) / end);
  const efforts = effortOf(problem);
  const start = new Float64Array(graph.count);
  const value = new Float64Array(graph.count);
  let sum = 0;
  for (let i = graph.count - 1; i >= 0; i--) {
    const node = graph.sorted[i]!;
    const isDue = latest[node]! < Infinity;
    let by = isDue ? latest[node]! : end;
    let behind = 0;
    for (let arc = graph.down.start[node]!; arc < graph.down.start[node + 1]!; arc++) {
      const other = graph.down.to[arc]!;
      by = Math.min(by, start[other]! - days(graph.lag[graph.same[arc]!]!, pace[0]!));
      behind = Math.max(behind, value[other]!);
    }
    value[node] = behind + weight[node]! * (isDue ? 1 : 0.2);
    const length = isDate(problem, node) ? 0 : days(efforts[node]!, pace[owner[node]!]!);
    start[node] = by - length;
    sum += length;
  }
  const ratio = value.map((it, node) => Math.log(Math.max(it, 0.01) / Math.max(hours[node]!, 0.1)));
  return scales.map(scale => {
    const wait = (scale * sum) / graph.count;
    const key = wait ? start.map((time, node) => time - wait * ratio[node]!) : start;
    return sortedBy(key, graph.sorted);
  });
}

const days = (hours: number, pace: number): number => (pace > 0 ? hours / pace : 0);
