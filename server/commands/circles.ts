import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { circlesOf } from '../reckon/circles.ts';

/** No order is right for work that waits in a circle: it is told beside the ranks. The rules are loaded only where there is one. */
export async function tellCircles(file: string, plan: Plan, today: Day): Promise<void> {
  if (!circlesOf(plan).length) return;
  const { check } = await import('../check.ts');
  for (const it of check(plan, { today }))
    if (it.rule === 'dependency-cycle') process.stderr.write(`${file}:${it.range.start.line + 1}  ${it.message}\n`);
}
