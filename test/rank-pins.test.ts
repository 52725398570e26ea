import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { type Ranking, rank, type Work } from '../server/reckon/rank.ts';
import { stale } from '../server/reckon/stale.ts';
import { after, anyPlans, plansWithoutDates, today, work } from './rank-plans.ts';
import { fc, runs } from './runs.ts';

const ids = (ranking: Ranking) => ranking.order.map(i => ranking.work[i]!.id);
const pin = (plan: readonly Work[], pins: Record<number, number>) =>
  plan.map((it, i) => (pins[i] === undefined ? it : { ...it, written: pins[i], pinned: true }));
const withRanks = (plan: readonly Work[], { of }: Ranking) =>
  plan.map((it, i) => (of[i] && !it.pinned ? { ...it, written: of[i].rank } : it));

/** How many each must come after, and how many must come after it. */
function surroundings(plan: readonly Work[]): { before: Set<number>; behind: Set<number> }[] {
  const before = plan.map(it => new Set(it.after.map(need => need.work)));
  for (const set of before) for (const other of set) for (const next of before[other]!) set.add(next);
  return before.map((set, i) => ({
    before: set,
    behind: new Set([...plan.keys()].filter(k => before[k]!.has(i))),
  }));
}

test('a pin gets its rank as far as dependencies allow, and the rest keeps its order', () => {
  const property = (plan: Work[], choice: number, wanted: number) => {
    const i = choice % plan.length;
    const plain = rank(plan, { today });
    const ranking = rank(pin(plan, { [i]: wanted }), { today });
    const { before, behind } = surroundings(plan)[i]!;
    const it = ranking.of[i]!;
    strictEqual(it.rank, Math.max(before.size + 1, Math.min(plan.length - behind.size, wanted)));
    strictEqual(it.pin, wanted);
    strictEqual(it.worked, plain.of[i]!.rank);
    plan.forEach((other, k) => {
      for (const need of other.after) ok(ranking.of[need.work]!.rank < ranking.of[k]!.rank);
    });
    const free = (order: readonly number[]) => order.filter(k => k !== i && !before.has(k) && !behind.has(k));
    deepStrictEqual(free(ranking.order), free(plain.order));
  };
  fc.assert(fc.property(plansWithoutDates(1, 10), fc.nat(), fc.integer({ min: 1, max: 14 }), property), {
    numRuns: runs(400),
  });
});

test('several pins: never under what they block, each at its rank where nothing stands against it', () => {
  const property = (plan: Work[], numbers: number[], free: boolean) => {
    const works = free ? plan.map(it => ({ ...it, after: [] })) : plan;
    const pins = Object.fromEntries(
      works.flatMap((_, i) => (numbers[i] === undefined ? [] : [[i, 1 + (numbers[i]! % 16)]])),
    );
    const ranking = rank(pin(works, pins), { today });
    deepStrictEqual(
      [...ranking.order].sort((a, b) => a - b),
      [...works.keys()],
    );
    works.forEach((it, i) => {
      for (const need of it.after) ok(ranking.of[need.work]!.rank < ranking.of[i]!.rank);
    });
    const targets = Object.values(pins);
    if (!free || new Set(targets).size < targets.length || Math.max(0, ...targets) > works.length) return;
    for (const [i, target] of Object.entries(pins)) strictEqual(ranking.of[Number(i)]!.rank, target);
  };
  const numbers = fc.array(fc.option(fc.nat(15), { nil: undefined }), { maxLength: 12 }) as fc.Arbitrary<number[]>;
  fc.assert(fc.property(plansWithoutDates(1, 12), numbers, fc.boolean(), property), { numRuns: runs(500) });
});

test('all pins get their ranks wherever any order of the work allows it', () => {
  const property = (plan: Work[], wishes: number[], mask: number) => {
    // Any order that keeps what each needs before it; some of its works are pinned where they stand there.
    const order: number[] = [];
    for (let left = [...plan.keys()]; left.length; left = left.filter(i => !order.includes(i))) {
      const free = left.filter(i => plan[i]!.after.every(need => order.includes(need.work)));
      order.push(free.reduce((a, b) => (wishes[b]! < wishes[a]! ? b : a)));
    }
    const pins = Object.fromEntries(order.flatMap((i, place) => ((mask >> i) & 1 ? [[i, place + 1]] : [])));
    const ranking = rank(pin(plan, pins), { today });
    for (const [i, wanted] of Object.entries(pins)) strictEqual(ranking.of[Number(i)]!.rank, wanted);
  };
  const wishes = fc.array(fc.nat(99), { minLength: 12, maxLength: 12 });
  fc.assert(fc.property(plansWithoutDates(1, 12), wishes, fc.nat(0xfff), property), { numRuns: runs(1000) });
});

test('pins that say what is worked out move nothing', () => {
  const property = (plan: Work[], mask: number) => {
    const plain = rank(plan, { today });
    const pins = Object.fromEntries(plan.flatMap((_, i) => ((mask >> i) & 1 ? [[i, plain.of[i]!.rank]] : [])));
    deepStrictEqual(ids(rank(pin(plan, pins), { today })), ids(plain));
  };
  fc.assert(fc.property(plansWithoutDates(1, 12), fc.nat(0xfff), property), { numRuns: runs(1000) });
});

test('a pin stays where it is when what waits for others is pinned below them', () => {
  const plan = [work('shared', { impact: 5 }), work('disks', { impact: 4 }), work('check', { after: after(0, 1) })];
  deepStrictEqual(ids(rank(pin(plan, { 0: 2, 2: 3 }), { today })), ['disks', 'shared', 'check']);
});

