import type { Cost, Problem, Schedule } from './problem.ts';

/** What is never finished is so many days late: more than anything that is, and still a number. */
export const never = 1e6;

/** When something is finished as far as a cost can say it. */
export const counted = (finish: number): number => (finish === Infinity ? never : finish);

/** What a schedule costs. */
export function costOf({ latest, weight }: Problem, { finish }: Pick<Schedule, 'finish'>): Cost {
  let late = 0;
  let end = 0;
  let flow = 0;
  for (let node = 0; node < finish.length; node++) {
    const time = counted(finish[node]!);
    if (time > latest[node]!) late += weight[node]! * (time - latest[node]!);
    if (finish[node]! < Infinity && finish[node]! > end) end = finish[node]!;
    flow += weight[node]! * time;
  }
  return { late, end, flow };
}

/** Below 0 where the first costs less; differences that arithmetic makes do not count. */
export function compare(a: Cost, b: Cost): number {
  return differ(a.late, b.late) || differ(a.end, b.end) || differ(a.flow, b.flow);
}

function differ(a: number, b: number): number {
  const gap = a - b;
  return Math.abs(gap) > 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)) ? gap : 0;
}
