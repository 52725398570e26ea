import type { Goal } from '../language/goal.ts';
import type { Entry } from './parse.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, headOf } from './query.ts';

/** A section that is one map of keys, such as `goal`, in the form of an entry, so that keys are found in it and added to it as in any other. */
export function sectionOf(plan: Plan, key: string): Entry | undefined {
  const head = headOf(plan, key);
  if (!head) return undefined;
  const { parsed, pair } = head;
  const { [key]: value = {} } = parsed.value as Record<string, unknown>;
  return { kind: 'goal', id: key, key: pair.key, node: pair.value, value, parent: undefined, parsed, path: [key] };
}
/** The goal, when it is one: a map with something in it. */
export function goalOf(plan: Plan): EntryOf<'goal'> | undefined {
  const goal = sectionOf(plan, 'goal');
  return goal?.node.pairs.length ? (goal as EntryOf<'goal'>) : undefined;
}
