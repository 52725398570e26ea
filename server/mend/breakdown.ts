import { type Edit, insertKey, insertLines } from '../plan/edit.ts';
import { isDefined } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field } from '../plan/query.ts';
import { kebab, unused } from '../plan/suggest.ts';

const steps = ['Say what is done first', 'Say what is done next', 'Say what is done last'];

/** Breaks an activity down into three tasks to fill in; `more` is what each says besides its title. Nothing where it has tasks already, or cannot take any as it is written. */
export function breakDown(plan: Plan, entry: EntryOf<'activity'>, more = ''): Edit[] {
  const { node } = entry;
  if (field(entry, 'tasks') || (node.kind !== 'map' && node.kind !== 'empty')) return [];
  const taken = new Set<string>();
  const tasks = steps.map((title, i) => {
    const id = unused(`${kebab(entry.id)}-${i + 1}`, it => taken.has(it) || isDefined(plan, 'activity', it));
    taken.add(id);
    return `${id}: { title: ${title}${more && `, ${more}`} }`;
  });
  return [addTasks(plan, entry, tasks)];
}

/** Adds tasks to an activity that has none, each on one line. */
export function addTasks(plan: Plan, entry: EntryOf<'activity'>, tasks: readonly string[]): Edit {
  const { parsed, node, key } = entry;
  if (node.style === 'flow') return insertKey(plan, entry, 'tasks', `{ ${tasks.join(', ')} }`);
  const pad = ' '.repeat(node.pairs[0]?.key.range.start.character ?? key.range.start.character + 2);
  const behind = node.kind === 'empty' ? key.range.end.line : node.range.end.line;
  return insertLines(plan, parsed, behind, [`${pad}tasks:`, ...tasks.map(it => `${pad}  ${it}`)]);
}
