import type { Precedence } from './precedence.ts';
import type { Weights } from './sidney.ts';

/** The most nodes that `exact` takes: it tries every set that can come first, up to two to that power. */
export const few = 8;

/**
 * The best order of a few nodes, by dynamic programming over the sets closed under needs (Held and Karp 1962): what it costs
 * to have a set first depends on which set it is, not on the order within. All nodes count as connected only among themselves.
 */
export function exact(graph: Precedence, { value, days }: Weights, nodes: Int32Array): Int32Array {
  const count = nodes.length;
  const full = (1 << count) - 1;
  const needs = nodes.map(node => mask(graph, node, nodes));
  const cost = new Float64Array(full + 1).fill(Infinity);
  const waiting = new Float64Array(full + 1);
  const last = new Int8Array(full + 1);
  cost[0] = 0;
  waiting[0] = nodes.reduce((sum, node) => sum + value[node]!, 0);
  for (let set = 0; set < full; set++) {
    if (cost[set] === Infinity) continue;
    for (let i = 0; i < count; i++) {
      if ((set >> i) & 1 || needs[i]! & ~set) continue;
      const next = set | (1 << i);
      const after = cost[set]! + waiting[set]! * days[nodes[i]!]!;
      if (after >= cost[next]!) continue;
      cost[next] = after;
      waiting[next] = waiting[set]! - value[nodes[i]!]!;
      last[next] = i;
    }
  }
  const order = new Int32Array(count);
  for (let set = full, i = count - 1; i >= 0; set ^= 1 << last[set]!, i--) order[i] = nodes[last[set]!]!;
  return order;
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
