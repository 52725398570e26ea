import type { Day } from '../language/day.ts';
import { decidedWhere } from '../mend/decided.ts';
import { byName } from '../plan/by-name.ts';
import type { Change } from '../plan/change.ts';
import { frameOf } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { type EntryOf, entryAt, find } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { counted, dayName } from '../plan/wording.ts';
import { fitsFor } from '../scenario/way-out.ts';

/** One change that would make a deadline fit, with what else it moves. */
export interface FitOffer {
  /** The deadline that it is about, with the name of what is to be finished. */
  readonly deadline: string;
  readonly title: string;
  readonly says: string;
  readonly change: Change;
}

/** What would make the deadline of an activity fit, told by its id or a place in it; of the goal elsewhere. The smallest change first. */
export function fitting(plan: Plan, of: string | Position, today: Day, reaches: boolean): FitOffer[] {
  const found = typeof of === 'string' ? find(plan, 'activity', of) : entryAt(plan, of);
  const entry = found?.kind === 'activity' ? (found as EntryOf<'activity'>) : undefined;
  const id = entry?.id;
  const due = entry ? entry.value.due : goalOf(plan)?.value.by;
  const name = entry ? cited(entry.value.title ?? entry.id) : 'the goal';
  const deadline = `${name}${due === undefined ? '' : ` by ${dayName(due)}`}`;
  return fitsFor(plan, id, today, reaches).map(fit => {
    const { title, edits, others } = decidedWhere(plan, frameOf(plan, today), fit, {
      id: `${id ?? 'goal'}-date`,
      question: `What gives way, so that ${id ?? 'the goal'} is finished in time?`,
      chosen: fit.chosen,
      instead: 'as planned',
      because: 'The forecast misses the date',
      affects: id === undefined ? [] : [id],
    });
    const { touched } = fit;
    return {
      deadline,
      title: byName(plan, title),
      says: touched ? `moves ${counted(touched, 'other activity', 'other activities')}` : 'moves nothing else',
      change: { edits, ...(others && { others }) },
    };
  });
}
