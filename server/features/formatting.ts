import { apply, columnOf, type Edit, eolOf, isContent, linesOf } from '../plan/edit.ts';
import { type Parsed, parse } from '../plan/parse.ts';
import { chunkAt, type Plan, readPlan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import {
  type Below,
  isMovable,
  layOut,
  sameNodes,
  saysTheSame,
  spansOf,
  type Touch,
  touched,
} from './formatting-chunk.ts';

/**
 * Lays out a plan: two blanks a level, one behind a colon, none at the end of a line, one blank line at most, an end to
 * the last line. Texts, quotes, brackets and comments stay as they are written. What cannot be read stays as it is, and
 * so does the column of the entries that it stands among.
 */
export const formatting = (plan: Plan): Edit[] => sound(plan, edits(plan, 0, plan.chunks.length, true));

/** The same for the entries, and keys at the margin, that some lines are part of. */
export function rangeFormatting(plan: Plan, { start, end }: Range): Edit[] {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return sound(plan, edits(plan, chunkAt(plan, start.line), chunkAt(plan, last) + 1, false));
}

function edits(plan: Plan, from: number, to: number, whole: boolean): Edit[] {
  const found: Edit[] = [];
  for (let head = 0; head < to; ) {
    let end = head + 1;
    while (plan.chunks[end]?.chunk.kind === 'entry') end++;
    if (end > from) {
      const touches = sectionTouches(plan, head, end, head >= from && end <= to);
      for (let i = Math.max(head, from); i < Math.min(end, to); i++)
        if (touches[i - head]) found.push(...chunkEdits(plan, i, touches[i - head]!, whole));
    }
    head = end;
  }
  return found;
}

/** What changes in a key at the margin and the entries below it. Entries move to another column only all together. */
function sectionTouches(plan: Plan, head: number, end: number, all: boolean): (readonly Touch[] | undefined)[] {
  const chunks = plan.chunks.slice(head, end);
  const columns = chunks.map(firstColumn);
  const behind = plan.chunks[end] ? { old: 0, now: 0 } : undefined;
  const laid = (column: (i: number) => number) =>
    chunks.map((it, i) => {
      const below: Below | undefined = i + 1 < chunks.length ? { old: columns[i + 1]!, now: column(i + 1) } : behind;
      const isFirst = head + i === 0;
      return isFirst ? layOutWithMark(it, column(i), below) : isMovable(it) ? layOut(it, column(i), below) : undefined;
    });
  const isEntry = (i: number): boolean => chunks[i]!.chunk.kind === 'entry';
  const asShould = all ? laid(i => (isEntry(i) ? 2 : 0)) : undefined;
  return asShould?.every(it => it !== undefined) ? asShould : laid(i => (isEntry(i) ? columns[i]! : 0));
}

/** Where a chunk begins, whether or not it can be read. */
function firstColumn(parsed: Parsed): number {
  const key = parsed.tree.root?.pairs[0]?.key;
  if (key) return key.range.start.character;
  const first = linesOf(parsed).find(isContent);
  return first === undefined ? 0 : columnOf(first);
}

/** A byte order mark at the start of a file stays, and takes no part. */
function layOutWithMark(parsed: Parsed, column: number, below: Below | undefined): readonly Touch[] | undefined {
  const { text } = parsed.chunk;
  if (!text.startsWith('\ufeff')) return isMovable(parsed) ? layOut(parsed, column, below) : undefined;
  const bare = parse({ ...parsed.chunk, text: text.slice(1) });
  const touches = isMovable(bare) ? layOut(bare, column, below) : undefined;
  return touches?.map(it => (it.line ? it : { ...it, from: it.from + 1, to: it.to + 1 }));
}

/** Edits of one chunk, with the blank lines that go and the line end that comes. */
function chunkEdits(plan: Plan, index: number, touches: readonly Touch[], whole: boolean): Edit[] {
  const parsed = plan.chunks[index]!;
  // At the start of the file, what looks like a byte order mark would be one.
  const atStart = whole && index === 0 && !plan.chunks[1]?.chunk.text.startsWith('\ufeff');
  const atEnd = whole && index === plan.chunks.length - 1;
  if (!touches.length && !atStart && !atEnd && !spare.test(parsed.chunk.text)) return [];
  const lines = linesOf(parsed);
  const top = plan.lines[index]!;
  const text = touched(parsed.chunk.text, lines, touches);
  const gone = new Set(spareLines(parsed, atStart, atEnd));
  const isKept = gone.size > 0 && !saysTheSame(parsed, without(text, gone), true);
  if (isKept) gone.clear();
  const open = lines.length - 1;
  const isOpen = atEnd && /\S/.test(lines[open]!) && saysTheSame(parsed, text + eolOf(plan));
  const place = (line: number, character: number) => ({ line: top + line, character });
  return [
    ...touches
      .filter(it => !gone.has(it.line))
      .map(it => ({ range: { start: place(it.line, it.from), end: place(it.line, it.to) }, text: it.text })),
    ...runsOf(gone).map(([first, last]) => ({ range: { start: place(first, 0), end: place(last + 1, 0) }, text: '' })),
    ...(isOpen
      ? [
          {
            range: { start: place(open, lines[open]!.length), end: place(open, lines[open]!.length) },
            text: eolOf(plan),
          },
        ]
      : []),
  ];
}

/** Two blank lines in a row. */
const spare = /(?:^|[\n\r])[ \t]*\r?\n[ \t]*\r?\n/;

/** Blank lines behind a blank one; all of them where the plan begins or ends. */
function spareLines(parsed: Parsed, atStart: boolean, atEnd: boolean): number[] {
  const { held } = spansOf(parsed);
  const lines = linesOf(parsed).slice(0, parsed.lines);
  const isBlank = (line: number): boolean => !held.has(line) && /^[ \t]*$/.test(lines[line]!);
  const first = lines.findIndex((_, i) => !isBlank(i));
  if (first < 0) return atStart ? [...lines.keys()] : lines.flatMap((_, i) => (i > 0 || atEnd ? [i] : []));
  const last = lines.findLastIndex((_, i) => !isBlank(i));
  return lines.flatMap((_, i) =>
    isBlank(i) && ((i > 0 && isBlank(i - 1)) || (atStart && i < first) || (atEnd && i > last)) ? [i] : [],
  );
}

const without = (text: string, gone: ReadonlySet<number>): string =>
  (text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? []).filter((_, i) => !gone.has(i)).join('');

/** Numbers in a row, as the first and the last of each row. */
function runsOf(numbers: ReadonlySet<number>): [number, number][] {
  const runs: [number, number][] = [];
  for (const it of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === it - 1) run[1] = it;
    else runs.push([it, it]);
  }
  return runs;
}

/** The edits, when the plan says the same after them: layout must never cost a word. */
function sound(plan: Plan, list: Edit[]): Edit[] {
  if (!list.length) return [];
  const [before, after] = [plan, readPlan(apply(plan, list), plan)].map(it => it.chunks.filter(isSolid));
  return before!.length === after!.length && after!.every((it, i) => sayTheSame(it, before![i]!)) ? list : [];
}
/** Blank lines at the top are a chunk of their own. */
const isSolid = ({ chunk }: Parsed): boolean => /\S/.test(chunk.text);
function sayTheSame(a: Parsed, b: Parsed): boolean {
  const [c, d] = [a.chunk, b.chunk];
  const isAlike = c.section === d.section && c.kind === d.kind && c.misaligned === d.misaligned;
  return a === b || (isAlike && sameNodes(a.tree.root, b.tree.root));
}
