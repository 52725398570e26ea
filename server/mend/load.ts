import { type Edit, quote, setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, inherited } from '../plan/query.ts';
import { addPair } from './pair.ts';

/** Adds somebody to those who carry a continuous load. A plain share is its owner's. */
export function addLoad(plan: Plan, entry: EntryOf<'activity'>, id: string, share: string): Edit {
  const name = quote(id, true);
  const owner = inherited(entry, 'owner');
  const value = field(entry, 'load')?.value;
  if (value?.kind !== 'scalar' || owner === undefined) return addPair(plan, entry, 'load', name, share);
  return setKey(plan, entry, 'load', `{ ${quote(owner, true)}: ${value.text}, ${name}: ${share} }`);
}
