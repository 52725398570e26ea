import type { Day } from '../language/day.ts';
import type { Entry } from './parse.ts';
import { type EntryOf, inherited, isOneOff, isOpen } from './query.ts';

/** Open work done once whose date has passed. A task is late with its activity, and is not counted beside it. */
export const isLate = (entry: EntryOf<'activity'>, today: Day): boolean =>
  isOpen(entry.value) && isOneOff(entry.value) && !entry.parent && (inherited(entry, 'due') ?? today) < today;

/** Whether nothing is left to do about an entry: work that is done or dropped, with all below it, and a decision that was made. */
export function isOver(entry: Entry | undefined): boolean {
  for (let at = entry; at?.kind === 'activity'; at = at.parent)
    if (!isOpen((at as EntryOf<'activity'>).value)) return true;
  return entry?.kind === 'decision' && (entry as EntryOf<'decision'>).value.chosen !== undefined;
}
