import type { Day } from '../language/day.ts';
import { quote, replace } from '../plan/edit.ts';
import { type MapPlace, mapsOf } from '../plan/maps.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { readText } from '../plan/read-text.ts';
import { rest, written } from '../plan/written.ts';
import { respell } from '../words/respell.ts';
import type { Way } from './way.ts';

/** `{ to: 12,5 days }`: a number that its comma cuts in two, the rest of which looks like a key. */
export interface SplitNumber {
  readonly text: string;
  /** What is read of it. */
  readonly head: string;
  readonly range: Range;
  /** What may be written in its place. */
  readonly spellings: readonly string[];
}

const known = new WeakMap<Parsed, ReadonlyMap<Node, SplitNumber>>();
const none: ReadonlyMap<Node, SplitNumber> = new Map();

/** The keys of a chunk that are the rest of such a number, each with what it belongs to. Only one rule speaks of them. */
export function splitNumbers(parsed: Parsed): ReadonlyMap<Node, SplitNumber> {
  const before = known.get(parsed);
  if (before) return before;
  const found = /\d,\d/.test(parsed.chunk.text) ? new Map(mapsOf(parsed).flatMap(it => splitIn(parsed, it))) : none;
  known.set(parsed, found);
  return found;
}

function splitIn(parsed: Parsed, { node, shape }: MapPlace): [Node, SplitNumber][] {
  if (node.style !== 'flow') return [];
  return node.pairs.flatMap(({ key, value }, i): [Node, SplitNumber][] => {
    const head = node.pairs[i - 1];
    const scalar = head && (shape?.keys?.get(head.key.text) ?? shape?.entry?.value)?.scalar;
    if (!scalar || value.kind !== 'empty' || head.value.style !== 'plain') return [];
    const range = { start: head.value.range.start, end: key.range.end };
    const text = written(parsed, range);
    if (!/^[^,]*\d,\d[^,]*$/.test(text)) return [];
    // What it may stand for does not depend on the day.
    const other = respell(text, scalar.types, { today: anyDay }).map(it => it.text);
    const spellings = [...other, ...(readText(text, scalar).trouble ? [] : [text])].map(it => quote(it, true));
    return spellings.length ? [[key, { text, head: head.value.text, range, spellings }]] : [];
  });
}
const anyDay: Day = 0;

/** Writes the number as a whole. */
export const joined = (plan: Plan, parsed: Parsed, { range, spellings }: SplitNumber): Way[] =>
  spellings.map(it => ({ title: `Write ${it}`, edits: [replace(plan, { parsed, range }, it)] }));

/** The same of a text: `{ title: Audit lists, forms and mails }`. Of a text that is cut several times the first rest has all of it, the others nothing. */
export function splitTexts(
  parsed: Parsed,
  { node, shape }: MapPlace,
  isStray: (key: Node) => boolean,
): ReadonlyMap<Node, SplitNumber | undefined> {
  const found = new Map<Node, SplitNumber | undefined>();
  if (node.style !== 'flow') return found;
  const isRest = ({ key, value }: Pair): boolean =>
    value.kind === 'empty' && key.style === 'plain' && isStray(key) && !/^\s*:/.test(rest(parsed, key.range.end));
  for (let i = 1; i < node.pairs.length; i++) {
    const { key, value } = node.pairs[i - 1]!;
    if (value.style !== 'plain' || !shape?.keys?.get(key.text)?.scalar?.types?.includes('text')) continue;
    const from = i;
    while (i < node.pairs.length && isRest(node.pairs[i]!)) i++;
    const last = node.pairs[i - 1]!.key.range.end;
    if (i === from || value.range.start.line !== last.line) continue;
    const range = { start: value.range.start, end: last };
    const text = written(parsed, range);
    for (const it of node.pairs.slice(from, i)) found.set(it.key, undefined);
    found.set(node.pairs[from]!.key, { text, head: value.text, range, spellings: [quote(text, true)] });
  }
  return found;
}
