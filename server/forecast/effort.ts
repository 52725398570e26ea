import { grain } from './clock.ts';
import type { Problem, Share } from './problem.ts';

/** What contributors give, by node; nothing comes of owners who help themselves. */
export function sharesByNode({ help, owner }: Problem): Map<number, readonly Share[]> {
  const shares = new Map<number, readonly Share[]>();
  for (const [node, all] of help) {
    const given = all.filter(it => it.hours > 0 && it.clock !== owner[node] && it.clock !== 0);
    if (given.length) shares.set(node, given);
  }
  return shares;
}

/** How many hours of its owner each node takes, if all who give something to it are there all the time. */
export function effortOf(problem: Problem): Float64Array {
  const { help, hours, owner, clocks } = problem;
  if (!help.size) return hours;
  const efforts = hours.slice();
  for (const [node, shares] of sharesByNode(problem)) {
    const own = clocks[owner[node]!]!.most;
    let all = own;
    for (const { clock, hours: share } of shares) all += Math.min(share, clocks[clock]!.most);
    if (all > 0) efforts[node] = (hours[node]! * own) / all;
  }
  return efforts;
}

/** What takes no time, and nobody's. */
export const isDate = ({ hours }: Pick<Problem, 'hours'>, node: number): boolean => !(hours[node]! > grain);
