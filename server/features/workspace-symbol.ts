import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Kind } from '../language/kinds.ts';
import { titleOf } from '../plan/everywhere.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { entriesOf, headOf, rangeOf } from '../plan/query.ts';
import { closeness } from '../plan/suggest.ts';
import { oneLine, symbolKind, symbolName } from './feature.ts';

/** A plan, with its address and what its file is called. */
export interface Searched {
  readonly uri: string;
  readonly name: string;
  readonly plan: Plan;
}
/** So many are shown: whoever looks for something types on. */
const most = 500;
const kinds: readonly Kind[] = ['activity', 'milestone', 'metric', 'decision', 'person'];

/** What is called by some letters in any plan, and the plans themselves: the closest first. */
export function workspaceSymbol(query: string, plans: readonly Searched[]): WorkspaceSymbol[] {
  const found: { near: number; make: () => WorkspaceSymbol }[] = [];
  const consider = (make: () => WorkspaceSymbol, ...words: string[]): void => {
    const near = closeness(query, words);
    if (near !== undefined) found.push({ near, make });
  };
  for (const it of plans) {
    const title = oneLine(titleOf(it));
    const symbol = (name: string, kind: SymbolKind, range: Range, containerName: string): WorkspaceSymbol => ({
      name: symbolName(name),
      kind,
      location: { uri: it.uri, range },
      containerName,
    });
    consider(() => symbol(title, SymbolKind.File, placeOf(it.plan), it.name), title, it.name);
    for (const kind of kinds) {
      for (const entry of entriesOf(it.plan, kind)) {
        if (!entry.id) continue;
        const [label, words] = [labelOf(entry), wordsOf(entry)];
        const range = () => rangeOf(it.plan, { parsed: entry.parsed, range: entry.key.range });
        consider(() => symbol(label, symbolKind(entry), range(), title), label, entry.id, words);
      }
    }
  }
  // A sort keeps what is equally close in the order of the plans.
  return found
    .sort((a, b) => a.near - b.near)
    .slice(0, most)
    .map(it => it.make());
}

/** Where the title stands; the beginning of a plan that has none. */
function placeOf(plan: Plan): Range {
  const head = headOf(plan, 'plan');
  const top = { line: 0, character: 0 };
  return head ? rangeOf(plan, { parsed: head.parsed, range: head.pair.value.range }) : { start: top, end: top };
}

const wordsOf = ({ value }: Entry): string => {
  const { title, question, name } = (value ?? {}) as { title?: string; question?: string; name?: string };
  return oneLine(title ?? question ?? name ?? '');
};
/** Editors look for what was typed in the name alone, so it holds the words and the id. */
const labelOf = (entry: Entry): string => {
  const words = wordsOf(entry);
  return words && words !== entry.id ? `${words} (${oneLine(entry.id)})` : entry.id;
};
