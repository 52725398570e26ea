import type { Day } from '../language/day.ts';
import { type EntryOf, entriesOf, milestoneDays } from '../plan/query.ts';
import type { Expected, Forecast } from './forecast.ts';

/** A milestone with the open work that is due by then, as a release has it: no work is bound to a milestone by name. */
export interface Approached {
  readonly entry: EntryOf<'milestone'>;
  /** The day by which it is to be reached: of a phase its last. */
  readonly due: Day;
  /** The open work that is due by then, in the order of the text. */
  readonly work: readonly Expected[];
  /** What of it is finished last, or never. */
  readonly last: Expected;
}

/** The milestones of a plan that open work stands before, the earliest first. */
export function approached({ plan, activities }: Forecast): Approached[] {
  return entriesOf(plan, 'milestone')
    .flatMap(entry => {
      const due = milestoneDays(entry.value)?.to;
      const work = due === undefined ? [] : activities.filter(it => (it.due ?? Infinity) <= due);
      const [first, ...others] = work;
      if (due === undefined || !first) return [];
      const end = (it: Expected): number => it.finish ?? Infinity;
      return [{ entry, due, work, last: others.reduce((a, b) => (end(b) > end(a) ? b : a), first) }];
    })
    .sort((a, b) => a.due - b.due);
}
