import { type Desk, enter } from './desk.ts';
import type { Arcs, Span } from './precedence.ts';

/**
 * Puts the only node that can be first at the front and the only one that can be last at the back, as long as there is one;
 * gives what is left between them. Neither is a choice, so nothing is lost by it.
 */
export function peel(desk: Desk, { from, to }: Span): Span {
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

function inside({ start, to }: Arcs, node: number, mark: Int32Array, set: number): number {
  let count = 0;
  for (let arc = start[node]!; arc < start[node + 1]!; arc++) if (mark[to[arc]!] === set) count++;
  return count;
}
