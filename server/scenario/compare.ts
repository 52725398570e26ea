import { apart } from '../forecast/apart.ts';
import { type Forecast, forecastOf } from '../forecast/forecast.ts';
import { type Purse, poured, purseOf } from '../forecast/measures.ts';
import type { Day } from '../language/day.ts';
import { titleOf } from '../plan/everywhere.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, find, known, milestoneDays } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { wholeOf } from '../plan/whole.ts';
import { demandOf } from '../reckon/demand.ts';
import { loadOf } from '../reckon/load.ts';
import { type Break, breaksOf } from './breaks.ts';
import { goalDay } from './goal-day.ts';
import { byTitle } from './names.ts';

/** Something with a date, today and as of a scenario. */
export interface Shift {
  /** What people call it. */
  readonly called: string;
  readonly kind: 'activity' | 'milestone' | 'goal' | 'finish';
  /** The last working day; nothing where it is not there, or is never finished. */
  readonly before: Day | undefined;
  readonly after: Day | undefined;
  readonly due: Day | undefined;
  /** Working days later; negative where earlier, nothing where one of the two days is missing. */
  readonly later: number | undefined;
  /** Only the scenario has it, or only today. */
  readonly only?: 'before' | 'after';
}
/** The part of the hours that may be planned which is asked for in the weeks ahead; nothing where nobody is called so. */
export interface Use {
  readonly kind: 'person' | 'team';
  readonly id: string;
  /** What people call them. */
  readonly called: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}
/** Money of one currency, today and as of a scenario. */
export interface Flow {
  readonly currency: string;
  readonly before: Purse;
  readonly after: Purse;
}
/** All that a scenario changes; what stays as it is is left out. */
export interface Comparison {
  readonly dates: readonly Shift[];
  readonly use: readonly Use[];
  readonly money: readonly Flow[];
  /** What breaks that holds today, the first first. */
  readonly breaks: readonly Break[];
}

/** What is otherwise in a plan, and in those around it, as of a scenario. */
export function compare(now: Plan, then: Plan, today: Day): Comparison {
  const [before, after] = [datesOf(now, today), datesOf(then, today)];
  const dates = [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Shift[] => {
    const [a, b] = [before.get(key), after.get(key)];
    if (a && b && a.day === b.day && a.due === b.due) return [];
    const { kind, called } = (a ?? b)!;
    const later = a?.day === undefined || b?.day === undefined ? undefined : workdays(now, today, a.day, b.day);
    const due = b ? b.due : a!.due;
    return [
      { kind, called, before: a?.day, after: b?.day, due, later, ...(a ? b ? {} : { only: 'before' } : { only: 'after' }) },
    ]; // biome-ignore format: one record
  });
  return {
    dates,
    use: usesOf(now, then, today),
    money: flowsOf(now, then, today),
    breaks: breaksOf(now, then, today, byTitle),
  };
}

const workdays = (plan: Plan, today: Day, from: Day, to: Day): number =>
  Math.round(apart(plan, today, from - today, to - today));

interface Dated {
  readonly kind: Shift['kind'];
  readonly called: string;
  readonly day: Day | undefined;
  readonly due: Day | undefined;
}
/** Every date of a folder, by a key that no other has: one's own plan first. */
function datesOf(plan: Plan, today: Day): Map<string, Dated> {
  const own = plan.others?.file ?? '';
  const all = new Map<string, Dated>();
  const members = [...wholeOf(plan)].sort((a, b) => Number(b.file === own) - Number(a.file === own));
  for (const { file, name, plan: theirs } of members) {
    const home = file === own ? undefined : { name, title: titleOf({ plan: theirs, name }) };
    const put = (kind: Dated['kind'], id: string, called: string, day: Day | undefined, due: Day | undefined) =>
      all.set(`${file} ${kind} ${id}`, { kind, called, day, due });
    const forecast: Forecast = forecastOf(theirs, today);
    for (const { entry, finish, due } of forecast.activities)
      put('activity', entry.id, byTitle.entry(entry, home), finish, due);
    for (const it of entriesOf(theirs, 'milestone'))
      put('milestone', it.id, byTitle.entry(it, home), milestoneDays(it.value)?.to, undefined);
    const goal = goalOf(theirs);
    const theGoal = home ? `The goal of ${byTitle.plan(home)}` : 'The goal';
    if (goal?.value.by !== undefined) put('goal', 'goal', theGoal, goalDay(forecast), goal.value.by);
    const end = forecast.isOpen ? undefined : forecast.finish;
    if (forecast.activities.length) put('finish', 'finish', home ? byTitle.plan(home) : 'This plan', end, undefined);
  }
  return all;
}

/** How full everybody is, and each team. */
function usesOf(now: Plan, then: Plan, today: Day): Use[] {
  const ids = (kind: 'person' | 'team') => [
    ...new Set([...known(now, kind), ...known(then, kind)].map((it: { id: string }) => it.id)),
  ];
  const all: Use[] = [
    ...ids('person').map(id => ({
      kind: 'person' as const,
      id,
      called: byTitle.person(then, id),
      before: useOf(now, [id], today),
      after: useOf(then, [id], today),
    })),
    ...ids('team').map(id => ({
      kind: 'team' as const,
      id,
      called: cited(find(then, 'team', id)?.value.title ?? id),
      before: useOf(now, membersOf(now, id), today),
      after: useOf(then, membersOf(then, id), today),
    })),
  ];
  return all.filter(it => it.before !== it.after);
}
const membersOf = (plan: Plan, team: string): string[] =>
  known(plan, 'person').flatMap(it => (it.value.team === team ? [it.id] : []));

function useOf(plan: Plan, ids: readonly string[], today: Day): number | undefined {
  const weeks = ids.flatMap(id => {
    const demand = demandOf(plan, id, today);
    return demand ? loadOf(demand, today).weeks : [];
  });
  const limit = weeks.reduce((sum, it) => sum + it.limit, 0);
  return limit ? Math.round((weeks.reduce((sum, it) => sum + it.hours, 0) / limit) * 100) / 100 : undefined;
}

function flowsOf(now: Plan, then: Plan, today: Day): Flow[] {
  const all = (plan: Plan) =>
    new Map(poured(wholeOf(plan).flatMap(it => purseOf(it.plan, today))).map(it => [it.currency, it]));
  const [before, after] = [all(now), all(then)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((currency): Flow[] => {
    const empty: Purse = { currency, revenue: 0, budget: 0, costs: 0, labour: 0 };
    const flow = { currency, before: before.get(currency) ?? empty, after: after.get(currency) ?? empty };
    return same(flow.before, flow.after) ? [] : [flow];
  });
}
const same = (a: Purse, b: Purse): boolean =>
  a.budget === b.budget &&
  Math.round(a.revenue) === Math.round(b.revenue) &&
  Math.round(a.costs + a.labour) === Math.round(b.costs + b.labour);
