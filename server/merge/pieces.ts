import { lastLine, pairEnd } from '../plan/edit.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import { type Plan, textOf } from '../plan/plan.ts';
import { lineStarts, offsetAt, type Position } from '../plan/position.ts';
import { leaf, lines, type Piece, trivia } from './piece.ts';

/** A plan as pieces: sections, in them entries, in them keys. Nothing where that cannot be told: a name stands twice, or another document follows. */
export function piecesOf(plan: Plan): Piece | undefined {
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/m.test(textOf(plan))) return undefined;
  const sections: [string, Piece][] = [];
  for (let from = 0; from < plan.chunks.length; ) {
    const { section, kind } = plan.chunks[from]!.chunk;
    let to = from + 1;
    while (plan.chunks[to]?.chunk.kind === 'entry') to++;
    if (kind === 'unread' || kind === 'entry' || (kind === 'marker' && sections.length)) return undefined;
    const piece = sectionPiece(plan, from, to);
    if (!piece) return undefined;
    sections.push([kind === 'marker' ? '---' : `=${section}`, piece]);
    from = to;
  }
  return isUnique(sections) ? lines(sections) : undefined;
}
const isUnique = (parts: readonly (readonly [string, unknown])[]): boolean =>
  new Set(parts.map(([name]) => name)).size === parts.length;

/** A key at the margin with the entries below it, each of which must have a name of its own in one column. */
function sectionPiece(plan: Plan, from: number, to: number): Piece | undefined {
  const head = chunkPiece(plan.chunks[from]!);
  if (to === from + 1) return lines([['head', head]]);
  const entries = plan.chunks.slice(from + 1, to);
  if (entries.some(it => it.pairs.length !== 1 || it.chunk.misaligned)) return undefined;
  const keys = entries.map(it => it.pairs[0]!.key);
  const parts = entries.map((it, i): [string, Piece] => [`=${keys[i]!.text}`, chunkPiece(it)]);
  return isUnique(parts) ? lines([['head', head], ...parts], keys[0]!.range.start.character) : undefined;
}

/** The whole lines of a chunk by their numbers, the first included, the last not. */
type Cut = (from: number, to: number) => string;

/** What versions share is read once, and cut once. */
const known = new WeakMap<Parsed, Piece>();
function chunkPiece(parsed: Parsed): Piece {
  let piece = known.get(parsed);
  if (!piece) known.set(parsed, (piece = piecesIn(parsed)));
  return piece;
}
/** The comments above, what is said, and the blank lines and comments behind. */
function piecesIn(parsed: Parsed): Piece {
  const { text } = parsed.chunk;
  const [pair] = parsed.pairs;
  if (!pair || parsed.pairs.length > 1 || !isPlain(parsed)) return isContentless(text) ? trivia(text) : leaf(text);
  const starts = lineStarts(text);
  const cut: Cut = (from, to) => text.slice(starts[from] ?? text.length, starts[to] ?? text.length);
  const first = pair.key.range.start.line;
  const end = behind(parsed, pair);
  return lines([
    ['lead', trivia(cut(0, first))],
    ['body', pairPiece(parsed, pair, first, end, cut)],
    ['tail', trivia(cut(end, starts.length))],
  ]);
}
const isContentless = (text: string): boolean => /^\ufeff?(?:[ \t]*(?:#.*)?(?:\r\n|\r|\n|$))*$/.test(text);
/** What its parts are is beyond doubt. */
const isPlain = ({ tree }: Parsed): boolean => !tree.problems.length && !tree.oddities.length;

/** The line behind the last of a pair. */
function behind(parsed: Parsed, { key, value }: Pair): number {
  const { line, character } = value.range.end;
  return Math.max(lastLine(parsed, key.range.start.line), character ? line : line - 1, key.range.end.line) + 1;
}

/** A key with its value, on lines of their own. */
function pairPiece(parsed: Parsed, pair: Pair, from: number, to: number, cut: Cut): Piece {
  const { key, value } = pair;
  const [first] = value.pairs;
  if (value.kind === 'empty') return lines([['head', leaf(cut(from, to))]]);
  if (value.kind !== 'map' || !first) return leaf(cut(from, to), value);
  if (value.style === 'flow')
    return inlinePiece(parsed, value, { line: from, character: 0 }, cut(from, to)) ?? leaf(cut(from, to), value);
  const column = first.key.range.start.character;
  const at = value.pairs.map(it => it.key.range.start);
  const isBlock = at.every((it, i) => it.character === column && it.line > (at[i - 1]?.line ?? key.range.end.line));
  if (!isBlock) return leaf(cut(from, to), value);
  let next = key.range.end.line + 1;
  const parts: [string, Piece][] = [['head', leaf(cut(from, next))]];
  for (const [i, it] of value.pairs.entries()) {
    const line = at[i]!.line;
    const end = i + 1 < at.length ? Math.min(behind(parsed, it), at[i + 1]!.line) : to;
    const lead = trivia(cut(next, line));
    const name = `=${it.key.text}`;
    const own: [string, Piece] = [name, pairPiece(parsed, it, line, end, cut)];
    parts.push([name, lines([['lead', lead], own])]);
    next = end;
  }
  return isUnique(parts) ? lines(parts, column) : leaf(cut(from, to), value);
}

/** A map in braces on one line; `from` is where its text begins. */
function inlinePiece(parsed: Parsed, map: Node, from: Position, text: string): Piece | undefined {
  const starts = lineStarts(parsed.chunk.text);
  const origin = offsetAt(parsed.chunk.text, starts, from);
  const at = (it: Position): number => offsetAt(parsed.chunk.text, starts, it) - origin;
  const spans = map.pairs.map(it => ({ pair: it, from: at(it.key.range.start), to: at(pairEnd(parsed, it)) }));
  const parts = spans.map(({ pair, from, to }): [string, Piece] => [
    `=${pair.key.text}`,
    (pair.value.kind === 'map' && pair.value.pairs.length
      ? inlinePiece(parsed, pair.value, pair.key.range.start, text.slice(from, to))
      : undefined) ?? leaf(text.slice(from, to), pair.value),
  ]);
  const gaps = spans.slice(1).map((it, i) => text.slice(spans[i]!.to, it.from));
  const [first, last] = [spans[0]!, spans.at(-1)!];
  const isOneLine = !text.slice(0, last.to).includes('\n') && map.range.start.line === map.range.end.line;
  if (!isOneLine || !isUnique(parts) || gaps.some(it => !/^ *, *$/.test(it))) return undefined;
  const [open, close] = [text.slice(0, first.from), text.slice(last.to)];
  return { form: 'inline', text, parts: new Map(parts), open, gaps, close };
}
