import { SymbolKind } from 'vscode-languageserver-types';
import { iso } from '../language/day.ts';
import type { Kind } from '../language/kinds.ts';
import type { Entry } from '../plan/parse.ts';
import { comparePositions, type Range } from '../plan/position.ts';
import { type EntryOf, milestoneDays, type ValueOf } from '../plan/query.ts';

// What outline and hierarchy show of a thing alike.

const kinds: Readonly<Partial<Record<Kind, SymbolKind>>> = {
  activity: SymbolKind.Event,
  metric: SymbolKind.Number,
  person: SymbolKind.Object,
  team: SymbolKind.Object,
  decision: SymbolKind.Interface,
  milestone: SymbolKind.Constant,
};
/** The icon of an entry. */
export const symbolKind = ({ kind }: Entry): SymbolKind => kinds[kind] ?? SymbolKind.Field;

/** An empty name makes an editor refuse the whole answer. */
export const symbolName = (text: string): string => oneLine(text) || '(no name)';
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 100);

/** Whose it is, and until when. */
export function detailOf(entry: Entry): string[] {
  const value = entry.value as Partial<ValueOf['activity'] & ValueOf['decision']> | undefined;
  const days = entry.kind === 'milestone' ? milestoneDays((entry as EntryOf<'milestone'>).value) : undefined;
  const day = days?.to ?? (typeof value?.due === 'number' ? value.due : value?.by);
  return [value?.owner, typeof day === 'number' ? iso(day) : undefined].filter(it => it !== undefined);
}

/** From the first to the last of a key and its value: of a slip such as `: x` the key stands behind. */
export const spanOf = (key: Range, value: Range): Range => ({
  start: comparePositions(key.start, value.start) < 0 ? key.start : value.start,
  end: comparePositions(key.end, value.end) > 0 ? key.end : value.end,
});
