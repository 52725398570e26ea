import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { addWorkdays, readDay } from '../server/language/day.ts';
import { precedence } from '../server/reckon/precedence.ts';
import { type Ranking, rank, type Work } from '../server/reckon/rank.ts';
import { sequence } from '../server/reckon/sequence.ts';
import { after, anyPlans, graphs, plansWithoutDates, today, work } from './rank-plans.ts';
import { fc, runs } from './runs.ts';
import { widePlan } from './wide-plan.ts';

const day = (text: string) => readDay(text)!;
const ranks = (ranking: Ranking) =>
  new Map(ranking.order.map(i => [ranking.work[i]!.id, ranking.of[i]!.rank] as const));
const ids = (ranking: Ranking) => ranking.order.map(i => ranking.work[i]!.id);

/** Σ impact × finish of an order. */
function cost(plan: readonly Work[], order: readonly number[]): number {
  let time = 0;
  return order.reduce((sum, i) => sum + plan[i]!.impact! * (time += plan[i]!.effort!), 0);
}

/** The least cost of all orders that keep to the needs: from each set that may be done first, every next step is tried. */
function leastCost(plan: readonly Work[]): number {
  const needs = plan.map(it => it.after.reduce((bits, { work: other }) => bits | (1 << other), 0));
  const known = new Map<number, number>();
  const rest = (done: number, time: number): number => {
    if (done === 2 ** plan.length - 1) return 0;
    const before = known.get(done);
    if (before !== undefined) return before;
    let least = Infinity;
    plan.forEach((it, i) => {
      if ((done >> i) & 1 || needs[i]! & ~done) return;
      const finish = time + it.effort!;
      least = Math.min(least, it.impact! * finish + rest(done | (1 << i), finish));
    });
    known.set(done, least);
    return least;
  };
  return rest(0, 0);
}

/** The cost of always taking what scores highest of all that may start. */
function greedyCost(plan: readonly Work[], score: (it: Work) => number): number {
  const order: number[] = [];
  while (order.length < plan.length) {
    const free = plan.flatMap((it, i) =>
      order.includes(i) || it.after.some(need => !order.includes(need.work)) ? [] : [i],
    );
    order.push(free.reduce((a, b) => (score(plan[b]!) > score(plan[a]!) ? b : a)));
  }
  return cost(plan, order);
}

const keepsToNeeds = (ranking: Ranking, plan: readonly Work[]) =>
  plan.every(
    (it, i) =>
      !ranking.of[i] ||
      it.after.every(need => !ranking.of[need.work] || ranking.of[need.work]!.rank < ranking.of[i]!.rank),
  );

/** Which work each needs, directly or further down, by place. */
function allNeeds(plan: readonly Work[]): Set<number>[] {
  return plan.map((it, i) => {
    const open = (list: Work['after']) => list.map(need => need.work).filter(other => plan[other]?.ranked);
    const found = new Set(open(plan[i]!.ranked ? it.after : []));
    for (const other of found) for (const next of open(plan[other]!.after)) found.add(next);
    return found;
  });
}

test('the least cost is that of the best of all orders', () => {
  const orders = (left: number[]): number[][] =>
    left.length ? left.flatMap(i => orders(left.filter(it => it !== i)).map(rest => [i, ...rest])) : [[]];
  const property = (plan: Work[]) => {
    const valid = orders([...plan.keys()]).filter(order =>
      plan.every((it, i) => it.after.every(need => order.indexOf(need.work) < order.indexOf(i))),
    );
    strictEqual(leastCost(plan), Math.min(...valid.map(order => cost(plan, order))));
  };
  fc.assert(fc.property(plansWithoutDates(1, 5), property), { numRuns: runs(50) });
});

for (const [least, most, count] of [
  [2, 8, 1500],
  [9, 13, 150],
] as const) {
  test(`close to the best order at ${least} to ${most} activities`, t => {
    const losses: Record<'ranked' | 'impact first' | 'own ratio first', number[]> = {
      ranked: [],
      'impact first': [],
      'own ratio first': [],
    };
    const property = (plan: Work[]) => {
      const ranking = rank(plan, { today });
      ok(keepsToNeeds(ranking, plan));
      const best = leastCost(plan);
      const loss = cost(plan, ranking.order) / best - 1;
      losses.ranked.push(loss);
      losses['impact first'].push(greedyCost(plan, it => it.impact!) / best - 1);
      losses['own ratio first'].push(greedyCost(plan, it => it.impact! / it.effort!) / best - 1);
      ok(loss > -1e-9 && loss <= 0.05, `${loss}`);
      return true;
    };
    fc.assert(fc.property(plansWithoutDates(least, most), property), { numRuns: runs(count) });
    const mean = (list: number[]) => list.reduce((a, b) => a + b) / list.length;
    for (const [name, list] of Object.entries(losses)) {
      t.diagnostic(
        `${name}: ${(100 * mean(list)).toFixed(4)} % on average, ${(100 * Math.max(...list)).toFixed(2)} % at worst`,
      );
    }
    ok(mean(losses.ranked) <= 0.005);
    ok(mean(losses['impact first']) > 0.02, 'the plans are ones in which the order matters');
  });
}

