import { farOf, isShared, sharedKinds } from './far-ref.ts';
import { eachName, factsOf, type Names } from './names-index.ts';
import type { Member } from './others.ts';
import type { Parsed } from './parse.ts';
import { type Plan, sameEnds } from './plan.ts';
import { type EntryOf, headOf } from './query.ts';
import { isCarried, isOngoing } from './standing.ts';

/** What a plan, or a part of it, says to others and hears from them, as keys of the two indexes. */
export interface Links {
  readonly defines: readonly string[];
  readonly uses: readonly string[];
}
export function linksOf({ name, plan: { names } }: Pick<Member, 'name' | 'plan'>): Links {
  const defines = [`plan ${name}`];
  for (const kind of sharedKinds)
    for (const id of names.definitions.get(kind)?.keys() ?? []) defines.push(`${kind} ${id}`);
  const uses = plansUsed(names).map(it => `plan ${it}`);
  for (const kind of sharedKinds) for (const id of names.references.get(kind)?.keys() ?? []) uses.push(`${kind} ${id}`);
  return { defines, uses };
}

const used = new WeakMap<Names, ReadonlyMap<string, readonly string[]>>();
/** What a plan names of others: by the names of those plans, kinds and ids. Looked up once. */
export function farNames(names: Names): ReadonlyMap<string, readonly string[]> {
  let known = used.get(names);
  if (!known) {
    const found = new Map<string, string[]>();
    for (const [kind, ids] of names.references)
      for (const id of ids.keys()) {
        const far = farOf(kind, id);
        if (!far) continue;
        const list = found.get(far.plan);
        if (list) list.push(`${kind} ${far.id}`);
        else found.set(far.plan, [`${kind} ${far.id}`]);
      }
    used.set(names, (known = found));
  }
  return known;
}
/** The plans that the names in a plan lead to. */
export const plansUsed = (names: Names): readonly string[] => [...farNames(names).keys()];

/** What plans of a folder ask of each other without a name: what kind each is, whether it is live, what it serves, whether anything in it goes on all the time; of a strategy also what can be served. */
function standingOf(plan: Plan): string {
  const value = (key: string): string => headText(plan, key);
  const standing = [value('kind'), value('status'), value('serves'), isCarried(plan)];
  if (standing[0] !== 'strategy') return standing.join(' ');
  return [...standing, !!headOf(plan, 'goal'), ...(plan.names.definitions.get('metric')?.keys() ?? [])].join(' ');
}

/** Whether a version of a plan stands otherwise than the one before. Most that is typed is in an activity that says nothing of it. */
export function changedStanding({ removed, added }: Changed, before: Plan, plan: Plan): boolean {
  const saysNothing = ({ chunk, entries }: Parsed): boolean =>
    chunk.kind === 'entry' && chunk.section === 'activities' && !(entries as EntryOf<'activity'>[]).some(isOngoing);
  return ![...removed, ...added].every(saysNothing) && standingOf(before) !== standingOf(plan);
}

/** The chunks that only one of two versions of a plan has. A plan that comes or goes has no other version. */
export function changedChunks(before: Plan | undefined, plan: Plan | undefined): Changed {
  const [old, now] = [before?.chunks ?? none, plan?.chunks ?? none];
  const { head, tail } = sameEnds(old, now);
  return { removed: old.slice(head, old.length - tail), added: now.slice(head, now.length - tail) };
}
export interface Changed {
  readonly removed: readonly Parsed[];
  readonly added: readonly Parsed[];
}
const none: readonly Parsed[] = [];

/** Of all that a plan says to others, or hears from them, what stands in the chunks that changed; nothing where only prose did. */
export function changedLinks({ removed, added }: Changed): Links | undefined {
  const facts = (list: readonly Parsed[]) => list.map(factsOf).join('\n\n');
  if (facts(removed) === facts(added)) return undefined;
  const defines = new Set<string>();
  const uses = new Set<string>();
  for (const parsed of [...removed, ...added]) {
    eachName(parsed, (isDefined, kind, id) => {
      const far = isDefined ? undefined : farOf(kind, id);
      if (far) uses.add(`plan ${far.plan}`);
      else if (isShared(kind)) (isDefined ? defines : uses).add(`${kind} ${id}`);
    });
  }
  return { defines: [...defines], uses: [...uses] };
}

const headText = (plan: Plan, key: string): string => headOf(plan, key)?.pair.value.text ?? '';
/** A strategy that is not closed: what other plans may serve. */
export const isStrategy = (plan: Plan): boolean =>
  headText(plan, 'kind') === 'strategy' && headText(plan, 'status') !== 'closed';
