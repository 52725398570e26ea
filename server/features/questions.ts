import { iso } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { type EntryOf, entriesOf, entryAt, find, items } from '../plan/query.ts';

/** A decision, as whoever records the choice needs it. */
export interface Question {
  readonly id: string;
  readonly question: string;
  /** The possible answers, as far as they are written. */
  readonly options: readonly string[];
  /** Who decides, and by when. */
  readonly says: string;
  /** What was chosen, where it is made already. */
  readonly chosen?: string;
}

/** The decision of this id, or at this place; where it is not one of them, every open decision of the plan, the earliest first. */
export function questions(plan: Plan, of?: string | Position): Question[] {
  const one = typeof of === 'string' ? find(plan, 'decision', of) : of && entryAt(plan, of);
  if (one?.kind === 'decision') return [questionOf(one as EntryOf<'decision'>)];
  const by = (it: EntryOf<'decision'>) => it.value.by ?? Number.MAX_SAFE_INTEGER;
  return entriesOf(plan, 'decision')
    .filter(it => it.value.chosen === undefined)
    .sort((a, b) => by(a) - by(b))
    .map(questionOf);
}

const questionOf = (entry: EntryOf<'decision'>): Question => {
  const { question, owner, by, chosen } = entry.value;
  return {
    id: entry.id,
    question: question ?? entry.id,
    options: items(entry, 'options').flatMap(it => (it.kind === 'scalar' && it.text.trim() ? [it.text] : [])),
    says: [owner ?? 'no owner', by === undefined ? 'no date' : `by ${iso(by)}`].join(' · '),
    ...(chosen !== undefined && { chosen }),
  };
};
