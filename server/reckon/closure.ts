import { type Arcs, inverse } from './precedence.ts';

/**
 * Excess that flows from work to what it needs. Excess above 0 wants to go first, below 0 wants to wait; the first pays for
 * the second where it needs it, over arcs without limit.
 */
export interface Net {
  /** All nodes. A range of it, `from` up to `to`, is a set that is looked at, and is put in order where it stands. */
  line: Int32Array;
  up: Arcs;
  down: Arcs;
  /** For each arc down, the number of the same arc up, which `flow` is kept by. */
  same: Int32Array;
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
    up,
    ...inverse(up),
    flow: new Float64Array(up.to.length),
    excess: new Float64Array(count),
    label: new Int32Array(count).fill(outside),
    queue: new Int32Array(count + 1),
    place: new Int32Array(count).fill(-1),
    steps: 0,
    limit,
  };
}

/**
 * Of one the set closed under needs that has the greatest total excess (Picard 1976: one side of a minimum cut; the
 * cut by pushing preflow, Goldberg and Tarjan 1988). Where none has more than the whole, whose total is 0: a closed set
 * that has as much. The set is moved to the front of the range; where it ends is returned, `from` when there is none.
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

/** All excess is used up: a closed set that is as good as the whole is one that gets back to less than all of it. */
function tie(it: Net, from: number, to: number): number {
  it.excess[it.line[from]!] = -1;
  const before = reach(it, from, to, true);
  if (from + before < to) return front(it, from, to, to - before, false);
  const after = reach(it, from, to, false);
  return from + after < to ? front(it, from, to, from + after, true) : from;
}

function clear({ line, up, flow }: Net, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    for (let arc = up.start[line[i]!]!; arc < up.start[line[i]! + 1]!; arc++) flow[arc] = 0;
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
    const reached = reach(it, from, to, true);
    let tail = 0;
    for (let i = from; i < to; i++) if (excess[line[i]!]! > 0 && label[line[i]!]! < unreached) queue[tail++] = line[i]!;
    if (!tail || spent(it)) return reached;
    // Labels fall behind the true distances; after as many corrections as there are nodes it pays to measure anew.
    let stale = 0;
    for (let head = 0; head !== tail && stale < count && !spent(it); head = after(it, head)) {
      const node = queue[head]!;
      while (excess[node]! > 0 && label[node]! < unreached) {
        const before = label[node];
        const arc = lowest(it, node, count);
        if (label[node] !== before) stale++;
        if (label[node] === unreached) break;
        const woken = send(it, node, arc);
        if (woken < 0) continue;
        queue[tail] = woken;
        tail = after(it, tail);
      }
    }
  }
}

/** Finds the arc to the neighbour with the lowest label (`~place` when back down an arc) and labels the node one above it. */
function lowest(it: Net, node: number, count: number): number {
  const { up, down, same, flow, label } = it;
  let low = count - 1;
  let found = 0;
  for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++) {
    const other = up.to[arc]!;
    if (label[other]! >= low) continue;
    low = label[other]!;
    found = arc;
  }
  for (let place = down.start[node]!; place < down.start[node + 1]!; place++) {
    const other = down.to[place]!;
    if (label[other]! >= low || !flow[same[place]!]) continue;
    low = label[other]!;
    found = ~place;
  }
  label[node] = low === count - 1 ? unreached : low + 1;
  it.steps += up.start[node + 1]! - up.start[node]! + down.start[node + 1]! - down.start[node]!;
  return found;
}

/** Sends what the arc takes; gives the other end when that has excess from now on, else -1. */
function send({ up, down, same, excess, flow }: Net, node: number, arc: number): number {
  const back = arc < 0;
  const other = back ? down.to[~arc]! : up.to[arc]!;
  const place = back ? same[~arc]! : arc;
  const amount = back ? Math.min(excess[node]!, flow[place]!) : excess[node]!;
  const before = excess[other]!;
  flow[place]! += back ? -amount : amount;
  excess[node]! -= amount;
  excess[other] = before + amount;
  return before <= 0 && before + amount > 0 ? other : -1;
}

/** Labels each node with its distance to the deficits (or from them) over arcs that can take more; says how many have one. */
function reach(it: Net, from: number, to: number, backward: boolean): number {
  const { line, up, down, same, flow, excess, label, queue } = it;
  const free = backward ? down : up;
  const paid = backward ? up : down;
  let tail = 0;
  for (let i = from; i < to; i++) {
    const node = line[i]!;
    label[node] = unreached;
    if (excess[node]! >= 0) continue;
    label[node] = 0;
    queue[tail++] = node;
  }
  for (let head = 0; head < tail; head++) {
    const node = queue[head]!;
    const far = label[node]! + 1;
    for (let arc = free.start[node]!; arc < free.start[node + 1]!; arc++) {
      const other = free.to[arc]!;
      if (label[other] !== unreached) continue;
      label[other] = far;
      queue[tail++] = other;
    }
    for (let arc = paid.start[node]!; arc < paid.start[node + 1]!; arc++) {
      const other = paid.to[arc]!;
      if (label[other] !== unreached || !flow[backward ? arc : same[arc]!]) continue;
      label[other] = far;
      queue[tail++] = other;
    }
    it.steps += up.start[node + 1]! - up.start[node]! + down.start[node + 1]! - down.start[node]! + 1;
  }
  return tail;
}

/** The next place in the queue, which is a ring. */
const after = ({ queue }: Net, place: number) => (place + 1 === queue.length ? 0 : place + 1);
