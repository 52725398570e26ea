import { type Edit, ends, eolOf, linesOf, quote, replace } from '../plan/edit.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position, Range } from '../plan/position.ts';
import { rest, span } from '../plan/written.ts';
import type { Named } from './naming.ts';

/** A list whose items are to be named entries. */
export interface ListOfEntries {
  readonly parsed: Parsed;
  readonly list: Node;
  readonly items: readonly Named[];
  /** The key that says what people call such an entry; nothing where there is none. */
  readonly label: string | undefined;
  /** Where the names stand, when the list has lines of its own. */
  readonly column: number;
}
type Write = (range: Range, text: string) => Edit;

/** Makes each item the entry that it is meant to be, piece by piece, so that comments stay; nothing where more than a dash leads an item. */
export function toEntries(plan: Plan, { parsed, list, items, label, column }: ListOfEntries): Edit[] {
  const write: Write = (range, text) => replace(plan, { parsed, range }, text);
  if (list.style === 'flow') return inBrackets(parsed, list, items, label, write);
  const dashes = items.map(it => dashOf(parsed, it));
  if (dashes.includes(undefined) || parsed.tree.problems.length) return [];
  return items.flatMap((it, i) => {
    const dash = dashes[i]!;
    const last = (dashes[i + 1]?.line ?? list.range.end.line + 1) - 1;
    const line = eolOf(plan) + ' '.repeat(column + 2);
    const head = headOf(parsed, it, dash, ' '.repeat(column), line, write);
    const end = { line: head.line, character: linesOf(parsed)[head.line]!.length };
    // No key follows below what stands between braces.
    const hasRoom = label && it.keys?.style !== 'flow';
    const title = it.title === undefined ? '' : hasRoom ? `${line}${label}: ${quote(it.title)}` : ` # ${it.title}`;
    return [
      ...head.edits,
      ...(title ? [write({ start: end, end }, title)] : []),
      ...moved(
        parsed,
        { from: head.line + 1, to: last, content: head.content, dash: dash.character, column },
        it,
        write,
      ),
      ...(it.retitled ? [write(it.retitled.key.range, it.retitled.to)] : []),
    ];
  });
}

