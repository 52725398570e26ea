import { type Chunk, type State, sameState, split, start } from './chunks.ts';
import { indexNames, type Names, namesOf } from './names-index.ts';
import type { Others } from './others.ts';
import { type Parsed, parse } from './parse.ts';
import type { History } from './past.ts';
import { lineStarts, offsetAt, type Range } from './position.ts';

/** A plan that has been read. Immutable; an edit gives another one that shares all it can. */
export interface Plan {
  readonly chunks: readonly Parsed[];
  /** Those of them that are keys at the margin, in their order: few, so that nobody has to look for them among all entries. */
  readonly heads: readonly Parsed[];
  /** Where splitting stood before each chunk. */
  readonly states: readonly State[];
  /** The first line of each chunk, and one more for the end. */
  readonly lines: Int32Array;
  readonly names: Names;
  /** The other plans of its folder, where it is seen among them. */
  readonly others?: Others;
  /** What is known of its past, where it is known. */
  readonly history?: History | undefined;
}
const nothing: Plan = {
  chunks: [],
  heads: [],
  states: [],
  lines: new Int32Array(1),
  names: { definitions: new Map(), references: new Map() },
};

/** A plan by itself, as if it had no folder and no past. */
export const alone = ({ chunks, heads, states, lines, names }: Plan): Plan => ({ chunks, heads, states, lines, names });

/** An empty text is one empty chunk: what a plan lacks needs a place to be said. */
const empty = parse({ section: '', kind: 'head', misaligned: false, isOurs: false, text: '' });
const blank: Plan = {
  ...nothing,
  chunks: [empty],
  heads: [empty],
  states: [start],
  lines: new Int32Array(2),
};

/**
 * Reads a plan. What `previous` has of it is taken from there: the answer is the same with or without.
 * Never throws: what cannot be read is a problem of its chunk.
 */
export function readPlan(text: string, previous?: Plan): Plan {
  if (!previous) return replaceChunks(nothing, 0, 0, split(text));
  const before = textOf(previous);
  const { head, tail } = commonEnds(before, text);
  if (head === before.length && head === text.length) return previous;
  return spliceText(previous, head, before.length - tail, text.slice(head, text.length - tail));
}

/** How much of two texts is the same at their beginnings and, behind that, at their ends. Pieces are compared as a whole: texts of many versions are long, and alike. */
function commonEnds(a: string, b: string): { head: number; tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head + piece <= most && a.slice(head, head + piece) === b.slice(head, head + piece)) head += piece;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  const same = (by: number): boolean =>
    a.slice(a.length - tail - by, a.length - tail) === b.slice(b.length - tail - by, b.length - tail);
  while (tail + piece <= most - head && same(piece)) tail += piece;
  while (tail < most - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return { head, tail };
}
const piece = 512;

/** The plan after one change of its text, as an editor sends it. Costs the chunks that it touches, not the plan. */
export function editPlan(plan: Plan, range: Range, newText: string): Plan {
  const first = chunkAt(plan, range.start.line);
  const last = chunkAt(plan, range.end.line);
  const begin = Math.max(0, first - 1);
  const text = plan.chunks
    .slice(first, last + 1)
    .map(it => it.chunk.text)
    .join('');
  const starts = lineStarts(text);
  const top = plan.lines[first] ?? 0;
  const from = offsetAt(text, starts, { line: range.start.line - top, character: range.start.character });
  const to = Math.max(from, offsetAt(text, starts, { line: range.end.line - top, character: range.end.character }));
  const lead = plan.chunks
    .slice(begin, first)
    .map(it => it.chunk.text)
    .join('');
  return resplit(plan, begin, last + 1, lead + text.slice(0, from) + newText + text.slice(to));
}

/** As `editPlan`, by offsets in the whole text. */
function spliceText(plan: Plan, from: number, to: number, newText: string): Plan {
  let first = 0;
  let offset = 0;
  while (first < plan.chunks.length - 1 && offset + plan.chunks[first]!.chunk.text.length <= from)
    offset += plan.chunks[first++]!.chunk.text.length;
  let last = first;
  let end = offset + (plan.chunks[first]?.chunk.text.length ?? 0);
  while (last < plan.chunks.length - 1 && end <= to) end += plan.chunks[++last]!.chunk.text.length;
  const begin = Math.max(0, first - 1);
  const lead = first > begin ? plan.chunks[begin]!.chunk.text : '';
  const text = plan.chunks
    .slice(first, last + 1)
    .map(it => it.chunk.text)
    .join('');
  return resplit(plan, begin, last + 1, lead + text.slice(0, from - offset) + newText + text.slice(to - offset));
}

