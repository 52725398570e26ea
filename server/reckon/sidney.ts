import { best, type Net, outside, spent, unreached } from './closure.ts';
import { type Precedence, pulled, type Span } from './precedence.ts';

/** What each node brings and how long it takes; whole numbers, so that sums and comparisons are exact. */
export interface Weights {
  value: Float64Array;
  days: Float64Array;
}

/** A part of the line whose nodes go together because the later lift the earlier. */
export interface Block extends Span {
  value: number;
  days: number;
  /** The lowest node, which decides ties. */
  first: number;
}

/**
 * The set closed under needs that has the greatest value a day, then the same of what is left, and so on (Sidney 1975). Some
 * best order for Σ value × completion time keeps to these sets. Found by halving: the best closed set measured against the
 * mean goes before the rest (as in isotonic regression, Luss, Rosset and Shahar 2012). The line is put in that order.
 */
export function blocks(it: Net, graph: Precedence, weights: Weights, from: number, to: number): Block[] {
  const found: Block[] = [];
  const todo: number[] = [];
  components(it, from, to, todo);
  while (todo.length) {
    const end = todo.pop()!;
    const start = todo.pop()!;
    const block = total(it.line, weights, start, end);
    const cut = end - start > 1 && !spent(it) ? divide(it, weights, block) : start;
    if (cut === start) found.push(block);
    else {
      components(it, start, cut, todo);
      components(it, cut, end, todo);
    }
  }
  return sorted(it, graph, found, from);
}

/** Where the best closed set of a connected part ends, now at its front; `from` when the part is one block. */
function divide(it: Net, weights: Weights, { from, to, value, days }: Block): number {
  if (to - from === 2) return pair(it, weights, from);
  for (let i = from; i < to; i++) {
    const node = it.line[i]!;
    it.excess[node] = weights.value[node]! * days - value * weights.days[node]!;
  }
  return best(it, from, to);
}

/** The short way for two nodes, the most frequent case. */
function pair({ line, around, arc }: Net, { value, days }: Weights, from: number): number {
  const [a, b] = [line[from]!, line[from + 1]!];
  const [first, second] = arc[around.to.indexOf(b, around.start[a])]! >= 0 ? [b, a] : [a, b];
  if (value[second]! * days[first]! > value[first]! * days[second]!) return from;
  line[from] = first;
  line[from + 1] = second;
  return from + 1;
}

/** Adds up a part of the line. */
export function total(line: Int32Array, weights: Weights, from: number, to: number): Block {
  const block = { from, to, value: 0, days: 0, first: line[from]! };
  for (let i = from; i < to; i++) {
    const node = line[i]!;
    block.value += weights.value[node]!;
    block.days += weights.days[node]!;
    if (node < block.first) block.first = node;
  }
  return block;
}

/** Sorts a range into sets that no arc connects, and adds where each begins and ends to the list. */
function components(it: Net, from: number, to: number, sets: number[]): void {
  const { line, label, queue } = it;
  for (let i = from; i < to; i++) label[line[i]!] = unreached;
  let tail = 0;
  for (let i = from; i < to; i++) {
    if (label[line[i]!] === outside) continue;
    let head = tail;
    sets.push(from + tail);
    label[line[i]!] = outside;
    queue[tail++] = line[i]!;
    for (; head < tail; head++) tail = join(it, queue[head]!, tail);
    sets.push(from + tail);
  }
  for (let i = from; i < to; i++) line[i] = queue[i - from]!;
}

/** Takes the neighbours of a node into the queue. */
function join({ around: { start, to }, label, queue }: Net, node: number, tail: number): number {
  let next = tail;
  for (let k = start[node]!; k < start[node + 1]!; k++) {
    const other = to[k]!;
    if (label[other] === outside) continue;
    label[other] = outside;
    queue[next++] = other;
  }
  return next;
}

/** Greatest value a day first, then the lowest node; what is needed is pulled forward where it ties. */
function sorted({ line, queue, place }: Net, graph: Precedence, found: Block[], from: number): Block[] {
  if (found.length === 1) return found;
  found.sort((a, b) => {
    const ahead = a.value * b.days - b.value * a.days;
    return ahead > 0 ? -1 : ahead < 0 ? 1 : a.first - b.first;
  });
  const list = pulled(found, line, graph, place);
  let at = 0;
  for (const block of list) {
    const start = from + at;
    for (let i = block.from; i < block.to; i++) queue[at++] = line[i]!;
    block.from = start;
    block.to = from + at;
  }
  for (let i = 0; i < at; i++) line[from + i] = queue[i]!;
  return list;
}

/**
 * The arcs that can matter: an arc does not where all that a node needs, however far, has at least the value a day of all
 * that waits for the other, so that the order without the arc keeps to it.
 */
export function binding(
  { up, down, sorted, count }: Precedence,
  { value, days }: Weights,
): (node: number, other: number) => boolean {
  const low = new Float64Array(count);
  const high = new Float64Array(count);
  for (const node of sorted) {
    let least = value[node]! / days[node]!;
    for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++) least = Math.min(least, low[up.to[arc]!]!);
    low[node] = least;
  }
  for (let i = count - 1; i >= 0; i--) {
    const node = sorted[i]!;
    let most = value[node]! / days[node]!;
    for (let arc = down.start[node]!; arc < down.start[node + 1]!; arc++) most = Math.max(most, high[down.to[arc]!]!);
    high[node] = most;
  }
  return (node, other) => low[other]! < high[node]!;
}
