import { type Arcs, inverse } from './precedence.ts';

/**
 * Excess that flows from work to what it needs. Excess above 0 wants to go first, below 0 wants to wait; the first pays for
 * the second where it needs it, over arcs without limit.
 */
export interface Net {
  /** All nodes. A range of it, `from` up to `to`, is a set that is looked at, and is put in order where it stands. */
  line: Int32Array;
  /** The arcs in both directions: where they lead, and their number going up (`~` of it going down), which `flow` is kept by. */
  around: Arcs;
  arc: Int32Array;
  flow: Float64Array;
  excess: Float64Array;
  /** Distance to the nearest deficit, or `unreached`; `outside` for whatever is not in the set that is looked at. */
  label: Int32Array;
  queue: Int32Array;
  /** Which item of a list a node is in, while a list is looked at; else -1. */
  place: Int32Array;
  /** Arcs looked at so far, and after how many to be content with less than the best. A count, since a clock would differ from run to run. */
  steps: number;
  limit: number;
}

export const outside = 0x7fffffff;
export const unreached = outside - 1;

export function net(up: Arcs, limit: number): Net {
  const count = up.start.length - 1;
  return {
    line: new Int32Array(count).map((_, i) => i),
    ...bothWays(up),
    flow: new Float64Array(up.to.length),
    excess: new Float64Array(count),
    label: new Int32Array(count).fill(outside),
    queue: new Int32Array(count + 1),
    place: new Int32Array(count).fill(-1),
    steps: 0,
    limit,
  };
}

/** One list for both directions, since nearly all of the time goes into looking at the few neighbours of a node. */
function bothWays(up: Arcs): { around: Arcs; arc: Int32Array } {
  const { down, same } = inverse(up);
  const start = up.start.map((from, node) => from + down.start[node]!);
  const to = new Int32Array(2 * up.to.length);
  const arc = new Int32Array(to.length);
  let at = 0;
  for (let node = 0; node + 1 < start.length; node++) {
    for (let i = up.start[node]!; i < up.start[node + 1]!; i++) {
      to[at] = up.to[i]!;
      arc[at++] = i;
    }
    for (let i = down.start[node]!; i < down.start[node + 1]!; i++) {
      to[at] = down.to[i]!;
      arc[at++] = ~same[i]!;
    }
  }
  return { around: { start, to }, arc };
}

/**
 * Of a connected range, the set closed under needs that has the greatest total excess (Picard 1976: one side of a minimum
 * cut; the cut by pushing preflow, Goldberg and Tarjan 1988). Where none has more than the whole, whose total is 0: a closed
 * set that has as much. The set is moved to the front of the range; where it ends is returned, `from` when there is none.
 */
export function best(it: Net, from: number, to: number): number {
  clear(it, from, to);
  const left = push(it, from, to);
  const end = left ? front(it, from, to, to - left, false) : tie(it, from, to);
  for (let i = from; i < to; i++) it.label[it.line[i]!] = outside;
  return end;
}

/** Whether the steps allowed are used up. */
export const spent = ({ steps, limit }: Net) => steps > limit;

/** All excess is used up: what flow holds together is one; else a set that does not get out of itself is as good as the whole. */
function tie(it: Net, from: number, to: number): number {
  it.excess[it.line[from]!] = -1;
  if (from + reach(it, from, to, false, false) === to) return from;
  const before = reach(it, from, to, false, true);
  if (from + before < to) return front(it, from, to, to - before, false);
  const after = reach(it, from, to, true, false);
  return from + after < to ? front(it, from, to, from + after, true) : from;
}

function clear({ line, around: { start }, arc, flow }: Net, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    for (let k = start[line[i]!]!; k < start[line[i]! + 1]!; k++) if (arc[k]! >= 0) flow[arc[k]!] = 0;
  }
}

