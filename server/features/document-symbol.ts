import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Entry, Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { lower, type Position } from '../plan/position.ts';
import { detailOf, oneLine, spanOf, symbolKind, symbolName } from './feature.ts';

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

const symbolOf = (entry: Entry, top: number): DocumentSymbol => ({
  name: symbolName(entry.id),
  detail: detailOf(entry).join(', '),
  kind: symbolKind(entry),
  range: lower(spanOf(entry.key.range, entry.node.range), top),
  selectionRange: lower(entry.key.range, top),
});

const lastPosition = ({ pairs }: Parsed, top: number): Position | undefined => {
  const last = pairs.at(-1);
  return last && lower(spanOf(last.key.range, last.value.range), top).end;
};
/** A section reaches as far as its last entry. */
function grow(section: DocumentSymbol | undefined, end: Position | undefined): void {
  if (section && end) section.range = { start: section.range.start, end };
}
