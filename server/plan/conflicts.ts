import type { Parsed } from './parse.ts';
import type { Plan } from './plan.ts';
import { lineStarts } from './position.ts';

/**
 * What git leaves in a text where it cannot bring two sides of a merge together: four kinds of lines at the margin, around
 * what each side wrote and, in the style `diff3`, what both of them had before.
 */
export type Mark = 'ours' | 'before' | 'theirs' | 'end';
const marks: ReadonlyMap<string, Mark> = new Map([
  ['<', 'ours'],
  ['|', 'before'],
  ['=', 'theirs'],
  ['>', 'end'],
]);
/** As many of the same in a row as git writes. */
const many = 7;
const rows = [...marks.keys()].map(it => it.repeat(many));

/** Which of these lines begins at a place in a text. */
export function markAt(text: string, at: number): Mark | undefined {
  const mark = marks.get(text[at] ?? '');
  if (!mark || !rows.some(it => text.startsWith(it, at))) return undefined;
  const behind = text[at + many];
  // A name may stand behind all but the line between the sides.
  const isEnd = behind === undefined || behind === '\n' || behind === '\r';
  return isEnd || (behind === ' ' && mark !== 'theirs') ? mark : undefined;
}

/** Where a text stands with respect to conflicts: outside of all, in what is read of one, or in what is not. */
export type Side = 'none' | 'ours' | 'other';
/** Where the lines below a mark stand. One that is left over from a conflict that is gone hides nothing. */
export const sideBelow = (side: Side, mark: Mark): Side =>
  mark === 'ours' ? 'ours' : mark === 'end' ? 'none' : side === 'none' ? 'none' : 'other';

/** One of these lines: its number, counted from the start of the text, what it is, and where the lines below it stand. */
export interface MarkLine {
  readonly line: number;
  readonly mark: Mark;
  readonly side: Side;
  /** It belongs to no conflict. */
  readonly isLeft: boolean;
}
/** Every such line of a text that begins inside of a conflict, or does not. */
export function markLines(text: string, isOurs = false): readonly MarkLine[] {
  if (!mayHold(text)) return none;
  const found: MarkLine[] = [];
  let side: Side = isOurs ? 'ours' : 'none';
  for (const [line, at] of lineStarts(text).entries()) {
    const mark = markAt(text, at);
    if (!mark) continue;
    const isLeft = side === 'none' && mark !== 'ours';
    side = sideBelow(side, mark);
    found.push({ line, mark, side, isLeft });
  }
  return found;
}
const none: readonly never[] = [];
const mayHold = (text: string): boolean => rows.some(it => text.includes(it));

/**
 * A text as the side has it that is checked out: the lines of git, and what the other side wrote, are empty, so that all
 * that is read stands on its line. The text itself where it holds no conflict.
 */
export function oneSide(text: string, isOurs = false): string {
  const found = markLines(text, isOurs);
  if (!found.length) return text;
  const starts = lineStarts(text);
  const isHidden = new Uint8Array(starts.length);
  for (const [i, { line, side }] of found.entries())
    isHidden.fill(1, line, side === 'other' ? (found[i + 1]?.line ?? starts.length) : line + 1);
  return starts
    .map((at, i) => {
      const line = text.slice(at, starts[i + 1]);
      return isHidden[i] ? line.replace(/[^\r\n]/g, '') : line;
    })
    .join('');
}

/** One of these lines, with the chunk that it stands in. */
export interface Placed extends MarkLine {
  readonly parsed: Parsed;
}
/** A conflict: its lines from the first to the last, or to the end of the plan where the last is gone. */
export type Conflict = readonly Placed[];
/** The conflicts of a plan, and the lines that are left over from others. */
export function conflictsIn({ chunks }: Plan): { readonly conflicts: Conflict[]; readonly left: Placed[] } {
  const conflicts: Conflict[] = [];
  const left: Placed[] = [];
  let open: Placed[] = [];
  const close = (): void => {
    if (open.some(it => it.mark === 'theirs')) conflicts.push(open);
    else left.push(...open);
    open = [];
  };
  for (const parsed of chunks) {
    if (parsed.sound || parsed.chunk.kind === 'unread') continue;
    for (const it of markLines(parsed.chunk.text, parsed.chunk.isOurs)) {
      if (it.mark === 'ours') close();
      (it.isLeft ? left : open).push({ ...it, parsed });
      if (it.mark === 'end') close();
    }
  }
  close();
  return { conflicts, left };
}
