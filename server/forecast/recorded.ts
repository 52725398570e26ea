import type { Day } from '../language/day.ts';
import { type EntryOf, inherited } from '../plan/query.ts';
import { isOver } from '../plan/standing.ts';
import type { Forecast } from './forecast.ts';

type Activity = EntryOf<'activity'>;

/** First and last day, both included; nothing of a last one that never comes. */
export interface Span {
  readonly start?: Day;
  readonly finish?: Day;
}

/** What is over: from when it was begun, where that was written, until it was finished, or else was to be. */
export function recorded(entry: Activity): Required<Span> | undefined {
  const { started, start, finished, log } = entry.value;
  const finish =
    finished ?? (log?.size ? Math.max(...log.keys()) : undefined) ?? inherited(entry, 'due') ?? started ?? start;
  return finish === undefined ? undefined : { start: Math.min(started ?? start ?? finish, finish), finish };
}

/** When an activity goes on: as it is forecast while it is open, as it is recorded once it is over. */
export function spanOf(forecast: Forecast, entry: Activity): Span | undefined {
  const expected = forecast.of(entry);
  if (!expected) return isOver(entry) ? recorded(entry) : undefined;
  const { start, finish } = expected;
  return { ...(start !== undefined && { start }), ...(finish !== undefined && { finish }) };
}
