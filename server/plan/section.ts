import type { Entry, Parsed } from './parse.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, field, headOf } from './query.ts';

/** A section that is one map of keys, such as `goal`, in the form of an entry, so that keys are found in it and added to it as in any other. */
export function sectionIn(parsed: Parsed, key: string): Entry | undefined {
  const pair = parsed.chunk.kind === 'head' ? parsed.pairs.find(it => it.key.text === key) : undefined;
  if (!pair) return undefined;
  const { [key]: value = {} } = (parsed.value ?? {}) as Record<string, unknown>;
  return { kind: 'goal', id: key, key: pair.key, node: pair.value, value, parent: undefined, parsed, path: [key] };
}
/** The first section of that name. */
export function sectionOf(plan: Plan, key: string): Entry | undefined {
  const head = headOf(plan, key);
  return head && sectionIn(head.parsed, key);
}

/** The goal of a chunk, when it is one: a map with something in it. */
export function goalIn(parsed: Parsed): EntryOf<'goal'> | undefined {
  const goal = sectionIn(parsed, 'goal');
  return goal?.node.kind === 'map' && goal.node.pairs.length ? (goal as EntryOf<'goal'>) : undefined;
}
export function goalOf(plan: Plan): EntryOf<'goal'> | undefined {
  const head = headOf(plan, 'goal');
  return head && goalIn(head.parsed);
}

/** Whether something is written for a key, readable or not. */
export function says(entry: Entry | undefined, ...path: string[]): boolean {
  const node = entry && field(entry, ...path)?.value;
  return !!node && (node.text.trim() !== '' || node.pairs.length > 0 || node.items.length > 0);
}
