import type { Day } from '../language/day.ts';
import { finishedOn, planOn } from '../plan/earlier.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, isOneOff, isOpen } from '../plan/query.ts';
import { wholeOf } from '../plan/whole.ts';
import { forecastOf } from './forecast.ts';

/** Work that is done, and what the plan foretold of it so many days before. */
export interface Foretold {
  readonly entry: EntryOf<'activity'>;
  /** The day of that forecast, what it said, and when the work was done. */
  readonly made: Day;
  readonly expected: Day;
  readonly finished: Day;
}
/** How far ahead forecasts are held against what came, unless somebody says otherwise. Days. */
export const usuallyAhead = 30;
/** In a folder of more plans the others are left out: to place them all on each of these days would take too long. */
const mostPlans = 100;
/** Each is a forecast of its own: only the work that was done last is asked about. */
const most = 12;

/** What earlier versions of a plan foretold of the work that is done now, the latest first. A forecast of the past takes the plans as they stood on its day. */
export function foretold(plan: Plan, today: Day, ahead = usuallyAhead): readonly Foretold[] {
  const { history } = plan;
  if (!history) return [];
  const key = `${today} ${ahead}`;
  const before = known.get(history);
  if (before?.chunks === plan.chunks && before.key === key) return before.found;
  const done = entriesOf(plan, 'activity')
    .flatMap(entry => {
      const finished = entry.parent || !isOneOff(entry.value) ? undefined : finishedOn(entry, history);
      return finished === undefined || finished > today ? [] : [{ entry, finished }];
    })
    .sort((a, b) => b.finished - a.finished);
  const found: Foretold[] = [];
  for (const { entry, finished } of done) {
    if (found.length >= most) break;
    const made = finished - ahead;
    const then = planOn(plan, made, wholeOf(plan).length > mostPlans);
    const was = then && find(then, 'activity', entry.id);
    const expected = was && isOpen(was.value) ? forecastOf(then, made).of(was)?.finish : undefined;
    if (expected !== undefined) found.push({ entry, made, expected, finished });
  }
  known.set(history, { chunks: plan.chunks, key, found });
  return found;
}
const known = new WeakMap<object, { chunks: Plan['chunks']; key: string; found: readonly Foretold[] }>();

/** By which part of the time that was left those forecasts were off, on average: 0.5 is by half of it. Nothing where there is none. */
export function missBy(all: readonly Foretold[]): number | undefined {
  if (!all.length) return undefined;
  const misses = all.map(it => Math.abs(it.expected - it.finished) / (it.finished - it.made));
  return misses.reduce((sum, it) => sum + it, 0) / all.length;
}
