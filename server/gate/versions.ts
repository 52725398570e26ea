import { type Asked, type Finding, findings, type Judged, judge } from '../check.ts';
import { planName } from '../plan/far-ref.ts';
import type { History } from '../plan/past.ts';
import { type Plan, readPlan } from '../plan/plan.ts';
import type { Steps } from '../plan/steps.ts';
import { Workspace } from '../plan/workspace.ts';

/** The plans of one version of a repository: their texts, by their paths from its top. */
export type Texts = ReadonlyMap<string, string>;
/** In the order of their paths, letter by letter. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
/** The plans that do not go on from the one at their path, with the old paths of those that were renamed; nothing for a new plan in the place of another. */
export type Names = ReadonlyMap<string, string | undefined>;
/** The plans in an index, and those that they are held against, by their paths from `top`, an address; or why they cannot be read. */
export type Staged = Readable | { readonly because: string };
export interface Readable {
  readonly top: string;
  readonly now: Texts;
  readonly before: readonly Texts[];
  readonly unmerged: readonly string[];
  /** Those that are in no work tree, though nobody took them out. */
  readonly skipped: ReadonlySet<string>;
  readonly unread: ReadonlyMap<string, string>;
  /** Those that are committed, and can be read in no version before, each with why. */
  readonly lost: ReadonlyMap<string, string>;
}
/** The plans of a version that another one does not lack only because what is staged of them cannot be read: these neither came nor went. */
export const comparable = (texts: Texts, other: Texts, unread: ReadonlyMap<string, string>): Texts =>
  new Map([...texts].filter(([path]) => other.has(path) || !unread.has(path)));
/** The plans that can be read in no version before, of those that are judged now, or are gone. */
export const lostOf = ({ lost, unread }: Pick<Readable, 'lost' | 'unread'>, now: Texts): ReadonlyMap<string, string> =>
  new Map([...lost].filter(([path]) => now.has(path) || !unread.has(path)));
/** One plan of a version with what was found in it. */
export interface Seen {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
}
/** As what, and by what, the plans of all versions are judged. */
export interface Terms {
  readonly asked: (path: string) => Asked;
  /** What was committed of the plans, by their paths of today; of those that are gone by the path that they had. */
  readonly histories: ReadonlyMap<string, History | undefined>;
  /** The same of plans that are gone and whose paths others have taken, by the paths that they had; without them nothing is known of their past. */
  readonly former?: ReadonlyMap<string, History | undefined>;
  /** Plans that were there before and could not be read, by their paths: of these all counts as new, and is told to be no more than that. */
  readonly lost?: ReadonlyMap<string, string>;
}

/** Judges one version of all plans after another, a plan a step. The plans of a version see each other; what two versions share is judged once. `names`: what plans of today were called in it. */
export function newJudge({
  asked,
  histories,
  former,
}: Terms): (texts: Texts, names?: Names) => Steps<ReadonlyMap<string, Seen>> {
  const space = new Workspace();
  const known = new Map<string, Judged>();
  return function* (texts, names) {
    const today = new Map([...(names ?? [])].map(([path, was]) => [was, path] as const));
    for (const path of texts.keys()) {
      const isTaken = !!names?.has(path) && !today.has(path);
      space.remember(path, isTaken ? former?.get(path) : histories.get(today.get(path) ?? path));
    }
    for (const { file } of space.all()) if (!texts.has(file)) space.put(file, planName(file), undefined);
    for (const [path, text] of texts) space.put(path, planName(path), readPlan(text, space.get(path)));
    const seen = new Map<string, Seen>();
    for (const path of [...texts.keys()].sort()) {
      const plan = space.seen(path, name => texts.has(path.replace(/[^/]*$/, `${name}.opsplan`)))!;
      const judged = judge(plan, asked(path), known.get(path));
      known.set(path, judged);
      seen.set(path, { plan, findings: findings(judged) });
      yield;
    }
    return seen;
  };
}
