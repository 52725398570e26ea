import type { Edit } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
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
