import fc from 'fast-check';
import { readDay } from '../server/language/day.ts';
import type { Work } from '../server/reckon/rank.ts';

export const today = readDay('2026-07-24')!; // a Friday

/** Work with nothing to it but an id and what is given. */
export const work = (id: string, rest: Partial<Work> = {}): Work => ({
  id,
  after: [],
  status: 'todo',
  ranked: true,
  ...rest,
});

export const after = (...works: number[]) => works.map(it => ({ work: it, lag: 0 }));

/** Sets of numbers below each number, so that nothing waits for itself, under names in any order. */
export const needsOf = (count: number, share: number): fc.Arbitrary<number[][]> =>
  fc.tuple(
    ...Array.from({ length: count }, (_, i) =>
      fc
        .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: i, maxLength: i })
        .map(list => list.flatMap((it, other) => (it < share ? [other] : []))),
    ),
  );

/** Plans without loops and without a deadline, where own value is impact × 0.2. */
export const plansWithoutDates = (least: number, most: number): fc.Arbitrary<Work[]> =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.constantFrom(0.15, 0.3, 0.5))
    .chain(([count, share]) =>
      fc.tuple(
        needsOf(count, share),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: count, maxLength: count }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: count, maxLength: count }),
        fc.shuffledSubarray(
          Array.from({ length: count }, (_, i) => i),
          { minLength: count },
        ),
      ),
    )
    .map(([needs, impacts, efforts, names]) =>
      needs.map((list, i) =>
        work(`w${names[i]}`, { impact: impacts[i]!, effort: efforts[i]! / 2, after: after(...list) }),
      ),
    );

/** Plans with everything that a plan can have, loops, nonsense and strange ids included. */
export const anyPlans = (most: number): fc.Arbitrary<Work[]> =>
  fc
    .uniqueArray(fc.oneof(fc.stringMatching(/^[a-z]{1,3}$/), fc.constantFrom('__proto__', 'constructor', 'toString')), {
      maxLength: most,
    })
    .chain(ids =>
      fc.tuple(
        ...ids.map(id =>
          fc.record(
            {
              id: fc.constant(id),
              title: fc.option(fc.stringMatching(/^[A-Z][a-z]{2,9}( [a-z]{2,9})?$/), { nil: undefined }),
              impact: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
              effort: fc.option(
                fc.oneof(
                  fc.integer({ min: 1, max: 60 }).map(it => it / 4),
                  fc.constantFrom(0, 0.125, 5.9),
                ),
                { nil: undefined },
              ),
              due: fc.option(fc.integer({ min: today - 10, max: today + 60 }), { nil: undefined }),
              start: fc.option(fc.integer({ min: today - 10, max: today + 30 }), { nil: undefined }),
              after: fc.array(
                fc.record({ work: fc.integer({ min: 0, max: ids.length }), lag: fc.constantFrom(0, 0, 1, 2.5) }),
                { maxLength: 3 },
              ),
              status: fc.constantFrom('todo' as const, 'in progress' as const, 'blocked' as const),
              blockedSince: fc.option(fc.integer({ min: today - 60, max: today + 3 }), { nil: undefined }),
              ranked: fc.integer({ min: 0, max: 9 }).map(it => it > 0),
            },
            { requiredKeys: ['id', 'after', 'status', 'ranked'] },
          ),
        ),
      ),
    );
