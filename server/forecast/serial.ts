import { grain } from './clock.ts';
import { effortOf, isDate } from './effort.ts';
import type { Problem } from './problem.ts';
import { Times } from './times.ts';

/** When somebody is taken, in their own hours: stretches in order and apart, each with the node that ends it. */
interface Taken {
  readonly from: number[];
  readonly to: number[];
  readonly last: number[];
}

/**
 * Places node after node, each as early as it can be without moving what is placed already, so also into gaps (serial
 * schedule generation: Kelley 1963; Kolisch & Hartmann 1999). What is begun comes first, and what a node waits for comes
 * before it, whatever `order` says. What contributors give counts here as evenly given.
 */
export function serial(problem: Problem, order: ArrayLike<number>): Times {
  const times = new Times(problem.graph.count);
  const efforts = effortOf(problem);
  const taken: (Taken | undefined)[] = problem.clocks.map(() => undefined);
  for (const node of pulled(problem, order)) place(problem, node, efforts[node]!, times, taken);
  return times;
}

function place(problem: Problem, node: number, effort: number, times: Times, taken: (Taken | undefined)[]): void {
  const ready = times.ready(problem, node);
  if (isDate(problem, node)) {
    times.set(node, ready, ready);
    return;
  }
  const owner = problem.owner[node]!;
  const clock = problem.clocks[owner]!;
  let hour = clock.hoursAt(ready);
  if (owner) {
    const own = (taken[owner] ??= { from: [], to: [], last: [] });
    const at = gap(own, hour, effort);
    if (at > 0 && own.to[at - 1]! > hour) {
      if (own.to[at - 1]! > hour + grain) times.held[node] = own.last[at - 1]!;
      hour = own.to[at - 1]!;
    }
    if (times.run(clock, node, ready, hour, effort)) take(own, at, hour, hour + effort, node);
  } else times.run(clock, node, ready, hour, effort);
}

/** The first place in what is taken before which something of a length fits, not before an hour. */
function gap({ from, to }: Taken, hour: number, length: number): number {
  let at = 0;
  let high = to.length;
  while (at < high) {
    const mid = (at + high) >> 1;
    if (to[mid]! <= hour + grain) at = mid + 1;
    else high = mid;
  }
  for (let start = hour; at < to.length && from[at]! < start + length - grain; at++) start = Math.max(hour, to[at]!);
  return at;
}

/** Notes a stretch before the one at a place; stretches that meet become one. */
function take({ from, to, last }: Taken, at: number, start: number, end: number, node: number): void {
  const before = at > 0 && start - to[at - 1]! <= grain;
  const after = at < from.length && from[at]! - end <= grain;
  if (before && after) {
    from.splice(at, 1);
    to.splice(at - 1, 1);
    last.splice(at - 1, 1);
  } else if (before) {
    to[at - 1] = end;
    last[at - 1] = node;
  } else if (after) from[at] = start;
  else {
    from.splice(at, 0, start);
    to.splice(at, 0, end);
    last.splice(at, 0, node);
  }
}

/** All nodes once: what is begun, then the rest in the given order, each right after what it still waits for. */
function pulled({ graph, begun, order: all }: Problem, order: ArrayLike<number>): Int32Array {
  const { up, count } = graph;
  const list = new Int32Array(count);
  const state = new Uint8Array(count);
  const path = new Int32Array(count);
  const next = up.start.slice(0, count);
  let end = 0;
  const add = (root: number) => {
    if (state[root]) return;
    let depth = 0;
    path[0] = root;
    state[root] = 1;
    while (depth >= 0) {
      const node = path[depth]!;
      if (next[node] === up.start[node + 1]) {
        list[end++] = node;
        depth--;
        continue;
      }
      const other = up.to[next[node]!++]!;
      if (!state[other]) {
        state[other] = 1;
        path[++depth] = other;
      }
    }
  };
  for (let i = 0; i < order.length; i++) if (begun[order[i]!]) add(order[i]!);
  for (let i = 0; i < order.length; i++) add(order[i]!);
  for (let i = 0; i < all.length; i++) add(all[i]!);
  for (let node = 0; node < count; node++) add(node);
  return list;
}
