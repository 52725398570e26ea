import { type Changes, changesBetween, changesOfMerge } from '../history/changes.ts';
import { type Back, backTo } from '../history/earlier.ts';
import { historyOf, type Mention, type Version } from '../history/history.ts';
import type { History } from '../plan/past.ts';
import { alone, type Plan, readPlan } from '../plan/plan.ts';
import type { Link } from './chain.ts';

/** A plan of which the history is wanted. */
export interface Wanted {
  /** Its path from the top of the repository. */
  readonly path: string;
  /** What other plans call it. */
  readonly name: string;
  /** As it stands: most of its chunks were the same in the past. */
  readonly plan: Plan;
}
/** What was worked out of a plan's history, kept for when there is more of it. */
export interface Known {
  readonly key: string;
  readonly history: History;
  /** By commit; where it does not begin with one, by the contents that it begins with. */
  readonly changes: ReadonlyMap<string, Changes>;
  /** The ways back from one version to another, by the contents of both. */
  readonly backs: ReadonlyMap<string, Back>;
  /** The plans of the newest versions, by their contents. */
  readonly plans: ReadonlyMap<string, Plan>;
}

/** How many versions ahead are asked for, and how many plans are kept at hand. */
const ahead = 8;

/** Works out the history of a plan from its versions. Only commits that are not known yet are read. */
export async function pastOf(
  { name, plan }: Wanted,
  links: readonly Link[],
  mentions: readonly Mention[],
  read: (blob: string) => Promise<string | undefined>,
  {
    partial,
    before,
    signal,
  }: { partial: string | undefined; before: Known | undefined; signal?: AbortSignal | undefined },
): Promise<Known> {
  const oldest = links[0]!;
  const key = [links.at(-1)!.commit.id, links.length, oldest.commit.id, mentions.length, partial].join(' ');
  if (before?.key === key) return before;
  const seed = alone(plan);
  const changes = new Map<string, Changes>();
  const backs = new Map<string, Back>();
  const recent = new Map<string, Plan>(before?.plans);
  let last = recent.size ? [...recent.values()].at(-1)! : seed;
  let lost = false;
  const asked = new Map<string, Promise<string | undefined>>();
  const planOf = async (blob: string): Promise<Plan> => {
    const known = recent.get(blob);
    recent.delete(blob);
    const text = known ? undefined : await (asked.get(blob) ?? read(blob));
    asked.delete(blob);
    lost ||= !known && text === undefined;
    last = known ?? (text === undefined ? last : readPlan(text, last));
    recent.set(blob, last);
    if (recent.size > ahead) recent.delete(recent.keys().next().value!);
    return last;
  };
  const versions: Version[] = [];
  const open = links.filter(it => !before?.changes.has(it.commit.id));
  const begin = oldest.from.find(it => it !== undefined);
  if (begin !== undefined) {
    const known = before?.changes.get(begin) ?? changesBetween(undefined, await planOf(begin));
    changes.set(begin, known);
    versions.push({ commit: oldest.commit, changes: known, base: true });
  }
  const backFrom = async (now: string, then: string): Promise<Back> => {
    const pair = `${then} ${now}`;
    const known = before?.backs.get(pair) ?? backTo(await planOf(then), await planOf(now));
    backs.set(pair, known);
    return known;
  };
  let earlier = begin;
  let next = 0;
  for (const it of links) {
    signal?.throwIfAborted();
    for (; next < open.length && asked.size < ahead; next++) {
      const { to } = open[next]!;
      if (!recent.has(to) && !asked.has(to)) asked.set(to, read(to));
    }
    const known = before?.changes.get(it.commit.id) ?? (await changesOf(it, planOf));
    changes.set(it.commit.id, known);
    const back = earlier === undefined ? undefined : await backFrom(it.to, earlier);
    versions.push({ commit: it.commit, changes: known, base: it.root && !!partial, back });
    earlier = it.to;
  }
  const committed = await planOf(links.at(-1)!.to);
  const missing = lost ? 'some of its versions are missing in the repository' : undefined;
  const history = historyOf(versions, { committed, name, mentions, partial: partial ?? missing });
  return { key, history, changes, backs, plans: recent };
}

async function changesOf({ from, to }: Link, planOf: (blob: string) => Promise<Plan>): Promise<Changes> {
  const old: (Plan | undefined)[] = [];
  for (const it of from) old.push(it === undefined ? undefined : await planOf(it));
  const now = await planOf(to);
  const each = old.map(it => changesBetween(it, now));
  return each.length === 1 ? each[0]! : changesOfMerge(each);
}
