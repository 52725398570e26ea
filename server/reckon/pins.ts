import type { Precedence } from './precedence.ts';

/**
 * Moves pinned nodes to the rank that a person asked for (from 1): all of them where any order allows it, else as near as
 * what they need and what needs them allows; the rest keeps its order. What a pin needs is pulled forward, what waits for it
 * is held back. Of two that want one rank, the first in the order gets it.
 */
export function pinned(order: Int32Array, graph: Precedence, wanted: ReadonlyMap<number, number>): Int32Array {
  if (!wanted.size) return order;
  const at = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) at[order[i]!] = i;
  const targets = distinct(wanted, at);
  const { urgent, last } = lineUp(graph, targets, at);
  const result = new Int32Array(order.length);
  const left = Int32Array.from(order, (_, node) => graph.up.start[node + 1]! - graph.up.start[node]!);
  const ready: number[] = [];
  const held: number[] = [];
  const offer = (node: number) => (targets.has(node) ? add(held, targets.get(node)!) : add(ready, at[node]!));
  const byTarget = new Map(Array.from(targets, ([node, target]) => [target, node]));
  const placed = new Uint8Array(order.length);
  for (let node = 0; node < left.length; node++) if (!left[node]) offer(node);
  for (let i = 0; i < result.length; i++) {
    const free = first(ready, it => order[it]!, placed) ?? first(held, it => byTarget.get(it)!, placed)!;
    const most = pressing(urgent, i + 1);
    const may = (node: number) => !left[node] && (targets.get(node) ?? 0) <= i + 1;
    const fits = !most || (last[free]! <= urgent[most - 1]!.last && may(free));
    const node = fits ? free : choose(urgent, most, at, may);
    result[i] = node;
    placed[node] = 1;
    if (last[node]! <= order.length) leave(urgent, { node, last: last[node]! }, at);
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

/** What a pin counts on: itself, or what it needs. */
interface Urgent {
  readonly node: number;
  /** The last rank that it can have for every pin to have its own. */
  readonly last: number;
  /** The last rank that it can have for every other one to be in time as well. */
  slot: number;
}

/** The pins and all that they need by their deadlines, which are passed back over the needs (Lawler 1973). */
function lineUp({ up, sorted, count }: Precedence, targets: ReadonlyMap<number, number>, at: Int32Array) {
  const last = new Int32Array(count).fill(count + 1);
  for (const [node, target] of targets) last[node] = target;
  for (let i = count - 1; i >= 0; i--) {
    const node = sorted[i]!;
    if (last[node]! > count) continue;
    for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++) {
      last[up.to[arc]!] = Math.min(last[up.to[arc]!]!, last[node]! - 1);
    }
  }
  const nodes = Array.from(sorted.filter(node => last[node]! <= count));
  nodes.sort((a, b) => last[a]! - last[b]! || at[a]! - at[b]!);
  const urgent: Urgent[] = nodes.map(node => ({ node, last: last[node]!, slot: count + 1 }));
  moveBack(urgent, urgent.length - 1);
  return { urgent, last };
}

/** Lets each have the last slot before that of the next, from one forward to the first that stays where it is. */
function moveBack(urgent: Urgent[], from: number): void {
  for (let i = from; i >= 0; i--) {
    const it = urgent[i]!;
    const slot = Math.min(it.last, (urgent[i + 1]?.slot ?? Infinity) - 1);
    if (slot === it.slot) return;
    it.slot = slot;
  }
}

/** Takes out one that has its rank. They stand by their deadlines, and those of one deadline in the order. */
function leave(urgent: Urgent[], { node, last }: Pick<Urgent, 'node' | 'last'>, at: Int32Array): void {
  let i = 0;
  for (let end = urgent.length - 1; i < end; ) {
    const middle = (i + end) >> 1;
    const it = urgent[middle]!;
    if ((it.last - last || at[it.node]! - at[node]!) < 0) i = middle + 1;
    else end = middle;
  }
  urgent.splice(i, 1);
  moveBack(urgent, i - 1);
}

/** How many of the first fill all ranks from this one to a deadline: then it is for one of them, or a pin would miss its own. */
function pressing(urgent: readonly Urgent[], rank: number): number {
  if (!urgent.length || urgent[0]!.slot > rank) return 0;
  let i = 0;
  while (urgent[i]!.slot < urgent[i]!.last) i++;
  return i + 1;
}

/** Of so many of the first, the one that comes first in the order and may come now. */
function choose(urgent: readonly Urgent[], most: number, at: Int32Array, may: (node: number) => boolean): number {
  let best: number | undefined;
  for (let i = 0; i < most; i++) {
    const { node } = urgent[i]!;
    if (may(node) && (best === undefined || at[node]! < at[best]!)) best = node;
  }
  // Where not all can be served, the most urgent one comes: nothing that it needs is left.
  return best ?? urgent[0]!.node;
}

/** The first of a heap that is not placed yet. */
function first(heap: number[], nodeOf: (key: number) => number, placed: Uint8Array): number | undefined {
  while (heap.length && placed[nodeOf(heap[0]!)]) take(heap);
  return heap.length ? nodeOf(heap[0]!) : undefined;
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
