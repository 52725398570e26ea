import type { Day } from '../language/day.ts';
import { types } from '../language/values.ts';
import { descend } from './node.ts';
import { criteria, type EntryOf } from './query.ts';

/** The last day up to today that `log`, `started`, `finished` or a criterion's `met` names: when an activity moved, as far as it says so itself. */
export function lastMovement(entry: EntryOf<'activity'>, today: Day): Day | undefined {
  const { log, started, finished } = entry.value;
  const met = criteria(entry).map(it => types.date.read(descend(it.node, ['met'])?.value.text ?? ''));
  const days = [...(log?.keys() ?? []), started, finished, ...met].filter(it => it !== undefined && it <= today);
  return days.reduce((a, b) => (a === undefined || b! > a ? b : a), undefined);
}
