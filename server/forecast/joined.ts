import { splitRef } from '../plan/far-ref.ts';
import type { Member } from '../plan/others.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, findAll, prerequisites } from '../plan/query.ts';
import { once } from '../plan/whole.ts';
import { type Job, jobsIn } from '../reckon/job.ts';

/** A plan whose work is forecast together with that of others. */
export interface Group extends Member {
  /** Its open work that is done once, in the order of the text. */
  readonly jobs: readonly Job[];
}

/**
 * The plans whose work is forecast together with that of a plan: all that share a person with it, wait for it or are
 * waited for, through others or not; with `file`, those of another one. In the order of their files, so that each of them
 * sees the same.
 */
export const joined = (plan: Plan, tentative = false, file = plan.others?.file ?? ''): readonly Group[] =>
  (tentative ? everything : agreed)(plan).get(file)!;

/** The plans of a folder that are forecast together, by the file of each of them. */
const parts = (tentative: boolean) =>
  once((whole): ReadonlyMap<string, readonly Group[]> => {
    const groups = whole.map(it => ({ ...it, jobs: jobsIn(it, tentative).filter(job => job.kind === 'once') }));
    const top = groups.map((_, i) => i);
    const root = (at: number): number => {
      while (top[at] !== at) at = top[at] = top[top[at]!]!;
      return at;
    };
    const firsts = new Map<string, number>();
    const meet = (key: string, at: number): void => {
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, at);
      else top[root(at)] = root(first);
    };
    for (const [at, it] of whole.entries()) {
      meet(`plan ${it.name}`, at);
      // Load and recurring work join plans, too: they take hours of the people that do both.
      for (const { owner, shares, entry } of jobsIn(it, tentative)) {
        if (owner !== undefined) meet(`person ${owner}`, at);
        for (const it of shares.keys()) meet(`person ${it}`, at);
        for (const { ref } of prerequisites(entry)) {
          const far = splitRef(ref);
          if (far) meet(`plan ${far.plan}`, at);
        }
      }
    }
    const lists = new Map<number, Group[]>();
    for (const [at, it] of groups.entries()) {
      const list = lists.get(root(at));
      if (list) list.push(it);
      else lists.set(root(at), [it]);
    }
    return new Map(groups.map(({ file }, at) => [file, lists.get(root(at))!]));
  });
const agreed = parts(false);
const everything = parts(true);

type Awaitable = 'activity' | 'milestone' | 'decision';
const awaitable: readonly Awaitable[] = ['activity', 'milestone', 'decision'];

/** What a word under `after` names, in its own plan or in one of the others; the first where there are several. */
export function namedIn(
  groups: readonly Group[],
  from: Group,
  ref: string,
): { entry: Entry; group: Group } | undefined {
  const own = foundIn(from, ref);
  if (own) return { entry: own, group: from };
  const far = splitRef(ref);
  if (!far) return undefined;
  // Of several plans with one name another one is meant, where it has such a thing.
  const namesakes = groups.filter(it => it.name === far.plan);
  for (const group of [...namesakes.filter(it => it !== from), ...namesakes.filter(it => it === from)]) {
    const entry = foundIn(group, far.id);
    if (entry) return { entry, group };
  }
  return undefined;
}
function foundIn({ plan }: Group, id: string): Entry | undefined {
  for (const kind of awaitable) {
    const [entry] = findAll(plan, kind, id) as EntryOf<Awaitable>[];
    if (entry) return entry;
  }
  return undefined;
}