/** The dash of an item, on its first line or on one of its own above; nothing where something else stands between. */
function dashOf(parsed: Parsed, { item, keys }: Named): Position | undefined {
  const { start } = item.range;
  const lines = linesOf(parsed);
  const withComments = keys === item;
  const isDash = withComments ? /^[ \t]*-[ \t]*(?:#.*)?$/ : /^[ \t]*-[ \t]*$/;
  for (let line = start.line; line >= 0; line--) {
    const text = line === start.line ? lines[line]!.slice(0, start.character) : lines[line]!;
    if (isDash.test(text)) return { line, character: text.indexOf('-') };
    if (text.trim() && !(withComments && /^[ \t]*#/.test(text))) return undefined;
  }
  return undefined;
}

/** The name in the place of the dash; which line of the item that leaves as its first, and where its keys stood. */
function headOf(
  parsed: Parsed,
  { item, id, keys, gone, value }: Named,
  dash: Position,
  pad: string,
  line: string,
  write: Write,
): { edits: Edit[]; line: number; content: number } {
  const { start, end } = item.range;
  const from = { line: dash.line, character: 0 };
  const put = (to: Position, text: string, content = start.character) => ({
    edits: [write({ start: from, end: to }, pad + id + text)],
    line: to.line,
    content,
  });
  if (!keys)
    return put(
      item.kind === 'empty' ? { ...dash, character: dash.character + 1 } : end,
      value === undefined ? ':' : `: ${value}`,
    );
  if (keys !== item) {
    const own = keys.style === 'block' ? keys.pairs[0]?.key.range.start.character : undefined;
    const head = put(item.pairs[0]!.key.range.end, '', own);
    const brace = { start: keys.range.end, end };
    return item.style === 'flow' ? { ...head, edits: [...head.edits, write(brace, '')] } : head;
  }
  if (start.line > dash.line) return put({ ...dash, character: dash.character + 1 }, ':');
  if (item.style === 'flow') {
    const head = put(start, ': ');
    return { ...head, edits: [...head.edits, ...(gone ? [write(...withoutPair(item, gone))] : [])] };
  }
  return gone && gone === item.pairs[0] ? put(endOf(parsed, gone), ':') : put(start, `:${line}`);
}

/** Where a pair ends, its colon included. */
function endOf(parsed: Parsed, pair: Pair): Position {
  const end = ends(pair);
  const colon = pair.value.kind === 'empty' ? (/^[ \t]*:/.exec(rest(parsed, end))?.[0].length ?? 0) : 0;
  return { line: end.line, character: end.character + colon };
}

interface Lines {
  readonly from: number;
  readonly to: number;
  /** The column of the item's keys, and that of its dash. */
  readonly content: number;
  readonly dash: number;
  readonly column: number;
}

/** The other lines of an item in their new columns: keys below the name, comments beside the dash beside the name. The pair that goes leaves at most its comment. */
function moved(
  parsed: Parsed,
  { from, to, content, dash, column }: Lines,
  { gone, item }: Named,
  write: Write,
): Edit[] {
  const isGone = (line: number): boolean => !!gone && item.style === 'block' && gone.key.range.start.line === line;
  return linesOf(parsed)
    .slice(from, to + 1)
    .flatMap((text, i) => {
      const line = from + i;
      const at = text.search(/\S/);
      if (at < 0) return [];
      const goal = at >= content ? at + column + 2 - content : Math.max(column, at + column - dash);
      if (!isGone(line)) return at === goal ? [] : [write(span(line, 0, at), ' '.repeat(goal))];
      const end = endOf(parsed, gone!);
      const comment = rest(parsed, end).search(/#/);
      return comment < 0
        ? [
            write(
              {
                start: { line: line - 1, character: linesOf(parsed)[line - 1]!.length },
                end: { line, character: text.length },
              },
              '',
            ),
          ]
        : [write(span(line, 0, end.character + comment), ' '.repeat(goal))];
    });
}

/** A member of `{…}` with the comma that goes with it. */
function withoutPair({ pairs, range }: Node, gone: Pair): [Range, string] {
  const i = pairs.indexOf(gone);
  const next = pairs[i + 1];
  if (next) return [{ start: gone.key.range.start, end: next.key.range.start }, ''];
  return i > 0 ? [{ start: ends(pairs[i - 1]!), end: ends(gone) }, ''] : [range, '{}'];
}

/** `[ana, { id: lu, team: ops }]` → `{ ana: {}, lu: { team: ops } }`. */
function inBrackets(
  parsed: Parsed,
  { range }: Node,
  items: readonly Named[],
  label: string | undefined,
  write: Write,
): Edit[] {
  const isMap = (it: Node) => rest(parsed, it.range.start).startsWith('{');
  if (items.some(it => it.item.kind === 'map' && !isMap(it.item))) return [];
  const { start, end } = range;
  const edits = items.flatMap(({ item, id, keys, gone, retitled, title, value }) => {
    const own = title !== undefined && label ? `${label}: ${quote(title, true)}` : '';
    if (!keys) return [write(item.range, `${id}: ${value ?? (own ? `{ ${own} }` : '{}')}`)];
    if (keys !== item)
      return [
        write({ start: item.range.start, end: keys.range.start }, `${id}: `),
        write({ start: keys.range.end, end: item.range.end }, ''),
      ];
    return [
      write({ start: item.range.start, end: item.range.start }, `${id}: `),
      ...(gone ? [write(...withoutPair(item, gone))] : []),
      ...(retitled ? [write(retitled.key.range, retitled.to)] : []),
    ];
  });
  const open = span(start.line, start.character, start.character + 1);
  const close = span(end.line, end.character - 1, end.character);
  const isTight = (at: Position) => /^\S/.test(rest(parsed, at));
  const spaced = isTight(open.end);
  return [write(open, spaced ? '{ ' : '{'), ...edits, write(close, spaced ? ' }' : '}')];
}
