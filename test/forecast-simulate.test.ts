import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { chance, draws, logNormal, normal, shuffle } from '../server/forecast/chance.ts';
import { replay } from '../server/forecast/replay.ts';
import { schedule } from '../server/forecast/schedule.ts';
import { type Chances, simulate, simulated } from '../server/forecast/simulate.ts';
import { type Activity, anyWork, type Hours, problemOf } from './forecast-work.ts';
import { random } from './random.ts';
import { fc, runs } from './runs.ts';

/** An hour a day, every day: hours are days. */
const always: Hours = { days: [], week: [1, 1, 1, 1, 1, 1, 1] };
type Ranged = Activity & { readonly range?: readonly [number, number] };

function outcome(people: number, activities: readonly Ranged[], chances: Chances = {}) {
  const problem = problemOf({ people: Array.from({ length: people + 1 }, () => always), activities });
  const low = Float64Array.from(activities, it => it.range?.[0] ?? it.hours);
  const high = Float64Array.from(activities, it => it.range?.[1] ?? it.hours);
  return simulated(simulate(problem, schedule(problem).order, { low, high }, chances));
}
/** The log-normal of a range: its logarithm's mean and deviation, told from the 10 % point of the normal as tables have it. */
const logOf = ([low, high]: readonly [number, number]) => ({
  centre: Math.log(Math.sqrt(low * high)),
  spread: Math.log(high / low) / (2 * 1.2815515655446004),
});
const near = (found: number, wanted: number, share: number) =>
  ok(Math.abs(found - wanted) <= share * wanted, `${found} is not ${wanted}, give or take ${share * 100} %`);

test('the normal and its shares fit each other', () => {
  // Simpson's rule over the density, from the middle.
  const below = (x: number) => {
    let sum = 0;
    for (let i = 0; i < 1000; i++) {
      const [a, b] = [(x * i) / 1000, (x * (i + 1)) / 1000];
      sum +=
        ((b - a) / 6) *
        [a, (a + b) / 2, (a + b) / 2, (a + b) / 2, (a + b) / 2, b].reduce((s, t) => s + Math.exp((-t * t) / 2), 0);
    }
    return 0.5 + sum / Math.sqrt(2 * Math.PI);
  };
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), share => {
      ok(Math.abs(below(normal(share)) - share) < 1e-12);
    }),
  );
  strictEqual(normal(0.5), 0);
});

test('chance is even, and the same for a seed', () => {
  const [one, same, other] = [chance(7), chance(7), chance(8)];
  const counts = new Array<number>(16).fill(0);
  let equal = 0;
  for (let i = 0; i < 16_000; i++) {
    const it = one();
    strictEqual(it, same());
    if (it === other()) equal++;
    counts[Math.floor(it * 16)]!++;
  }
  ok(equal < 3);
  // χ² with 15 degrees of freedom: beyond 45 in one of 13,000 cases; seeds are fixed.
  ok(counts.reduce((sum, it) => sum + (it - 1000) ** 2 / 1000, 0) < 45);
});

test('cases have the ends of a range as their 10th and 90th percentile, in an order of chance', () => {
  const cases = draws(1000);
  const sorted = [...cases].map(logNormal(8, 40));
  near(sorted[99]!, 8, 0.01);
  near(sorted[899]!, 40, 0.01);
  near(sorted[499]!, Math.sqrt(320), 0.01);
  const [once, twice] = [cases.slice(), cases.slice()];
  shuffle(once, chance(1));
  shuffle(twice, chance(2));
  deepStrictEqual(
    [...once].sort((a, b) => a - b),
    [...cases],
  );
  // The correlation of two orders: 1 / √999 by chance.
  ok(Math.abs(once.reduce((sum, it, i) => sum + it * twice[i]!, 0) / 1000) < 0.1);
});

test('one activity: the percentiles of its own range', () => {
  const range = [4, 16] as const;
  const { p50, p80, critical } = outcome(1, [{ owner: 1, hours: 8, range }]);
  const { centre, spread } = logOf(range);
  near(p50[0]!, Math.exp(centre), 0.005);
  near(p80[0]!, Math.exp(centre + 0.8416212335729143 * spread), 0.005);
  near(critical[0]!, 1, 1e-9);
});

for (const [what, owner] of [
  ['one after the other', (i: number) => i + 1],
  ['of one person', () => 1],
] as const) {
  test(`many activities ${what}: the normal that their sum comes near`, () => {
    const range = [4, 16] as const;
    const count = 60;
    const all = Array.from({ length: count }, (_, i): Ranged => {
      const after = what === 'of one person' || !i ? [] : [{ work: i - 1, lag: 0 }];
      return { owner: owner(i), hours: 8, range, after };
    });
    const { p50, p80 } = outcome(count, all, { steps: 1e6 });
    const { centre, spread } = logOf(range);
    const mean = Math.exp(centre + spread ** 2 / 2);
    const deviation = mean * Math.sqrt(Math.exp(spread ** 2) - 1);
    near(Math.max(...p50), count * mean, 0.01);
    near(Math.max(...p80), count * mean + 0.8416212335729143 * deviation * Math.sqrt(count), 0.01);
  });
}

