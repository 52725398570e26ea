import type { Precedence } from './precedence.ts';

/** When each node can be finished at the earliest and must be at the latest, counted from the start of today. */
export interface Window {
  earliest: Float64Array;
  /** Infinity where no deadline stands behind the node. */
  latest: Float64Array;
  /** The node whose own deadline sets `latest`; -1 where there is none. */
  from: Int32Array;
}

/**
 * A forward pass over the needs and a backward pass over what waits (Kelley and Walker 1959), as if nobody were ever busy
 * with something else. All times are in one unit; `starts` says before when nothing happens, `deadlines` by when it must.
 */
export function windows(graph: Precedence, days: Float64Array, starts: Float64Array, deadlines: Float64Array): Window {
  const earliest = starts.map((start, node) => start + days[node]!);
  const latest = deadlines.slice();
  const from = new Int32Array(graph.count);
  for (let node = 0; node < graph.count; node++) from[node] = latest[node] === Infinity ? -1 : node;
  const { up, lag, sorted } = graph;
  for (const node of sorted) {
    for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++) {
      earliest[node] = Math.max(earliest[node]!, earliest[up.to[arc]!]! + lag[arc]! + days[node]!);
    }
  }
  for (let i = sorted.length - 1; i >= 0; i--) {
    const node = sorted[i]!;
    for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++) {
      const need = up.to[arc]!;
      const bound = latest[node]! - days[node]! - lag[arc]!;
      if (bound >= latest[need]!) continue;
      latest[need] = bound;
      from[need] = from[node]!;
    }
  }
  return { earliest, latest, from };
}
