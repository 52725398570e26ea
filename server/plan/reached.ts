import type { Goal } from '../language/goal.ts';
import type { Metric } from '../language/metric.ts';

/** Whether the latest reading is at the goal's target or beyond it. Without readings, or a direction, it is not known to be. */
export function isReached({ from, to }: Goal, { target, limit, readings }: Metric): boolean {
  const base = from?.amount;
  const aim = to?.relative ? base !== undefined && base * (1 + to.amount / 100) : (to ?? target)?.amount;
  const latest = [...(readings ?? [])].reduce<[day: number, amount: number] | undefined>(
    (best, [day, { amount }]) => (best && best[0] >= day ? best : [day, amount]),
    undefined,
  );
  const origin = base ?? limit?.amount;
  if (aim === undefined || aim === false || !latest || origin === undefined || origin === aim) return false;
  return aim < origin ? latest[1] <= aim : latest[1] >= aim;
}
