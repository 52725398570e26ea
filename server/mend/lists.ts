import { type Edit, eolOf, insertKey, linesOf, quote, replace, setValue } from '../plan/edit.ts';
import type { Pair } from '../plan/node.ts';
import type { Entry, Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';

/** Adds texts to the list behind a key: to its line or its items, or as shares of nothing where it is a map of shares. */
export function appendTo(plan: Plan, parsed: Parsed, pair: Pair, added: readonly string[]): Edit[] {
  const { key, value } = pair;
  const last = value.items.at(-1);
  if (value.kind === 'map') return [appendShares(plan, parsed, pair, added)];
  if (value.kind === 'scalar') return [setValue(plan, parsed, pair, flowList([value.text, ...added]))];
  if (!last) return [setValue(plan, parsed, pair, flowList(added))];
  const { line, character } = last.range.end;
  if (value.style === 'flow') {
    const place = { line, character };
    const text = added.map(it => `, ${quote(it, true)}`).join('');
    return [replace(plan, { parsed, range: { start: place, end: place } }, text)];
  }
  const column = linesOf(parsed)[last.range.start.line]!.search(/-[ \t]/);
  const pad = ' '.repeat(column < 0 ? key.range.start.character : column);
  const end = { line, character: linesOf(parsed)[line]!.length };
  const text = added.map(it => `${eolOf(plan)}${pad}- ${quote(it)}`).join('');
  return [replace(plan, { parsed, range: { start: end, end } }, text)];
}

/** `[ana, lu]`. */
export const flowList = (texts: readonly string[]): string => `[${texts.map(it => quote(it, true)).join(', ')}]`;

/** Somebody named without a share costs nothing; in a map of shares that is 0%. */
function appendShares(plan: Plan, parsed: Parsed, { key, value }: Pair, added: readonly string[]): Edit {
  const holder: Entry = { kind: 'activity', id: '', key, node: value, value: {}, parent: undefined, parsed, path: [] };
  const [first, ...others] = added.map(it => quote(it, true));
  const edit = insertKey(plan, holder, first!, '0%', value.pairs.at(-1));
  // Each further one takes the form of the first.
  return { ...edit, text: edit.text + others.map(it => edit.text.replace(`${first}: 0%`, () => `${it}: 0%`)).join('') };
}
