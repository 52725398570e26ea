import type { Change } from '../plan/change.ts';
import type { Edit } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf } from '../plan/query.ts';
import { newDecision } from './new-entry.ts';

/** Something that is chosen today in place of something else. */
export interface Chosen {
  readonly id: string;
  readonly question: string;
  readonly chosen: string;
  readonly instead: string;
  readonly because: string;
  readonly affects: readonly string[];
}
/** Records what was chosen today, and why. */
export const decided = (plan: Plan, frame: Frame, { id, question, chosen, instead, because, affects }: Chosen): Edit =>
  newDecision(plan, frame, { id, question, options: [chosen, instead], affects, taken: { chosen, because } }).edit;

/** A change with a note of it, where the plan keeps decisions: there, what was chosen and why is written down, dated today. */
export function decidedWhere(
  plan: Plan,
  frame: Frame,
  { title, edits, others }: Change & { readonly title: string },
  chosen: Chosen,
): Change & { readonly title: string } {
  const change = { title, edits, ...(others && { others }) };
  if (!entriesOf(plan, 'decision').length) return change;
  return {
    ...change,
    title: `${title}, and note that it was decided today`,
    edits: [...edits, decided(plan, frame, chosen)],
  };
}
