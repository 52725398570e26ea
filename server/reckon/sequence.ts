import { type Net, net, spent } from './closure.ts';
import { exact, few } from './exact.ts';
import { type Arcs, needs, only, type Precedence, pulled, type Span } from './precedence.ts';
import { type Block, binding, blocks, total, type Weights } from './sidney.ts';

/** An order of all nodes, and the blocks that it is made of, in the same order. */
export interface Sequence {
  order: Int32Array;
  blocks: Block[];
  steps: number;
}

/** What the ordering works on. */
interface Desk {
  it: Net;
  graph: Precedence;
  weights: Weights;
  /** The set that a node is in, while one is looked at; how many of that set it waits for, and wait for it. */
  mark: Int32Array;
  marks: number;
  before: Int32Array;
  after: Int32Array;
  /** The last search that came by a node. */
  seen: Int32Array;
  sights: number;
}

/**
 * The order that brings value earliest: least Σ value × completion time of one worker, under precedence. The blocks are
 * exact; the order inside a block, which is NP-hard (Lawler 1978), is close. `limit` bounds the steps spent on it.
 */
export function sequence(graph: Precedence, weights: Weights, limit = 1_000_000 + 100 * graph.count): Sequence {
  const { count } = graph;
  const ints = () => new Int32Array(count);
  const it = net(only(graph.up, binding(graph, weights)), limit);
  const desk: Desk = {
    it,
    graph,
    weights,
    mark: ints(),
    marks: 0,
    before: ints(),
    after: ints(),
    seen: ints(),
    sights: 0,
  };
  const whole = blocks(it, graph, weights, 0, count);
  for (const block of whole) {
    within(desk, block);
    improve(desk, block);
  }
  return { order: it.line, blocks: spent(it) ? mended(desk, whole) : whole, steps: it.steps };
}

/** An order that was given up half way keeps to the arcs that bind, not to all: pulls forward, and keeps what still stands together. */
function mended({ it, graph, weights }: Desk, whole: Block[]): Block[] {
  const nodes = it.line.slice();
  const spans = whole.flatMap((block, own) =>
    Array.from({ length: block.to - block.from }, (_, i) => ({ from: block.from + i, to: block.from + i + 1, own })),
  );
  const list = pulled(spans, nodes, graph, it.place);
  for (let i = 0; i < list.length; i++) it.line[i] = nodes[list[i]!.from]!;
  const starts = list.flatMap(({ own }, i) => (own === list[i - 1]?.own ? [] : [i]));
  return starts.map((from, i) => total(it.line, weights, from, starts[i + 1] ?? list.length));
}

/** Puts one block in order: takes off what must be first and last, or else parts it, and starts again with what is left. */
function within(desk: Desk, block: Span): void {
  const todo: Span[] = [];
  settle(desk, block, todo);
  for (let task = todo.pop(); task; task = todo.pop()) {
    for (const part of blocks(desk.it, desk.graph, desk.weights, task.from, task.to)) settle(desk, part, todo);
  }
}

function settle(desk: Desk, block: Span, todo: Span[]): void {
  const { it, graph, weights } = desk;
  const { from, to } = block;
  if (to - from < 2) return;
  if (to - from <= few) {
    it.line.set(exact(graph, weights, it.line.slice(from, to).sort()), from);
    it.steps += 1 << (to - from);
  } else if (spent(it)) it.line.set(byValueADay(weights, it.line.subarray(from, to)), from);
  else {
    const rest = peel(desk, block);
    if (rest.to - rest.from < to - from) todo.push(rest);
    else todo.push(...divide(desk, block));
  }
}

/** Puts the only node that can be first at the front and the only one that can be last at the back, as long as there is one. */
function peel(desk: Desk, { from, to }: Span): Span {
  const { it, graph, mark, before, after } = desk;
  const set = enter(desk, from, to);
  const firsts: number[] = [];
  const lasts: number[] = [];
  for (let i = from; i < to; i++) {
    const node = it.line[i]!;
    before[node] = inside(graph.up, node, mark, set);
    after[node] = inside(graph.down, node, mark, set);
    if (!before[node]) firsts.push(node);
    if (!after[node]) lasts.push(node);
  }
  const nodes = it.line.slice(from, to);
  let front = from;
  let back = to;
  while (front < back) {
    if (firsts.length === 1) it.line[front++] = take(desk, firsts, graph.down, before);
    else if (lasts.length === 1) it.line[--back] = take(desk, lasts, graph.up, after);
    else break;
  }
  let at = front;
  for (const node of nodes) if (mark[node] === set) it.line[at++] = node;
  it.steps += to - from;
  return { from: front, to: back };
}

