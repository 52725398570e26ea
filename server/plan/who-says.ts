import type { SharedKind } from './far-ref.ts';
import type { Member } from './others.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, findAll } from './query.ts';
import { inOrder } from './said.ts';

/** One of the places at which a person, team or calendar is defined; without a home it is the plan at hand. */
export interface Definition<K extends SharedKind> {
  readonly entry: EntryOf<K>;
  readonly home: Member | undefined;
}

/**
 * The definition that says a key of a shared name, so that the key is found where it is written, and changed there and
 * nowhere else. What all plans together say comes from the first file that says it: the same order decides here.
 */
export function whoSays<K extends SharedKind>(
  plan: Plan,
  kind: K,
  id: string,
  key: keyof EntryOf<K>['value'] & string,
): Definition<K> | undefined {
  return definitionsOf(plan, kind, id).find(({ entry }) => (entry.value as Record<string, unknown>)[key] !== undefined);
}

function definitionsOf<K extends SharedKind>(plan: Plan, kind: K, id: string): Definition<K>[] {
  const own = findAll(plan, kind, id).map(entry => ({ entry, home: undefined }));
  const { others } = plan;
  // Of two in a plan that stands alone only the first counts.
  return others ? inOrder(others.definitions(kind, id), others.file, own) : own.slice(0, 1);
}