test('what waits for several things: the percentiles of the last of them', () => {
  const range = [4, 16] as const;
  const count = 5;
  const all = Array.from({ length: count }, (_, i): Ranged => ({ owner: i + 1, hours: 8, range }));
  const after = all.map((_, work) => ({ work, lag: 0 }));
  const { p50, p80, critical } = outcome(count, [...all, { owner: 0, hours: 0, after }], { steps: 1e6 });
  const { centre, spread } = logOf(range);
  near(p50[count]!, Math.exp(centre + spread * normal(0.5 ** (1 / count))), 0.03);
  near(p80[count]!, Math.exp(centre + spread * normal(0.8 ** (1 / count))), 0.03);
  for (let i = 0; i < count; i++) ok(Math.abs(critical[i]! - 1 / count) < 0.05);
  near(critical[count]!, 1, 1e-9);
});

test('the chain that holds the first missed deadline is critical beside the one that holds the end', () => {
  const { critical } = outcome(3, [
    { owner: 1, hours: 9 },
    { owner: 2, hours: 4, latest: 3 },
    { owner: 2, hours: 2, latest: 3, after: [{ work: 1, lag: 0 }] },
    { owner: 3, hours: 5, latest: 4 },
  ]);
  deepStrictEqual(
    [...critical].map(it => Math.round(it)),
    [1, 1, 0, 0],
  );
});

test('dates hold as often as they say', () => {
  fc.assert(
    fc.property(anyWork(10, true), fc.integer({ min: 1 }), (work, seed) => {
      const problem = problemOf(work);
      const { order } = schedule(problem);
      const low = problem.hours.map(it => it / 2);
      const high = problem.hours.map(it => it * 2);
      const { p50, p80 } = simulated(simulate(problem, order, { low, high }, { seed }));
      const next = random(seed);
      const tries = 500;
      const held = { p50: new Float64Array(order.length), p80: new Float64Array(order.length) };
      for (let i = 0; i < tries; i++) {
        const hours = problem.hours.map(it => {
          const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()); // Box & Muller
          return it * Math.exp((normal * Math.log(2)) / 1.2815515655446004);
        });
        const { finish } = replay({ ...problem, hours }, order);
        for (let node = 0; node < finish.length; node++) {
          if (finish[node]! <= p50[node]! + 1e-6) held.p50[node]! += 1 / tries;
          if (finish[node]! <= p80[node]! + 1e-6) held.p80[node]! += 1 / tries;
        }
      }
      // Where all cases end at the same time or never, more of them are in time; the rest is what chance leaves open.
      for (let node = 0; node < order.length; node++) {
        ok(held.p50[node]! > 0.5 - 0.12, `${held.p50[node]} in time for 50 %`);
        ok(held.p80[node]! > 0.8 - 0.1, `${held.p80[node]} in time for 80 %`);
      }
    }),
    { numRuns: runs(30) },
  );
});

test('without ranges the dates are those of the schedule', () => {
  fc.assert(
    fc.property(anyWork(14, true), work => {
      const problem = problemOf(work);
      const { order, finish } = schedule(problem);
      const { p50, p80 } = simulated(
        simulate(problem, order, { low: problem.hours, high: problem.hours }, { steps: 1 }),
      );
      deepStrictEqual([...p50, ...p80], [...finish, ...finish]);
    }),
    { numRuns: runs(150) },
  );
});

test('a simulation gives way, says how much is done, and is the same for a seed', () => {
  const all = Array.from({ length: 2000 }, (_, i): Ranged => ({ owner: 1 + (i % 40), hours: 8, range: [4, 16] }));
  const problem = problemOf({ people: Array.from({ length: 41 }, () => always), activities: all });
  const { order } = schedule(problem);
  const ranges = { low: problem.hours.map(() => 4), high: problem.hours.map(() => 16) };
  const shares = [...simulate(problem, order, ranges, { seed: 5 })];
  ok(shares.length >= 5);
  deepStrictEqual(
    [...shares].sort((a, b) => a - b),
    shares,
  );
  ok(shares.at(-1)! <= 1);
  const run = (seed: number) => simulated(simulate(problem, order, ranges, { seed }));
  deepStrictEqual(run(5), run(5));
  ok(run(5).p80[1999] !== run(6).p80[1999]);
});
