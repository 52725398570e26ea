import type { Precedence, Span } from './precedence.ts';
import type { Weights } from './sidney.ts';

/** The most nodes that `exact` takes: it tries every set that can come first, up to two to that power. */
export const few = 8;

/** Room for the work, since new arrays for each of thousands of blocks take longer than filling them. */
export interface Sets {
  nodes: Int32Array;
  /** For each node which of the nodes it needs, as bits. */
  needs: Int32Array;
  /** By set of nodes, as bits: what the best order of it costs, the value that still waits after it, and its last node. */
  cost: Float64Array;
  waiting: Float64Array;
  last: Int32Array;
}

export const sets = (): Sets => ({
  nodes: new Int32Array(few),
  needs: new Int32Array(few),
  cost: new Float64Array(1 << few),
  waiting: new Float64Array(1 << few),
  last: new Int32Array(1 << few),
});

/**
 * Puts a few nodes of a line in their best order, by dynamic programming over the sets closed under needs (Held and Karp 1962,
 * Lawler 1964): what it costs to have a set first depends on which set it is, not on the order within.
 */
export function exact(graph: Precedence, weights: Weights, line: Int32Array, { from, to }: Span, room: Sets): void {
  const { nodes, cost, waiting, last } = room;
  const count = to - from;
  enter(graph, line, from, count, room);
  waiting[0] = 0;
  for (let i = 0; i < count; i++) waiting[0]! += weights.value[nodes[i]!]!;
  const full = (1 << count) - 1;
  cost.fill(Infinity, 0, full + 1);
  cost[0] = 0;
  for (let set = 0; set < full; set++) if (cost[set]! < Infinity) extend(weights, count, set, room);
  for (let set = full, i = to - 1; i >= from; i--) {
    line[i] = nodes[last[set]!]!;
    set ^= 1 << last[set]!;
  }
}

/** Takes the nodes in rising order, so that ties fall to the lower, and what they need of each other. */
function enter({ up }: Precedence, line: Int32Array, from: number, count: number, { nodes, needs }: Sets): void {
  for (let i = 0; i < count; i++) {
    let k = i;
    for (; k > 0 && nodes[k - 1]! > line[from + i]!; k--) nodes[k] = nodes[k - 1]!;
    nodes[k] = line[from + i]!;
  }
  for (let i = 0; i < count; i++) {
    needs[i] = 0;
    for (let arc = up.start[nodes[i]!]!; arc < up.start[nodes[i]! + 1]!; arc++) {
      for (let k = 0; k < count; k++) if (nodes[k] === up.to[arc]) needs[i]! |= 1 << k;
    }
  }
}

/** Tries every node that can come next after a set. */
function extend(
  { value, days }: Weights,
  count: number,
  set: number,
  { nodes, needs, cost, waiting, last }: Sets,
): void {
  for (let i = 0; i < count; i++) {
    const next = set | (1 << i);
    if (next === set || needs[i]! & ~set) continue;
    const after = cost[set]! + waiting[set]! * days[nodes[i]!]!;
    if (after >= cost[next]!) continue;
    cost[next] = after;
    waiting[next] = waiting[set]! - value[nodes[i]!]!;
    last[next] = i;
  }
}
