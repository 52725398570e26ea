import { language } from '../language/index.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import { innermostFlow, isInside, wholeLines } from './flow.ts';
import { descend, type Node, type Pair } from './node.ts';
import type { Entry, Parsed } from './parse.ts';
import { chunkAt, type Plan } from './plan.ts';
import { comparePositions, lineStarts, lower, offsetAt, type Position, type Range } from './position.ts';
import { indexOf, type Place, rangeOf } from './query.ts';

/** A piece of the whole text with what takes its place. Text is only ever spliced: YAML is never printed again. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

const lines = new WeakMap<Parsed, readonly string[]>();
/** The lines of a chunk, without their ends. */
export function linesOf(parsed: Parsed): readonly string[] {
  let known = lines.get(parsed);
  if (!known) lines.set(parsed, (known = parsed.chunk.text.split(/\r\n|\n|\r/)));
  return known;
}
const lineEnds = new WeakMap<Plan['chunks'], string>();
/** The line end that the plan uses, looked up once: a plan of thousands of entries may get as many edits. */
export function eolOf(plan: Plan): string {
  const known = lineEnds.get(plan.chunks);
  if (known) return known;
  const eol = plan.chunks.some(it => it.chunk.text.includes('\r\n')) ? '\r\n' : '\n';
  lineEnds.set(plan.chunks, eol);
  return eol;
}
/** Where a line's first word begins. */
export const columnOf = (line: string): number => Math.max(0, line.replace(/^\ufeff/, '').search(/[^ \t]|$/));
/** A line that is neither blank nor a comment. */
export const isContent = (line: string): boolean => /^[ \t\ufeff]*[^\s#\ufeff]/.test(line);

/** A scalar as YAML that reads back as this text, quoted only where it must be. */
export function quote(text: string, flow = false): string {
  const plain =
    /^[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^\n\r:#]|:(?=\S)|(?<=\S)#)*$/.test(text) || /^-(?=[^\s-])[^\n\r:#]*$/.test(text);
  if (plain && !/\s$/.test(text) && !(flow && /[,[\]{}]/.test(text))) return text;
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;
}

/** Puts text in the place of a value, a name or any other range. */
export const replace = (plan: Plan, place: Place, text: string): Edit => ({ range: rangeOf(plan, place), text });

/** The last line of a block pair, deeper lines included; blank lines and comments behind it are left to what follows. */
export function lastLine(parsed: Parsed, first: number): number {
  const all = linesOf(parsed);
  const column = columnOf(all[first]!);
  let last = first;
  for (let i = first + 1; i < all.length; i++) {
    if (!isContent(all[i]!)) continue;
    const item =
      columnOf(all[i]!) === column && /^[ \t]*-(?:[ \t]|$)/.test(all[i]!) && !/^[ \t]*-(?:[ \t]|$)/.test(all[first]!);
    if (columnOf(all[i]!) <= column && !item) break;
    last = i;
  }
  return last;
}

/** Whole lines of a chunk, with the comments directly above them when `comments` says so. */
function lineRange(parsed: Parsed, first: number, comments: boolean): Range {
  const all = linesOf(parsed);
  let begin = first;
  while (
    comments &&
    begin > 0 &&
    /^[ \t]*#/.test(all[begin - 1]!) &&
    columnOf(all[begin - 1]!) === columnOf(all[first]!)
  )
    begin--;
  const end = lastLine(parsed, first);
  if (end + 1 < all.length) return { start: { line: begin, character: 0 }, end: { line: end + 1, character: 0 } };
  // The plan's last line has no end: the one before it goes instead.
  const start = begin > 0 ? { line: begin - 1, character: all[begin - 1]!.length } : { line: begin, character: 0 };
  return { start, end: { line: end, character: all[end]!.length } };
}

/** Takes out a key, or a list item, with its value: whole lines in block style, a piece between commas in `{…}` and `[…]`. */
export function remove(plan: Plan, parsed: Parsed, range: Range): Edit {
  const flow = flowAround(parsed, range);
  return {
    range: lower(flow ?? lineRange(parsed, range.start.line, true), plan.lines[indexOf(plan, parsed)]!),
    text: '',
  };
}

/** The part of a flow collection that goes with one of its members, a comma included. */
function flowAround(parsed: Parsed, range: Range): Range | undefined {
  const holder = innermostFlow(parsed.tree.root, range);
  if (!holder) return undefined;
  const members =
    holder.kind === 'map'
      ? holder.pairs.map(it => ({ start: it.key.range.start, end: pairEnd(parsed, it) }))
      : holder.items.map(it => it.range);
  const i = members.findIndex(it => isInside(range, it));
  if (i < 0) return undefined;
  if (i + 1 < members.length) return { start: members[i]!.start, end: members[i + 1]!.start };
  const rest = { start: i > 0 ? members[i - 1]!.end : members[i]!.start, end: members[i]!.end };
  return wholeLines(linesOf(parsed), rest, i === 0);
}
/** Where a pair ends: behind its key where nothing is written. */
export const ends = ({ key, value }: Pair): Position => (value.kind === 'empty' ? key.range.end : value.range.end);
/** The same, with the colon that stands behind a key without a value. */
export function pairEnd(parsed: Parsed, pair: Pair): Position {
  const end = ends(pair);
  if (pair.value.kind !== 'empty') return end;
  const colon = /^[ \t]*:/.exec(linesOf(parsed)[end.line]!.slice(end.character))?.[0].length ?? 0;
  return { line: end.line, character: end.character + colon };
}

/** Takes out a whole entry with the comments above it. */
export const removeEntry = (plan: Plan, entry: Entry): Edit => remove(plan, entry.parsed, entry.key.range);

/** Writes a key of an entry: over its value where there is one, else as a new line where the language has it. */
export function setKey(plan: Plan, entry: Entry, key: string, text: string): Edit {
  const pair = descend(entry.node, [key]);
  if (pair) return setValue(plan, entry.parsed, pair, text);
  return insertKey(plan, entry, key, text);
}

/** Writes a value over what stands behind a key. */
export function setValue(plan: Plan, parsed: Parsed, { key, value }: Pair, text: string): Edit {
  const line = linesOf(parsed)[key.range.end.line]!;
  if (value.kind !== 'empty') {
    // What stood below its key comes up to it, unless a comment stands there.
    const isBelow =
      value.range.start.line === key.range.end.line + 1 && /^[ \t]*:[ \t]*$/.test(line.slice(key.range.end.character));
    const range = isBelow ? { start: key.range.end, end: value.range.end } : value.range;
    return replace(plan, { parsed, range }, isBelow ? `: ${text}` : text);
  }
  // In `{ ana, dev: 50% }` the next colon is another key's.
  const gap = /^[ \t]*:/.exec(line.slice(key.range.end.character))?.[0].length ?? 0;
  const colon = gap ? key.range.end.character + gap - 1 : -1;
  const from = colon < 0 ? key.range.end.character : colon + 1;
  const blanks = /^[ \t]*/.exec(line.slice(from))![0].length;
  const place = { line: key.range.end.line, character: from };
  return replace(
    plan,
    { parsed, range: { start: place, end: { ...place, character: from + blanks } } },
    `${colon < 0 ? ':' : ''} ${text}${line.slice(from + blanks) ? ' ' : ''}`,
  );
}

/** Adds a key that an entry does not have yet, behind those that the language names before it, or behind another. */
export function insertKey(plan: Plan, entry: Entry, key: string, text: string, behind = keyBefore(entry, key)): Edit {
  const { parsed, node } = entry;
  if (node.style === 'flow' && node.kind === 'map') {
    if (!node.pairs.length) return replace(plan, { parsed, range: node.range }, `{ ${key}: ${text} }`);
    const place = behind ? pairEnd(parsed, lastPiece(parsed, node, behind)) : node.pairs[0]!.key.range.start;
    const range = { start: place, end: place };
    return replace(plan, { parsed, range }, behind ? `, ${key}: ${text}` : `${key}: ${text}, `);
  }
  const first = entry.key.range.start.line;
  const column = node.pairs[0] ? node.pairs[0].key.range.start.character : columnOf(linesOf(parsed)[first]!) + 2;
  if (node.kind === 'scalar') return overText(plan, entry, [[key, text]]);
  return insertLines(plan, parsed, behind ? lastLine(parsed, behind.key.range.start.line) : first, [
    `${' '.repeat(column)}${key}: ${text}`,
  ]);
}

/** Where a comma has cut a value, as in `to: 12,5 days`, the rest of it looks like keys that nothing is written behind: the last of these. */
function lastPiece(parsed: Parsed, { pairs }: Node, pair: Pair): Pair {
  let last = pairs.indexOf(pair);
  const isPiece = (it: Pair | undefined): boolean =>
    it?.value.kind === 'empty' && !comparePositions(pairEnd(parsed, it), it.key.range.end);
  while (last >= 0 && isPiece(pairs[last + 1])) last++;
  return pairs[last] ?? pair;
}

/** Writes keys where a text stands in their place. That is kept: it is what the entry is called, or asks. */
export function overText(plan: Plan, entry: Entry, keys: readonly (readonly [key: string, text: string])[]): Edit {
  const { parsed, node } = entry;
  const name = ['title', 'question', 'name'].find(it => keyOrder(entry).includes(it));
  const inFlow = !!flowAround(parsed, entry.key.range);
  const kept = name && !keys.some(it => it[0] === name) ? [[name, quote(node.text, inFlow)]] : [];
  const pairs = [...kept, ...keys].map(it => it.join(': '));
  if (inFlow) return replace(plan, { parsed, range: node.range }, `{ ${pairs.join(', ')} }`);
  const { start, end } = node.range;
  const lead = linesOf(parsed)[start.line]!.slice(0, start.character).trimEnd();
  const column = columnOf(linesOf(parsed)[entry.key.range.start.line]!) + 2;
  const lines = pairs.map(it => ' '.repeat(column) + it).join(eolOf(plan));
  const range = { start: { line: start.line, character: lead.length }, end };
  return replace(plan, { parsed, range }, (lead && eolOf(plan)) + lines);
}

/** The last of an entry's keys that the language names before this one. */
function keyBefore(entry: Entry, key: string): Pair | undefined {
  const order = keyOrder(entry);
  const rank = (name: string) => (order.indexOf(name) < 0 ? order.length : order.indexOf(name));
  return entry.node.pairs.filter(it => rank(it.key.text) < rank(key)).at(-1);
}

function keyOrder({ kind, path }: Entry): readonly string[] {
  const top = shapeOf(language);
  const section: Shape | undefined =
    [...top.keys!.values()].find(it => it.entry?.key.defines === kind) ?? top.keys!.get(path[0] ?? '');
  return [...(section?.entry?.value.keys ?? section?.keys ?? new Map()).keys()];
}

/** Adds whole lines behind a line of a chunk. */
export function insertLines(plan: Plan, parsed: Parsed, behind: number, added: readonly string[]): Edit {
  const eol = eolOf(plan);
  const all = linesOf(parsed);
  const hasEnd = behind + 1 < all.length;
  const place = hasEnd ? { line: behind + 1, character: 0 } : { line: behind, character: all[behind]!.length };
  const range = lower({ start: place, end: place }, plan.lines[indexOf(plan, parsed)]!);
  return { range, text: hasEnd ? added.map(it => it + eol).join('') : added.map(it => eol + it).join('') };
}

/** The text after some edits, which must not overlap; those at one place keep their order. */
export function apply(plan: Plan, edits: readonly Edit[]): string {
  const text = plan.chunks.map(it => it.chunk.text).join('');
  const starts: number[] = [0];
  for (const parsed of plan.chunks) starts.push(starts.at(-1)! + parsed.chunk.text.length);
  const offset = ({ line, character }: Position): number => {
    const chunk = chunkAt(plan, line);
    const parsed = plan.chunks[chunk];
    if (!parsed) return 0;
    let at = 0;
    for (let n = line - plan.lines[chunk]!; n > 0; n--) at = endOfLine(parsed.chunk.text, at);
    return Math.min(text.length, starts[chunk]! + at + character);
  };
  return put(text, edits, offset);
}
/** The same for any text. */
export function splice(text: string, edits: readonly Edit[]): string {
  const starts = lineStarts(text);
  return put(text, edits, it => offsetAt(text, starts, it));
}
function put(text: string, edits: readonly Edit[], offset: (at: Position) => number): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { range, text: added } of [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start))) {
    pieces.push(text.slice(from, offset(range.start)), added);
    from = offset(range.end);
  }
  return [...pieces, text.slice(from)].join('');
}
function endOfLine(text: string, from: number): number {
  const match = /\r\n|\n|\r/g;
  match.lastIndex = from;
  return match.exec(text) ? match.lastIndex : text.length;
}
