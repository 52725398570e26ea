import { type Edit, overText, replace, setKey } from '../plan/edit.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';

/** Writes several keys of an entry, as edits that do not meet: an empty pair of braces, or a text, takes them all at once. */
export function setKeys(plan: Plan, entry: Entry, pairs: readonly (readonly [key: string, yaml: string])[]): Edit[] {
  const { parsed, node } = entry;
  if (node.kind === 'scalar') return [overText(plan, entry, pairs)];
  if (node.kind !== 'map' || node.pairs.length) return pairs.map(([key, yaml]) => setKey(plan, entry, key, yaml));
  const inside = pairs.map(([key, yaml]) => `${key}: ${yaml}`).join(', ');
  return [replace(plan, { parsed, range: node.range }, `{ ${inside} }`)];
}
