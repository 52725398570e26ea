import type { Day } from '../language/day.ts';
import { type EntryOf, entriesOf, find } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import type { GiveUp } from '../reckon/relief.ts';
import { tryOut } from '../reckon/try-out.ts';
import { type Forecast, forecastOf } from './forecast.ts';
import { delay, type Missed, type Remedy, remedies, whenOf } from './remedies.ts';

/** What would make a deadline fit: one change, tried, with the day that it reaches. */
export interface Fit extends Remedy {
  /** It moves the deadline. */
  readonly isLater?: boolean;
  /** How many other activities are finished on another day then. */
  readonly touched: number;
}

/** The deadline of an activity, or of the goal, if the forecast misses it at 80 %. */
export function missedBy(forecast: Forecast, entry: EntryOf<'activity'> | undefined): Missed | undefined {
  const due = entry ? entry.value.due : goalOf(forecast.plan)?.value.by;
  if (due === undefined) return undefined;
  const missed = { entry, due };
  const when = whenOf(forecast, missed);
  return when && (when.p80 ?? Infinity) > due ? missed : undefined;
}

/**
 * The smallest single changes that make a deadline fit, the smallest first: by how many other activities end on another
 * day then, then by how little of the text is changed. What moves the deadline itself comes last.
 */
export function fits(forecast: Forecast, missed: Missed, reaches: boolean, giveUp: GiveUp): Fit[] {
  const found: Omit<Fit, 'touched'>[] = remedies(forecast, missed, reaches, giveUp, true);
  const all = [...found, ...laterDue(forecast, missed)];
  const size = ({ edits, others = [] }: Omit<Fit, 'touched'>): number =>
    [...edits, ...others].reduce((sum, it) => sum + it.text.length, 0);
  return all
    .map(it => ({ ...it, touched: it.isLater ? 0 : touchedBy(forecast, it.then, missed) }))
    .sort(
      (a, b) => Number(a.isLater ?? false) - Number(b.isLater ?? false) || a.touched - b.touched || size(a) - size(b),
    );
}

/** The deadline later. The order of work may be another one for it, so that this is tried as well, with a little more each time. */
function laterDue(forecast: Forecast, missed: Missed): Omit<Fit, 'touched'>[] {
  const { plan, solved } = forecast;
  for (const more of [0, 1, 2, 3, 5, 10]) {
    const change = delay(forecast, missed, more);
    if (!change) return [];
    const then = forecastOf(tryOut(plan, change), solved.today);
    const entry = missed.entry && find(then.plan, 'activity', missed.entry.id);
    const due = missed.entry ? entry?.value.due : goalOf(then.plan)?.value.by;
    const reached = due === undefined ? undefined : whenOf(then, { entry, due })?.p80;
    if (reached !== undefined && reached <= due!) return [{ ...change, of: [], reached, then, isLater: true }];
  }
  return [];
}

/** How many activities but the one at hand end on another day. */
function touchedBy(now: Forecast, then: Forecast, { entry }: Missed): number {
  const days = new Map<string, Day | undefined>(now.activities.map(it => [it.entry.id, it.finish]));
  return entriesOf(then.plan, 'activity').filter(it => {
    const finish = then.of(it)?.finish;
    return it.id !== entry?.id && days.has(it.id) && days.get(it.id) !== finish;
  }).length;
}
