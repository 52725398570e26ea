import { linesOf } from './edit.ts';
import type { Parsed } from './parse.ts';
import { chunkAt, type Plan } from './plan.ts';
import type { Position, Range } from './position.ts';

/**
 * Where the lines of one version of a plan stand in another: chunks that both have are the anchors, and of a chunk that
 * was changed the lines that are alike at both of its ends. What has no line of its own there is told at the nearest.
 */
export function lineMap(from: Plan, to: Plan): (range: Range) => Range {
  const places = new Map(to.chunks.map((it, i) => [it, i]));
  const anchored = new Set(from.chunks.filter(it => places.has(it)));
  const chunkOf = (at: number): number => {
    const own = places.get(from.chunks[at]!);
    if (own !== undefined) return own;
    let anchor = at - 1;
    while (anchor >= 0 && !anchored.has(from.chunks[anchor]!)) anchor--;
    const start = anchor < 0 ? -1 : places.get(from.chunks[anchor]!)!;
    let there = start;
    // As many steps as from the anchor, but never onto a chunk that is another one's.
    for (let i = anchor; i < at && there + 1 < to.chunks.length && !anchored.has(to.chunks[there + 1]!); i++) there++;
    return Math.max(0, there);
  };
  const moved = ({ line, character }: Position): Position => {
    const at = chunkAt(from, line);
    const there = chunkOf(at);
    const [a, b] = [from.chunks[at], to.chunks[there]];
    if (!a || !b) return { line: 0, character: 0 };
    const own = lineIn(a, b, line - from.lines[at]!);
    const width = (linesOf(b)[own] ?? '').length;
    return { line: to.lines[there]! + own, character: a === b ? character : Math.min(character, width) };
  };
  return ({ start, end }) => ({ start: moved(start), end: moved(end) });
}

function lineIn(a: Parsed, b: Parsed, line: number): number {
  if (a === b) return line;
  const [old, now] = [linesOf(a), linesOf(b)];
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head++;
  if (line < head) return line;
  const fromEnd = old.length - line;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old[old.length - 1 - tail] === now[now.length - 1 - tail])
    tail++;
  if (fromEnd <= tail) return now.length - fromEnd;
  return Math.max(0, Math.min(line, now.length - 1 - tail));
}
