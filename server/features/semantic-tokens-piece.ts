import type { Day } from '../language/day.ts';
import { linesOf } from '../plan/edit.ts';
import { mayBeFar } from '../plan/far-ref.ts';
import { partOf } from '../plan/node.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import { comparePositions, type Position, type Range } from '../plan/position.ts';
import { nowhere, type Places, placeOf } from './semantic-tokens-critical.ts';
import { isDate, isName, type Mark, markOf, otherPlan } from './semantic-tokens-word.ts';

/** The words of one chunk as the protocol counts them, five numbers each: lines and columns from the word before, the first from the chunk's start. */
export interface Piece {
  readonly data: Uint32Array;
  /** The line of its last word. */
  readonly last: number;
}

/** How many chunks were looked at: what tests count instead of timing. */
export const counts = { painted: 0 };
const known = new WeakMap<Parsed, { readonly today: Day; readonly critical: string; readonly piece: Piece }>();

/** Kept with its chunk: an edit costs the chunks that it touches, and those whose names begin or cease to hold the finish. */
export function pieceOf(parsed: Parsed, today: Day, places: Places = nowhere): Piece {
  const before = known.get(parsed);
  const critical = [...places].join(' ');
  if (before?.today === today && before.critical === critical) return before.piece;
  counts.painted++;
  const piece = encode(wordsOf(parsed, today, places));
  known.set(parsed, { today, critical, piece });
  return piece;
}

/** Part of a line. */
interface Word {
  readonly at: Position;
  readonly length: number;
  readonly mark: Mark;
}

function encode(words: readonly Word[]): Piece {
  const data = new Uint32Array(words.length * 5);
  let last: Position = { line: 0, character: 0 };
  let i = 0;
  for (const { at, length, mark } of words) {
    data[i++] = at.line - last.line;
    data[i++] = at.line === last.line ? at.character - last.character : at.character;
    data[i++] = length;
    data[i++] = mark.type;
    data[i++] = mark.modifiers;
    last = at;
  }
  return { data, last: last.line };
}

/** In the order of the text, none reaching into another. */
function wordsOf(parsed: Parsed, today: Day, places: Places): Word[] {
  const words: Word[] = [];
  for (const token of parsed.tokens) {
    const mark = markOf(token, today, places.has(placeOf(token.node.range.start)));
    if (mark) for (const { range, as } of partsOf(token, mark)) words.push(...onLines(parsed, range, as));
  }
  if (words.some((it, i) => i > 0 && comparePositions(words[i - 1]!.at, it.at) > 0))
    words.sort((a, b) => comparePositions(a.at, b.at));
  return words.filter((it, i) => {
    const before = words[i - 1];
    return !before || before.at.line < it.at.line || before.at.character + before.length <= it.at.character;
  });
}

/** A name in another plan is that plan's name and its own; a range of dates is two dates. */
function partsOf(token: Token, as: Mark): { range: Range; as: Mark }[] {
  const { text, node, range } = token;
  const { refersTo } = token.meaning ?? {};
  const slash = isName(as) && (!refersTo || mayBeFar(refersTo)) ? text.indexOf('/') : -1;
  const dots = isDate(as) ? text.indexOf('..') : -1;
  const cut = Math.max(slash, dots);
  if (cut <= 0) return [{ range, as }];
  const tail = partOf(node, cut + (dots > 0 ? 2 : 1), text.length);
  return [
    { range: partOf(node, 0, cut), as: slash > 0 ? otherPlan : as },
    ...(comparePositions(tail.start, tail.end) < 0 ? [{ range: tail, as }] : []),
  ];
}

/** A word of several lines is one on each of them, without the blanks around it. */
function onLines(parsed: Parsed, { start, end }: Range, mark: Mark): Word[] {
  if (start.line === end.line)
    return end.character > start.character ? [{ at: start, length: end.character - start.character, mark }] : [];
  const words: Word[] = [];
  for (let line = start.line; line <= end.line; line++) {
    const text = linesOf(parsed)[line] ?? '';
    const from = Math.max(line === start.line ? start.character : 0, text.search(/\S|$/));
    const to = Math.min(line === end.line ? end.character : text.length, text.trimEnd().length);
    if (to > from) words.push({ at: { line, character: from }, length: to - from, mark });
  }
  return words;
}
