import type { Day } from '../language/day.ts';
import type { Change } from '../plan/change.ts';
import { apply, type Edit, quote } from '../plan/edit.ts';
import { type Plan, readPlan } from '../plan/plan.ts';
import { type EntryOf, find, writtenRank } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { type PlanRanking, rankingOf } from '../reckon/ranking.ts';
import { reprioritize, writePriority } from '../reckon/reprioritize.ts';

type Activity = EntryOf<'activity'>;
type Refused = { readonly refused: string };
/** A pin that is set or taken out, and how many written ranks are out of date then. */
type Pinned = Change & { readonly moved: number };

/** Gives an activity a rank of a person's choice, and says why. What the dependencies rule out is refused. */
export function pin(plan: Plan, entry: Activity, rank: number, because: string, today: Day): Pinned | Refused {
  const ranked = rankingOf(plan, today);
  const count = ranked.order.length;
  const no = unrankable(ranked, entry);
  if (no) return no;
  if (!because.trim()) return { refused: 'Say why it stands there: the reason stays in the plan.' };
  if (!Number.isInteger(rank) || rank < 1 || rank > count) return { refused: `The ranks go from 1 to ${count}.` };
  const edits = [writePriority(plan, entry, `{ rank: ${rank}, because: ${quote(because.trim(), true)} }`)];
  const then = after(plan, edits);
  return obstacle(ranked, rankingOf(then, today), entry, rank) ?? { edits, moved: outdated(then, today) };
}

/** Lets the rank of an activity be worked out again. */
export function unpin(plan: Plan, entry: Activity, today: Day): Pinned | Refused {
  const written = writtenRank(entry.value);
  if (!written?.pinned) return { refused: `${nameOf(entry)} is not pinned: its rank is worked out.` };
  const plain = (rank: number): Edit[] => [writePriority(plan, entry, String(rank))];
  const free = after(plan, plain(written.rank));
  const other = find(free, 'activity', entry.id);
  const edits = plain((other && rankingOf(free, today).of(other)?.rank) ?? written.rank);
  return { edits, moved: outdated(after(plan, edits), today) };
}

const after = (plan: Plan, edits: readonly Edit[]): Plan => readPlan(apply(plan, edits), plan);
const outdated = (plan: Plan, today: Day): number =>
  reprioritize(plan, today).moves.filter(it => it.from !== undefined).length;
const nameOf = ({ id, value }: Activity): string => cited(value.title ?? id);

function unrankable(ranked: PlanRanking, entry: Activity): Refused | undefined {
  if (entry.parent) return { refused: 'A task has no rank of its own: it ranks with its activity.' };
  if (!ranked.of(entry))
    return {
      refused: 'This has no rank: only open activities that are done once are ranked, no recurring or continuous work.',
    };
  // Where no keys can stand, nothing can be written.
  return entry.node.kind === 'map' || entry.node.kind === 'empty'
    ? undefined
    : { refused: `${nameOf(entry)} is written in a form that takes no rank. Mend it first.` };
}

/** Why an activity cannot have a rank: what it would leave behind waits for it, or it waits for something itself, or a person gave that rank to another. */
function obstacle(now: PlanRanking, then: PlanRanking, entry: Activity, rank: number): Refused | undefined {
  const old = now.of(entry)!.rank;
  const waiting = reached(now, entry, 'down');
  const stuck = now.order.slice(old, rank).find(it => waiting.has(it));
  if (stuck) return { refused: `${nameOf(entry)} cannot stand below ${nameOf(stuck)}, which waits for it.` };
  const got = then.order.findIndex(it => it.id === entry.id) + 1;
  if (got === rank) return undefined;
  const needed = reached(now, entry, 'up');
  const first = now.order.filter(it => needed.has(it));
  if (first.length >= rank)
    return {
      refused: `${nameOf(entry)} waits for ${listed(first.map(nameOf), 3)}, so it can rank ${got} at best.`,
    };
  const holder = then.order[rank - 1];
  const isPinned = holder && writtenRank(holder.value)?.pinned;
  return {
    refused: isPinned
      ? `Rank ${rank} is pinned to ${nameOf(holder)} already. Unpin that first.`
      : `With the other pins ${nameOf(entry)} would get rank ${got}, not ${rank}.`,
  };
}

/** All ranked work that an activity waits for (`up`), or that waits for it (`down`), directly or not. */
function reached({ entries, ranking }: PlanRanking, entry: Activity, way: 'up' | 'down'): ReadonlySet<Activity> {
  const { node, place, graph } = ranking;
  const { start, to } = graph[way];
  const found = new Set([node[entries.indexOf(entry)]!]);
  for (const at of found) for (let arc = start[at]!; arc < start[at + 1]!; arc++) found.add(to[arc]!);
  return new Set([...found].map(it => entries[place[it]!]!).filter(it => it !== entry));
}
