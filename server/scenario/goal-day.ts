import { type Forecast, lastDay } from '../forecast/forecast.ts';
import type { Day } from '../language/day.ts';

/** When all work that moves the metric of a goal is finished; nothing where none does, or it never is. */
export function goalDay({ plan, solved }: Forecast): Day | undefined {
  const node = solved.goal.get(plan.chunks);
  const time = node === undefined ? Infinity : solved.schedule.finish[node]!;
  return time === Infinity ? undefined : lastDay(time, solved.today);
}
