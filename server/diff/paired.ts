import { type Plan, textOf } from '../plan/plan.ts';

/** A plan of two versions of a folder, by its files: one of the two is missing where it came or went. */
export interface Pair {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Which plan of one version is which of another: the same file, else, of those that came and went, the most alike of at
 * least half their entries. In the order of the files.
 */
export function paired(before: ReadonlyMap<string, Plan>, after: ReadonlyMap<string, Plan>): Pair[] {
  const came = [...after.keys()].filter(it => !before.has(it)).sort();
  const gone = new Set([...before.keys()].filter(it => !after.has(it)).sort());
  const was = new Map<string, string>();
  const likely = came.length * gone.size > mostPairs ? [] : came.flatMap(now => [...gone].map(old => ({ now, old })));
  const scored = likely.map(it => ({ ...it, share: likeness(before.get(it.old)!, after.get(it.now)!) }));
  for (const { now, old, share } of scored.sort((a, b) => b.share - a.share)) {
    if (share < 0.5 || was.has(now) || !gone.has(old)) continue;
    was.set(now, old);
    gone.delete(old);
  }
  const stay = [...after.keys()].map(it => ({ before: before.has(it) ? it : was.get(it), after: it }));
  const all: Pair[] = [...stay, ...[...gone].map(it => ({ before: it, after: undefined }))];
  const nameOf = (it: Pair): string => it.after ?? it.before!;
  return all.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
const mostPairs = 10_000;

/** Which share of the names in two plans is in both. */
function likeness(a: Plan, b: Plan): number {
  if (textOf(a) === textOf(b)) return 1;
  const [one, other] = [a, b].map(namesIn) as [Set<string>, Set<string>];
  const both = [...one].filter(it => other.has(it)).length;
  return both / Math.max(1, one.size, other.size);
}
const namesIn = (plan: Plan): Set<string> =>
  new Set(plan.chunks.flatMap(({ entries }) => entries.map(({ kind, id }) => `${kind} ${id}`)));
