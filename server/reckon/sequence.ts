import { spent } from './closure.ts';
import { byValueADay, type Desk, desk } from './desk.ts';
import { divide } from './divide.ts';
import { exact, few } from './exact.ts';
import { improve } from './improve.ts';
import { peel } from './peel.ts';
import { type Precedence, pulled, type Span } from './precedence.ts';
import { type Block, blocks, total, type Weights } from './sidney.ts';

/** An order of all nodes, and the blocks that it is made of, in the same order. */
export interface Sequence {
  order: Int32Array;
  blocks: Block[];
  steps: number;
}

/**
 * The order that brings value earliest: least Σ value × completion time of one worker, under precedence. The blocks are
 * exact; the order inside a block, which is NP-hard (Lawler 1978), is close. `limit` bounds the steps spent on it.
 */
export function sequence(graph: Precedence, weights: Weights, limit = 1_000_000 + 100 * graph.count): Sequence {
  const on = desk(graph, weights, limit);
  const whole = blocks(on.it, graph, weights, 0, graph.count);
  for (const block of whole) {
    within(on, block);
    if (block.to - block.from > few) improve(on, block);
  }
  return { order: on.it.line, blocks: spent(on.it) ? mended(on, whole) : whole, steps: on.it.steps };
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
  const todo = settle(desk, block);
  for (let task = todo.pop(); task; task = todo.pop()) {
    // What is small enough is put in order as it is, blocks or not.
    const parts = task.to - task.from > few ? blocks(desk.it, desk.graph, desk.weights, task.from, task.to) : [task];
    for (const part of parts) todo.push(...settle(desk, part));
  }
}

/** Puts a part in order, or gives the parts of it that are still to be put in order. */
function settle(desk: Desk, { from, to }: Span): Span[] {
  const { it, graph, weights } = desk;
  if (to - from < 2) return [];
  if (to - from <= few) {
    exact(graph, weights, it.line, { from, to }, desk.sets);
    it.steps += 1 << (to - from);
    return [];
  }
  if (spent(it)) {
    it.line.set(byValueADay(weights, it.line.subarray(from, to)), from);
    return [];
  }
  const rest = peel(desk, { from, to });
  return rest.to - rest.from < to - from ? [rest] : divide(desk, rest);
}
