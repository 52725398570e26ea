import { titleOf } from '../plan/everywhere.ts';
import type { Entry } from '../plan/parse.ts';
import { cited } from '../plan/suggest.ts';
import { homesFor, moveEntry } from './move-entry.ts';
import type { Refactored, Spot } from './refactoring.ts';

/** So many plans are offered. */
const most = 8;

/** Moves an activity, with its tasks, to another plan of the folder. */
export function toPlan({ plan, activity, folder }: Spot): Refactored[] {
  let entry: Entry | undefined = activity;
  while (entry?.parent) entry = entry.parent;
  if (!entry) return [];
  const { id } = entry;
  return [...homesFor(plan, entry, folder)]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(home => {
      const title = titleOf(home);
      const called = title === home.name ? '' : ` ${cited(title)}`;
      const kind = 'refactor.move' as const;
      return {
        title: `Move ${cited(id)} to the plan${called} (${home.name}.opsplan)`,
        kind,
        ...moveEntry(plan, entry, home),
      };
    });
}
