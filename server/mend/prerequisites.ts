import { columnOf, type Edit, eolOf, insertKey, linesOf, quote, replace } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { holds } from '../plan/position.ts';
import { dropPrerequisites } from '../plan/prerequisite.ts';
import { type EntryOf, field, items, type Prerequisite } from '../plan/query.ts';
import { appendTo, flowList } from './lists.ts';

/** Lets an activity wait for something, as the last of what stands under `after`. */
export function waitFor(plan: Plan, entry: EntryOf<'activity'>, ref: string): Edit[] {
  const pair = field(entry, 'after');
  return pair ? appendTo(plan, entry.parsed, pair, [ref]) : [insertKey(plan, entry, 'after', flowList([ref]))];
}

/** Puts what an activity shall wait for in the place of one thing that it waits for; nothing in its place takes it out. */
export function waitInstead(
  plan: Plan,
  entry: EntryOf<'activity'>,
  gone: Prerequisite,
  refs: readonly string[],
): Edit[] {
  const { parsed } = entry;
  if (!refs.length) return dropPrerequisites(plan, entry, [gone]);
  const node = items(entry, 'after').find(it => holds(it.range, gone.range.start))!;
  const list = field(entry, 'after')!.value;
  const flow = list.style === 'flow';
  const texts = refs.map(it => quote(it, true));
  const indent = ' '.repeat(columnOf(linesOf(parsed)[node.range.start.line]!));
  const text =
    list.kind !== 'list' && texts.length > 1
      ? `[${texts.join(', ')}]`
      : texts.join(flow ? ', ' : `${eolOf(plan)}${indent}- `);
  return [replace(plan, { parsed, range: node.range }, text)];
}
