import type { Finding } from '../check.ts';
import { changesBetween } from '../history/changes.ts';
import { isBroken } from '../plan/broken.ts';
import type { Plan } from '../plan/plan.ts';
import { entryAt } from '../plan/query.ts';
import { atOnce, type Steps } from '../plan/steps.ts';
import { droppedOf, formerly, renamed } from './renamed.ts';
import { type Names, newJudge, type Seen, type Terms, type Texts } from './versions.ts';

/** One plan as it would be committed. */
export interface Gated {
  readonly path: string;
  /** Its path before, where it was renamed. */
  readonly was: string | undefined;
  /** It was there before and could not be read, so all of it counts as new. */
  readonly isLost: boolean;
  /** Parts of it could not be read before and are written otherwise now, so what is found there counts as new. */
  readonly isMended: boolean;
  readonly text: string;
  readonly plan: Plan;
  /** It would be committed otherwise than it is now: no version before says the same under the same name. */
  readonly changed: boolean;
  readonly findings: readonly Finding[];
  /** Those of them that no version before had. */
  readonly fresh: ReadonlySet<Finding>;
}
/** What the plans of a commit would bring. */
export interface Gate {
  readonly plans: readonly Gated[];
  /** The plans that would be gone. */
  readonly dropped: readonly string[];
  /** What was found in the first version before and no longer is, by the paths of today. */
  readonly gone: readonly { readonly path: string; readonly finding: Finding }[];
}

/**
 * Holds the plans of a commit to be against those before it: one, or all that a merge joins, or none. A finding is new
 * where no version before had one of the same rule that says the same of the same entry, wherever its lines stood.
 */
export const gateOf = (now: Texts, before: readonly Texts[], terms: Terms): Gate => atOnce(gating(now, before, terms));
/** The same, step by step. */
export function* gating(now: Texts, before: readonly Texts[], terms: Terms): Steps<Gate> {
  const judgeAll = newJudge(terms);
  const { lost = noneLost } = terms;
  const old: Old[] = [];
  for (const texts of before) {
    const names = renamed(texts, now);
    const seen = yield* judgeAll(texts, names);
    const left = new Map([...seen].map(([path, it]) => [path, groups(it)]));
    old.push({ texts, seen, left, names });
  }
  const plans = [...(yield* judgeAll(now))].map(([path, { plan, findings }]): Gated => {
    const each = old.map(it => pastOf(it, path, plan));
    const isNew = (it: Finding): boolean => each.filter(past => past.left?.get(past.keyOf(it))?.shift()).length === 0;
    const text = now.get(path)!;
    const fresh = new Set(findings.filter(isNew));
    return {
      path,
      was: old[0]?.names.get(path),
      isLost: lost.has(path),
      isMended: fresh.size > 0 && !!each[0]?.isMended,
      text,
      plan,
      changed: each.every(it => it.isRenamed || it.text !== text),
      findings,
      fresh,
    };
  });
  const [first] = old;
  const today = new Map([...(first?.names ?? [])].map(([path, was]) => [was, path]));
  const gone = [...(first?.left ?? [])].flatMap(([was, keys]) =>
    [...keys.values()].flat().map(finding => ({ path: today.get(was) ?? was, finding })),
  );
  const dropped = first ? droppedOf(first.texts, now, first.names) : [];
  return { plans, dropped: [...dropped, ...[...lost.keys()].filter(it => !now.has(it))].sort(), gone };
}
const noneLost: NonNullable<Terms['lost']> = new Map();

/** A version before: what was found in it, by what is said of what, and is not found again yet. */
interface Old {
  readonly texts: Texts;
  readonly seen: ReadonlyMap<string, Seen>;
  readonly left: ReadonlyMap<string, ReadonlyMap<string, Finding[]>>;
  readonly names: Names;
}
/** What a plan of today was then, and how what is found in it was called then. */
function pastOf({ texts, seen, left, names }: Old, path: string, plan: Plan) {
  const was = formerly(names, path);
  const then = <T>(all: ReadonlyMap<string, T>): T | undefined => (was === undefined ? undefined : all.get(was));
  const before = then(seen)?.plan;
  const entries = before ? changesBetween(before, plan).entries : [];
  const ids = new Map(entries.flatMap(it => (it.was === undefined ? [] : [[`${it.kind} ${it.id}`, it.was]])));
  return {
    text: then(texts),
    isRenamed: was !== path,
    left: then(left),
    isMended: !!before && isMended(before, plan),
    keyOf: (it: Finding): string => keyOf(plan, it, ids),
  };
}

/** Something of a version could not be read, and does not stand in the next as it did. */
function isMended(before: Plan, plan: Plan): boolean {
  const broken = before.chunks.filter(isBroken);
  if (!broken.length) return false;
  const now = new Set(plan.chunks.map(it => it.chunk.text));
  return broken.some(it => !now.has(it.chunk.text));
}

function groups({ plan, findings }: Seen): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const it of findings) {
    const key = keyOf(plan, it);
    const list = groups.get(key);
    if (list) list.push(it);
    else groups.set(key, [it]);
  }
  return groups;
}

/** What is found of what, without where it stands. `ids`: entries that were renamed. */
function keyOf(plan: Plan, { rule, message, range }: Finding, ids?: ReadonlyMap<string, string>): string {
  const entry = entryAt(plan, range.start);
  const of = entry ? `${entry.kind} ${ids?.get(`${entry.kind} ${entry.id}`) ?? entry.id}` : '';
  return `${rule}\n${of}\n${message}`;
}
