import { endingOf, type Open } from './cursor-flow.ts';
import { linesOf } from './edit.ts';
import { chunkAt, type Plan } from './plan.ts';
import type { Position, Range } from './position.ts';
import { maxDepth } from './yaml.ts';

/** What is being typed at a position. Worked out from the lines alone: half-typed lines do not parse. */
export interface Cursor {
  /** `key`: a key, or the start of a line; `item`: an item of a list; `value`: behind a key; `text`: inside a text of several lines, where nothing is offered. */
  readonly at: 'key' | 'item' | 'value' | 'comment' | 'text';
  /** From the margin down: key names, and a number for each list. It leads to the map for a key, to the list's item for an item, to the value for a value. */
  readonly path: readonly (string | number)[];
  /** What stands left of the cursor, of the word that is typed. */
  readonly typed: string;
  /** The whole word, what stands right of the cursor included: completion replaces it. */
  readonly range: Range;
  /** Keys of the same map, items of the same list. */
  readonly beside: ReadonlySet<string>;
  /** Inside `[…]` or `{…}`. */
  readonly flow: boolean;
  /** A colon follows the word. */
  readonly colon: boolean;
}

export function cursorAt(plan: Plan, position: Position): Cursor {
  const index = chunkAt(plan, position.line);
  const parsed = plan.chunks[index];
  const lines = parsed ? linesOf(parsed) : [''];
  const at = Math.min(Math.max(0, position.line - (plan.lines[index] ?? 0)), lines.length - 1);
  const line = lines[at]!.replace(/^\ufeff/, ' ');
  const character = Math.min(Math.max(0, position.character), line.length);
  const block = { lines, at, section: parsed?.chunk.kind === 'entry' ? parsed.chunk.section : '' };
  const text = [...lines.slice(0, at), line.slice(0, character)].join('\n');
  const ending = endingOf(text);
  const start = text.length - character;
  const place = (from: number, to: number): Range => ({
    start: { line: position.line, character: Math.max(0, from) },
    end: { line: position.line, character: to },
  });
  if (ending.comment !== undefined) {
    const from = ending.comment - start;
    return { ...nowhere, at: 'comment', typed: line.slice(from, character), range: place(from, line.length) };
  }
  const quoted = ending.quote === undefined ? undefined : ending.quote - start;
  if (ending.open.length > maxDepth) return { ...nowhere, at: 'text', typed: '', range: place(character, character) };
  return ending.open.length
    ? flowCursor(block, { text, open: ending.open, line, character, quoted, place })
    : blockCursor(block, line, character, quoted, place);
}
const nowhere = { path: [], beside: new Set<string>(), flow: false, colon: false } as const;

/** Lines of a chunk, the one under the cursor, and the section that they stand in when its key is further up. */
interface Block {
  readonly lines: readonly string[];
  readonly at: number;
  readonly section: string;
}