/**
 * Splits `text`, which stands for the chunks from `begin` on, together with the chunk behind them. Where that ends as
 * the old chunks began there, all that follows stands; otherwise, as when a section's key changed, everything below
 * is split again.
 */
function resplit(plan: Plan, begin: number, behind: number, text: string): Plan {
  const state = plan.states[begin] ?? start;
  for (const end of [Math.min(plan.chunks.length, behind + 1), plan.chunks.length]) {
    const region =
      text +
      plan.chunks
        .slice(behind, end)
        .map(it => it.chunk.text)
        .join('');
    const pieces = split(region, state, begin === 0);
    const atEnd = end === plan.chunks.length;
    if (atEnd || (sameState(pieces.end, plan.states[end]!) && pieces.chunks.length > 0))
      return replaceChunks(plan, begin, end, pieces);
  }
  return plan;
}

/** The plan with other chunks from `begin` to `end`. What an edit leaves as it is, is shared and not gone through: a keystroke costs what it touches. */
function replaceChunks(plan: Plan, begin: number, end: number, pieces: { chunks: Chunk[]; states: State[] }): Plan {
  const old = plan.chunks.slice(begin, end);
  const fresh = reuse(pieces.chunks, old);
  const chunks = spliced(plan.chunks, begin, end, fresh);
  if (!chunks.length) return blank;
  const alike = (same: (a: Parsed, b: Parsed, at: number) => boolean): boolean =>
    fresh.length === old.length && fresh.every((it, i) => same(it, old[i]!, i));
  return {
    chunks,
    heads: [...old, ...fresh].some(isHead) ? chunks.filter(isHead) : plan.heads,
    states: alike((_a, _b, i) => sameState(pieces.states[i]!, plan.states[begin + i]!))
      ? plan.states
      : spliced(plan.states, begin, end, pieces.states),
    lines: alike((a, b) => a.lines === b.lines) ? plan.lines : firstLines(plan.lines, begin, end, fresh),
    names: alike((a, b) => a === b || namesOf(a) === namesOf(b)) ? plan.names : indexNames(chunks),
  };
}
const isHead = ({ chunk }: Parsed): boolean => chunk.kind === 'head';

/** A list in which `put` stands for all from `from` to `to`. */
export function spliced<T>(list: readonly T[], from: number, to: number, put: readonly T[]): T[] {
  if (put.length !== to - from) return list.slice(0, from).concat(put, list.slice(to));
  const copy = list.slice();
  for (const [i, it] of put.entries()) copy[from + i] = it;
  return copy;
}

/** The first lines of all chunks, where others stand from `begin` to `end`. */
function firstLines(before: Int32Array, begin: number, end: number, fresh: readonly Parsed[]): Int32Array {
  const lines = new Int32Array(before.length - (end - begin) + fresh.length);
  lines.set(before.subarray(0, begin + 1));
  for (const [i, it] of fresh.entries()) lines[begin + i + 1] = lines[begin + i]! + it.lines;
  const from = begin + fresh.length;
  const moved = lines[from]! - before[end]!;
  for (let i = 1; end + i < before.length; i++) lines[from + i] = before[end + i]! + moved;
  return lines;
}

/** Chunks whose text was read before keep what was found; each is used once, for a place in the plan is an identity. */
function reuse(chunks: readonly Chunk[], old: readonly Parsed[]): Parsed[] {
  const known = new Map<string, Parsed[]>();
  for (let i = old.length - 1; i >= 0; i--) {
    const list = known.get(keyOf(old[i]!.chunk));
    if (list) list.push(old[i]!);
    else known.set(keyOf(old[i]!.chunk), [old[i]!]);
  }
  return chunks.map(chunk => known.get(keyOf(chunk))?.pop() ?? parse(chunk));
}
const keyOf = ({ section, kind, misaligned, isOurs, text }: Chunk): string =>
  [section, kind, misaligned, isOurs, text].join('\n');

/** How many chunks at the beginning and at the end two versions of a plan have in common. */
export function sameEnds(old: readonly Parsed[], now: readonly Parsed[]): { head: number; tail: number } {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return { head, tail };
}

/** The chunk that holds a line; the last one for lines behind the end. */
export function chunkAt({ lines, chunks }: Plan, line: number): number {
  let low = 0;
  let high = Math.max(0, chunks.length - 1);
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (lines[mid]! <= line) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** The plan's text, byte for byte as it was read. */
export const textOf = (plan: Plan): string => plan.chunks.map(it => it.chunk.text).join('');
