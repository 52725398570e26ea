import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { writtenRank } from '../plan/query.ts';
import { rankingOf } from '../reckon/ranking.ts';
import { activityRow } from './activity-row.ts';
import type { View } from './row.ts';

/** What comes first: the ranked activities, at most so many. Why each stands there is told by `explain`, one at a time. */
export function priorities(plan: Plan, today: Day, most = Infinity): View {
  const { order } = rankingOf(plan, today);
  const rows = order.slice(0, most).map((entry, i) => {
    const pinned = writtenRank(entry.value)?.pinned ? ' (pinned)' : '';
    const label = `${i + 1}. ${entry.value.title ?? entry.id}${pinned}`;
    return activityRow(plan, entry, today, { id: `priority ${entry.id}`, label });
  });
  return { rows, count: order.length };
}
