import { listOf, mapOf, type Node, nothingAt, type Pair, pairOf, type Tree, word as wordAt } from './node.ts';
import type { Range } from './position.ts';

/**
 * Reads the YAML that nearly every entry is made of, twenty times as fast as a whole reader: keys with one plain or
 * quoted word, sentence, `[list]` or `{map}` a line, lists of such, and entries under entries. Gives exactly what
 * `readYaml` gives, or nothing where anything else stands in the text; a test holds the two together.
 */
export function readSimple(text: string): Tree | undefined {
  if (unusual.test(text)) return undefined;
  const lines: Line[] = [];
  let start = 0;
  for (let number = 0; start <= text.length; number++) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    let at = start;
    while (text.charCodeAt(at) === 32) at++;
    let stop = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    while (stop > at && text.charCodeAt(stop - 1) === 32) stop--;
    if (at < stop && text.charCodeAt(at) !== 35) lines.push({ number, start, at, stop, column: at - start });
    start = end + 1;
  }
  const reading: Reading = { text, lines, next: 0 };
  const first = lines[0];
  if (!first) return nothing;
  const root = readMap(reading, first.column);
  return root && reading.next === lines.length ? { ...nothing, root } : undefined;
}

const none: readonly never[] = [];
const nothing: Tree = { root: undefined, problems: none, oddities: none };

/** Tabs, lone carriage returns, byte order marks and what else a plain line does not hold. */
const unusual = /[\t\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u2028\u2029\ufeff]|\r(?!\n)/;

interface Line {
  readonly number: number;
  readonly start: number;
  /** Where its first word begins and its last ends. */
  readonly at: number;
  readonly stop: number;
  readonly column: number;
}
interface Reading {
  readonly text: string;
  readonly lines: readonly Line[];
  next: number;
}

const keyPattern = /[A-Za-z0-9_][A-Za-z0-9_.-]*:(?= |\r?\n|$)/y;
/** A plain word or sentence: nothing that YAML could take for anything else. */
const plainPattern = /^[A-Za-z0-9_(/+~.$€£][^#:\\]*(?:(?:(?<=\S)#|:(?=\S))[^#:\\]*)*$/;
const flowWord = /^[A-Za-z0-9_(/+~.$€£][^#:\\[\]{}"'`,&*!|>%@?]*$/;

/** What is nested deeper is left to the whole reader, which knows how deep a plan may nest. */
const deepest = 30;

const range = (line: number, from: number, to: number): Range => ({
  start: { line, character: from },
  end: { line, character: to },
});

/** Keys are few and stand in every entry: one string each will do. Names of entries are many, so there is an end to it. */
const shared = new Map<string, string>();
function keyName(key: string): string {
  const known = shared.get(key);
  if (known === undefined && shared.size < 1000) shared.set(key, key);
  return known ?? key;
}

function readMap(reading: Reading, column: number, depth = 1): Node | undefined {
  if (depth > deepest) return undefined;
  const pairs: Pair[] = [];
  while (reading.next < reading.lines.length) {
    const line = reading.lines[reading.next]!;
    if (line.column < column) break;
    const pair = line.column === column ? readPair(reading, line, depth) : undefined;
    if (!pair) return undefined;
    pairs.push(pair);
  }
  const last = pairs[pairs.length - 1];
  if (!last) return undefined;
  return mapOf('block', { start: pairs[0]!.key.range.start, end: last.value.range.end }, pairs);
}

function readPair(reading: Reading, line: Line, depth: number): Pair | undefined {
  const { text } = reading;
  keyPattern.lastIndex = line.at;
  const match = keyPattern.exec(text);
  if (!match) return undefined;
  const colon = line.at + match[0].length - 1;
  const key = wordAt(keyName(text.slice(line.at, colon)), 'plain', line.number, line.column, colon - line.start);
  reading.next++;
  const below = reading.lines[reading.next];
  let at = colon + 1;
  while (at < line.stop && text.charCodeAt(at) === 32) at++;
  if (at < line.stop) {
    // A deeper line would go on with this value, or be a mistake.
    if (below && below.column > line.column) return undefined;
    const value = readWord(text, line, at, line.stop);
    return value && pairOf(key, value);
  }
  if (below && below.column > line.column) {
    const list = text.charCodeAt(below.at) === 45;
    const value = list ? readList(reading, below.column) : readMap(reading, below.column, depth + 1);
    return value && pairOf(key, value);
  }
  if (below && below.column === line.column && text.charCodeAt(below.at) === 45) return undefined;
  const end = colon + 1 - line.start;
  return pairOf(key, nothingAt(line.number, end));
}

function readList(reading: Reading, column: number): Node | undefined {
  const { text } = reading;
  const items: Node[] = [];
  const first = reading.lines[reading.next]!;
  while (reading.next < reading.lines.length) {
    const line = reading.lines[reading.next]!;
    if (line.column < column) break;
    if (line.column !== column || text.charCodeAt(line.at) !== 45 || text.charCodeAt(line.at + 1) !== 32)
      return undefined;
    let at = line.at + 1;
    while (at < line.stop && text.charCodeAt(at) === 32) at++;
    const item = at < line.stop ? readWord(text, line, at, line.stop) : undefined;
    if (!item) return undefined;
    items.push(item);
    reading.next++;
  }
  return listOf('block', { start: { line: first.number, character: column }, end: items.at(-1)!.range.end }, items);
}

/** What stands on the rest of a line: a word, a quoted one, a list or a map. */
function readWord(text: string, line: Line, from: number, to: number): Node | undefined {
  const first = text.charCodeAt(from);
  const last = text.charCodeAt(to - 1);
  const [begin, end] = [from - line.start, to - line.start];
  const word = text.slice(from, to);
  if (first === 91) return last === 93 ? readFlow(word, line.number, begin, 'list') : undefined;
  if (first === 123) return last === 125 ? readFlow(word, line.number, begin, 'map') : undefined;
  if (first === 34 || first === 39) {
    const inner = word.slice(1, -1);
    const simple = word.length >= 2 && last === first && !inner.includes(word[0]!) && !inner.includes('\\');
    return simple ? wordAt(inner, 'quoted', line.number, begin, end) : undefined;
  }
  return plainPattern.test(word) ? wordAt(word, 'plain', line.number, begin, end) : undefined;
}

/** `[a, b]` or `{ a: b, c: d }` of plain words. */
function readFlow(word: string, line: number, column: number, kind: 'list' | 'map'): Node | undefined {
  const where = range(line, column, column + word.length);
  const items: Node[] = [];
  const pairs: Pair[] = [];
  let at = 1;
  const parts = word.slice(1, -1).trim() === '' ? [] : word.slice(1, -1).split(',');
  for (const part of parts) {
    const from = column + at + (part.length - part.trimStart().length);
    at += part.length + 1;
    const trimmed = part.trim();
    if (kind === 'list') {
      if (!flowWord.test(trimmed)) return undefined;
      items.push(wordAt(trimmed, 'plain', line, from, from + trimmed.length));
      continue;
    }
    keyPattern.lastIndex = 0;
    const key = keyPattern.exec(trimmed)?.[0].slice(0, -1);
    const value = key === undefined ? '' : trimmed.slice(key.length + 1).trimStart();
    if (key === undefined || !flowWord.test(value)) return undefined;
    const valueAt = from + trimmed.length - value.length;
    pairs.push(
      pairOf(
        wordAt(keyName(key), 'plain', line, from, from + key.length),
        wordAt(value, 'plain', line, valueAt, valueAt + value.length),
      ),
    );
  }
  return kind === 'map' ? mapOf('flow', where, pairs) : listOf('flow', where, items);
}
