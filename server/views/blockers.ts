import { type Day, iso, workdaysBetween } from '../language/day.ts';
import { behind } from '../plan/behind.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, inherited, isOneOff, isOpen, prerequisites, statusOf } from '../plan/query.ts';
import { type PlanRanking, rankingOf } from '../reckon/ranking.ts';
import { activityRow, unmet } from './activity-row.ts';
import type { Row } from './row.ts';

type Activity = EntryOf<'activity'>;
interface Blocker {
  readonly entry: Activity;
  /** Its date, or the date of what it waits for, has passed. */
  readonly overdue: boolean;
  readonly why: string;
  /** Own value of the work that waits behind it, its own included. */
  readonly value: number;
}

/** What holds the plan up, the overdue first, then by the value that waits behind it; each opens to what waits for it. */
export function blockers(plan: Plan, today: Day, most = Infinity): View {
  const found = blocking(plan, today);
  const ranking = rankingOf(plan, today);
  const worth = new Map(found.map(it => [it, valueBehind(plan, it.entry, ranking, found.length <= mostWeighed)]));
  const order = (a: Blocker, b: Blocker) =>
    Number(b.overdue) - Number(a.overdue) || worth.get(b)! - worth.get(a)! || (a.entry.id < b.entry.id ? -1 : 1);
  const rows = found
    .sort(order)
    .slice(0, most)
    .map(({ entry, why, waitsFor }) => {
      const value = worth.get(it)!;
      const waiting = behind(plan, 'activity', entry.id);
      const count = waiting.direct.length + waiting.further.length;
      const label = entry.value.title ?? entry.id;
      const detail = `${why} ${count ? `${count} ${count === 1 ? 'activity waits' : 'activities wait'} behind it, worth ${value.toFixed(1)}.` : 'Nothing waits behind it.'}`;
      const path = `blocker ${entry.id}`;
      return activityRow(plan, entry, today, {
        id: path,
        label,
        detail,
        children: children(plan, entry, today, path, new Set([entry]), { left: mostRows }),
      });
    });
}

/** Blocked, waiting for a decision, or late while others wait for it. */
function blocker(plan: Plan, entry: Activity, today: Day, ranking: PlanRanking): Blocker[] {
  if (!isOpen(entry.value)) return [];
  const why = blockedBecause(plan, entry) ?? lateBecause(plan, entry, today);
  if (!why) return [];
  const { direct, further } = behind(plan, 'activity', entry.id);
  const value = [entry, ...direct, ...further].reduce(
    (sum, it) => sum + (it.parent ? 0 : (ranking.of(it)?.value ?? 0)),
    0,
  );
  return [{ entry, overdue: (inherited(entry, 'due') ?? today) < today, why, value }];
}

function blockedBecause(plan: Plan, entry: Activity): string | undefined {
  const { blocked } = entry.value;
  if (statusOf(entry.value) === 'blocked') {
    if (typeof blocked === 'string') return `Blocked: ${blocked}`;
    const by = blocked?.by ? ` ${blocked.by} can lift it.` : ' Nobody is named who can lift it.';
    const since = blocked?.since === undefined ? '' : ` since ${iso(blocked.since)}`;
    return `Blocked${since}${blocked?.need ? `: ${blocked.need}.` : '.'}${by}`;
  }
  const decision = unmet(plan, entry)
    .map(it => find(plan, 'decision', it))
    .find(it => it !== undefined);
  if (decision)
    return `Waits for a decision${decision.value.owner ? ` by ${decision.value.owner}` : ''}: ${decision.value.question ?? decision.id}.`;
  const elsewhere = prerequisites(entry).find(it => it.ref.includes('/'));
  return elsewhere ? `Waits for another plan: ${elsewhere.ref}.` : undefined;
}

function lateBecause(plan: Plan, entry: Activity, today: Day): string | undefined {
  const due = inherited(entry, 'due');
  if (due === undefined || due >= today || !isOneOff(entry.value) || entry.parent) return undefined;
  const { direct } = behind(plan, 'activity', entry.id);
  const late = Math.max(1, workdaysBetween(due, today));
  return direct.length
    ? `Due ${iso(due)}, ${late} working ${late === 1 ? 'day' : 'days'} ago, while others wait for it.`
    : undefined;
}

/** How many lines one blocker opens to: paths through a tangle of dependencies multiply. */
const mostRows = 200;

/** What waits directly, each with what waits for that: a circle ends where it closes. */
function children(
  plan: Plan,
  entry: Activity,
  today: Day,
  path: string,
  seen: ReadonlySet<Activity>,
  budget: { left: number },
): Row[] {
  const waiting = behind(plan, 'activity', entry.id).direct.filter(it => !seen.has(it) && budget.left-- > 0);
  return waiting.map(it => {
    const id = `${path} > ${it.id}`;
    const detail = `Waits for ${entry.value.title ?? entry.id}.`;
    return activityRow(plan, it, today, {
      id,
      label: it.value.title ?? it.id,
      detail,
      children: children(plan, it, today, id, new Set([...seen, it]), budget),
    });
  });
}
