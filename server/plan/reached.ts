import type { Goal } from '../language/goal.ts';
import type { Metric } from '../language/metric.ts';
import type { Quantity } from '../language/values.ts';

/** What a relative quantity such as -20% comes to. */
export const relativeTo = (base: number, { amount }: Quantity): number => base * (1 + amount / 100);

/** Whether the latest reading is at the goal's target or beyond it, seen from the baseline or else from the limit. */
export function isReached({ from, to }: Goal, { target, limit, readings }: Metric): boolean {
  const base = from?.amount;
  const aim = to?.relative ? base !== undefined && relativeTo(base, to) : (to ?? target)?.amount;
  const latest = [...(readings ?? [])].reduce<[day: number, amount: number] | undefined>(
    (best, [day, { amount }]) => (best && best[0] >= day ? best : [day, amount]),
    undefined,
  );
  const origin = base ?? limit?.amount;
  if (aim === undefined || aim === false || !latest) return false;
  if (origin === undefined || origin === aim) return latest[1] === aim;
  return aim < origin ? latest[1] <= aim : latest[1] >= aim;
}
