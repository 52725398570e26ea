import { isBroken } from '../plan/broken.ts';
import { columnOf, linesOf } from '../plan/edit.ts';
import type { Node } from '../plan/node.ts';
import { type Parsed, parse } from '../plan/parse.ts';
import { columnsOf, type Laid } from './formatting-columns.ts';

/** What takes the place of a part of one line. */
export interface Touch {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}
/** Where the first line of what follows a chunk stands, and where it will. */
export interface Below {
  readonly old: number;
  readonly now: number;
}

/** Whether the lines of a chunk may be moved at all: nothing in it is out of order, so that it is known what each means. */
export function isMovable(parsed: Parsed): boolean {
  const { chunk, tree } = parsed;
  const { root, oddities } = tree;
  const isKind = chunk.kind === 'head' || chunk.kind === 'entry';
  const isRead = root ? root.kind === 'map' : !/^[ \t]*[^\s#]/m.test(chunk.text);
  const isAtMargin = chunk.kind === 'entry' || !root?.range.start.character;
  return (
    isKind &&
    isRead &&
    isAtMargin &&
    !chunk.misaligned &&
    !isBroken(parsed) &&
    !oddities.length &&
    !/\ufeff|\r(?!\n)/.test(chunk.text)
  );
}

/** What changes in the lines of a chunk so that it begins in a column and is laid out as it should be; nothing where that would change what it says. */
export function layOut(parsed: Parsed, column: number, below?: Below): readonly Touch[] | undefined {
  const lines = linesOf(parsed);
  const { held, kept } = spansOf(parsed);
  const columns = columnsOf(lines, held, column, below);
  const touches: Touch[] = [];
  for (const [i, line] of lines.entries()) {
    const it = columns[i];
    if (it && it.old !== it.now && (kept.has(i) || /\S/.test(line))) indent(touches, line, i, it);
    if (!kept.has(i)) trim(touches, line, i);
  }
  if (parsed.tree.root) mendGaps(touches, parsed.tree.root, lines);
  if (!touches.length) return touches;
  touches.sort((a, b) => a.line - b.line || a.from - b.from);
  return saysTheSame(parsed, touched(parsed.chunk.text, lines, touches)) ? touches : undefined;
}

/** Whether a text says what a chunk says; its comments silence the same. */
export function saysTheSame(parsed: Parsed, text: string, moved = false): boolean {
  const after = parse({ ...parsed.chunk, text });
  const ignores = ({ ignores }: Parsed) =>
    JSON.stringify(ignores.map(it => [it.rule, it.reason, ...(moved ? [] : [it.from, it.to])]));
  return isMovable(after) && ignores(parsed) === ignores(after) && sameNodes(parsed.tree.root, after.tree.root);
}
/** Whether two pieces are the same, word for word and in the same order, wherever they stand. */
export function sameNodes(a: Node | undefined, b: Node | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.kind === b.kind &&
    a.text === b.text &&
    a.style === b.style &&
    a.items.length === b.items.length &&
    a.pairs.length === b.pairs.length &&
    a.items.every((it, i) => sameNodes(it, b.items[i])) &&
    a.pairs.every(({ key, value }, i) => sameNodes(key, b.pairs[i]!.key) && sameNodes(value, b.pairs[i]!.value))
  );
}

/** The text with its lines changed; line ends stay as they are. */
export function touched(text: string, lines: readonly string[], touches: readonly Touch[]): string {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  const pieces: string[] = [];
  let from = 0;
  for (const it of touches) {
    pieces.push(text.slice(from, starts[it.line]! + it.from), it.text);
    from = starts[it.line]! + it.to;
  }
  return [...pieces, text.slice(from)].join('');
}

interface Spans {
  readonly held: ReadonlyMap<number, number>;
  readonly kept: ReadonlySet<number>;
}
const noSpans: Spans = { held: new Map(), kept: new Set() };
/** Lines that go on with a value, each with the line on which that begins; and lines whose ends are a part of a text. */
export function spansOf({ sound, tree: { root } }: Parsed): Spans {
  // What is read without the whole reader ends on its line.
  if (!root || sound) return noSpans;
  const held = new Map<number, number>();
  const kept = new Set<number>();
  const visit = (node: Node): void => {
    const { start, end } = node.range;
    const isWhole = node.kind === 'scalar' || node.style === 'flow';
    const first = held.get(start.line) ?? start.line;
    if (isWhole) for (let i = start.line + 1; i <= end.line; i++) if (!held.has(i)) held.set(i, first);
    if (node.kind === 'scalar') {
      const isBlock = node.style === 'block';
      for (let i = start.line + (isBlock ? 1 : 0); i < end.line + (isBlock ? 1 : 0); i++) kept.add(i);
    }
    for (const { key, value } of node.pairs) {
      visit(key);
      visit(value);
    }
    node.items.forEach(visit);
  };
  visit(root);
  return { held, kept };
}

/** Blanks before the first word, and behind each dash. */
function indent(touches: Touch[], line: string, number: number, { old, now }: Laid): void {
  const [end, have, want] = [old[0]!, columnOf(line), now[0]!];
  if (have > want) touches.push({ line: number, from: end - have + want, to: end, text: '' });
  if (have < want) touches.push({ line: number, from: end, to: end, text: ' '.repeat(want - have) });
  for (let i = 1; i < old.length; i++) {
    const from = old[i - 1]! + 1;
    if (line.slice(from, old[i]!) !== ' ') touches.push({ line: number, from, to: old[i]!, text: ' ' });
  }
}

/** No blank before a colon, and one behind it where a value follows. */
function mendGaps(touches: Touch[], node: Node, lines: readonly string[]): void {
  for (const { key, value } of node.pairs) {
    mendGap(touches, key, value, lines);
    mendGaps(touches, value, lines);
  }
  for (const it of node.items) mendGaps(touches, it, lines);
}
function mendGap(touches: Touch[], key: Node, value: Node, lines: readonly string[]): void {
  const {
    start: begin,
    end: { line, character },
  } = key.range;
  const text = lines[line] ?? '';
  if (begin.line !== line || (text.startsWith(': ', character) && text[character + 2] !== ' ')) return;
  const match = /^([ \t]*):([ \t]*)/.exec(text.slice(character));
  if (!match) return;
  const [before, behind] = [match[1]!.length, match[2]!.length];
  const { start } = value.range;
  const isBeside = value.kind !== 'empty' && start.line === line && start.character === character + before + 1 + behind;
  if (before) touches.push({ line, from: character, to: character + before, text: '' });
  if (isBeside && match[2] !== ' ')
    touches.push({ line, from: start.character - behind, to: start.character, text: ' ' });
}

function trim(touches: Touch[], line: string, number: number): void {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  if (end < line.length) touches.push({ line: number, from: end, to: line.length, text: '' });
}
