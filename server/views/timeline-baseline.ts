import { type Baseline, plannedBy, variance } from '../diff/baseline.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { counted } from '../plan/wording.ts';
import { shortDay } from './activity-row.ts';
import type { Bar } from './timeline-row.ts';

const kinds = {
  work: 'activity',
  milestone: 'milestone',
  phase: 'milestone',
  decision: 'decision',
  goal: 'goal',
} as const;

/** The bars of a plan, each with when it was to be by a baseline. */
export function besideBaseline(plan: Plan, bars: readonly Bar[], today: Day, baseline: Baseline): Bar[] {
  const planned = plannedBy(plan, baseline);
  return bars.map(bar => {
    const was = planned(kinds[bar.kind], bar.id.slice(bar.id.indexOf(' ') + 1));
    if (!was) return bar;
    const days = variance(plan, today, was, bar.finish);
    return { ...bar, was, ...(days !== undefined && { variance: days }), says: `${bar.says} ${inWords(was, days)}` };
  });
}

/** `By the baseline finished Fri 2026-08-14, now 5 working days later.` */
function inWords({ finish }: NonNullable<Bar['was']>, days: number | undefined): string {
  const when = finish === undefined ? 'never finished' : `finished ${shortDay(finish)}`;
  const by = days ? `, now ${counted(Math.abs(days), 'working day')} ${days > 0 ? 'later' : 'earlier'}` : '';
  return `By the baseline ${when}${by}.`;
}