/** Inside brackets: the path goes through the line that opened the first of them, then from bracket to bracket. */
function flowCursor(
  block: Block,
  {
    text,
    open,
    line,
    character,
    quoted,
    place,
  }: {
    readonly text: string;
    readonly open: readonly Open[];
    readonly line: string;
    readonly character: number;
    readonly quoted: number | undefined;
    readonly place: (from: number, to: number) => Range;
  },
): Cursor {
  const inner = open.at(-1)!;
  const above = text.slice(0, open[0]!.inside - 1).split('\n');
  const holder = pathOf({ ...block, at: above.length - 1 }, block.lines[above.length - 1]!).path;
  const { key: holderKey } = partsOf(above.at(-1)!);
  const path = open.reduce(
    (path, it, i) => stepInto(path, text, it, open[i + 1]),
    holderKey === undefined ? holder : [...holder, holderKey],
  );
  const member = text.slice(inner.from, inner.from + 500);
  const key = inner.bracket === '{' ? /^\s*["']?([^:]{0,200}?)["']?\s*:(?=\s|$)\s*/.exec(member) : undefined;
  const lead = key ? key[0].length : member.search(/\S|$/);
  const start = text.length - character;
  const from = quoted ?? Math.max(0, inner.from + lead - start);
  const to = wordEnd(line, character, quoted === undefined ? /[,\]}:#+]/ : /["'+]/);
  return {
    at: key ? 'value' : inner.bracket === '[' ? 'item' : 'key',
    path: key ? [...path, key[1]!] : inner.bracket === '[' ? [...path, 0] : path,
    typed: line.slice(from, character),
    range: place(from, to),
    beside: membersOf(text.slice(inner.inside, inner.from), line.slice(to)),
    flow: true,
    colon: /^["']?\s*:/.test(line.slice(to)),
  };
}

function blockCursor(
  block: Block,
  line: string,
  character: number,
  quoted: number | undefined,
  place: (from: number, to: number) => Range,
): Cursor {
  const { key, value, column, dash } = partsOf(line.slice(0, character));
  const behind = key !== undefined;
  const from = quoted ?? (behind ? value : line.trim() ? column : character);
  const ends = behind || dash >= 0 ? / #|["'+]|:(?=\s|$)/ : /[:#]/;
  const to = Math.max(wordEnd(line, character, quoted === undefined ? ends : /["'+]/), character);
  const { path, text } = pathOf(
    block,
    line.trim() ? line.slice(0, Math.max(character, line.search(/\S/))) : ' '.repeat(character),
  );
  return {
    at: text ? 'text' : behind ? 'value' : dash >= 0 && !/^.{0,200}?:\s/.test(line.slice(character)) ? 'item' : 'key',
    path: behind ? [...path, key] : path,
    typed: line.slice(from, character),
    range: place(from, to),
    beside: besideOf(block, dash >= 0 && !behind ? dash : line.trim() ? column : character, dash >= 0 && !behind),
    flow: false,
    colon: /^["']?\s*:(?:\s|$)/.test(line.slice(to)),
  };
}

/** The end of the word, which ends before `stop`, blanks behind it left out. */
function wordEnd(line: string, from: number, stop: RegExp): number {
  const rest = line.slice(from);
  const end = rest.search(stop);
  return from + (end < 0 ? rest : rest.slice(0, end)).trimEnd().length;
}

/** A line's dash, key and value; `column` is where its word begins, `dash` -1 where it is no list item. */
function partsOf(line: string): { dash: number; column: number; key: string | undefined; value: number } {
  const lead = /^[ \t]*(?:-(?:[ \t]+|$))*/.exec(line)![0];
  const dash = lead.lastIndexOf('-');
  const rest = line.slice(lead.length);
  const key = /^(?:"([^"]{0,200})"|'([^']{0,200})'|([^\s"'#[{][^:#]{0,200}?))[ \t]{0,200}:(?:[ \t]+|$)/.exec(rest);
  return {
    dash,
    column: lead.length,
    key: key ? (key[1] ?? key[2] ?? key[3]!) : undefined,
    value: lead.length + (key?.[0].length ?? 0),
  };
}

/** Which map a line stands in: the keys above it that stand further left. `text` where one of them has a text that goes on here. */
function pathOf({ lines, at, section }: Block, line: string): { path: (string | number)[]; text: boolean } {
  const path: (string | number)[] = [];
  const own = partsOf(line);
  let limit = own.column;
  /** The list whose item was entered last has its dashes in the column left of the limit. */
  let inList = own.dash >= 0;
  if (inList) {
    path.unshift(0);
    limit = own.dash + 1;
  }
  let text = false;
  for (let i = at - 1; i >= 0 && limit > 0; i--) {
    const above = lines[i]!.replace(/^\ufeff/, ' ');
    if (!/^[ \t]*[^\s#]/.test(above)) continue;
    const { dash, column, key, value } = partsOf(above);
    const left = dash >= 0 ? above.search(/\S/) : column;
    if (left >= limit || (inList && dash >= 0 && left === limit - 1)) continue;
    if (column < limit) {
      const rest = above
        .slice(value)
        .replace(/[ \t]#.*$/, '')
        .trim();
      text ||= key === undefined || !/^(?:#.*)?$/.test(rest);
      if (key !== undefined) path.unshift(key);
      limit = column;
      inList = false;
    }
    if (dash >= 0 && dash < limit) {
      path.unshift(0);
      limit = dash + 1;
      inList = true;
    }
  }
  return { path: section && own.column > 0 ? [section, ...path] : path, text };
}

/** The steps from one open bracket to the next: `{ a: [` goes through the key `a`, `[[` through an item. */
function stepInto(
  path: readonly (string | number)[],
  text: string,
  { bracket, from }: { bracket: string; from: number },
  next: { inside: number } | undefined,
): (string | number)[] {
  if (!next) return [...path];
  const key = /^\s*["']?([^:]{0,200}?)["']?\s*:\s/.exec(`${text.slice(from, next.inside - 1)} `)?.[1];
  return bracket === '[' ? [...path, 0] : key === undefined ? [...path] : [...path, key];
}

/** Members of a flow collection, on both sides of the cursor. */
function membersOf(before: string, after: string): Set<string> {
  const rest = after.replace(/[\]}].*$/s, '');
  return new Set(
    `${before.slice(-5000)},${rest.slice(0, 5000)}`.split(',').map(it =>
      it
        .replace(/:\s.*$/s, '')
        .replace(/["']/g, '')
        .trim(),
    ),
  );
}

/** Keys, or items, in one column of the lines around. */
function besideOf({ lines, at }: Block, column: number, items: boolean): Set<string> {
  const found = new Set<string>();
  for (const step of [-1, 1]) {
    for (let i = at + step; i >= 0 && i < lines.length; i += step) {
      const line = lines[i]!;
      if (!/^[ \t]*[^\s#]/.test(line)) continue;
      const parts = partsOf(line);
      const left = parts.dash >= 0 ? line.search(/\S/) : parts.column;
      if (items ? left === column && parts.dash >= 0 : parts.column === column && parts.key !== undefined)
        found.add(items ? line.slice(parts.column).trim() : parts.key!);
      if (left < column) break;
    }
  }
  return found;
}
