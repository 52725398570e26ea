import { titleOf } from '../plan/everywhere.ts';
import type { Plan } from '../plan/plan.ts';
import { find, resolve } from '../plan/query.ts';

/** What somebody is called: by the id where nothing says it. */
export const calledOf = (plan: Plan, id: string): string =>
  find(plan, 'person', id)?.value.name ?? find(plan, 'team', id)?.value.title ?? id;

/** What stands in another plan, as people call it: `The new form, of One CRM`. */
export function farTitle(plan: Plan, ref: string): string {
  for (const kind of ['activity', 'milestone', 'decision'] as const) {
    const found = resolve(plan, kind, ref);
    if (!found) continue;
    const value = found.entry.value as { title?: string; question?: string } | undefined;
    const title = value?.title ?? value?.question ?? found.entry.id;
    return found.home ? `${title}, of ${titleOf(found.home)}` : title;
  }
  return ref;
}
