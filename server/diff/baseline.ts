import { forecastOf } from '../forecast/forecast.ts';
import { type Span, spanOf } from '../forecast/recorded.ts';
import { changesBetween } from '../history/changes.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { find, milestoneDays } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { daysLater } from '../reckon/working-time.ts';

/** An earlier version of a plan, among the plans around it at its time, that it is measured by. */
export interface Baseline {
  readonly plan: Plan;
  /** What it foresaw is what could be foreseen on this day. */
  readonly day: Day;
  /** What it is called, for a person. */
  readonly name: string;
}
/** What a baseline says of something that the plan of today has. */
export type Planned = (kind: 'activity' | 'milestone' | 'decision' | 'goal', id: string) => Span | undefined;

/** When each thing of a plan was to be, by the baseline: work as it was forecast on that day, all else as it was written. What got another name since is the same. */
export function plannedBy(now: Plan, { plan, day }: Baseline): Planned {
  const forecast = forecastOf(plan, day);
  const renamed = new Map(
    changesBetween(plan, now).entries.flatMap(({ kind, id, was }) =>
      was === undefined ? [] : [[`${kind} ${id}`, was] as const],
    ),
  );
  return (kind, id) => {
    const was = renamed.get(`${kind} ${id}`) ?? id;
    if (kind === 'goal') return on(goalOf(plan)?.value.by);
    if (kind === 'decision') return on(find(plan, 'decision', was)?.value.by);
    if (kind === 'milestone') {
      const milestone = find(plan, 'milestone', was);
      const days = milestone && milestoneDays(milestone.value);
      return days && { start: days.from, finish: days.to };
    }
    const entry = find(plan, 'activity', was);
    return entry && spanOf(forecast, entry);
  };
}
const on = (day: Day | undefined): Span | undefined => (day === undefined ? undefined : { start: day, finish: day });

/** By how many working days of the plan something is finished later than the baseline says; negative where earlier, nothing where one of them is never. */
export const variance = (now: Plan, today: Day, planned: Span | undefined, finish: Day | undefined) =>
  planned?.finish === undefined || finish === undefined ? undefined : daysLater(now, today, planned.finish, finish);
