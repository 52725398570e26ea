import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { replay } from '../server/forecast/replay.ts';
import { schedule } from '../server/forecast/schedule.ts';
import { sortedBy } from '../server/forecast/sorted-by.ts';
import { type Activity, anyWork, faults, fullTime, problemOf, type Work } from './forecast-work.ts';
import { fc, runs } from './runs.ts';

const orders = (count: number) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count });
const never = { days: [], week: [] };
/** Start and finish of some work, one line each. */
const told = (work: Work) => {
  const { start, finish, held } = schedule(problemOf(work));
  return [...start.keys()].map(i => `${start[i]}..${finish[i]}${held[i]! < 0 ? '' : ` after ${held[i]}`}`);
};
const alone = (...activities: Activity[]): Work => ({ people: [fullTime, fullTime, fullTime], activities });

for (const helped of [false, true]) {
  test(`a schedule keeps to what it is made of${helped ? ', where people help each other' : ''}`, () => {
    fc.assert(
      fc.property(anyWork(14, helped), orders(14), (work, order) => {
        const problem = problemOf(work);
        const found = schedule(
          problem,
          order.filter(it => it < work.activities.length),
        );
        deepStrictEqual(faults(work, problem, found), []);
      }),
      { numRuns: runs(1500) },
    );
  });

  test(`a schedule comes again from its order${helped ? ', where people help each other' : ''}`, () => {
    fc.assert(
      fc.property(anyWork(14, helped), work => {
        const problem = problemOf(work);
        const found = schedule(problem);
        const again = replay(problem, found.order);
        deepStrictEqual([...again.start], [...found.start]);
        deepStrictEqual([...again.finish], [...found.finish]);
      }),
      { numRuns: runs(500) },
    );
  });
}

test('everybody does one thing at a time, in the order of ranks', () => {
  deepStrictEqual(
    told(alone({ owner: 1, hours: 12 }, { owner: 1, hours: 4 }, { owner: 2, hours: 8 }, { owner: 1, hours: 40 })),
    ['0..1.5', '1.5..2 after 0', '0..1', '2..9 after 1'],
  );
});

test('what is begun goes first', () => {
  deepStrictEqual(told(alone({ owner: 1, hours: 8 }, { owner: 1, hours: 4, begun: true })), [
    '0.5..1.5 after 1',
    '0..0.5',
  ]);
});

test("work that is nobody's in particular goes on at any number at a time", () => {
  deepStrictEqual(told(alone({ owner: 0, hours: 8 }, { owner: 0, hours: 16 })), ['0..1', '0..2']);
});

test('what waits starts after what it waits for, and after the lag; a date takes no time', () => {
  deepStrictEqual(
    told(
      alone(
        { owner: 1, hours: 40 },
        { owner: 2, hours: 8, after: [{ work: 0, lag: 0 }] },
        { owner: 2, hours: 8, after: [{ work: 0, lag: 16 }] },
        { owner: 1, hours: 0, after: [{ work: 0, lag: 0 }] },
        { owner: 1, hours: 8, earliest: 12 },
      ),
    ),
    ['0..5', '7..8 after 0', '9..10 after 0', '5..5 after 0', '14..15'],
  );
});

test('a gap is filled with what fits into it', () => {
  deepStrictEqual(
    told(
      alone(
        { owner: 1, hours: 8, earliest: 2 },
        { owner: 1, hours: 24 },
        { owner: 1, hours: 12 },
        { owner: 1, hours: 4 },
      ),
    ),
    ['2..3', '3..8 after 0', '0..1.5', '1.5..2 after 2'],
  );
});

test('who contributes does less of their own', () => {
  // 2 gives 2 h a day to what 1 does: 10 h a day go there, and 6 h are left for what 2 does until it is finished.
  deepStrictEqual(told(alone({ owner: 1, hours: 20, help: [{ clock: 2, hours: 2 }] }, { owner: 2, hours: 20 })), [
    '0..2',
    '0..3',
  ]);
});

test('a share that somebody gives already is waited for', () => {
  const help = [{ clock: 3, hours: 5 }];
  const work = {
    people: [fullTime, fullTime, fullTime, fullTime],
    activities: [
      { owner: 1, hours: 13, help },
      { owner: 2, hours: 13, help },
    ],
  };
  deepStrictEqual(told(work), ['0..1', '1..2 after 0']);
});

test('what is never finished keeps nobody from the rest', () => {
  const gone = { days: [8, 8], week: [] };
  const people = [fullTime, fullTime, never, gone];
  const activities = [
    { owner: 2, hours: 1 },
    { owner: 1, hours: 8, after: [{ work: 0, lag: 8 }] },
    { owner: 3, hours: 17 },
    { owner: 3, hours: 16 },
    { owner: 1, hours: 8 },
    { owner: 0, hours: 0, after: [{ work: 1, lag: 0 }] },
  ];
  const none = 'Infinity..Infinity';
  deepStrictEqual(told({ people, activities }), [none, `${none} after 0`, none, '0..2', '0..1', `${none} after 1`]);
});

test('an answer is finite for any amount of work', () => {
  const hours = 80_000; // 10,000 days
  const count = 10_000;
  const chain = Array.from(
    { length: count },
    (_, i): Activity => ({ owner: 1 + (i % 2), hours: 8, after: i ? [{ work: i - 1, lag: 0 }] : [] }),
  );
  const one = Array.from({ length: count }, (): Activity => ({ owner: 1, hours: 8 }));
  const helped = Array.from({ length: 50 }, (): Activity => ({ owner: 1, hours, help: [{ clock: 2, hours: 3 }] }));
  const end = (...activities: Activity[]) => {
    const work = alone(...activities);
    return Math.max(...schedule(problemOf(work)).finish);
  };
  strictEqual(end({ owner: 1, hours }), 13_998);
  strictEqual(end(...chain), 13_998);
  strictEqual(end(...one), 13_998);
  ok(Math.abs(end(...helped) - (50 * hours * 7) / 55) < 7);
  const idle = { people: [fullTime, never, never], activities: chain };
  ok(schedule(problemOf(idle)).finish.every(it => it === Infinity));
  const helpless = { people: [fullTime, never, never], activities: helped };
  ok(schedule(problemOf(helpless)).finish.every(it => it === Infinity));
});

test('what is sorted by numbers comes as from a stable sort: negative, huge, never, and both zeros', () => {
  const number = fc.oneof(fc.constantFrom(0, -0, Infinity, 1e-300, -1e-300), fc.double({ noNaN: true }), fc.integer());
  fc.assert(
    fc.property(fc.array(number, { maxLength: 40 }), orders(40), (numbers, order) => {
      const nodes = Int32Array.from(order.filter(it => it < numbers.length));
      const expected = [...nodes].sort((a, b) => (numbers[a]! < numbers[b]! ? -1 : numbers[a]! > numbers[b]! ? 1 : 0));
      deepStrictEqual([...sortedBy(Float64Array.from(numbers), nodes)], expected);
    }),
    { numRuns: runs(500) },
  );
});
