import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compare, costOf } from '../server/forecast/cost.ts';
import { improve } from '../server/forecast/improve.ts';
import { Lines } from '../server/forecast/improve-lines.ts';
import { isOpen, make, tried } from '../server/forecast/improve-moves.ts';
import type { Cost, Problem } from '../server/forecast/problem.ts';
import { replay } from '../server/forecast/replay.ts';
import { schedule } from '../server/forecast/schedule.ts';
import { anyWork, faults, fullTime, problemOf, shop } from './forecast-work.ts';
import { fc, runs } from './runs.ts';

type Jobs = Parameters<typeof shop>[0];

for (const helped of [false, true]) {
  test(`what is improved keeps to what it is made of, and costs no more${helped ? ', where people help each other' : ''}`, () => {
    fc.assert(
      fc.property(anyWork(14, helped), fc.constantFrom(200, 2000), (work, steps) => {
        const problem = problemOf(work);
        const start = schedule(problem);
        const found = improve(problem, start, steps);
        deepStrictEqual(faults(work, problem, found), []);
        ok(compare(costOf(problem, found), costOf(problem, start)) <= 0);
        const again = replay(problem, found.order);
        deepStrictEqual(
          [...again.start, ...again.finish],
          [...found.start, ...found.finish],
          'its order gives it again',
        );
        deepStrictEqual(improve(problem, start, steps), found, 'and so does the same work');
      }),
      { numRuns: runs(600) },
    );
  });
}

test('what is begun and waits for nothing goes before all else of the same person', () => {
  const begun = anyWork(14, false).map(({ people, activities }) => ({
    people: people.map(() => fullTime),
    activities: activities.map(it => (it.begun ? { ...it, after: [], earliest: 0, hours: it.hours || 4 } : it)),
  }));
  fc.assert(
    fc.property(begun, work => {
      const problem = problemOf(work);
      for (const { start } of [schedule(problem), improve(problem, schedule(problem), 2000)]) {
        for (const [i, one] of work.activities.entries())
          for (const [k, other] of work.activities.entries())
            if (one.begun && !other.begun && one.owner && one.owner === other.owner && other.hours)
              ok(start[i]! < start[k]!);
      }
    }),
    { numRuns: runs(300) },
  );
});

test('what a move costs is what the schedule costs that it leads to, and a move that is only tried changes nothing', () => {
  fc.assert(
    fc.property(anyWork(14, false), fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (work, choices) => {
      // As a schedule is improved: without what is never finished, which no line holds.
      const problem = problemOf({ ...work, people: work.people.map(() => fullTime) });
      const lines = new Lines(problem, problem.hours, schedule(problem).order);
      const state = () => [...lines.order, ...lines.times.finish, ...lines.end, ...lines.before, ...lines.after];
      let moves = 0;
      for (const [i, choice] of choices.entries()) {
        const node = choice % problem.graph.count;
        const behind = i % 2 > 0;
        let other = behind ? lines.after[node]! : lines.before[node]!;
        const further = behind ? lines.after[other] : lines.before[other];
        if (other >= 0 && further! >= 0 && choice % 3 === 0) other = further!;
        const move = { node, other, behind };
        if (other < 0 || !isOpen(lines, move)) continue;
        const before = state();
        const told = tried(lines, move);
        deepStrictEqual(state(), before);
        make(lines, move);
        strictEqual(compare(lines.cost, told), 0);
        strictEqual(compare(lines.cost, costOf(problem, replay(problem, lines.keep()))), 0);
        moves++;
      }
      fc.pre(moves > 0);
    }),
    { numRuns: runs(500) },
  );
});

/** The least that work can cost, of all orders that there are. */
function least(problem: Problem): Cost {
  const { count, up } = problem.graph;
  const order: number[] = [];
  let best: Cost | undefined;
  const go = (): void => {
    if (order.length === count) {
      const cost = costOf(problem, replay(problem, Int32Array.from(order)));
      if (!best || compare(cost, best) < 0) best = cost;
    }
    for (let node = 0; node < count; node++) {
      if (order.includes(node)) continue;
      if (!up.to.subarray(up.start[node]!, up.start[node + 1]!).every(it => order.includes(it))) continue;
      order.push(node);
      go();
      order.pop();
    }
  };
  go();
  return best!;
}

test('of small work nearly always the best order is found, and never a better one', () => {
  const idle = anyWork(6, true).map(({ people, activities }) => ({
    people,
    activities: activities.map(it => ({ ...it, owner: it.owner % 3, begun: false })),
  }));
  const all = fc.sample(idle, runs(150)).map(work => {
    const problem = problemOf(work);
    return compare(costOf(problem, improve(problem)), least(problem));
  });
  ok(all.every(it => it >= 0));
  const found = all.filter(it => it === 0).length;
  ok(found >= 0.9 * all.length - 2, `${found} of ${all.length}`);
});

test('job shops come near the best that is known', () => {
  const all = JSON.parse(readFileSync('test/bench/job-shops.json', 'utf8')) as Record<
    string,
    { jobs: Jobs; upper: number }
  >;
  const gaps = Object.values(all).map(({ jobs, upper }) => {
    const work = shop(jobs);
    const problem = problemOf(work);
    const found = improve(problem);
    deepStrictEqual(faults(work, problem, found), []);
    const { end } = costOf(problem, found);
    ok(end >= upper - 1e-6, 'none is shorter than the best');
    return end / upper;
  });
  ok(gaps.length >= 8);
  const mean = gaps.reduce((sum, it) => sum + it) / gaps.length;
  ok(mean <= 1.04, `${mean}`);
});

test('much work is improved within its budget, whatever it is', () => {
  const count = 5000;
  const plain = { owner: 1, hours: 8, latest: 20 };
  const works = [
    Array.from({ length: count }, () => plain),
    Array.from({ length: count }, (_, i) => ({ ...plain, after: i ? [{ work: i - 1, lag: 0 }] : [] })),
    Array.from({ length: count }, (_, i) => ({ ...plain, owner: i % 3, weight: i % 5 })),
  ];
  for (const activities of works) {
    const problem = problemOf({ people: [fullTime, fullTime, fullTime], activities });
    const start = schedule(problem);
    const found = improve(problem, start);
    ok(found.finish.every(it => it < Infinity));
    ok(compare(costOf(problem, found), costOf(problem, start)) <= 0);
  }
});
