import type { Duration } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, find, prerequisites } from '../plan/query.ts';
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
  const before = new Map<Activity, Activity[]>();
  const parts = new Map<Activity, Activity[]>();
  for (const { entry } of work) if (entry.parent) parts.set(entry.parent, [...(parts.get(entry.parent) ?? []), entry]);
  /** Whether the one is reached from the other: by what it waits for, what it is a part of, and what is a part of it. */
  const reaches = (from: Activity, to: Activity): boolean => {
    const seen = new Set<Activity>();
    const next = [from];
    for (let at = next.pop(); at; at = next.pop()) {
      if (at === to) return true;
      if (seen.has(at)) continue;
      seen.add(at);
      next.push(...(before.get(at) ?? []), ...(parts.get(at) ?? []));
      // A task may begin when all that its activity waits for is over.
      for (let up = at.parent; up; up = up.parent) next.push(...(before.get(up) ?? []));
    }
    return false;
  };
  const within = (it: Activity): Activity[] => [it, ...(parts.get(it) ?? []).flatMap(within)];
  return new Map(
    work.map(it => {
      const { entry } = it;
      const links: Link[] = [];
      // What a whole waits for its parts wait for as well, and those that are done do not.
      if (within(entry).some(part => part.value.status === 'done')) return [it, links];
      for (const { ref, lag } of prerequisites(entry)) {
        if (links.some(at => at.ref === ref)) continue;
        const found = find(plan, 'activity', ref);
        if (!found) {
          if (find(plan, 'milestone', ref)) links.push({ path: [ref], ref, lag });
          continue;
        }
        if (!out.has(found) || related(found, entry) || within(entry).some(part => reaches(found, part))) continue;
        before.set(entry, [...(before.get(entry) ?? []), found]);
        links.push({ path: pathOf(found), ref, lag });
      }
      return [it, links];
    }),
  );
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
