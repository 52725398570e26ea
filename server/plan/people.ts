import type { Activity } from '../language/activity.ts';
import { contributors, type EntryOf } from './query.ts';

/** Everybody whom an activity names as at work on it: its owner, contributors, whoever carries its load. */
function named({ owner, load, ...it }: Activity): string[] {
  return [...(owner === undefined ? [] : [owner]), ...contributors(it), ...(load instanceof Map ? load.keys() : [])];
}
const below = ({ tasks }: Activity): string[] =>
  [...(tasks?.values() ?? [])].flatMap(it => [...named(it), ...below(it)]);

/** Everybody at work on an activity: with those on its tasks, and on what it is a task of. */
export function peopleOn(entry: EntryOf<'activity'>): Set<string> {
  const all = new Set([...named(entry.value), ...below(entry.value)]);
  for (let at = entry.parent; at; at = at.parent) for (const it of named(at.value)) all.add(it);
  return all;
}