/** Moves the nodes that were reached, or were not, to the front, which ends at `end`, keeping the order otherwise. */
function front({ line, label, queue }: Net, from: number, to: number, end: number, reached: boolean): number {
  let head = 0;
  let tail = end - from;
  for (let i = from; i < to; i++) queue[label[line[i]!]! < unreached === reached ? head++ : tail++] = line[i]!;
  for (let i = from; i < to; i++) line[i] = queue[i - from]!;
  return end;
}

/** Moves excess until all of it is used up or can reach no deficit; says how many nodes can reach what deficit is left. */
function push(it: Net, from: number, to: number): number {
  const { line, excess, label, queue } = it;
  const count = to - from;
  for (;;) {
    const reached = reach(it, from, to, false, true);
    let tail = 0;
    for (let i = from; i < to; i++) if (excess[line[i]!]! > 0 && label[line[i]!]! < unreached) queue[tail++] = line[i]!;
    if (!tail || spent(it)) return reached;
    // Labels fall behind the true distances; after as many corrections as there are nodes it pays to measure anew.
    let stale = 0;
    for (let head = 0; head !== tail && stale < count && !spent(it); head = after(it, head)) {
      const node = queue[head]!;
      while (excess[node]! > 0 && label[node]! < unreached) {
        const before = label[node];
        const way = lowest(it, node, count);
        if (label[node] !== before) stale++;
        if (label[node] === unreached) break;
        const woken = send(it, node, way);
        if (woken < 0) continue;
        queue[tail] = woken;
        tail = after(it, tail);
      }
    }
  }
}

/** Finds the way to the neighbour with the lowest label, and labels the node one above it. */
function lowest(it: Net, node: number, count: number): number {
  const { around, arc, flow, label } = it;
  const end = around.start[node + 1]!;
  let low = count - 1;
  let found = 0;
  for (let k = around.start[node]!; k < end; k++) {
    const height = label[around.to[k]!]!;
    if (height >= low || (arc[k]! < 0 && !flow[~arc[k]!])) continue;
    low = height;
    found = k;
  }
  label[node] = low === count - 1 ? unreached : low + 1;
  it.steps += end - around.start[node]!;
  return found;
}

/** Sends what the way takes; gives the other end when that has excess from now on, else -1. */
function send({ around, arc, excess, flow }: Net, node: number, way: number): number {
  const other = around.to[way]!;
  const back = arc[way]! < 0;
  const number = back ? ~arc[way]! : arc[way]!;
  const amount = back ? Math.min(excess[node]!, flow[number]!) : excess[node]!;
  const before = excess[other]!;
  flow[number]! += back ? -amount : amount;
  excess[node]! -= amount;
  excess[other] = before + amount;
  return before <= 0 && before + amount > 0 ? other : -1;
}

/** The next place in the queue, which is a ring. */
const after = ({ queue }: Net, place: number) => (place + 1 === queue.length ? 0 : place + 1);

/**
 * Labels each node of a range with its distance from the deficits and says how many have one: over all arcs up, or down, or
 * neither, and over those with flow on them. (Down is against the arcs: from where excess can reach a deficit.)
 */
function reach(it: Net, from: number, to: number, up: boolean, down: boolean): number {
  const { line, arc, flow, excess, label, queue, around } = it;
  let tail = 0;
  for (let i = from; i < to; i++) {
    const node = line[i]!;
    const deficit = excess[node]! < 0;
    label[node] = deficit ? 0 : unreached;
    if (deficit) queue[tail++] = node;
  }
  for (let head = 0; head < tail; head++) {
    const node = queue[head]!;
    const far = label[node]! + 1;
    const end = around.start[node + 1]!;
    for (let k = around.start[node]!; k < end; k++) {
      const other = around.to[k]!;
      if (label[other] !== unreached) continue;
      const number = arc[k]!;
      if (number < 0 ? !down && !flow[~number] : !up && !flow[number]) continue;
      label[other] = far;
      queue[tail++] = other;
    }
    it.steps += end - around.start[node]! + 1;
  }
  return tail;
}
