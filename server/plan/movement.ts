import type { Activity } from '../language/activity.ts';
import type { Day } from '../language/day.ts';
import { types } from '../language/values.ts';
import { descend } from './node.ts';
import { criteria, type EntryOf } from './query.ts';

/** The last day up to today that `log`, `started`, `finished` or a criterion's `met` names: when an activity moved, as far as it says so itself. */
export function lastMovement(entry: EntryOf<'activity'>, today: Day): Day | undefined {
  const { log, started, finished } = entry.value;
  const met = criteria(entry).map(it => types.date.read(descend(it.node, ['met'])?.value.text ?? ''));
  return latest([...(log?.keys() ?? []), started, finished, ...met], today);
}

/** The same of an activity and all tasks in it. */
export const lastMovementWithin = (entry: EntryOf<'activity'>, today: Day): Day | undefined =>
  latest([lastMovement(entry, today), ...taskDays(entry.value)], today);

const taskDays = ({ tasks }: Activity): (Day | undefined)[] =>
  [...(tasks?.values() ?? [])].flatMap(it => {
    const { log, started, finished, done } = it;
    const met = Array.isArray(done) ? done.map(one => (typeof one === 'object' ? one.met : undefined)) : [];
    return [...(log?.keys() ?? []), started, finished, ...met, ...taskDays(it)];
  });

const latest = (days: readonly (Day | undefined)[], today: Day): Day | undefined =>
  days.reduce((a, b) => (b !== undefined && b <= today && (a === undefined || b > a) ? b : a), undefined);
