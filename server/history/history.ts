import type { Kind } from '../language/kinds.ts';
import type { Commit, History, Past, Step, Turn } from '../plan/past.ts';
import { type Plan, readPlan } from '../plan/plan.ts';
import { headOf } from '../plan/query.ts';
import { type Changes, changesBetween } from './changes.ts';
import { type Back, backTo, earlierPlans } from './earlier.ts';

/** One commit with what it changed in a plan. */
export interface Version {
  readonly commit: Commit;
  readonly changes: Changes;
  /** Nothing older can be read: what it holds was there before, and nobody knows since when. */
  readonly base?: boolean;
  /** What leads back to the version before it in the list. */
  readonly back?: Back | undefined;
}
/** A commit whose message names entries behind `Plan:`. */
export interface Mention {
  readonly commit: Commit;
  /** An id, or `plan/id`. */
  readonly names: readonly string[];
}
/** What is known besides the versions. */
export interface Around {
  /** The plan as it was committed last. */
  readonly committed: Plan;
  /** What other plans call it: the name of its file. */
  readonly name: string;
  /** Oldest first. */
  readonly mentions?: readonly Mention[];
  readonly partial?: string | undefined;
}
type Growing = { -readonly [K in keyof Past]: Past[K] } & { turns: Turn[]; named: Commit[] };

/** The past of a plan from its versions, oldest first. A commit that only laid it out anew is none of them. */
export function historyOf(versions: readonly Version[], { committed, name, mentions = [], partial }: Around): History {
  const pasts = new Map<string, Growing>();
  const steps: Step[] = [];
  let live: Step | undefined;
  for (const { commit, changes, base } of versions) {
    if (!changes.entries.length && !changes.head.length) continue;
    const step: Step = { ...commit, order: steps.length };
    steps.push(step);
    take(pasts, changes, step, !!base);
    if (changes.head.some(it => it.key === 'status' && it.to?.text === 'live')) live ??= step;
  }
  for (const { commit, names } of mentions) {
    for (const it of names.slice(0, mostNames)) {
      const id = it.startsWith(`${name}/`) ? it.slice(name.length + 1) : it;
      pasts.get(keyOf('activity', id))?.named.push(commit);
    }
  }
  return {
    partial,
    steps,
    first: versions[0]?.base ? undefined : steps[0],
    live: live ?? (wasLive(committed, versions) ? steps[0] : undefined),
    committed,
    past: (kind, id) => pasts.get(keyOf(kind, id)),
    at: earlierPlans(
      committed,
      versions.map(it => ({ day: it.commit.day, back: it.back })),
    ),
  };
}
const mostNames = 50;
const keyOf = (kind: Kind, id: string): string => `${kind} ${id}`;

/** Live in all that is known: nothing ever set it. */
const wasLive = (plan: Plan, versions: readonly Version[]): boolean =>
  headOf(plan, 'status')?.pair.value.text === 'live' &&
  !versions.some(it => it.changes.head.some(({ key }) => key === 'status'));

function take(pasts: Map<string, Growing>, { entries }: Changes, step: Step, base: boolean): void {
  for (const { kind, id, what, was, keys } of entries) {
    if (what === 'dropped') continue;
    const before = pasts.get(keyOf(kind, was ?? id));
    const past: Growing = before ?? { first: base || what !== 'added' ? undefined : step, turns: [], named: [] };
    if (was !== undefined) pasts.delete(keyOf(kind, was));
    pasts.set(keyOf(kind, id), past);
    for (const it of keys) past.turns.push({ step, ...it });
  }
}

/** The past of a plan from the texts of its versions, oldest first, each made of the one before. */
export function historyOfTexts(
  texts: readonly { readonly commit: Commit; readonly text: string; readonly names?: readonly string[] }[],
  name: string,
): History {
  let before: Plan | undefined;
  const versions: Version[] = [];
  for (const { commit, text } of texts) {
    const plan = readPlan(text, before);
    versions.push({ commit, changes: changesBetween(before, plan), back: before && backTo(before, plan) });
    before = plan;
  }
  const mentions = texts.map(({ commit, names = [] }) => ({ commit, names }));
  return historyOf(versions, { committed: before ?? readPlan(''), name, mentions });
}
