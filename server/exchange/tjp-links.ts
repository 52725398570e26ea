import type { Duration } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, find, prerequisites } from '../plan/query.ts';
import { components } from '../reckon/loops.ts';
import type { Work } from './work.ts';

/** What a task waits for: the ids on the way down to it, and how long after it. */
export interface Link {
  readonly path: readonly string[];
  readonly ref: string;
  readonly lag: Duration | undefined;
}
type Activity = EntryOf<'activity'>;

/**
 * The links that a schedule can be made with: to work that goes out and to milestones. Work waits neither for what it is a part
 * of nor for what waits for it: of a circle the link that closes it is left out. What is done waits for nothing.
 */
export function linksOf(plan: Plan, work: readonly Work[]): ReadonlyMap<Work, readonly Link[]> {
  const out = new Set(work.map(it => it.entry));
  // What a whole waits for its parts wait for as well, and those that are done do not.
  const begun = new Set<Activity>();
  for (const { entry } of work)
    if (entry.value.status === 'done')
      for (let at: Activity | undefined = entry; at && !begun.has(at); at = at.parent) begun.add(at);
  const wished = new Map(
    work.map(({ entry }) => [entry, begun.has(entry) ? [] : wishesOf(plan, entry).filter(it => !it.found || (out.has(it.found) && !related(it.found, entry)))]),
  ); // biome-ignore format: one map
  const closes = circles(wished);
  return new Map(
    work.map(it => {
      const kept = wished.get(it.entry)!.filter(({ found }) => !found || !closes(it.entry, found));
      return [it, kept.map(({ found, ref, lag }) => ({ path: found ? pathOf(found) : [ref], ref, lag }))];
    }),
  );
}

/** A link as it is written, to work or, where nothing is found of that, to a milestone. */
interface Wish {
  readonly found: Activity | undefined;
  readonly ref: string;
  readonly lag: Duration | undefined;
}
function wishesOf(plan: Plan, entry: Activity): Wish[] {
  const wishes = new Map<string, Wish>();
  for (const { ref, lag } of prerequisites(entry)) {
    if (wishes.has(ref)) continue;
    const found = find(plan, 'activity', ref);
    if (found || find(plan, 'milestone', ref)) wishes.set(ref, { found, ref, lag });
  }
  return [...wishes.values()];
}

/**
 * Asked of one link after the other, whether it closes a circle with those before it; one that does not counts from then on. Of
 * each activity there are two places: itself, and all that it waits for, to which its tasks lead as well. A circle is among
 * places that reach each other by all links there are; only there it is searched for.
 */
function circles(wished: ReadonlyMap<Activity, readonly Wish[]>): (from: Activity, to: Activity) => boolean {
  const places = new Map<Activity, number>();
  for (const entry of wished.keys())
    for (let at: Activity | undefined = entry; at && !places.has(at); at = at.parent) places.set(at, places.size * 2);
  const always: number[][] = Array.from({ length: places.size * 2 }, () => []);
  for (const [entry, at] of places) {
    always[at]!.push(at + 1);
    const above = entry.parent && places.get(entry.parent)!;
    if (above === undefined) continue;
    always[at + 1]!.push(above + 1);
    if (wished.has(entry)) always[above]!.push(at);
  }
  const all = always.map(it => [...it]);
  for (const [entry, links] of wished)
    for (const { found } of links) if (found) all[places.get(entry)! + 1]!.push(places.get(found)!);
  const groups = new Int32Array(all.length).fill(-1);
  components(all).forEach((group, i) => {
    for (const at of group) groups[at] = i;
  });
  return (from, to) => {
    const end = places.get(from)! + 1;
    const start = places.get(to)!;
    if (groups[end]! >= 0 && groups[end] === groups[start]) {
      const seen = new Set([start]);
      for (const at of seen) for (const next of always[at]!) if (groups[next] === groups[end]) seen.add(next);
      if (seen.has(end)) return true;
    }
    always[end]!.push(start);
    return false;
  };
}

const related = (a: Activity, b: Activity): boolean => a === b || isAbove(a, b) || isAbove(b, a);
function isAbove(a: Activity, b: Activity): boolean {
  for (let at = b.parent; at; at = at.parent) if (at === a) return true;
  return false;
}
function pathOf(entry: Activity): string[] {
  const path: string[] = [];
  for (let at: Activity | undefined = entry; at; at = at.parent) path.push(at.id);
  return path.reverse();
}
