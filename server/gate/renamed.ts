import { paired } from '../diff/paired.ts';
import { type Plan, readPlan } from '../plan/plan.ts';
import type { Names, Texts } from './versions.ts';

/** Which plans of a version are others than those that stood at their paths. */
export function renamed(before: Texts, now: Texts): Names {
  const old = new Map<string, Plan>();
  const plans = new Map<string, Plan>();
  // What says the same at its path is the same plan.
  for (const [path, text] of before) if (now.get(path) !== text) old.set(path, readPlan(text));
  for (const [path, text] of now) if (before.get(path) !== text) plans.set(path, readPlan(text, old.get(path)));
  return new Map(
    paired(old, plans).flatMap(({ before: was, after }) =>
      after === undefined || was === after || (was === undefined && !before.has(after)) ? [] : [[after, was] as const],
    ),
  );
}

/** The path that a plan had; of a new one in the place of another, nothing. */
export const formerly = (names: Names, path: string): string | undefined => (names.has(path) ? names.get(path) : path);

/** The old paths of the plans that would be gone, in order. */
export function droppedOf(before: Texts, now: Texts, names: Names): string[] {
  const kept = new Set([...now.keys()].map(it => formerly(names, it)));
  return [...before.keys()].filter(it => !kept.has(it)).sort();
}
