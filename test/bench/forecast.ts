// How good and how fast schedules are: job shops with a known best, and plans that were made up.
import { readFileSync } from 'node:fs';
import { costOf } from '../../server/forecast/cost.ts';
import { improve, usual } from '../../server/forecast/improve.ts';
import type { Cost, Schedule } from '../../server/forecast/problem.ts';
import { schedule } from '../../server/forecast/schedule.ts';
import { simulate, simulated } from '../../server/forecast/simulate.ts';
import { type Activity, fullTime, type Hours, problemOf, shop, type Work } from '../forecast-work.ts';
import { random } from '../random.ts';
import { median } from './measure.ts';

const file = 'test/bench/job-shops.json';

/** Work of many streams, each a chain with side steps, by people of whom each has leave; `helped`: a share of what others contribute to. */
export function madeWork(count: number, helped = 0): Work {
  const next = random(count);
  const upTo = (most: number) => Math.floor(next() * most);
  const people = Math.max(3, Math.round(count / 20));
  const away = (): Hours => {
    const days = Array.from({ length: 180 }, (_, day) => (day % 7 < 5 ? 6.4 : 0));
    const from = upTo(160);
    return {
      days: days.fill(0, from, from + 14),
      week: [6.4, 6.4, 6.4, 6.4, 6.4, 0, 0].map((_, i) => ((180 + i) % 7 < 5 ? 6.4 : 0)),
    };
  };
  const activities = Array.from({ length: count }, (_, i): Activity => {
    const place = i % 10;
    const after = place ? [{ work: i - 1 - (place > 2 ? upTo(2) : 0), lag: next() < 0.1 ? 16 : 0 }] : [];
    if (i > 30 && next() < 0.1) after.push({ work: upTo(i - 10), lag: 0 });
    const help = next() < helped ? [{ clock: 1 + upTo(people), hours: 2 }] : [];
    return {
      owner: 1 + upTo(people),
      hours: Math.ceil(4 * 2 ** (4 * next())),
      after,
      help,
      weight: 1 + upTo(5),
      latest: next() < 0.3 ? 10 + 12 * place + upTo(80) : Infinity,
      begun: place === 0 && next() < 0.2,
    };
  });
  return { people: [fullTime, ...Array.from({ length: people }, away)], activities };
}

/** A job shop, and how long the schedules of it are that were found by some numbers of steps. */
export interface Shop {
  readonly name: string;
  /** The length of the best schedule that is known. */
  readonly upper: number;
  readonly lengths: readonly number[];
}

type Jobs = Parameters<typeof shop>[0];

/**
 * Job shops with the usual budget and with ten times of it: of Fisher & Thompson (1963: ft), Lawrence (1984: la), Adams, Balas &
 * Zawack (1988: abz), Applegate & Cook (1991: orb) and Taillard (1993: ta).
 */
export function shops(): Shop[] {
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { jobs: Jobs; upper: number }>;
  return Object.entries(all).map(([name, { jobs, upper }]) => {
    const problem = problemOf(shop(jobs));
    const end = (steps: number) => costOf(problem, improve(problem, schedule(problem), steps)).end;
    return { name, upper, lengths: [1, 10].map(times => end(times * usual(problem.graph.count))) };
  });
}

/** How far the schedules of some job shops are from the best, in the mean, by budget: 1.04 is 4 % too long. */
export const gaps = (all: readonly Shop[]): number[] =>
  all[0]!.lengths.map((_, i) => all.reduce((sum, it) => sum + it.lengths[i]! / it.upper, 0) / all.length);

/** What it takes to schedule work of a size anew, in milliseconds each time, and what the schedule costs before and after it was improved. */
export interface Rescheduled {
  readonly count: number;
  readonly plain: readonly number[];
  readonly improved: readonly number[];
  readonly simulated: readonly number[];
  readonly before: Cost;
  readonly after: Cost;
}

/** Schedules work again and again. `helped`: the share of it that others contribute to. */
export function rescheduled(count: number, helped: number, rounds: number): Rescheduled {
  const problem = problemOf(madeWork(count, helped));
  const ranges = { low: problem.hours.map(it => it / 1.5), high: problem.hours.map(it => it * 1.5) };
  const times = { plain: [] as number[], improved: [] as number[], simulated: [] as number[] };
  let [before, after]: Schedule[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    before = schedule(problem);
    times.plain.push(performance.now() - start);
    after = improve(problem, before);
    const end = performance.now();
    times.improved.push(end - start);
    simulated(simulate(problem, after.order, ranges));
    times.simulated.push(performance.now() - end);
  }
  return { count, ...times, before: costOf(problem, before!), after: costOf(problem, after!) };
}

/** Both as rows of a table. */
export function tables(): string[][][] {
  const ms = (times: readonly number[]) => median(times).toFixed(1);
  const found = shops();
  return [
    [
      ['job shop', 'best', 'found', 'with 10 ×'],
      ...found.map(({ name, upper, lengths }) => [name, ...[upper, ...lengths].map(it => it.toFixed(0))]),
      ['mean', '1.000', ...gaps(found).map(it => it.toFixed(3))],
    ],
    [
      ['activities', 'placed', 'improved', 'simulated', 'late', 'improved'],
      ...[100, 1000, 10_000].map(count => {
        const it = rescheduled(count, 0, count > 1000 ? 5 : 15);
        return [
          String(count),
          ...[it.plain, it.improved, it.simulated].map(ms),
          ...[it.before, it.after].map(lateness),
        ];
      }),
    ],
  ];
}
const lateness = ({ late }: Cost) => late.toFixed(0);

if (process.argv[1]?.endsWith('bench/forecast.ts')) {
  for (const rows of tables()) console.log(`${rows.map(row => row.map(it => it.padStart(11)).join('')).join('\n')}\n`);
}
