import { quote } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type Criterion, criteria, type EntryOf, field, isOpen } from '../plan/query.ts';
import { kebab, unused, upTo } from '../plan/suggest.ts';
import { addTasks } from './breakdown.ts';
import { isTaken } from './free-id.ts';
import type { Refactored, Spot } from './refactoring.ts';

/** A task for each criterion of an activity that has several and no tasks yet. The criteria stay with the activity, too: they are what it is for. */
export function criteriaToTasks({ plan, activity }: Spot): Refactored[] {
  if (!activity || !isOpen(activity.value) || activity.value.every !== undefined || activity.value.load !== undefined)
    return [];
  const all = criteria(activity).filter(it => it.text.trim());
  if (all.length < 2 || field(activity, 'tasks') || activity.node.kind !== 'map') return [];
  const title = `Break down into ${all.length} tasks, one for each criterion`;
  return [{ title, kind: 'refactor.extract', edits: [addTasks(plan, activity, tasksFor(plan, activity, all))] }];
}

function tasksFor(plan: Plan, { id }: EntryOf<'activity'>, all: readonly Criterion[]): string[] {
  const taken = new Set<string>();
  return all.map(it => {
    const name = kebab(upTo(it.text, 30));
    // A text in which no letter can stand in a name gives "new", which says nothing.
    const own = unused(name === 'new' ? `${kebab(id)}-1` : name, it => taken.has(it) || isTaken(plan, it));
    taken.add(own);
    const text = quote(it.text.replace(/\s+/g, ' ').trim(), true);
    const done = it.by === undefined ? text : `[{ criterion: ${text}, by: ${quote(it.by, true)}${metOf(it)} }]`;
    return `${own}: { done: ${done}${it.met ? ', status: done' : ''} }`;
  });
}
const metOf = ({ node }: Criterion): string => {
  const met = node.pairs.find(it => it.key.text === 'met')?.value.text;
  return met ? `, met: ${quote(met, true)}` : '';
};
