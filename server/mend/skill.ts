import { type Edit, insertKey, quote, setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field } from '../plan/query.ts';
import { appendTo, flowList } from './lists.ts';
import { addPair } from './pair.ts';

/** Writes a skill for somebody who has it, or for work that needs it; with its level where skills stand with theirs. */
export function addSkill(
  plan: Plan,
  entry: EntryOf<'person'> | EntryOf<'activity'>,
  name: string,
  level: number | undefined,
): Edit[] {
  const pair = field(entry, 'skills');
  if (pair?.value.kind === 'map') return [addPair(plan, entry, 'skills', quote(name, true), String(level ?? 3))];
  if (pair && pair.value.kind !== 'empty') return appendTo(plan, entry.parsed, pair, [name]);
  const text = level === undefined ? flowList([name]) : `{ ${quote(name, true)}: ${level} }`;
  return [pair ? setKey(plan, entry, 'skills', text) : insertKey(plan, entry, 'skills', text)];
}
