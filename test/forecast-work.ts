import { Clock } from '../server/forecast/clock.ts';
import type { Problem, Schedule, Share } from '../server/forecast/problem.ts';
import { precedence } from '../server/reckon/precedence.ts';
import { fc } from './runs.ts';

/** Somebody's hours: of each day from today on, then of the week that comes again and again. */
export interface Hours {
  readonly days: readonly number[];
  readonly week: readonly number[];
}
export interface Activity {
  readonly owner: number;
  readonly hours: number;
  readonly after?: readonly { readonly work: number; readonly lag: number }[];
  readonly help?: readonly Share[];
  readonly earliest?: number;
  readonly latest?: number;
  readonly weight?: number;
  readonly begun?: boolean;
}
/** A problem as it is told: what it is checked against. */
export interface Work {
  readonly people: readonly Hours[];
  readonly activities: readonly Activity[];
}

export const fullTime: Hours = { days: [], week: [8, 8, 8, 8, 8, 0, 0] };

export function problemOf({ people, activities: all }: Work): Problem {
  const needs = all.map(it => it.after ?? []);
  return {
    graph: precedence(needs, { node: it => (it < all.length ? it : -1), unit: it => it }),
    clocks: people.map(it => new Clock(it.days, it.week)),
    owner: Int32Array.from(all, it => it.owner),
    hours: Float64Array.from(all, it => it.hours),
    help: new Map(all.flatMap((it, i) => (it.help?.length ? [[i, it.help]] : []))),
    earliest: Float64Array.from(all, it => it.earliest ?? 0),
    latest: Float64Array.from(all, it => it.latest ?? Infinity),
    weight: Float64Array.from(all, it => it.weight ?? 1),
    begun: Uint8Array.from(all, it => (it.begun ? 1 : 0)),
    order: Int32Array.from(all.keys()),
  };
}

const amount = fc.constantFrom(0, 0, 2.5, 4, 6.4, 8);
const somebody: fc.Arbitrary<Hours> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ days: fc.array(amount, { maxLength: 12 }), week: fc.constant(fullTime.week) }) },
  { weight: 2, arbitrary: fc.record({ days: fc.array(amount, { maxLength: 30 }), week: fc.constant([]) }) },
  fc.record({ days: fc.constant([]), week: fc.array(amount, { minLength: 7, maxLength: 7 }) }),
);

/** Work of all kinds: small, so that much of it meets. `helped`: with contributors. */
export function anyWork(count: number, helped: boolean): fc.Arbitrary<Work> {
  const activity = fc.record({
    owner: fc.nat(4),
    hours: fc.constantFrom(0, 0.5, 4, 8, 13.3, 19.2, 40),
    after: fc.array(fc.record({ work: fc.nat(count - 1), lag: fc.constantFrom(0, 0, 0, 5, 16) }), { maxLength: 2 }),
    help: fc.array(fc.record({ clock: fc.nat(4), hours: fc.constantFrom(1, 2, 4, 8) }), { maxLength: helped ? 2 : 0 }),
    earliest: fc.constantFrom(0, 0, 0, 2, 5.5),
    latest: fc.constantFrom(Infinity, 3, 8, 12),
    weight: fc.constantFrom(1, 2, 5),
    begun: fc.constantFrom(false, false, false, true),
  });
  return fc.record({
    people: fc.tuple(fc.constant(fullTime), somebody, somebody, somebody, fc.constant(fullTime)),
    activities: fc.array(activity, { minLength: 1, maxLength: count }).map(all => all.map(once)),
  });
}
/** Nobody helps twice at once. */
const once = (it: Activity): Activity => ({
  ...it,
  help: it.help?.filter((share, i, all) => share.clock && all.findIndex(other => other.clock === share.clock) === i),
});

/** The job shop of some jobs, each a row of machines and days: a machine is a person who works an hour every day. */
export function shop(jobs: readonly (readonly (readonly [machine: number, days: number])[])[]): Work {
  const always: Hours = { days: [], week: [1, 1, 1, 1, 1, 1, 1] };
  const machines = Math.max(...jobs.flatMap(job => job.map(it => it[0]))) + 1;
  const activities: Activity[] = [];
  for (const job of jobs) {
    for (const [i, [machine, days]] of job.entries())
      activities.push({
        owner: machine + 1,
        hours: days,
        after: i ? [{ work: activities.length - 1, lag: 0 }] : [],
      });
  }
  return { people: Array.from({ length: machines + 1 }, () => always), activities };
}

