import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { type EntryOf, entryAt, find } from '../plan/query.ts';
import { rankingOf, topOf } from '../reckon/ranking.ts';

/** Why an activity ranks where it does. */
export interface Why {
  readonly id: string;
  /** Its title, or its id where it has none. */
  readonly title: string;
  readonly sentence: string;
  /** Lines of arithmetic that add up. */
  readonly arithmetic: readonly string[];
}

/** The rank of an activity, told by its id or by a place in it; of a task, that of its activity. Nothing for what has no rank. */
export function whyRanked(plan: Plan, of: string | Position, today: Day): Why | undefined {
  const entry = typeof of === 'string' ? find(plan, 'activity', of) : entryAt(plan, of);
  if (entry?.kind !== 'activity') return undefined;
  const activity = topOf(entry as EntryOf<'activity'>);
  const why = rankingOf(plan, today).why(activity);
  const title = activity.value.title ?? activity.id;
  return why && { id: activity.id, title, sentence: why.sentence, arithmetic: why.arithmetic };
}