/** Takes the end of a set out of it, and adds what becomes an end by that. */
function take({ mark }: Desk, ends: number[], arcs: Arcs, waiting: Int32Array): number {
  const node = ends.pop()!;
  const set = mark[node];
  mark[node] = 0;
  for (let arc = arcs.start[node]!; arc < arcs.start[node + 1]!; arc++) {
    const other = arcs.to[arc]!;
    if (mark[other] === set && !--waiting[other]!) ends.push(other);
  }
  return node;
}

function enter(desk: Desk, from: number, to: number): number {
  desk.marks++;
  for (let i = from; i < to; i++) desk.mark[desk.it.line[i]!] = desk.marks;
  return desk.marks;
}

function inside({ start, to }: Arcs, node: number, mark: Int32Array, set: number): number {
  let count = 0;
  for (let arc = start[node]!; arc < start[node + 1]!; arc++) if (mark[to[arc]!] === set) count++;
  return count;
}

const byValueADay = ({ value, days }: Weights, nodes: Int32Array): number[] =>
  Array.from(nodes).sort((a, b) => value[b]! * days[a]! - value[a]! * days[b]! || a - b);

/**
 * Parts the nodes into a set that goes first and the rest: all that one node needs, or all but what waits for one, whichever
 * falls least below the mean of the whole. (In a block, no closed set lies above it.)
 */
function divide(desk: Desk, { from, to }: Span): Span[] {
  const { graph, weights, it } = desk;
  const set = enter(desk, from, to);
  const nodes = it.line.slice(from, to);
  let value = 0;
  let days = 0;
  for (const node of nodes) {
    value += weights.value[node]!;
    days += weights.days[node]!;
  }
  let most = -Infinity;
  let end = nodes[0]!;
  let arcs = graph.up;
  const byValue = byValueADay(weights, nodes);
  for (const [side, sign, candidates] of [
    [graph.up, 1, byValue],
    [graph.down, -1, byValue.toReversed()],
  ] as const) {
    let looks = 20 * nodes.length + 5000;
    for (const node of candidates) {
      if (looks < 0) break;
      const count = gather(desk, node, side, set);
      let excess = 0;
      for (let i = 0; i < count; i++)
        excess += weights.value[it.queue[i]!]! * days - value * weights.days[it.queue[i]!]!;
      looks -= count;
      if (excess * sign <= most) continue;
      most = excess * sign;
      end = node;
      arcs = side;
    }
  }
  gather(desk, end, arcs, set);
  let at = from;
  let cut = from;
  for (const inside of [arcs === graph.up, arcs !== graph.up]) {
    for (const node of nodes) if ((desk.seen[node] === desk.sights) === inside) it.line[at++] = node;
    if (at < to) cut = at;
  }
  return [
    { from, to: cut },
    { from: cut, to },
  ];
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

/** Moves single nodes forward or back in a block for as long as that gains. */
function improve(desk: Desk, { from, to }: Span): void {
  if (to - from < 3) return;
  const { line } = desk.it;
  for (let again = true; again && !spent(desk.it); ) {
    again = false;
    for (let i = from; i < to; i++) {
      const place = bestPlace(desk, i, from, to);
      if (place === i) continue;
      again = true;
      const node = line[i]!;
      if (place < i) line.copyWithin(place + 1, place, i);
      else line.copyWithin(i, i + 1, place + 1);
      line[place] = node;
    }
  }
}

/** Where the node at `i` gains most, looking no further than 50 places and past nothing that it needs or that needs it. */
function bestPlace({ it, graph, weights: { value, days } }: Desk, i: number, from: number, to: number): number {
  const node = it.line[i]!;
  let most = 0;
  let place = i;
  for (let step = -1; step < 2; step += 2) {
    let gain = 0;
    for (let k = i + step; k >= Math.max(from, i - 50) && k < Math.min(to, i + 50); k += step) {
      const other = it.line[k]!;
      if (step < 0 ? needs(graph.up, node, other) : needs(graph.up, other, node)) break;
      gain -= step * (value[node]! * days[other]! - value[other]! * days[node]!);
      it.steps++;
      if (gain <= most) continue;
      most = gain;
      place = k;
    }
  }
  return place;
}
