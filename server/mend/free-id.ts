import { isDefined } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';

/** Whether something has a name that an activity can wait for: a second one would make `after` ambiguous. */
export const isTaken = (plan: Plan, id: string): boolean =>
  (['activity', 'milestone', 'decision'] as const).some(kind => isDefined(plan, kind, id));