test('groups are the sets of greatest value a day, one after the other', () => {
  const property = (plan: Work[]) => {
    const { groups, of } = rank(plan, { today });
    const needs = plan.map(it => it.after.reduce((bits, { work: other }) => bits | (1 << other), 0));
    let done = 0;
    for (const group of groups) {
      let most = 0;
      for (let set = 1; set < 2 ** plan.length; set++) {
        const members = [...plan.keys()].filter(i => (set >> i) & 1);
        if (set & done || members.some(i => needs[i]! & ~set & ~done)) continue;
        const total = (amount: (i: number) => number) => members.reduce((sum, i) => sum + amount(i), 0);
        most = Math.max(most, total(i => of[i]!.value) / total(i => of[i]!.effort));
      }
      ok(Math.abs(group.value / group.days - most) < 1e-9, `${group.value} / ${group.days}, best ${most}`);
      for (const i of group.works) done |= 1 << i;
    }
    strictEqual(done, 2 ** plan.length - 1);
  };
  fc.assert(fc.property(plansWithoutDates(1, 8), property), { numRuns: runs(150) });
});

test('nothing ranks under what it blocks, whatever the plan', () => {
  const property = (plan: Work[]) => {
    const ranking = rank(plan, { today });
    const places = [...plan.keys()].filter(i => plan[i]!.ranked);
    deepStrictEqual(
      [...ranking.order].sort((a, b) => a - b),
      places,
    );
    deepStrictEqual(
      ranking.order.map(i => ranking.of[i]!.rank),
      places.map((_, i) => i + 1),
    );
    const needs = allNeeds(plan);
    for (const i of places) {
      for (const { work: other } of plan[i]!.after) {
        if (!ranking.of[other] || needs[other]!.has(i)) continue; // only a loop may break it
        ok(ranking.of[other]!.rank < ranking.of[i]!.rank);
      }
    }
  };
  fc.assert(fc.property(anyPlans(14), property), { numRuns: runs(500) });
});

test('the order keeps to the needs even when the steps allowed run out', () => {
  const property = (lists: number[][], limit: number, numbers: number[]) => {
    const same = (it: number) => it;
    const graph = precedence(
      lists.map(list => after(...list)),
      { node: same, unit: same },
    );
    const amounts = (shift: number) =>
      Float64Array.from(lists, (_, i) => 1 + (numbers[(i * 7 + shift) % numbers.length]! % 40));
    const { order, blocks } = sequence(graph, { value: amounts(0), days: amounts(3) }, limit);
    const at = new Map(Array.from(order, (node, i) => [node, i] as const));
    strictEqual(at.size, lists.length);
    lists.forEach((list, node) => {
      for (const other of list) ok(at.get(other)! < at.get(node)!);
    });
    deepStrictEqual(
      blocks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
      [...order.keys()],
    );
  };
  const numbers = fc.array(fc.nat(1000), { minLength: 5, maxLength: 90 });
  fc.assert(fc.property(graphs(40), fc.nat(3000), numbers, property), { numRuns: runs(400) });
});

test('the order of the list does not matter', () => {
  const property = (plan: Work[], seed: number[]) => {
    const order = [...plan.keys()].sort((a, b) => seed[a % seed.length]! - seed[b % seed.length]! || a - b);
    const moved = order.map(i => ({
      ...plan[i]!,
      after: plan[i]!.after.map(it => ({ ...it, work: order.indexOf(it.work) })).reverse(),
    }));
    const [one, other] = [rank(plan, { today }), rank(moved, { today })];
    deepStrictEqual(ids(other), ids(one));
    const plain = ({ of, groups, work: list }: Ranking) => ({
      of: new Map(list.map((it, i) => [it.id, { ...of[i], group: 0, deadline: of[i]?.deadline?.at }] as const)),
      groups: groups.map(it => ({ ...it, works: it.works.map(i => list[i]!.id) })),
    });
    deepStrictEqual(plain(other), plain({ ...one, work: plan }));
  };
  const plans = fc.oneof(anyPlans(12), plansWithoutDates(1, 12));
  fc.assert(fc.property(plans, fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), property), { numRuns: runs(400) });
});

