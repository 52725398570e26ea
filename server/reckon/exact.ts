import type { Precedence } from './precedence.ts';
import type { Weights } from './sidney.ts';

/** The most nodes that `exact` takes: it tries every set that can come first, up to two to that power. */
export const few = 8;

/** By set of nodes, as bits: what the best order of it costs, the value that still waits after it, and its last node. */
export interface Sets {
  cost: Float64Array;
  waiting: Float64Array;
  last: Int32Array;
}

export const sets = (): Sets => ({
  cost: new Float64Array(1 << few),
  waiting: new Float64Array(1 << few),
  last: new Int32Array(1 << few),
});

/**
 * Puts a few nodes, sorted, in their best order, by dynamic programming over the sets closed under needs (Held and Karp 1962,
 * Lawler 1964): what it costs to have a set first depends on which set it is, not on the order within.
 */
export function exact(graph: Precedence, { value, days }: Weights, nodes: Int32Array, sets: Sets): void {
  const { cost, waiting, last } = sets;
  const needs = nodes.map(node => mask(graph, node, nodes));
  const full = (1 << nodes.length) - 1;
  cost.fill(Infinity, 0, full + 1);
  cost[0] = 0;
  waiting[0] = 0;
  for (const node of nodes) waiting[0]! += value[node]!;
  for (let set = 0; set < full; set++) {
    if (cost[set] === Infinity) continue;
    for (let i = 0; i < nodes.length; i++) {
      const next = set | (1 << i);
      if (next === set || needs[i]! & ~set) continue;
      const after = cost[set]! + waiting[set]! * days[nodes[i]!]!;
      if (after >= cost[next]!) continue;
      cost[next] = after;
      waiting[next] = waiting[set]! - value[nodes[i]!]!;
      last[next] = i;
    }
  }
  const before = nodes.slice();
  for (let set = full, i = nodes.length - 1; i >= 0; i--) {
    nodes[i] = before[last[set]!]!;
    set ^= 1 << last[set]!;
  }
}

/** Which of the nodes one of them needs, as bits. */
function mask({ up }: Precedence, node: number, nodes: Int32Array): number {
  let bits = 0;
  for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++) {
    const at = nodes.indexOf(up.to[arc]!);
    if (at >= 0) bits |= 1 << at;
  }
  return bits;
}
