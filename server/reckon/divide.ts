import { byValueADay, type Desk, enter } from './desk.ts';
import type { Arcs, Span } from './precedence.ts';
import { total } from './sidney.ts';

/**
 * Parts a block into a set that goes first and the rest: all that one node needs, or all but what waits for one, whichever
 * falls least below the mean of the whole. (In a block, no set that can go first lies above it.)
 */
export function divide(desk: Desk, { from, to }: Span): Span[] {
  const { graph, it } = desk;
  const set = enter(desk, from, to);
  const nodes = it.line.slice(from, to);
  const { end, above } = choice(desk, nodes, total(it.line, desk.weights, from, to), set);
  gather(desk, end, above ? graph.up : graph.down, set);
  let middle = from;
  for (const node of nodes) if ((desk.seen[node] === desk.sights) === above) it.line[middle++] = node;
  let at = middle;
  for (const node of nodes) if ((desk.seen[node] === desk.sights) !== above) it.line[at++] = node;
  return [
    { from, to: middle },
    { from: middle, to },
  ];
}

/** The node whose needs, itself included, should go first (`above`), or whose dependents should go last. */
function choice(desk: Desk, nodes: Int32Array, mean: { value: number; days: number }, set: number) {
  const best = { end: nodes[0]!, above: true };
  // In a large block only the likely ends are tried, the most valuable that needs much and the least that much waits for.
  const tries = Math.min(nodes.length, Math.ceil(20 + 20_000 / nodes.length));
  const valuable = tries < nodes.length ? byValueADay(desk.weights, nodes) : nodes;
  let most = -Infinity;
  for (const above of [true, false]) {
    for (let i = 0; i < tries; i++) {
      const node = valuable[above ? i : nodes.length - 1 - i]!;
      const count = gather(desk, node, above ? desk.graph.up : desk.graph.down, set);
      const excess = excessOf(desk, count, mean) * (above ? 1 : -1);
      if (excess <= most) continue;
      most = excess;
      best.end = node;
      best.above = above;
    }
  }
  return best;
}

/** How far the first nodes of the queue lie above the mean. */
function excessOf({ it: { queue }, weights }: Desk, count: number, mean: { value: number; days: number }): number {
  let value = 0;
  let days = 0;
  for (let i = 0; i < count; i++) {
    value += weights.value[queue[i]!]!;
    days += weights.days[queue[i]!]!;
  }
  return value * mean.days - mean.value * days;
}

/** Puts the node, and what it reaches over the arcs inside the marked set, into the queue; says how many. */
function gather(desk: Desk, root: number, { start, to }: Arcs, set: number): number {
  const { it, mark, seen } = desk;
  const { queue } = it;
  const sight = ++desk.sights;
  let tail = 0;
  queue[tail++] = root;
  seen[root] = sight;
  for (let head = 0; head < tail; head++) {
    const node = queue[head]!;
    for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
      const other = to[arc]!;
      if (mark[other] !== set || seen[other] === sight) continue;
      seen[other] = sight;
      queue[tail++] = other;
    }
    it.steps += start[node + 1]! - start[node]! + 1;
  }
  return tail;
}