/** What is wrong with a schedule, from the definition: nothing of the engine is asked. */
export function faults({ people, activities }: Work, problem: Problem, { start, finish }: Schedule): string[] {
  const found: string[] = [];
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-4;
  const on = (person: number, day: number) => {
    const { days, week } = people[person]!;
    return day < days.length ? days[day]! : (week[(day - days.length) % 7] ?? 0);
  };
  const runs = activities.map((it, i) => ({ ...it, i, start: start[i]!, finish: finish[i]! }));
  const { up, lag } = problem.graph; // without loops
  /** Hours of the company between two times. */
  const passed = (from: number, to: number) => {
    let sum = 0;
    for (let day = Math.floor(from); day < to; day++) sum += on(0, day) * (Math.min(to, day + 1) - Math.max(from, day));
    return sum;
  };
  for (const it of runs) {
    const needs = Array.from({ length: up.start[it.i + 1]! - up.start[it.i]! }, (_, i) => up.start[it.i]! + i);
    if (it.finish === Infinity) {
      if (it.start !== Infinity) found.push(`${it.i} begins and is never finished`);
      const waits = needs.some(arc => finish[up.to[arc]!] === Infinity);
      if (!waits && people[it.owner]!.week.some(hours => hours > 0) && !it.help?.length)
        found.push(`${it.i} could be finished`);
      continue;
    }
    if (!(it.start <= it.finish)) found.push(`${it.i} is finished before it begins`);
    if (it.start < (it.earliest ?? 0) - 1e-6) found.push(`${it.i} begins before its start`);
    if (!it.hours && it.start !== it.finish) found.push(`${it.i} takes time`);
    for (const arc of needs) {
      const before = finish[up.to[arc]!]!;
      if (before > it.start + 1e-6 || passed(before, it.start) < lag[arc]! - 1e-4)
        found.push(`${it.i} does not wait for ${up.to[arc]}`);
    }
    for (const other of runs)
      if (other.i < it.i && other.owner === it.owner && it.owner && it.hours && other.hours)
        if (other.start < it.finish - 1e-6 && it.start < other.finish - 1e-6)
          found.push(`${it.i} and ${other.i} at the same time`);
  }
  // Between two neighbouring cuts nothing begins, ends, or changes its pace.
  const going = runs.filter(it => it.hours && it.finish < Infinity);
  const cuts = new Set(going.flatMap(it => [it.start, it.finish]));
  for (let day = 0; day <= Math.max(0, ...going.map(it => it.finish)); day++) cuts.add(day);
  const times = [...cuts].sort((a, b) => a - b);
  const done = runs.map(() => 0);
  const spent = new Map<string, number>();
  for (const [i, from] of times.slice(0, -1).entries()) {
    const to = times[i + 1]!;
    const day = Math.floor((from + to) / 2);
    const now = going.filter(it => it.start < (from + to) / 2 && (from + to) / 2 < it.finish);
    const given = people.map(() => 0);
    const shares = now.flatMap(it =>
      (it.help ?? []).filter(share => share.clock !== it.owner).map(s => ({ it, ...s })),
    );
    for (const it of shares) given[it.clock]! += it.hours;
    const spend = (person: number, node: number, hours: number) => {
      done[node]! += hours;
      if (person) spent.set(`${person} on ${day}`, (spent.get(`${person} on ${day}`) ?? 0) + hours);
    };
    for (const it of now) {
      const free = Math.max(0, on(it.owner, day) - (it.owner ? given[it.owner]! : 0));
      spend(it.owner, it.i, free * (to - from));
    }
    for (const { it, clock, hours } of shares)
      spend(clock, it.i, hours * Math.min(1, on(clock, day) / given[clock]!) * (to - from));
    for (const [person, sum] of given.entries()) {
      const most = Math.max(...people[person]!.days, ...people[person]!.week, 0);
      if (to - from > 1e-9 && sum > most + 1e-6 && shares.filter(it => it.clock === person).length > 1)
        found.push(`${person} gives more than there is on ${day}`);
    }
  }
  for (const it of going)
    if (!near(done[it.i]!, it.hours)) found.push(`${it.i}: ${done[it.i]} hours done of ${it.hours}`);
  for (const [what, hours] of spent) {
    const [person, day] = what.split(' on ').map(Number);
    if (hours > on(person!, day!) + 1e-4) found.push(`${what}: ${hours} hours`);
  }
  return found;
}
