import type { Lines } from './improve-lines.ts';

/** A node that goes right behind another of its owner's line, one that now comes later; or right before one that now comes earlier. */
export interface Move {
  readonly node: number;
  readonly other: number;
  readonly behind: boolean;
}

/**
 * Whether a move is sure to leave no loop: nothing between waits for the node, or the node for nothing between. Whoever
 * leaves may have work that has no time any more, and what holds it then may stand on its other side: that is no move.
 */
export function isOpen({ problem: { graph }, times: { start, finish }, place }: Lines, move: Move): boolean {
  const { node, other, behind } = move;
  if (behind ? place[other]! <= place[node]! : place[other]! >= place[node]!) return false;
  const arcs = behind ? graph.down : graph.up;
  for (let arc = arcs.start[node]!; arc < arcs.start[node + 1]!; arc++) {
    const it = arcs.to[arc]!;
    if (it === other || (behind ? finish[it]! <= start[other]! : start[it]! >= finish[other]!)) return false;
  }
  return true;
}

/** What a node passes in a move. */
export function passed({ before, after }: Lines, { node, other, behind }: Move): number[] {
  const nodes: number[] = [];
  const line = behind ? after : before;
  for (let it = line[node]!; it >= 0; it = it === other ? -1 : line[it]!) nodes.push(it);
  return nodes;
}

/** Makes a move, and works out what follows from it. */
export function make(lines: Lines, { node, other, behind }: Move): void {
  const { before, after, place } = lines;
  const next = after[node]!;
  lines.unlink(node);
  if (behind) {
    lines.link(other, node, after[other]!);
    reorder(lines, node, place[node]!, place[other]!, 1);
    lines.settle(next, after[node]!);
  } else {
    lines.link(before[other]!, node, other);
    reorder(lines, node, place[node]!, place[other]!, -1);
    lines.settle(node, next);
  }
}

/** What a move costs: makes it, and takes it back. */
export function tried(lines: Lines, move: Move): Lines['cost'] {
  const { before, after, place, order, old } = lines;
  const { node, other } = move;
  const [first, second] = [before[node]!, after[node]!];
  const from = Math.min(place[node]!, place[other]!);
  const count = Math.max(place[node]!, place[other]!) + 1 - from;
  for (let i = 0; i < count; i++) old[i] = order[from + i]!;
  make(lines, move);
  const { cost } = lines;
  lines.unlink(node);
  lines.link(first, node, second);
  for (let i = 0; i < count; i++) put(lines, old[i]!, from + i);
  lines.unsettle();
  return cost;
}

function put({ order, place }: Lines, node: number, at: number): void {
  order[at] = node;
  place[node] = at;
}

/**
 * Mends the order after a line has changed between two places: what now comes after the node (`way` 1; before it: -1) goes
 * with it, behind what does not, and both keep their order.
 */
function reorder(lines: Lines, node: number, from: number, till: number, way: 1 | -1): void {
  const { order, problem, before, after, mark, list } = lines;
  const { start, to } = way > 0 ? problem.graph.up : problem.graph.down;
  const line = way > 0 ? before : after;
  let moving = 0;
  list[moving++] = node;
  mark[node] = 1;
  let kept = from;
  for (let i = from + way; i !== till + way; i += way) {
    const it = order[i]!;
    let along = line[it]! >= 0 && mark[line[it]!] === 1;
    for (let arc = start[it]!; !along && arc < start[it + 1]!; arc++) along = mark[to[arc]!] === 1;
    if (along) {
      mark[it] = 1;
      list[moving++] = it;
    } else {
      put(lines, it, kept);
      kept += way;
    }
  }
  lines.steps += Math.abs(till - from) / 4;
  for (let i = 0; i < moving; i++, kept += way) {
    mark[list[i]!] = 0;
    put(lines, list[i]!, kept);
  }
}
