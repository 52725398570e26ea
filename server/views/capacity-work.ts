import { forecastOf } from '../forecast/forecast.ts';
import { homeOf } from '../forecast/held.ts';
import type { Solved } from '../forecast/solved.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import type { Job } from '../reckon/job.ts';

/** A piece of work, and how many hours of it somebody does from one day to another. */
export interface Given {
  readonly job: Job;
  hours(from: Day, to: Day): number;
}

/** The work that is done once, by the people who do it, when the forecast says that they do it: owners what is left beside the help of others. */
export function givenOnce(plan: Plan, today: Day): Map<string, Given[]> {
  const { solved } = forecastOf(plan, today);
  const { items, people, problem, schedule } = solved;
  const found = new Map<string, Given[]>();
  for (const [node, { job, kind, group }] of items.entries()) {
    if (kind !== 'work' || !job || !(schedule.finish[node]! < Infinity) || !(problem.hours[node]! > 0)) continue;
    const own = { ...job, home: homeOf(plan, group) };
    const add = (clock: number, hours: number): void => {
      const person = people[clock];
      if (!person || !(hours > 0)) return;
      const given = { job: own, hours: (from: Day, to: Day) => hours * shareOf(solved, node, clock, from, to) };
      const list = found.get(person.id);
      if (list) list.push(given);
      else found.set(person.id, [given]);
    };
    let helped = 0;
    for (const it of problem.help.get(node) ?? []) {
      const hours = it.hours * workdays(solved, node, it.clock);
      helped += hours;
      add(it.clock, hours);
    }
    add(problem.owner[node]!, Math.max(0, problem.hours[node]! - helped));
  }
  return found;
}

/** How many days with hours somebody has while a node runs. */
function workdays({ problem, schedule }: Solved, node: number, clock: number): number {
  let days = 0;
  const last = Math.min(Math.ceil(schedule.finish[node]!), schedule.start[node]! + furthest);
  for (let day = Math.floor(schedule.start[node]!); day < last; day++) if (problem.clocks[clock]!.on(day) > 0) days++;
  return days;
}
/** Nobody helps longer than that at one thing, in days. */
const furthest = 3660;

/** The part of somebody's work at a node that falls between two days, both included. */
function shareOf({ problem, schedule, today }: Solved, node: number, clock: number, from: Day, to: Day): number {
  const [start, finish] = [schedule.start[node]!, schedule.finish[node]!];
  const { [clock]: hours } = problem.clocks;
  const all = hours!.hoursAt(finish) - hours!.hoursAt(start);
  const [first, last] = [Math.max(start, from - today), Math.min(finish, to + 1 - today)];
  return all > 0 && last > first ? (hours!.hoursAt(last) - hours!.hoursAt(first)) / all : 0;
}
