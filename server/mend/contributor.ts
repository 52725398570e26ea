import { type Edit, insertKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field } from '../plan/query.ts';
import { appendTo, flowList } from './lists.ts';

/** Adds people to those who contribute to an activity; in a map of shares they take none. */
export function addContributors(plan: Plan, entry: EntryOf<'activity'>, ids: readonly string[]): Edit[] {
  const pair = field(entry, 'with');
  return pair ? appendTo(plan, entry.parsed, pair, ids) : [insertKey(plan, entry, 'with', flowList(ids))];
}
