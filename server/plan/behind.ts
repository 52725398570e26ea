import type { Kind } from '../language/kinds.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, find, isOpen, waitingFor } from './query.ts';

type Activity = EntryOf<'activity'>;

/** How many dependents are looked for; a plan in which more wait for one thing is told by the first of them. */
const furthest = 500;

/** The open work that waits for an entry: what names it under `after` (or holds it as a task), and what waits for that, and so on. */
export function behind(
  plan: Plan,
  kind: Kind,
  id: string,
): { direct: readonly Activity[]; further: readonly Activity[] } {
  const next = (of: Kind, name: string, parent: Activity | undefined): Activity[] =>
    [...waitingFor(plan, of, name), ...(parent ? [parent] : [])].filter(it => isOpen(it.value));
  const first = new Set(
    next(kind, id, kind === 'activity' ? (find(plan, 'activity', id)?.parent as Activity | undefined) : undefined),
  );
  const all = new Set(first);
  for (const it of all) {
    if (all.size > furthest) break;
    for (const other of next('activity', it.id, it.parent as Activity | undefined))
      if (other.id !== id || kind !== 'activity') all.add(other);
  }
  return { direct: [...first], further: [...all].filter(it => !first.has(it)) };
}
