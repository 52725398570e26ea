import { type Plan, textOf } from '../plan/plan.ts';

/** A plan of two versions of a folder, by its files: one of the two is missing where it came or went. */
export interface Pair {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Which plan of one version is which of another: the same file, else, of those that came and went, the one that says the
 * same, else the most alike of at least half their entries. A file that holds nothing of what it held may be that of
 * another plan, if what it held is found elsewhere. In the order of the files.
 */
export function paired(before: ReadonlyMap<string, Plan>, after: ReadonlyMap<string, Plan>): Pair[] {
  const reused = [...after.keys()].filter(it => before.has(it) && isOther(before.get(it)!, after.get(it)!));
  const came = [...after.keys()]
    .filter(it => !before.has(it))
    .concat(reused)
    .sort();
  const gone = [...before.keys()]
    .filter(it => !after.has(it))
    .concat(reused)
    .sort();
  const was = sameTexts(came, gone, before, after);
  const left = new Set(gone);
  for (const it of was.values()) left.delete(it);
  const fresh = came.filter(it => !was.has(it));
  const likely = fresh.length * left.size > mostPairs ? [] : alike(fresh, [...left], before, after);
  for (const { now, old } of likely) {
    if (was.has(now) || !left.has(old)) continue;
    was.set(now, old);
    left.delete(old);
  }
  for (const it of reused) if (!was.has(it) && left.delete(it)) was.set(it, it);
  const isLoose = new Set(came);
  const stay = [...after.keys()].map(it => ({ before: isLoose.has(it) ? was.get(it) : it, after: it }));
  const all: Pair[] = [...stay, ...[...left].map(it => ({ before: it, after: undefined }))];
  const nameOf = (it: Pair): string => it.after ?? it.before!;
  return all.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
/** So many are held against each other one by one: where more were rewritten and moved at once, they count as new. */
const mostPairs = 10_000;

type Plans = ReadonlyMap<string, Plan>;
/** Those that came, each with one that went and says the same to the letter: a folder that is moved may hold any number. */
function sameTexts(came: readonly string[], gone: readonly string[], before: Plans, after: Plans): Map<string, string> {
  const was = new Map<string, string>();
  if (!came.length) return was;
  const byText = new Map<string, string[]>();
  // The last one first, so that the first one is taken first.
  for (const it of [...gone].reverse()) {
    const text = textOf(before.get(it)!);
    const same = byText.get(text);
    if (same) same.push(it);
    else byText.set(text, [it]);
  }
  for (const it of came) {
    const old = byText.get(textOf(after.get(it)!))?.pop();
    if (old !== undefined) was.set(it, old);
  }
  return was;
}

/** Those that share at least half their names, the most alike first. */
function alike(came: readonly string[], gone: readonly string[], before: Plans, after: Plans) {
  const old = gone.map(it => ({ old: it, names: namesIn(before.get(it)!) }));
  const all = came.flatMap(now => {
    const names = namesIn(after.get(now)!);
    return old.map(it => ({ now, old: it.old, share: share(it.names, names) }));
  });
  return all.filter(it => it.share >= 0.5).sort((a, b) => b.share - a.share);
}
/** Of what was named in a file, nothing is. */
export function isOther(before: Plan, after: Plan): boolean {
  // Most files of most folders have not changed, and what has not shares what was read of it.
  if (before.chunks.every((it, i) => it === after.chunks[i])) return false;
  const names = namesIn(before);
  return names.size > 0 && share(names, namesIn(after)) === 0;
}
function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const it of one) if (other.has(it)) both++;
  return both / Math.max(1, one.size, other.size);
}
const namesIn = ({ chunks }: Plan): Set<string> =>
  new Set(chunks.flatMap(({ entries }) => entries.map(({ kind, id }) => `${kind} ${id}`)));