test('what a pin needs is pulled before it; what waits for one that is pinned late waits', () => {
  const plan = [
    work('a', { impact: 5, effort: 1 }),
    work('b', { impact: 4, effort: 1 }),
    work('need', { impact: 1, effort: 9 }),
    work('pinned', { impact: 1, effort: 9, after: after(2) }),
  ];
  deepStrictEqual(ids(rank(plan, { today })), ['a', 'b', 'need', 'pinned']);
  deepStrictEqual(ids(rank(pin(plan, { 3: 1 }), { today })), ['need', 'pinned', 'a', 'b']);
  deepStrictEqual(ids(rank(pin(plan, { 3: 3 }), { today })), ['a', 'need', 'pinned', 'b']);
  deepStrictEqual(ids(rank(pin(plan, { 2: 4 }), { today })), ['a', 'b', 'need', 'pinned']);
  const waiting = plan.map((it, i) => (i === 1 ? { ...it, after: after(0) } : it));
  deepStrictEqual(ids(rank(pin(waiting, { 0: 3 }), { today })), ['need', 'pinned', 'a', 'b']);
});

test('of two pins on one rank the better one gets it', () => {
  const plan = [work('a', { impact: 1 }), work('b', { impact: 5 }), work('c', { impact: 3 })];
  deepStrictEqual(ids(rank(pin(plan, { 0: 1, 2: 1 }), { today })), ['c', 'a', 'b']);
});

test('ten thousand pins, all backwards', () => {
  const plan = Array.from({ length: 10_000 }, (_, i) => work(`w${String(i).padStart(5, '0')}`));
  const ranking = rank(pin(plan, Object.fromEntries(plan.map((_, i) => [i, plan.length - i]))), { today });
  deepStrictEqual(ranking.order, [...plan.keys()].reverse());
});

test('writing the ranks settles them: nothing is stale and a second run changes nothing', () => {
  const property = (plan: Work[], numbers: (number | undefined)[]) => {
    const pins = Object.fromEntries(plan.flatMap((_, i) => (numbers[i] ? [[i, numbers[i]]] : [])));
    const pinnedPlan = pin(plan, pins);
    const first = rank(pinnedPlan, { today });
    const written = withRanks(pinnedPlan, first);
    const second = rank(written, { today });
    deepStrictEqual(ids(second), ids(first));
    deepStrictEqual(stale(written, second), {
      stale: false,
      loss: 0,
      duplicates: [],
      missing: [],
      firstOutOfOrder: undefined,
    });
  };
  const numbers = fc.array(fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }), { maxLength: 5 });
  fc.assert(fc.property(anyPlans(12), numbers, property), { numRuns: runs(300) });
});

const three = [
  work('a', { impact: 5, effort: 1 }),
  work('b', { impact: 3, effort: 1 }),
  work('c', { impact: 1, effort: 1 }),
];
const writing = (...written: (number | undefined)[]) =>
  three.map((it, i) => ({ ...it, ...(written[i] !== undefined && { written: written[i] }) }));
const judged = (plan: Work[], tolerance?: number) => stale(plan, rank(plan, { today }), tolerance);

test('only the sequence of the written ranks counts', () => {
  deepStrictEqual(judged(writing(1, 2, 3)), {
    stale: false,
    loss: 0,
    duplicates: [],
    missing: [],
    firstOutOfOrder: undefined,
  });
  strictEqual(judged(writing(4, 7, 19)).stale, false);
});

test('a written order that loses more than the tolerance is stale', () => {
  const swapped = judged(writing(2, 1, 3)); // 3 × 1 + 5 × 2 + 1 × 3 = 16 against 5 × 1 + 3 × 2 + 1 × 3 = 14
  ok(Math.abs(swapped.loss - 2 / 14) < 1e-12);
  deepStrictEqual([swapped.stale, swapped.firstOutOfOrder], [true, 0]);
  strictEqual(judged(writing(2, 1, 3), 0.2).stale, false);
});

test('ranks that repeat or lack are stale', () => {
  deepStrictEqual([judged(writing(1, 2, 2)).stale, judged(writing(1, 2, 2)).duplicates], [true, [1, 2]]);
  deepStrictEqual([judged(writing(1, undefined, 3)).stale, judged(writing(1, undefined, 3)).missing], [true, [1]]);
  strictEqual(judged(writing()).stale, false); // no rank at all is another matter
});

test('the one that is furthest from its place is named', () => {
  const plan = [5, 4, 3, 2, 1].map((impact, i) => work(`${i}`, { impact, effort: 1 }));
  const order = (...ranks: number[]) => judged(plan.map((it, i) => ({ ...it, written: ranks[i]! }))).firstOutOfOrder;
  strictEqual(order(5, 1, 2, 3, 4), 0); // the first was put last
  strictEqual(order(2, 3, 4, 5, 1), 4); // the last was put first
  strictEqual(order(1, 2, 4, 3, 5), 2);
});

test('a written order against the dependencies costs what it costs to work it', () => {
  const plan = [
    work('a', { impact: 1, effort: 4, written: 2 }),
    work('b', { impact: 5, effort: 1, after: after(0), written: 1 }),
  ];
  deepStrictEqual([judged(plan).loss, judged(plan).firstOutOfOrder], [0, undefined]);
});

test('a pin is not stale, whatever it costs', () => {
  const pinned = pin(three, { 2: 1 });
  strictEqual(judged(withRanks(pinned, rank(pinned, { today }))).stale, false);
});
