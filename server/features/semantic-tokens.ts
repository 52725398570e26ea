import type { SemanticTokensEdit } from 'vscode-languageserver-types';
import type { Day } from '../language/day.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { criticalIn } from './semantic-tokens-critical.ts';
import { type Piece, pieceOf } from './semantic-tokens-piece.ts';

export { legend } from './semantic-tokens-word.ts';

/** The words of a plan with what each is. It is made of pieces that the next version shares, so two versions are compared without looking into them. */
export interface Painting {
  readonly pieces: readonly Piece[];
  /** The first line of each. */
  readonly lines: Int32Array;
}
export function semanticTokens(plan: Plan, today: Day): Painting {
  const critical = criticalIn(plan, today);
  return { pieces: plan.chunks.map(it => pieceOf(it, today, critical.get(it))), lines: plan.lines };
}

export const wordCount = ({ pieces }: Painting): number => pieces.reduce((sum, it) => sum + it.data.length / 5, 0);

/** The numbers that the protocol sends for a whole plan. */
export const wholeOf = (painting: Painting): number[] => numbers(painting, 0, painting.pieces.length);

/** Those of some lines alone: what is in sight is coloured first. */
export function semanticTokensIn(plan: Plan, { start, end }: Range, today: Day): number[] {
  const data: number[] = [];
  const critical = criticalIn(plan, today);
  let before = 0;
  for (let i = chunkAt(plan, start.line); i < plan.chunks.length && plan.lines[i]! <= end.line; i++) {
    const piece = pieceOf(plan.chunks[i]!, today, critical.get(plan.chunks[i]!)).data;
    let [line, character] = [plan.lines[i]!, 0];
    for (let at = 0; at < piece.length; at += 5) {
      if (piece[at]!) character = 0;
      line += piece[at]!;
      character += piece[at + 1]!;
      if (line < start.line || line > end.line) continue;
      const first = line !== before || !data.length;
      data.push(line - before, first ? character : piece[at + 1]!, piece[at + 2]!, piece[at + 3]!, piece[at + 4]!);
      before = line;
    }
  }
  return data;
}

/** What leads from the numbers of one painting to those of another: one piece in the middle, or nothing where they are the same. */
export function editsBetween(before: Painting, now: Painting): SemanticTokensEdit[] {
  const [old, fresh] = [before.pieces, now.pieces];
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  // The first number behind the change says how many lines lie between, which it may have changed.
  const gone = [...numbers(before, head, old.length - tail), ...gapBehind(before, old.length - tail)];
  const come = [...numbers(now, head, fresh.length - tail), ...gapBehind(now, fresh.length - tail)];
  const shared = Math.min(gone.length, come.length);
  let same = 0;
  while (same < shared && gone[same] === come[same]) same++;
  let end = 0;
  while (end < shared - same && gone[gone.length - 1 - end] === come[come.length - 1 - end]) end++;
  const deleteCount = gone.length - same - end;
  const data = come.slice(same, come.length - end);
  if (!deleteCount && !data.length) return [];
  const start = old.slice(0, head).reduce((sum, it) => sum + it.data.length, same);
  return [{ start, deleteCount, ...(data.length && { data }) }];
}

/** The numbers of some pieces, the first of each counted from the last word before it. */
function numbers(painting: Painting, from: number, to: number): number[] {
  const { pieces, lines } = painting;
  const data: number[] = [];
  let before = lastLine(painting, from);
  for (let i = from; i < to; i++) {
    const piece = pieces[i]!;
    if (!piece.data.length) continue;
    data.push(lines[i]! + piece.data[0]! - before);
    for (let at = 1; at < piece.data.length; at++) data.push(piece.data[at]!);
    before = lines[i]! + piece.last;
  }
  return data;
}
/** The line of the last word before a piece. */
function lastLine({ pieces, lines }: Painting, index: number): number {
  let i = index - 1;
  while (i >= 0 && !pieces[i]!.data.length) i--;
  return i < 0 ? 0 : lines[i]! + pieces[i]!.last;
}
/** How many lines lie between the last word before a piece and the first word from there on. */
function gapBehind(painting: Painting, index: number): number[] {
  const { pieces, lines } = painting;
  let i = index;
  while (i < pieces.length && !pieces[i]!.data.length) i++;
  return i < pieces.length ? [lines[i]! + pieces[i]!.data[0]! - lastLine(painting, index)] : [];
}
