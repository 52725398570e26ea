import { type Edit, linesOf, remove, removeEntry } from '../plan/edit.ts';
import type { Entry, Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, field, headOf, indexOf } from '../plan/query.ts';

/** The chunks of a section: its head, and the entries that stand below it. */
export function sectionChunks(plan: Plan, head: Parsed): readonly Parsed[] {
  const first = indexOf(plan, head);
  let last = first;
  while (plan.chunks[last + 1]?.chunk.kind === 'entry') last++;
  return plan.chunks.slice(first, last + 1);
}

/** Takes out a whole section with the comments directly above it; those at its end belong to what follows, or to nobody. */
export function removeSection(plan: Plan, head: Parsed): Edit {
  const chunks = sectionChunks(plan, head);
  const last = chunks.at(-1)!;
  const from = plan.lines[indexOf(plan, head)]!;
  const lines = linesOf(last);
  return {
    range: {
      start: { line: from, character: 0 },
      end: { line: plan.lines[indexOf(plan, last)]! + lines.length - 1, character: lines.at(-1)!.length },
    },
    text: '',
  };
}

/** Takes out an entry, and its section, or the `tasks` that it stands in, when nothing else does: without entries these are half written. */
export function removeWhole(plan: Plan, entry: Entry): Edit {
  const tasks = entry.parent && field(entry.parent, 'tasks');
  if (tasks?.value.pairs.length === 1) return remove(plan, entry.parsed, tasks.key.range);
  const head = entriesOf(plan, entry.kind).length === 1 ? headOf(plan, entry.path[0]!) : undefined;
  return head ? removeSection(plan, head.parsed) : removeEntry(plan, entry);
}
