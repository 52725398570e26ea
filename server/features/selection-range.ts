import type { SelectionRange } from 'vscode-languageserver-types';
import { cursorAt } from '../plan/cursor.ts';
import { columnOf, linesOf } from '../plan/edit.ts';
import type { Node } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import { comparePositions, holds, lower, type Position, type Range } from '../plan/position.ts';
import { spanOf } from './feature.ts';

/** What is selected step by step from each position: word, value, key with its value, entry, section, file. */
export const selectionRange = (plan: Plan, positions: readonly Position[]): SelectionRange[] =>
  positions.map(position =>
    stepsAt(plan, position).reduce<SelectionRange>((parent, range) => ({ range, parent }), { range: wholeOf(plan) }),
  );

/** The outermost first; each holds the position, and lies in the one before without being the same. */
function stepsAt(plan: Plan, position: Position): Range[] {
  const index = chunkAt(plan, position.line);
  const parsed = plan.chunks[index]!;
  const top = plan.lines[index]!;
  const at = { line: position.line - top, character: position.character };
  const inChunk: Range[] = [];
  if (parsed.tree.root) gatherMembers(parsed, parsed.tree.root, at, inChunk);
  const found = [
    ...sectionsOf(plan, index),
    ...[...inChunk, ...wordsOf(plan, parsed, position, at)].map(it => lower(it, top)),
  ];
  const steps: Range[] = [];
  for (const it of found) if (holds(it, position) && isWithin(it, steps.at(-1) ?? wholeOf(plan))) steps.push(it);
  return steps;
}
const isWithin = (inner: Range, outer: Range): boolean => {
  const [before, after] = [comparePositions(outer.start, inner.start), comparePositions(inner.end, outer.end)];
  return before <= 0 && after <= 0 && (before < 0 || after < 0);
};

function wholeOf({ chunks, lines }: Plan): Range {
  const last = chunks.length - 1;
  const text = linesOf(chunks[last]!);
  const end = { line: lines[last]! + text.length - 1, character: text.at(-1)!.length };
  return { start: { line: 0, character: 0 }, end };
}

/** The section that a chunk belongs to, down to the last word of its last entry: with the comment above its key, and without. */
function sectionsOf(plan: Plan, index: number): Range[] {
  let head = index;
  while (head > 0 && plan.chunks[head]!.chunk.kind === 'entry') head--;
  let last = head;
  while (plan.chunks[last + 1]?.chunk.kind === 'entry') last++;
  while (last > head && !plan.chunks[last]!.pairs.length) last--;
  const [first, end] = [plan.chunks[head]!, plan.chunks[last]!.pairs.at(-1)];
  const start = first.chunk.kind === 'head' ? first.pairs[0]?.key.range.start : undefined;
  if (!start || !end) return [];
  const lowest = lower(spanOf(end.key.range, end.value.range), plan.lines[last]!).end;
  return [aboveOf(first, start), start].map(it => ({
    start: { line: it.line + plan.lines[head]!, character: it.character },
    end: lowest,
  }));
}

/** Where the comments directly above a key begin, in its column; else where the key does. */
function aboveOf(parsed: Parsed, { line, character }: Position): Position {
  const lines = linesOf(parsed);
  let first = line;
  while (first > 0 && isComment(lines[first - 1]!) && columnOf(lines[first - 1]!) === character) first--;
  return { line: first, character };
}
const isComment = (line: string): boolean => /^[ \t]*#/.test(line);

/** A node and what of it holds the position, the outer before the inner. */
function gather(parsed: Parsed, node: Node, at: Position, found: Range[]): void {
  found.push(node.range);
  if (node.style === 'flow' || node.style === 'quoted') found.push(insideOf(node.range));
  gatherMembers(parsed, node, at, found);
}
function gatherMembers(parsed: Parsed, node: Node, at: Position, found: Range[]): void {
  for (const { key, value } of node.pairs) {
    const range = spanOf(key.range, value.range);
    const above = { start: aboveOf(parsed, range.start), end: range.end };
    if (!holds(above, at)) continue;
    found.push(above, range);
    gather(parsed, key, at, found);
    gather(parsed, value, at, found);
  }
  for (const it of node.items) {
    const { start, end } = it.range;
    const dash = /-[ \t]*$/.exec((linesOf(parsed)[start.line] ?? '').slice(0, start.character));
    const item = { start: dash ? { line: start.line, character: dash.index } : start, end };
    if (!holds(item, at)) continue;
    found.push(item);
    gather(parsed, it, at, found);
  }
}
/** Without the brackets or the quotes around it. */
const insideOf = ({ start, end }: Range): Range => ({
  start: { line: start.line, character: start.character + 1 },
  end: { line: end.line, character: end.character - 1 },
});

/** As the editor parts words: an id, a mention of another plan, a date are one each. */
const word = /[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_/-]|\.(?=[\p{L}\p{N}_]))*/gu;

/** The comment that a position is in, with those above and below it in its column; and the word. */
function wordsOf(plan: Plan, parsed: Parsed, position: Position, at: Position): Range[] {
  const lines = linesOf(parsed);
  const line = lines[at.line] ?? '';
  const on = (from: number, to: number): Range => ({
    start: { line: at.line, character: from },
    end: { line: at.line, character: to },
  });
  const words = [...line.matchAll(word)].map(it => on(it.index, it.index + it[0].length));
  const cursor = cursorAt(plan, position);
  if (cursor.at !== 'comment') return words;
  const from = cursor.range.start.character;
  const text = on(from + /^#*[ \t]*/.exec(line.slice(from))![0].length, line.trimEnd().length);
  const own = on(from, line.trimEnd().length);
  if (line.slice(0, from).trim()) return [own, text, ...words];
  let [first, last] = [at.line, at.line];
  const joins = (other: string | undefined): boolean => !!other && isComment(other) && columnOf(other) === from;
  while (joins(lines[first - 1])) first--;
  while (joins(lines[last + 1])) last++;
  const block = {
    start: { line: first, character: from },
    end: { line: last, character: lines[last]!.trimEnd().length },
  };
  return [block, own, text, ...words];
}
