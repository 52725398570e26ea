import type { Precedence } from './precedence.ts';

/**
 * Moves pinned nodes to the rank that a person asked for (from 1), as near as what they need and what needs them allows; the
 * rest keeps its order. What a pin needs is pulled forward, what waits for it is held back. Of two that want one rank, the
 * first in the order gets it.
 */
export function pinned(order: Int32Array, graph: Precedence, wanted: ReadonlyMap<number, number>): Int32Array {
  if (!wanted.size) return order;
  const at = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) at[order[i]!] = i;
  const targets = distinct(wanted, at);
  const urgent = lastSlots(graph, targets, at);
  const result = new Int32Array(order.length);
  const left = Int32Array.from(order, (_, node) => graph.up.start[node + 1]! - graph.up.start[node]!);
  const ready: number[] = [];
  const held: number[] = [];
  const offer = (node: number) => (targets.has(node) ? add(held, targets.get(node)!) : add(ready, at[node]!));
  const byTarget = new Map(Array.from(targets, ([node, target]) => [target, node]));
  const placed = new Uint8Array(order.length);
  for (let node = 0; node < left.length; node++) if (!left[node]) offer(node);
  let head = 0;
  for (let i = 0; i < result.length; i++) {
    while (head < urgent.length && placed[urgent[head]!.node]) head++;
    const due = head < urgent.length && urgent[head]!.slot <= i + 1 ? urgent[head]!.node : -1;
    const node =
      due >= 0 ? due : (next(ready, it => order[it]!, placed) ?? next(held, it => byTarget.get(it)!, placed)!);
    result[i] = node;
    placed[node] = 1;
    for (let arc = graph.down.start[node]!; arc < graph.down.start[node + 1]!; arc++) {
      if (!--left[graph.down.to[arc]!]!) offer(graph.down.to[arc]!);
    }
  }
  return result;
}

/** A rank of its own for each pin: at least the one asked for, but within the list. */
function distinct(wanted: ReadonlyMap<number, number>, at: Int32Array): Map<number, number> {
  const nodes = [...wanted.keys()].sort((a, b) => wanted.get(a)! - wanted.get(b)! || at[a]! - at[b]!);
  const targets: number[] = [];
  for (const node of nodes) targets.push(Math.max(wanted.get(node)!, (targets.at(-1) ?? 0) + 1));
  for (let i = nodes.length - 1, most = at.length; i >= 0; i--, most--) targets[i] = Math.min(targets[i]!, most);
  return new Map(nodes.map((node, i) => [node, targets[i]!]));
}

/**
 * The pins and all that they need, in the order of their deadlines, each with the last rank that still lets every later one
 * be in time (earliest deadline first with deadlines passed back over the needs, Lawler 1973).
 */
function lastSlots({ up, sorted, count }: Precedence, targets: ReadonlyMap<number, number>, at: Int32Array) {
  const deadline = new Int32Array(count).fill(count + 1);
  for (const [node, target] of targets) deadline[node] = target;
  for (let i = count - 1; i >= 0; i--) {
    const node = sorted[i]!;
    if (deadline[node]! > count) continue;
    for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++) {
      deadline[up.to[arc]!] = Math.min(deadline[up.to[arc]!]!, deadline[node]! - 1);
    }
  }
  const nodes = Array.from(sorted.filter(node => deadline[node]! <= count));
  nodes.sort((a, b) => deadline[a]! - deadline[b]! || at[a]! - at[b]!);
  const slots: { node: number; slot: number }[] = [];
  for (let i = nodes.length - 1, after = count + 1; i >= 0; i--) {
    after = Math.min(deadline[nodes[i]!]!, after - 1);
    slots.push({ node: nodes[i]!, slot: after });
  }
  return slots.reverse();
}

/** The first of a heap that is not placed yet. */
function next(heap: number[], nodeOf: (key: number) => number, placed: Uint8Array): number | undefined {
  while (heap.length) {
    const node = nodeOf(take(heap));
    if (!placed[node]) return node;
  }
  return undefined;
}

/** Adds a key to a binary heap, least first. */
function add(heap: number[], key: number): void {
  let i = heap.push(key) - 1;
  for (let above = (i - 1) >> 1; i > 0 && heap[above]! > key; above = (i - 1) >> 1) {
    heap[i] = heap[above]!;
    i = above;
  }
  heap[i] = key;
}

function take(heap: number[]): number {
  const least = heap[0]!;
  const key = heap.pop()!;
  if (!heap.length) return least;
  let i = 0;
  for (let below = 1; below < heap.length; below = 2 * i + 1) {
    if (below + 1 < heap.length && heap[below + 1]! < heap[below]!) below++;
    if (heap[below]! >= key) break;
    heap[i] = heap[below]!;
    i = below;
  }
  heap[i] = key;
  return least;
}
