import type { Change, Folder } from '../plan/change.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';

/** Adds somebody to the people: of this plan where it lists any, else of the plan of the folder that lists the most. `where` names it, for a title. */
export function addPerson(
  plan: Plan,
  folder: Folder | undefined,
  id: string,
  body: readonly string[],
): Change & { readonly where: string } {
  const count = (it: Plan): number => entriesOf(it, 'person').length;
  const others = folder && !count(plan) ? (plan.others?.others() ?? []) : [];
  const [home] = others
    .filter(it => count(it.plan))
    .sort((a, b) => count(b.plan) - count(a.plan) || (a.file < b.file ? -1 : 1));
  if (!home) return { where: '', edits: [insertEntry(plan, 'people', id, body)] };
  const added = { ...insertEntry(home.plan, 'people', id, body), file: home.file };
  return { where: ` of ${home.name}.opsplan`, edits: [], others: [added] };
}
