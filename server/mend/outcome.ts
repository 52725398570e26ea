import { type Day, iso } from '../language/day.ts';
import { type Edit, insertKey, remove, replace, setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field } from '../plan/query.ts';
import { says } from '../plan/section.ts';
import { setKeys } from './set-keys.ts';

type Activity = EntryOf<'activity'>;

/** Done: nothing blocks it any more. */
export const finish = (plan: Plan, entry: Activity): Edit[] => [
  setKey(plan, entry, 'status', 'done'),
  ...withoutBlocker(plan, entry),
];

/** Dropped, with a reason; without one it is left to be filled in, unless the plan gives one already. */
export function giveUp(plan: Plan, entry: Activity, because?: string): Edit[] {
  const status = setKey(plan, entry, 'status', 'dropped');
  const why = because ?? 'say why it is dropped';
  const blocked = field(entry, 'blocked');
  if (because === undefined && says(entry, 'because')) return [status, ...withoutBlocker(plan, entry)];
  // Between commas the reason takes the blocker's place: two edits would meet there.
  if (blocked && entry.node.style === 'flow' && !field(entry, 'because')) {
    const { key, value } = blocked;
    const end = value.kind === 'empty' ? key.range.end : value.range.end;
    return [status, replace(plan, { parsed: entry.parsed, range: { start: key.range.start, end } }, `because: ${why}`)];
  }
  const said = setKeys(plan, entry, [
    ['status', 'dropped'],
    ['because', why],
  ]);
  return [...said, ...withoutBlocker(plan, entry)];
}

const withoutBlocker = (plan: Plan, entry: Activity): Edit[] => {
  const blocked = field(entry, 'blocked');
  return blocked ? [remove(plan, entry.parsed, blocked.key.range)] : [];
};

/** A line in its log; nothing where the log is not in a form that takes one. */
export function logged(plan: Plan, entry: Activity, day: Day, words: string): Edit[] {
  const log = field(entry, 'log');
  if (!log) return [insertKey(plan, entry, 'log', `{ ${iso(day)}: ${words} }`)];
  const { key, value } = log;
  if (value.kind === 'empty') return [setKey(plan, entry, 'log', `{ ${iso(day)}: ${words} }`)];
  if (value.kind !== 'map') return [];
  return [insertKey(plan, { ...entry, key, node: value }, iso(day), words, value.pairs.at(-1))];
}
