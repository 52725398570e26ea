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

const bits = fc.tuple(fc.nat(0xffff), fc.nat(0xffff), fc.nat(0xffff));

/** Of the numbers below `i`, those whose bit stands in the first masks: a half of them, a quarter or an eighth. */
const chosen = (i: number, masks: readonly number[], thin: number) =>
  Array.from({ length: i }, (_, other) => other).filter(other =>
    masks.slice(0, thin).every(mask => (mask >> (other % 16)) & 1),
  );

/** Plans without loops and without a deadline, where own value is impact × 0.2; evenly spread, since their mean is judged. */
export const plansWithoutDates = (least: number, most: number): fc.Arbitrary<Work[]> =>
  fc.noBias(
    fc
      .record({
        thin: fc.integer({ min: 1, max: 3 }),
        turn: fc.nat(99),
        works: fc.array(
          fc.record({ impact: fc.integer({ min: 1, max: 5 }), effort: fc.integer({ min: 1, max: 20 }), bits }),
          { minLength: least, maxLength: most, size: 'max' },
        ),
      })
      .map(({ thin, turn, works }) =>
        works.map((it, i) =>
          work(`w${((i + 1) * 7 + turn) % 101}`, {
            impact: it.impact,
            effort: it.effort / 2,
            after: after(...chosen(i, it.bits, thin)),
          }),
        ),
      ),
  );

const ids = ['__proto__', 'constructor', 'b', 'then', 'a', ...Array.from({ length: 40 }, (_, i) => `w${(i * 7) % 41}`)];
const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined });

/** Plans with everything that a plan can have, loops and strange ids included. */
export const anyPlans = (most: number): fc.Arbitrary<Work[]> =>
  fc
    .array(
      fc.record({
        title: maybe(fc.constantFrom('Audit the checklist', 'Migrate', 'Cut over')),
        impact: maybe(fc.integer({ min: 1, max: 5 })),
        effort: maybe(fc.constantFrom(0, 0.125, 0.5, 1, 2, 2.5, 3, 5.9, 8, 13)),
        due: maybe(fc.integer({ min: today - 10, max: today + 60 })),
        start: maybe(fc.integer({ min: today - 10, max: today + 30 })),
        after: fc.array(fc.record({ work: fc.nat(most), lag: fc.constantFrom(0, 0, 1, 2.5) }), { maxLength: 3 }),
        status: fc.constantFrom('todo' as const, 'in progress' as const, 'blocked' as const),
        blockedSince: maybe(fc.integer({ min: today - 60, max: today + 3 })),
        ranked: fc.nat(9).map(it => it > 0),
      }),
      { maxLength: most },
    )
    .map(list => list.map((it, i) => ({ ...it, id: ids[i]! })));

/** Needs below each number, of graphs up to a size. */
export const graphs = (most: number): fc.Arbitrary<number[][]> =>
  fc
    .record({
      thin: fc.integer({ min: 1, max: 3 }),
      works: fc.array(bits, { minLength: 1, maxLength: most, size: 'max' }),
    })
    .map(({ thin, works }) => works.map((it, i) => chosen(i, it, thin).slice(-4)));
