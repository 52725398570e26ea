import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { writtenRank } from '../plan/query.ts';
import { rankingOf } from '../reckon/ranking.ts';
import { activityRow } from './activity-row.ts';
import { foreseen } from './foreseen-row.ts';
import { type Sift, take, type View } from './row.ts';

/** What comes first: the ranked activities, at most so many. Why each stands there is told by `explain`, one at a time. */
export function priorities(plan: Plan, today: Day, most = Infinity, sift?: Sift): View {
  const { order } = rankingOf(plan, today);
  const ahead = foreseen(plan, today);
  return take(order, most, sift, (entry, i) => {
    const written = writtenRank(entry.value);
    const pinned = !!written?.pinned;
    const label = `${i + 1}. ${entry.value.title ?? entry.id}${pinned ? ' (pinned)' : ''}`;
    const detail = written?.because && `Pinned: ${written.because}`;
    const id = `priority ${entry.id}`;
    const row = activityRow(plan, entry, today, { id, label, ...(detail && { detail }), rank: i + 1, pinned });
    return ahead(entry, row);
  });
}
