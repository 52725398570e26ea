import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Parser,
  parseDocument,
  type Pair as YamlPair,
} from 'yaml';
import { boundOfDepth, runOfDashes, runOfKeys } from './depth.ts';
import {
  leaf,
  listOf,
  mapOf,
  type Node,
  type Oddity,
  type Pair,
  pairOf,
  type SyntaxProblem,
  type Tree,
} from './node.ts';
import { lineStarts, positionAt, type Range } from './position.ts';
import { mask, unmask } from './slips.ts';

/** How deep a plan may nest. Composing a deeper one can end the process: see `firstTooDeep`. */
export const maxDepth = 32;

/** Reads a chunk with the YAML library. Never throws, and reads what stands beside a mistake. */
export function readYaml(source: string): Tree {
  const oddities: Oddity[] = [];
  const starts = lineStarts(source);
  const span = (from: number, to: number): Range => ({
    start: positionAt(starts, from),
    end: positionAt(starts, Math.max(from, to)),
  });
  let text = plainBreaks(source, (from, to) => oddities.push({ what: 'tab', range: span(from, to) }));
  const deep = firstTooDeep(text);
  if (deep !== undefined) {
    oddities.push({ what: 'deep', range: span(deep, deep + 1) });
    text = text.slice(0, deep);
  }
  let document = compose(text);
  const repaired: SyntaxProblem[] = [];
  let masked = false;
  if (document.errors.length) {
    const notes: { from: number; to: number; code: string }[] = [];
    const other = mask(
      text,
      document.errors.map(it => positionAt(starts, it.pos[0]).line),
      (from, to, code) => notes.push({ from, to, code }),
    );
    const second = other === text ? document : compose(other);
    masked = second !== document && second.errors.length < document.errors.length;
    if (masked) document = second;
    if (masked) for (const { from, to, code } of notes) repaired.push({ code, message: '', range: span(from, to) });
  }
  const root = convert(document.contents, { text, span, oddities, masked, depth: 0 });
  const problems = document.errors
    .filter(
      it =>
        it.code !== 'BAD_ALIAS' && !(deep !== undefined && it.pos[1] >= text.length - 1) && !/alias/i.test(it.message),
    )
    .map((it): SyntaxProblem => ({ code: it.code, message: it.message, range: oneLine(span(it.pos[0], it.pos[1])) }));
  return { root: root.kind === 'empty' ? undefined : root, problems: [...repaired, ...problems], oddities };
}

/** Scalars stay text: what a value means is for the language to say, not for YAML. */
const compose = (text: string): Document =>
  parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: false,
  }) as Document;

interface Reading {
  readonly text: string;
  readonly span: (from: number, to: number) => Range;
  readonly oddities: Oddity[];
  readonly masked: boolean;
  readonly depth: number;
}

function convert(node: unknown, reading: Reading, emptyAt = 0): Node {
  const { text, span, oddities, masked } = reading;
  const deeper = { ...reading, depth: reading.depth + 1 };
  const range = (node as { range?: readonly number[] } | null)?.range;
  if (!node || !range) return leaf('empty', span(emptyAt, emptyAt));
  const [from, to] = [range[0]!, range[1]!];
  noteProperties(node as { anchor?: string; tag?: string }, from, reading);
  if (isMap(node)) {
    const pairs = node.items.map(it => convertPair(it as YamlPair, deeper, to));
    const range = node.flow
      ? trimmed(text, from, to, span)
      : around(
          span(from, to),
          pairs.flatMap(it => [it.key, it.value]),
        );
    return mapOf(node.flow ? 'flow' : 'block', range, pairs);
  }
  if (isSeq(node)) {
    const items = node.items.map(it =>
      isPair(it)
        ? pairAsMap(convertPair(it, deeper, to))
        : convert(it, deeper, (it as { range?: readonly number[] } | null)?.range?.[0] ?? to),
    );
    const range = node.flow ? trimmed(text, from, to, span) : around(span(from, to), items);
    return listOf(node.flow ? 'flow' : 'block', range, items);
  }
  if (isAlias(node)) {
    oddities.push({ what: 'alias', range: span(from, to) });
    return leaf('scalar', span(from, to), text.slice(from, to));
  }
  if (!isScalar(node) || (node.type === 'PLAIN' && node.value === '') || from === to) {
    return leaf('empty', span(emptyAt, emptyAt));
  }
  const value = typeof node.value === 'string' ? node.value : String(node.value ?? '');
  const style = node.type === 'PLAIN' ? 'plain' : node.type?.startsWith('QUOTE') ? 'quoted' : 'block';
  return leaf('scalar', trimmed(text, from, to, span), masked ? unmask(value) : value, style);
}

