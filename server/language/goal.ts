import type * as z from 'zod/mini';
import * as k from './kinds.ts';

/** The section `goal:`. */
export const goal = k.keys({
  outcome: k.text('The one business outcome that the plan is for.'),
  metric: k.refersTo('metric', 'How it is measured.'),
  from: k.quantity('The baseline.'),
  to: k.quantity('The target; a relative one such as -20% counts from the baseline.'),
  by: k.deadline('The day by which the target is reached.'),
});
export type Goal = z.infer<typeof goal>;
