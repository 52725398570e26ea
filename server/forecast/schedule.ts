import type { Problem, Schedule } from './problem.ts';
import { replay } from './replay.ts';
import { serial } from './serial.ts';
import { sortedBy } from './sorted-by.ts';
import type { Times } from './times.ts';

/** When everything is done if it is taken up in an order: by rank unless another is given. */
export function schedule(problem: Problem, order: ArrayLike<number> = problem.order): Schedule {
  const times = serial(problem, order);
  const found = { ...times, order: inTime(problem, times) };
  return problem.help.size ? replay(problem, found.order) : found;
}

/** All nodes by when they start; what starts at the same time in an order that the graph allows, and what takes no time first. */
export const inTime = ({ graph }: Problem, { start, finish }: Pick<Times, 'start' | 'finish'>): Int32Array =>
  sortedBy(start, sortedBy(finish, graph.sorted));