function convertPair(pair: YamlPair, reading: Reading, end: number): Pair {
  const key = convert(pair.key, reading, end);
  const keyEnd = (pair.key as { range?: readonly number[] } | null)?.range?.[1] ?? end;
  const { text, span, oddities } = reading;
  const from = (pair.key as { range?: readonly number[] } | null)?.range?.[0] ?? end;
  if (key.text === '<<' && key.style === 'plain') oddities.push({ what: 'merge', range: key.range });
  const lead = text.slice(Math.max(0, from - 40), from);
  const at = from - lead.length + lead.lastIndexOf('?');
  if (/(?:^|[\n\r{[,]|- )[ \t]*\?[ \t\r\n]+$/.test(lead) && !isInComment(text, at))
    oddities.push({ what: 'explicit-key', range: span(at, at + 1) });
  const colon = text.startsWith(':', keyEnd) ? keyEnd + 1 : keyEnd;
  return pairOf(key, convert(pair.value, reading, colon));
}
/** `[a: b]`: a map of one pair without braces. */
const pairAsMap = (pair: Pair): Node =>
  mapOf('flow', { start: pair.key.range.start, end: pair.value.range.end }, [pair]);

function noteProperties(
  { anchor, tag }: { anchor?: string; tag?: string },
  from: number,
  { text, span, oddities }: Reading,
): void {
  if (anchor) {
    const at = lastOutsideComments(text, `&${anchor}`, from);
    if (at >= 0) oddities.push({ what: 'anchor', range: span(at, at + anchor.length + 1) });
  }
  if (tag) {
    const at = lastOutsideComments(text, '!', from);
    const begin = text[at - 1] === '!' ? at - 1 : at;
    const stop = /[\s,\]}]/.exec(text.slice(at, at + 200));
    if (at >= 0) oddities.push({ what: 'tag', range: span(begin, at + (stop?.index ?? 1)) });
  }
}

function lastOutsideComments(text: string, mark: string, from: number): number {
  let at = text.lastIndexOf(mark, from);
  for (let tries = 0; at > 0 && tries < 20; tries++) {
    if (!isInComment(text, at)) return at;
    at = text.lastIndexOf(mark, at - 1);
  }
  return at;
}
function isInComment(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 500), at);
  return /(?:^|\s)#/.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** A block collection ends with its last word: what the library counts in behind it, comments and blank lines, belongs to nobody. */
function around({ start, end }: Range, inner: readonly Node[]): Range {
  const last = inner.at(-1);
  return { start, end: last ? last.range.end : end };
}

/** A flow collection's range ends behind the blank lines and comments that follow it; what is marked ends with its last word. */
function trimmed(text: string, from: number, to: number, span: (from: number, to: number) => Range): Range {
  let end = to;
  while (end > from && /\s/.test(text[end - 1]!)) end--;
  return span(from, end);
}
const oneLine = ({ start, end }: Range): Range =>
  start.line === end.line ? { start, end } : { start, end: { line: start.line, character: Number.MAX_SAFE_INTEGER } };

/** Lone carriage returns and tabs in the indentation, made harmless without moving anything. */
function plainBreaks(text: string, tab: (from: number, to: number) => void): string {
  let plain = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
  if (!plain.includes('\t')) return plain;
  plain = plain.replace(/^( *)(\t[ \t]*)(?=[^\s#])/gm, (_, blanks: string, tabs: string, at: number) => {
    tab(at + blanks.length, at + blanks.length + tabs.length);
    return blanks + ' '.repeat(tabs.length);
  });
  return plain;
}

/**
 * The offset of the first bracket or key that stands deeper than a plan may nest. Composing very deep documents can
 * abort node 20 (V8 fails to compile a regular expression near the stack's end), and no catch can stop that; the
 * library's syntax tree is built without recursion, so depth is counted there, and only where a bound says it may matter.
 */
function firstTooDeep(text: string): number | undefined {
  const run = runOfDashes(text, maxDepth) ?? runOfKeys(text, maxDepth);
  if (run !== undefined) text = text.slice(0, run);
  if (boundOfDepth(text) <= maxDepth) return run;
  for (const document of new Parser().parse(text)) {
    const stack: { token: unknown; depth: number }[] = [{ token: document, depth: 0 }];
    let found: number | undefined;
    while (stack.length) {
      const { token, depth } = stack.pop()!;
      if (!token || typeof token !== 'object') continue;
      const { type, offset, items, value, key, sep, start } = token as Record<string, unknown>;
      const nests = type === 'block-map' || type === 'block-seq' || type === 'flow-collection';
      if (nests && depth >= maxDepth) {
        const at = type === 'flow-collection' ? (start as { offset: number }).offset : (offset as number);
        found = Math.min(found ?? at, at);
        continue;
      }
      const inner = depth + (nests ? 1 : 0);
      for (const part of [value, key, sep, items]) {
        if (Array.isArray(part)) for (const it of part) stack.push({ token: it, depth: inner });
        else if (part) stack.push({ token: part, depth: inner });
      }
    }
    if (found !== undefined) return found;
  }
  return run;
}
