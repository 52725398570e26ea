import { forecastOf } from '../forecast/forecast.ts';
import type { Day } from '../language/day.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { entriesOf, known } from '../plan/query.ts';

/** Where the names of some entries of a chunk begin. */
export type Places = ReadonlySet<string>;
export const placeOf = ({ line, character }: Position): string => `${line}:${character}`;
export const nowhere: Places = new Set();

/** In a plan of no more names than this the rules make the forecast with each letter that is typed, and here it is taken over; a larger one is coloured without. */
const most = 60;
const worked = new WeakMap<Plan, { readonly today: Day; readonly found: ReadonlyMap<Parsed, Places> }>();

/** The open activities and tasks that hold the finish of the plan, by their chunks; none where that is not known, or takes long to find out. */
export function criticalIn(plan: Plan, today: Day): ReadonlyMap<Parsed, Places> {
  const before = worked.get(plan);
  if (before?.today === today) return before.found;
  const found = saysEnough(plan) && isSmall(plan) ? placesIn(plan, today) : new Map<Parsed, Places>();
  worked.set(plan, { today, found });
  return found;
}

/** Somebody's hours, or how long something takes. */
const saysEnough = (plan: Plan): boolean =>
  known(plan, 'person').length > 0 || entriesOf(plan, 'activity').some(it => it.value.effort || it.value.remaining);

const isSmall = ({ names }: Plan): boolean =>
  [...names.definitions.values()].reduce((sum, ids) => sum + ids.size, 0) <= most;

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
