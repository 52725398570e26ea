import type { Kind } from '../language/kinds.ts';
import { type Edit, quote, replace } from '../plan/edit.ts';
import { occurrences } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';

/** Gives a thing another id, where it is defined and wherever it is named. */
export const rename = (plan: Plan, kind: Kind, id: string, to: string): Edit[] =>
  occurrences(plan, kind, id).map(it => replace(plan, it, quote(to, true)));
