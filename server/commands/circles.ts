import { check } from '../check.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';

/** No order is right for work that waits in a circle: it is told beside the ranks. */
export function tellCircles(file: string, plan: Plan, today: Day): void {
  for (const it of check(plan, { today }))
    if (it.rule === 'dependency-cycle') process.stderr.write(`${file}:${it.range.start.line + 1}  ${it.message}\n`);
}
