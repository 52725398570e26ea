import { type Edit, insertKey, setKey } from '../plan/edit.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { field } from '../plan/query.ts';

/** Adds a name with a value to a map within an entry, such as `accepted`; what stands there in another form gives way. */
export function addPair(plan: Plan, entry: Entry, key: string, name: string, value: string): Edit {
  const pair = field(entry, key);
  if (!pair) return insertKey(plan, entry, key, `{ ${name}: ${value} }`);
  if (pair.value.kind !== 'map') return setKey(plan, entry, key, `{ ${name}: ${value} }`);
  const holder: Entry = { ...entry, key: pair.key, node: pair.value };
  return insertKey(plan, holder, name, value, pair.value.pairs.at(-1));
}
