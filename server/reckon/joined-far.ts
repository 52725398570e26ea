import { namersOf } from '../plan/named-from.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, prerequisites, resolve } from '../plan/query.ts';
import { topOf } from './ranking.ts';

type Activity = EntryOf<'activity'>;
/** An activity without its tasks, and the plan that it stands in. */
interface Stop {
  readonly entry: Activity;
  readonly plan: Plan;
}

/**
 * As `connected`, through the other plans too: those that lead back to this one are followed all the way, of all others
 * what this one names and what names it. Work there counts as a beginning where `isFrom` says so.
 */
export function connectedAround(
  plan: Plan,
  from: readonly Activity[],
  work: readonly Activity[],
  isFrom: (entry: Activity) => boolean,
): Set<Activity> {
  const { others } = plan;
  if (!others) return new Set();
  const ring = new Set([others.file, ...others.round()]);
  const seen = new Map(others.whole().map(it => [it.file, it.plan]));
  const isIn = (it: Plan): boolean => ring.has(it.others!.file);
  const isOwn = (it: Plan): boolean => it.others!.file === others.file;
  const links = (at: Stop, next: (at: Stop) => Stop[]): Stop[] =>
    next(at).filter(to => (isIn(at.plan) && isIn(to.plan)) || isOwn(at.plan) || isOwn(to.plan));
  const up = ({ entry, plan: its }: Stop): Stop[] =>
    groupOf(entry).flatMap(part =>
      prerequisites(part).flatMap(({ ref }) => {
        const found = resolve(its, 'activity', ref);
        const home = found?.home ? seen.get(found.home.file) : its;
        return found && home ? [{ entry: topOf(found.entry), plan: home }] : [];
      }),
    );
  const down = ({ entry, plan: its }: Stop): Stop[] =>
    groupOf(entry).flatMap(part =>
      namersOf(its, 'activity', part.id, 'after', 'activity').flatMap(it => {
        const home = it.home ? seen.get(it.home.file) : its;
        return home ? [{ entry: topOf(it.entry), plan: home }] : [];
      }),
    );
  const reach = (start: readonly Stop[], next: (at: Stop) => Stop[]): Map<Activity, Stop> => {
    const found = new Map(start.map(it => [it.entry, it]));
    for (const it of found.values())
      for (const to of links(it, next)) if (!found.has(to.entry)) found.set(to.entry, to);
    return found;
  };
  const own = (list: readonly Activity[]): Stop[] => list.map(entry => ({ entry: topOf(entry), plan }));
  // What can be reached at all, in any direction, holds every beginning that counts.
  const around = reach(own(work), at => [...up(at), ...down(at)]);
  const starts = [...own(from), ...[...around.values()].filter(it => !isOwn(it.plan) && isFrom(it.entry))];
  return new Set([...reach(starts, up).keys(), ...reach(starts, down).keys()]);
}

const groups = new WeakMap<Parsed, Map<Activity, Activity[]>>();
/** An activity and all tasks under it. */
function groupOf(top: Activity): readonly Activity[] {
  let known = groups.get(top.parsed);
  if (!known) {
    groups.set(top.parsed, (known = new Map()));
    for (const it of top.parsed.entries) {
      if (it.kind !== 'activity') continue;
      const above = topOf(it as Activity);
      const list = known.get(above);
      if (list) list.push(it as Activity);
      else known.set(above, [it as Activity]);
    }
  }
  return known.get(top) ?? [top];
}
