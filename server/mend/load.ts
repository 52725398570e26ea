import { type Edit, quote, setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, inherited } from '../plan/query.ts';
import { written } from '../plan/written.ts';

/** Adds somebody to those who carry a continuous load. A plain share is its owner's. */
export function addLoad(plan: Plan, entry: EntryOf<'activity'>, id: string, share: string): Edit[] {
  const { load } = entry.value;
  const owner = inherited(entry, 'owner');
  const value = field(entry, 'load')?.value;
  const pairs =
    value?.kind === 'map'
      ? value.pairs.map(it => `${quote(it.key.text, true)}: ${written(entry.parsed, it.value.range) || '0%'}`)
      : typeof load === 'number' && owner !== undefined
        ? [`${quote(owner, true)}: ${value!.text}`]
        : [];
  return [setKey(plan, entry, 'load', `{ ${[...pairs, `${quote(id, true)}: ${share}`].join(', ')} }`)];
}
