import type { Parsed } from './parse.ts';
import type { Plan } from './plan.ts';

/** Whether some of a chunk cannot be read: what is written there is not known, or not all of it. */
export const isBroken = ({ sound, tree }: Parsed): boolean => !sound && tree.problems.length > 0;

/** The lines, counted from 0, on which the parts of a plan begin that cannot be read. */
export const brokenLines = (plan: Plan): number[] =>
  plan.chunks.flatMap((it, i) => (isBroken(it) ? [plan.lines[i]! + it.tree.problems[0]!.range.start.line] : []));
