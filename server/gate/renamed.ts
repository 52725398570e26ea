import { paired } from '../diff/paired.ts';
import { type Plan, readPlan } from '../plan/plan.ts';
import type { Texts } from './versions.ts';

/** The plans that are called otherwise than before: their new paths with the old ones. */
export function renamed(before: Texts, now: Texts): ReadonlyMap<string, string> {
  const only = (texts: Texts, other: Texts): Map<string, Plan> =>
    new Map([...texts].filter(([path]) => !other.has(path)).map(([path, text]) => [path, readPlan(text)]));
  const pairs = paired(only(before, now), only(now, before));
  return new Map(
    pairs.flatMap(it => (it.before === undefined || it.after === undefined ? [] : [[it.after, it.before] as const])),
  );
}
