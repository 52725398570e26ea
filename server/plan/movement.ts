import type { Activity } from '../language/activity.ts';
import type { Day } from '../language/day.ts';
import { types } from '../language/values.ts';
import type { Frame } from './frame.ts';
import { descend } from './node.ts';
import { type History, movedBy } from './past.ts';
import { criteria, type EntryOf } from './query.ts';

/** The day, and the past of the plan where that is known and counts. */
type When = Pick<Frame, 'today'> & Partial<Pick<Frame, 'history'>>;

/** The last day up to today on which an activity moved: one that `log`, `started`, `finished` or a criterion's `met` names, or on which somebody committed a change of it. */
export function lastMovement(entry: EntryOf<'activity'>, { today, history }: When): Day | undefined {
  const { log, started, finished } = entry.value;
  const met = criteria(entry).map(it => types.date.read(descend(it.node, ['met'])?.value.text ?? ''));
  return latest(
    [...(log?.keys() ?? []), started, finished, ...met, ...committed(entry.id, entry.value, history)],
    today,
  );
}

/** The same of an activity and all tasks in it. */
export const lastMovementWithin = (entry: EntryOf<'activity'>, when: When): Day | undefined =>
  latest([lastMovement(entry, when), ...taskDays(entry.value, when.history)], when.today);

/** The days of the commits that moved it. Of work that recurs a change of its entry is no sign that it was done; a commit that names it is. */
function committed(id: string, { every }: Activity, history: History | undefined): Day[] {
  const past = history?.past('activity', id);
  return past ? (every ? past.named : movedBy(past)).map(it => it.day) : [];
}

const taskDays = ({ tasks }: Activity, history: History | undefined): (Day | undefined)[] =>
  [...(tasks ?? [])].flatMap(([id, it]) => {
    const { log, started, finished, done } = it;
    const met = Array.isArray(done) ? done.map(one => (typeof one === 'object' ? one.met : undefined)) : [];
    return [...(log?.keys() ?? []), started, finished, ...met, ...committed(id, it, history), ...taskDays(it, history)];
  });

const latest = (days: readonly (Day | undefined)[], today: Day): Day | undefined =>
  days.reduce((a, b) => (b !== undefined && b <= today && (a === undefined || b > a) ? b : a), undefined);