test('ties go by due date, then id', () => {
  const far = day('2027-06-01');
  const plan = [work('d'), work('b', { due: far + 1 }), work('c', { due: far }), work('a', { due: far }), work('Z')];
  deepStrictEqual(ids(rank(plan, { today })), ['a', 'c', 'b', 'Z', 'd']);
});

test('what is needed is pulled before what it ties with', () => {
  const plan = [work('z'), work('a', { due: day('2027-06-01'), after: after(0) }), work('b')];
  deepStrictEqual(ids(rank(plan, { today })), ['z', 'a', 'b']);
});

test('ranks do not depend on the written ones', () => {
  const property = (plan: Work[], numbers: number[]) => {
    const one = rank(plan, { today });
    const random = plan.map((it, i) => ({ ...it, written: numbers[i % numbers.length]! }));
    deepStrictEqual(ids(rank(random, { today })), ids(one));
    const settled = plan.map((it, i) => (one.of[i] ? { ...it, written: one.of[i]!.rank } : it));
    deepStrictEqual(ids(rank(settled, { today })), ids(one));
  };
  fc.assert(fc.property(anyPlans(12), fc.array(fc.nat(20), { minLength: 1 }), property));
});

test('a small blocker of great things stands first', () => {
  const plan = [
    work('easy', { impact: 3, effort: 2 }),
    work('great', { impact: 5, effort: 2, after: after(2) }),
    work('key', { impact: 1, effort: 0.5 }),
  ];
  deepStrictEqual(ids(rank(plan, { today })), ['key', 'great', 'easy']);
});

test('loops neither hang nor take part of the plan away', () => {
  const ring = Array.from({ length: 10_000 }, (_, i) => work(`r${i}`, { after: after((i + 1) % 10_000, i) }));
  strictEqual(rank(ring, { today }).order.length, 10_000);
  const plan = [work('a', { after: after(1) }), work('b', { after: after(0) }), work('c', { after: after(1) })];
  const found = ranks(rank(plan, { today }));
  ok(found.get('c')! > found.get('b')!);
});

test('finished, dropped and recurring work counts for nothing', () => {
  const open = [work('a', { impact: 2 }), work('b', { impact: 4 })];
  const closed = [
    work('done', { status: 'done', ranked: false, impact: 5, after: after(0) }),
    work('weekly', { ranked: false, due: today, after: after(0) }),
  ];
  const ranking = rank([...open.map(it => ({ ...it, after: after(2, 3) })), ...closed], { today });
  deepStrictEqual(ids(ranking), ['b', 'a']);
  strictEqual(ranking.of[0]!.slack, undefined);
  strictEqual(ranking.of[2], undefined);
  deepStrictEqual(ids(rank([], { today })), []);
});

test('slack runs from the earliest finish to what every deadline behind still allows, Monday to Friday', () => {
  const plan = [
    work('first', { effort: 2 }), // Friday and Monday
    work('second', { effort: 1.5, after: [{ work: 0, lag: 1 }], due: day('2026-08-05') }), // after Tuesday
    work('third', { effort: 1, after: after(1), due: day('2026-08-03') }),
    work('late', { effort: 3, start: day('2026-08-01'), due: day('2026-08-02') }), // from Monday, due on Friday
    work('free', { effort: 1 }),
  ];
  const { of } = rank(plan, { today });
  deepStrictEqual(
    of.map(it => it!.slack),
    [1.5, 1.5, 1.5, -3, undefined],
  );
  deepStrictEqual(
    of.map(it => it!.deadline?.work),
    [2, 2, 2, 3, undefined],
  );
  deepStrictEqual(
    of.map(it => it!.urgency),
    [0.92, 0.92, 0.92, 1, 0.2],
  );
  deepStrictEqual(of[3]!.guessed, { impact: true, effort: false });
});

test('milestones and the goal are deadlines of what they wait for', () => {
  const plan = [work('a', { effort: 1 }), work('b', { effort: 1, after: after(0), due: day('2026-12-01') })];
  const deadlines = [{ at: day('2026-08-07'), title: 'API freeze', after: [{ work: 1, lag: 2 }] }];
  const { of } = rank(plan, { today, deadlines });
  deepStrictEqual(
    of.map(it => [it!.slack, it!.deadline]),
    [0, 1].map(() => [7, { at: day('2026-08-07'), title: 'API freeze' }]),
  );
});

