import type { Day } from '../language/day.ts';
import type { Range } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { at, entriesOf, find, onceFrom, type Place } from '../plan/query.ts';
import { type Demand, demandOf, weeksFrom } from './demand.ts';
import { slightest } from './overload.ts';

/** A team with what is asked of its people. */
export interface TeamDemand {
  readonly id: string;
  /** Where a report about it stands: its name, else where its first member says to be in it. */
  readonly place: Place;
  readonly members: readonly Demand[];
}

/** The teams that this plan defines; where no plan defines a team, those that its people say to be in. */
export function teamsOf(plan: Plan, today: Day): TeamDemand[] {
  const places = new Map<string, Place>();
  for (const { id, parsed, key } of entriesOf(plan, 'team'))
    if (!places.has(id)) places.set(id, { parsed, range: key.range });
  for (const person of entriesOf(plan, 'person')) {
    const { team } = person.value;
    if (team !== undefined && !places.has(team) && !find(plan, 'team', team))
      places.set(team, { parsed: person.parsed, range: at(person, 'team') });
  }
  return [...places].map(([id, place]) => ({ id, place, members: membersOf(plan, id, today) }));
}
export const membersOf = (plan: Plan, team: string, today: Day): Demand[] =>
  (membersIn(plan).get(team) ?? []).flatMap(id => demandOf(plan, id, today) ?? []);
const membersIn = onceFrom('person', all => {
  const members = new Map<string, string[]>();
  for (const { id, value } of all)
    if (value.team !== undefined) members.set(value.team, [...(members.get(value.team) ?? []), id]);
  return members;
});

/** Hours asked of a team, and those that it may plan. */
export const hoursOf = (members: readonly Demand[], { from, to }: Range): { asked: number; limit: number } => ({
  asked: members.reduce((sum, it) => sum + it.hours(from, to), 0),
  limit: members.reduce((sum, it) => sum + it.limit(from, to), 0),
});

/** More is asked of a team in some weeks than it may plan. */
export interface Short {
  readonly asked: number;
  readonly limit: number;
  /** The first week in which that is so. */
  readonly week: Range;
}
export function shortOf(members: readonly Demand[], today: Day, weeks: number): Short | undefined {
  const all = weeksFrom(today, weeks);
  const { asked, limit } = hoursOf(members, { from: today, to: all.at(-1)!.to });
  if (asked <= limit + slightest) return undefined;
  const week = all.find(it => {
    const hours = hoursOf(members, it);
    return hours.asked > hours.limit;
  });
  return { asked, limit, week: week ?? all[0]! };
}
