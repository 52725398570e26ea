import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { iso } from '../language/day.ts';
import type { Kind } from '../language/kinds.ts';
import type { Entry, Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { comparePositions, lower, type Position, type Range } from '../plan/position.ts';
import { type EntryOf, milestoneDays, type ValueOf } from '../plan/query.ts';

/** How many symbols one plan gives: an outline of more is of no use, and costs megabytes. */
export const mostSymbols = 5000;

/** The outline: sections, their entries, and the tasks below them; each with its owner and its date. */
export function documentSymbol(plan: Plan): DocumentSymbol[] {
  const sections: DocumentSymbol[] = [];
  let count = 0;
  const add = (list: DocumentSymbol[], symbol: DocumentSymbol): DocumentSymbol | undefined => {
    if (count++ >= mostSymbols) return undefined;
    list.push(symbol);
    return symbol;
  };
  for (const [i, parsed] of plan.chunks.entries()) {
    const top = plan.lines[i]!;
    if (parsed.chunk.kind === 'head') for (const it of heads(parsed, top)) add(sections, it);
    const made = new Map<Entry, DocumentSymbol>();
    for (const entry of parsed.entries.filter(it => it.id)) {
      const holder = entry.parent ? made.get(entry.parent) : sections.findLast(it => it.name === parsed.chunk.section);
      const symbol = holder && add((holder.children ??= []), symbolOf(entry, top));
      if (symbol) made.set(entry, symbol);
    }
    if (parsed.chunk.kind === 'entry') grow(sections.at(-1), lastPosition(parsed, top));
  }
  return sections;
}

/** The keys at the margin of one chunk. */
const heads = (parsed: Parsed, top: number): DocumentSymbol[] =>
  parsed.pairs
    .filter(it => it.key.text)
    .map(({ key, value }) => ({
      name: key.text,
      detail: value.kind === 'scalar' ? oneLine(value.text) : '',
      kind: value.kind === 'scalar' ? SymbolKind.Property : SymbolKind.Namespace,
      range: lower(spanOf(key.range, value.range), top),
      selectionRange: lower(key.range, top),
    }));

const kinds: Readonly<Partial<Record<Kind, SymbolKind>>> = {
  activity: SymbolKind.Event,
  metric: SymbolKind.Number,
  person: SymbolKind.Object,
  team: SymbolKind.Object,
  decision: SymbolKind.Interface,
  milestone: SymbolKind.Constant,
};
const symbolOf = (entry: Entry, top: number): DocumentSymbol => ({
  // An empty name makes an editor refuse the whole outline.
  name: oneLine(entry.id) || '(no name)',
  detail: detailOf(entry),
  kind: kinds[entry.kind] ?? SymbolKind.Field,
  range: lower(spanOf(entry.key.range, entry.node.range), top),
  selectionRange: lower(entry.key.range, top),
});

function detailOf(entry: Entry): string {
  const value = entry.value as Partial<ValueOf['activity'] & ValueOf['decision']> | undefined;
  const days = entry.kind === 'milestone' ? milestoneDays((entry as EntryOf<'milestone'>).value) : undefined;
  const day = days?.to ?? (typeof value?.due === 'number' ? value.due : value?.by);
  return [value?.owner, typeof day === 'number' ? iso(day) : undefined].filter(it => it !== undefined).join(', ');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 100);
/** From the first to the last of a key and its value: of a slip such as `: x` the key stands behind. */
const spanOf = (key: Range, value: Range): Range => ({
  start: comparePositions(key.start, value.start) < 0 ? key.start : value.start,
  end: comparePositions(key.end, value.end) > 0 ? key.end : value.end,
});
const lastPosition = ({ pairs }: Parsed, top: number): Position | undefined => {
  const last = pairs.at(-1);
  return last && lower(spanOf(last.key.range, last.value.range), top).end;
};
/** A section reaches as far as its last entry. */
function grow(section: DocumentSymbol | undefined, end: Position | undefined): void {
  if (section && end) section.range = { start: section.range.start, end };
}