test('slack agrees with its definition', () => {
  const property = (plan: Work[]) => {
    const sound = plan.map((it, i) => ({
      ...it,
      ranked: true,
      after: it.after.filter((need, k) => need.work < i && it.after.findIndex(other => other.work === need.work) === k),
    }));
    const { of } = rank(sound, { today });
    const count = (to: number) => {
      let days = 0;
      for (let at = Math.min(today, to + 1); at < Math.max(today, to + 1); at++)
        if ((((at + 3) % 7) + 7) % 7 < 5) days++;
      return to >= today ? days : -days;
    };
    const finish = (i: number): number =>
      of[i]!.effort +
      Math.max(0, count((sound[i]!.start ?? today) - 1), ...sound[i]!.after.map(need => finish(need.work) + need.lag));
    const bounds = (i: number): number[] => [
      ...(sound[i]!.due === undefined ? [] : [count(sound[i]!.due!)]),
      ...sound.flatMap((it, k) =>
        it.after.flatMap(need => (need.work === i ? bounds(k).map(at => at - of[k]!.effort - need.lag) : [])),
      ),
    ];
    sound.forEach((_, i) => {
      const latest = Math.min(...bounds(i));
      if (latest === Infinity) strictEqual(of[i]!.slack, undefined);
      else ok(Math.abs(of[i]!.slack! - (latest - finish(i))) < 1e-6, `${of[i]!.slack} is not ${latest - finish(i)}`);
    });
  };
  fc.assert(fc.property(anyPlans(9), property), { numRuns: runs(200) });
});

test('where the text is silent: impact 3, the median effort, else five days', () => {
  const one = rank([work('a')], { today }).of[0]!;
  deepStrictEqual([one.impact, one.effort, one.guessed], [3, 5, { impact: true, effort: true }]);
  const efforts = [8, undefined, 1, 2, 4].map((effort, i) => work(`${i}`, { ...(effort && { effort }) }));
  strictEqual(rank(efforts, { today }).of[1]!.effort, 3);
});

test('standing blocked adds 2 % a working day, up to half', () => {
  const value = (since: number | undefined, status: Work['status'] = 'blocked') =>
    rank([work('a', { impact: 5, due: today, status, ...(since !== undefined && { blockedSince: since }) })], { today })
      .of[0]!.value;
  strictEqual(value(undefined), 5);
  strictEqual(value(today), 5);
  strictEqual(value(addWorkdays(today, -1)), 5.1);
  strictEqual(value(day('2026-07-20')), 5.4); // Monday: four working days
  strictEqual(value(addWorkdays(today, -25)), 7.5);
  strictEqual(value(addWorkdays(today, -200)), 7.5);
  strictEqual(value(addWorkdays(today, -4), 'todo'), 5);
  strictEqual(value(today + 30), 5);
});

test('nothing throws and every number stays a number, whatever is given', () => {
  const strange = fc.oneof(fc.double(), fc.constantFrom(Number.MAX_VALUE, -1, 0, 1e-300, Number.NaN, Infinity));
  const property = (plan: Work[], numbers: number[]) => {
    const odd = plan.map((it, i) => ({
      ...it,
      impact: numbers[i % numbers.length]!,
      effort: numbers[(i + 1) % numbers.length]!,
      written: numbers[(i + 2) % numbers.length]!,
      pinned: i % 2 > 0,
      after: it.after.map(need => ({ ...need, lag: numbers[(i + 3) % numbers.length]! })),
    }));
    const { order, of, cost: total } = rank(odd, { today });
    for (const i of order) {
      const { value, effort, urgency, slack = 0, group } = of[i]!;
      for (const it of [value, effort, urgency, slack, group.value, group.days]) ok(Number.isFinite(it));
      ok(value > 0 && effort > 0);
    }
    ok(Number.isFinite(total(order)));
  };
  fc.assert(fc.property(anyPlans(10), fc.array(strange, { minLength: 1, maxLength: 9 }), property));
});

test('cost is Σ own value × completion time', () => {
  const plan = [work('a', { impact: 5, effort: 2 }), work('b', { impact: 2, effort: 1.5 })];
  const { cost: total } = rank(plan, { today });
  strictEqual(total([0, 1]), 3.4); // 1 × 2 + 0.4 × 3.5
  strictEqual(total([1, 0]), 4.1); // 0.4 × 1.5 + 1 × 3.5
});

test('the work done grows with the plan, not with its square, and is bounded', () => {
  for (const cross of [0, 0.12]) {
    const steps = [1000, 4000, 16_000].map(count => {
      const plan = widePlan(count, cross);
      return rank(plan.work, { today: plan.today }).steps;
    });
    ok(steps[1]! < 6 * steps[0]! && steps[2]! < 6 * steps[1]!, steps.join());
  }
  const ladder = Array.from({ length: 2000 }, (_, i) =>
    work(`${i}`, {
      impact: 1 + (4 * i) / 2000,
      effort: 1 + (i % 7),
      after: i > 1 ? after(i - 2, i - (i % 2) - 1) : [],
    }),
  );
  const { steps } = rank(ladder, { today });
  ok(steps > 1_000_000 && steps < 1_500_000, `${steps}`);
});
