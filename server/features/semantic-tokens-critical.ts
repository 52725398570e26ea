import { forecastOf } from '../forecast/forecast.ts';
import type { Day } from '../language/day.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { isQuick, saysEnough } from '../plan/size.ts';

/** Where the names of some entries of a chunk begin. */
export type Places = ReadonlySet<string>;
export const placeOf = ({ line, character }: Position): string => `${line}:${character}`;
export const nowhere: Places = new Set();

const worked = new WeakMap<Plan, { readonly today: Day; readonly found: ReadonlyMap<Parsed, Places> }>();

/**
 * The open activities and tasks that hold the finish of the plan, by their chunks; none where that is not known, or takes
 * long to find out. In a small folder the rules make the forecast with each letter that is typed, and here it is taken over.
 */
export function criticalIn(plan: Plan, today: Day): ReadonlyMap<Parsed, Places> {
  const before = worked.get(plan);
  if (before?.today === today) return before.found;
  const found = saysEnough(plan) && isQuick(plan) ? placesIn(plan, today) : new Map<Parsed, Places>();
  worked.set(plan, { today, found });
  return found;
}

function placesIn(plan: Plan, today: Day): Map<Parsed, Set<string>> {
  const places = new Map<Parsed, Set<string>>();
  const { activities } = forecastOf(plan, today);
  // What is true of all tells nothing of any.
  if (activities.every(it => it.critical)) return places;
  for (const { entry, critical } of activities) {
    if (!critical) continue;
    const known = places.get(entry.parsed) ?? new Set<string>();
    places.set(entry.parsed, known.add(placeOf(entry.key.range.start)));
  }
  return places;
}
