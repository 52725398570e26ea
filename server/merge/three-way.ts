import { alike, type Node } from '../plan/node.ts';
import { orderOf } from './order.ts';
import type { Piece } from './piece.ts';

/** Both sides changed one thing, each in its own way. Whole lines, except inside of a line that is still put together. */
export interface Conflict {
  readonly ours: string;
  readonly theirs: string;
}
export type Merged = readonly (string | Conflict)[];
/** One version of a piece; nothing where it is not there. */
type Side = Piece | undefined;

/** A piece as both sides make it of what it was. What one side alone changed is taken as it stands there. `onRank` hears of ranks that both wrote. */
export function mergePieces(name: string, was: Side, ours: Side, theirs: Side, onRank: () => void): Merged {
  if (ours?.text === theirs?.text || was?.text === theirs?.text) return [ours?.text ?? ''];
  if (was?.text === ours?.text) return [theirs?.text ?? ''];
  if (!ours || !theirs) {
    // What is gone on one side, and only has other blank lines on the other, is gone.
    const left = (ours ?? theirs)!;
    return bare(left.text) === bare(was!.text) ? [''] : [{ ours: ours?.text ?? '', theirs: theirs?.text ?? '' }];
  }
  if (ours.form === 'trivia' && theirs.form === 'trivia') return trivia(was?.text ?? '', ours.text, theirs.text);
  if (isOf('lines', was, ours, theirs)) {
    const names = [was, ours, theirs].map(it => [...(it?.parts.keys() ?? [])]) as [string[], string[], string[]];
    return orderOf(...names).flatMap(it =>
      mergePieces(it, was?.parts.get(it), ours.parts.get(it), theirs.parts.get(it), onRank),
    );
  }
  // Where nothing was said below a name, there was no form either.
  const before = was?.form === 'lines' && [...was.parts.keys()].join() === 'head' ? undefined : was;
  if (isOf('inline', before, ours, theirs)) return inline(before, ours, theirs, onRank);
  const same = said(was, ours, theirs);
  if (same !== undefined) return [same];
  const ranked = name === '=priority' ? rank(ours, theirs) : undefined;
  if (ranked !== undefined) onRank();
  return [ranked ?? { ours: ours.text, theirs: theirs.text }];
}

/** All versions that there are have this form, and their keys begin in one column. */
function isOf(form: Piece['form'], was: Side, ours: Piece, theirs: Piece): boolean {
  const all = [was, ours, theirs].filter(it => it !== undefined);
  const columns = all.flatMap(it => it.column ?? []);
  return all.every(it => it.form === form) && columns.every(it => it === columns[0]);
}

/** A text without its blank lines. */
const bare = (text: string): string =>
  text
    .split('\n')
    .filter(it => it.trim())
    .join('\n');
const smaller = (a: string, b: string): string => (a.length < b.length || (a.length === b.length && a < b) ? a : b);

/** Comments and blank lines. Both may add some; one that both changed is for a person. */
function trivia(was: string, ours: string, theirs: string): Merged {
  if (bare(ours) === bare(theirs)) return [smaller(ours, theirs)];
  if (bare(ours) === bare(was)) return [theirs];
  if (bare(theirs) === bare(was)) return [ours];
  if (bare(was) === '') return [ours < theirs ? ours + theirs : theirs + ours];
  return [{ ours, theirs }];
}

/** The text where both say the same, or one only writes otherwise what was said before. With a comment on the line, the line is more than its value. */
function said(was: Side, ours: Piece, theirs: Piece): string | undefined {
  const of = (it: Side): Node | undefined => (it?.text.includes('#') ? undefined : it?.node);
  const [before, a, b] = [of(was), of(ours), of(theirs)];
  if (!a || !b) return undefined;
  if (alike(a, b)) return smaller(ours.text, theirs.text);
  if (before && alike(before, a)) return theirs.text;
  return before && alike(before, b) ? ours.text : undefined;
}

/** Ranks are worked out: of two that are not pinned one stands until they are worked out again. */
function rank(ours: Piece, theirs: Piece): string | undefined {
  const [a, b] = [ours, theirs].map(it => (/^\d{1,6}$/.test(it.node?.text ?? '') ? Number(it.node!.text) : undefined));
  return a === undefined || b === undefined ? undefined : a < b ? ours.text : theirs.text;
}

/** Keys between braces: the line is put together again, once for each side where they do not agree. */
function inline(was: Side, ours: Piece, theirs: Piece, onRank: () => void): Merged {
  const text = (of: 'open' | 'close'): Merged => {
    const [before, a, b] = [was?.[of], ours[of]!, theirs[of]!];
    return [a === b || b === before ? a : a === before ? b : { ours: a, theirs: b }];
  };
  const [open, close] = [text('open'), text('close')];
  const names = [was, ours, theirs].map(it => [...(it?.parts.keys() ?? [])]) as [string[], string[], string[]];
  const parts = orderOf(...names).map(name => ({
    name,
    merged: mergePieces(name, was?.parts.get(name), ours.parts.get(name), theirs.parts.get(name), onRank),
  }));
  const [a, b] = (['ours', 'theirs'] as const).map(side => {
    const own = parts.map(({ name, merged }) => ({ name, text: textOf(merged, side) })).filter(it => it.text);
    const gaps = own.map((it, i) => (i ? gapOf(own[i - 1]!.name, it.name, [ours, theirs]) : ''));
    return textOf(open, side) + own.map((it, i) => gaps[i]! + it.text).join('') + textOf(close, side);
  }) as [string, string];
  return [a === b ? a : { ours: a, theirs: b }];
}
const textOf = (merged: Merged, side: keyof Conflict): string =>
  merged.map(it => (typeof it === 'string' ? it : it[side])).join('');

/** What stands between two parts where some version has them side by side. */
function gapOf(left: string, right: string, sides: readonly Piece[]): string {
  for (const { parts, gaps } of sides) {
    const names = [...parts.keys()];
    const at = names.indexOf(right);
    if (at > 0 && names[at - 1] === left) return gaps![at - 1]!;
  }
  return ', ';
}
