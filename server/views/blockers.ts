import type { Day } from '../language/day.ts';
import { behind } from '../plan/behind.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, waitingFor } from '../plan/query.ts';
import { type PlanRanking, rankingOf } from '../reckon/ranking.ts';
import { type Blocker, blockerRow, blocking } from './blocker-row.ts';
import { foreseen } from './foreseen-row.ts';
import { type Sift, take, type View } from './row.ts';

type Activity = EntryOf<'activity'>;

/** Up to so many blockers are weighed with all that waits behind them; of more, with what waits for them directly. */
const mostWeighed = 500;

/** What holds the plan up, the overdue first, then by the value that waits behind it; each opens to what waits for it. */
export function blockers(plan: Plan, today: Day, most = Infinity, sift?: Sift): View {
  const found = blocking(plan, today);
  const ranking = rankingOf(plan, today);
  const worth = new Map(found.map(it => [it, valueBehind(plan, it.entry, ranking, found.length <= mostWeighed)]));
  const order = (a: Blocker, b: Blocker) =>
    Number(b.overdue) - Number(a.overdue) || worth.get(b)! - worth.get(a)! || (a.entry.id < b.entry.id ? -1 : 1);
  const ahead = foreseen(plan, today);
  return take(found.sort(order), most, sift, it => blockerRow(plan, it, today, ahead));
}

/** Own value of the work that waits behind an activity, its own included. */
function valueBehind(plan: Plan, entry: Activity, ranking: PlanRanking, all: boolean): number {
  const { direct, further } = all
    ? behind(plan, 'activity', entry.id)
    : { direct: waitingFor(plan, 'activity', entry.id), further: [] };
  return [entry, ...direct, ...further].reduce((sum, it) => sum + (it.parent ? 0 : (ranking.of(it)?.value ?? 0)), 0);
}
