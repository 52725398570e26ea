import type { Edit } from '../plan/edit.ts';
import { comparePositions, lineStarts, offsetAt, positionAt } from '../plan/position.ts';

/** A stretch of the first text, or new text. */
type Piece = { readonly from: number; readonly to: number } | string;

/** Rounds of edits, each made for the text that the one before left, as one set of edits of the first text. */
export function compose(rounds: readonly { readonly text: string; readonly edits: readonly Edit[] }[]): Edit[] {
  const first = rounds[0]?.text ?? '';
  let pieces: Piece[] = [{ from: 0, to: first.length }];
  for (const { text, edits } of rounds) {
    const starts = lineStarts(text);
    const sorted = [...edits].sort(
      (a, b) => comparePositions(a.range.start, b.range.start) || comparePositions(a.range.end, b.range.end),
    );
    const next: Piece[] = [];
    const take = taker(pieces);
    let at = 0;
    for (const { range, text: added } of sorted) {
      const [from, to] = [offsetAt(text, starts, range.start), offsetAt(text, starts, range.end)];
      next.push(...take(from - at), added);
      take(to - from);
      at = to;
    }
    pieces = [...next, ...take(text.length - at)];
  }
  return editsOf(first, pieces);
}

const lengthOf = (it: Piece): number => (typeof it === 'string' ? it.length : it.to - it.from);
/** Takes so many units from the front, again and again. */
function taker(pieces: readonly Piece[]): (count: number) => Piece[] {
  let next = 0;
  let used = 0;
  return count => {
    const taken: Piece[] = [];
    for (let left = count; left > 0 && next < pieces.length; ) {
      const it = pieces[next]!;
      const end = Math.min(lengthOf(it), used + left);
      if (end > used)
        taken.push(typeof it === 'string' ? it.slice(used, end) : { from: it.from + used, to: it.from + end });
      left -= end - used;
      used = end;
      if (used < lengthOf(it)) continue;
      next++;
      used = 0;
    }
    return taken;
  };
}

function editsOf(text: string, pieces: readonly Piece[]): Edit[] {
  const starts = lineStarts(text);
  const edits: Edit[] = [];
  let at = 0;
  let added = '';
  for (const it of [...pieces, { from: text.length, to: text.length }]) {
    if (typeof it === 'string') {
      added += it;
      continue;
    }
    if (added || it.from > at)
      edits.push({ range: { start: positionAt(starts, at), end: positionAt(starts, it.from) }, text: added });
    added = '';
    at = it.to;
  }
  return edits.filter(it => it.text || comparePositions(it.range.start, it.range.end));
}
