import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { writtenRank } from '../plan/query.ts';
import { rankingOf } from '../reckon/ranking.ts';
import { activityRow } from './activity-row.ts';
import type { Row } from './row.ts';

/** What comes first: every ranked activity, with the sentence why it stands there. */
export function priorities(plan: Plan, today: Day): Row[] {
  const ranking = rankingOf(plan, today);
  return ranking.order.map((entry, i) => {
    const pinned = writtenRank(entry.value)?.pinned ? ' (pinned)' : '';
    const label = `${i + 1}. ${entry.value.title ?? entry.id}${pinned}`;
    return activityRow(plan, entry, today, {
      id: `priority ${entry.id}`,
      label,
      detail: ranking.why(entry)?.sentence ?? '',
    });
  });
}
