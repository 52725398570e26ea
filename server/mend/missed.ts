import type { Entry } from '../plan/parse.ts';
import type { EntryOf } from '../plan/query.ts';
import { isOpen } from '../plan/query.ts';

/** The keys whose absence has a rule of its own (`owner-missing`, `due-missing` …), by kind of entry; `plan` is the margin. */
const keys: Readonly<Record<string, readonly string[]>> = {
  activity: ['owner', 'due', 'effort', 'done', 'impact', 'priority'],
  metric: ['owner'],
  milestone: ['owner'],
  workstream: ['owner'],
  risk: ['owner'],
  decision: ['owner', 'by'],
  goal: ['metric', 'by'],
  plan: ['owner', 'review', 'goal', 'plan', 'activities'],
};

/** Whether a rule of its own speaks where this key has no value. Those about activities skip tasks, and what is done or dropped. */
export function isMissedByName(path: readonly string[], entry: Entry | undefined): boolean {
  const above = path.length - 1;
  const level = !above ? 'plan' : entry?.path.length === above ? entry.kind : path.slice(0, -1).join('.');
  if (level === 'activity' && (entry!.parent || !isOpen((entry as EntryOf<'activity'>).value))) return false;
  return Object.hasOwn(keys, level) && keys[level]!.includes(path.at(-1)!);
}
