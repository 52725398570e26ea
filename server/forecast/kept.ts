import { finishedOn, promised } from '../plan/earlier.ts';
import type { History } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, inherited } from '../plan/query.ts';
import { daysFor } from '../plan/workdays.ts';

type Activity = EntryOf<'activity'>;
/** Of what was finished and had a date, how much was finished by it. */
export interface OnTime {
  readonly met: number;
  readonly of: number;
}
/** The same by the dates that were promised first, however often they moved later, and by how many working days work was off them on average, early or late. */
export interface Promises extends OnTime {
  readonly off: number;
}

/** By the dates as they stand. When work was finished says the text, else the commit that set it to done. */
export function onTimeOf(all: readonly Activity[], history: History | undefined): OnTime {
  const over = all.flatMap(it => {
    const [due, finished] = [inherited(it, 'due'), finishedOn(it, history)];
    return due !== undefined && finished !== undefined ? [finished <= due] : [];
  });
  return { met: over.filter(it => it).length, of: over.length };
}

/** How well what was promised foretold what came; nothing is known of it without a past. */
export function promisesOf(plan: Plan, all: readonly Activity[], history: History | undefined): Promises {
  const over = all.flatMap(it => {
    const [due, finished] = [history && promised(it, history), finishedOn(it, history)];
    return due !== undefined && finished !== undefined
      ? [{ isMet: finished <= due, off: Math.abs(daysFor(plan, it).between(due, finished)) }]
      : [];
  });
  const off = over.reduce((sum, it) => sum + it.off, 0);
  return {
    met: over.filter(it => it.isMet).length,
    of: over.length,
    off: over.length ? off / over.length : 0,
  };
}
