import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDay } from '../server/language/day.ts';
import { readPlan } from '../server/plan/plan.ts';
import { blockers } from '../server/views/blockers.ts';
import { priorities } from '../server/views/priorities.ts';
import type { Row } from '../server/views/row.ts';
import { summary } from '../server/views/summary.ts';
import { drawn } from './drawn.ts';

const today = readDay('2026-07-24')!;
const plan = readPlan(`activities:
  permit:
    title: Get the permit
    owner: lu
    due: 2026-08-07
    blocked: { by: maya, since: 2026-07-20, need: a signature. }
  tender: { title: Tender the headsets, owner: ana, due: 2026-07-15 }
  order: { title: Order the headsets, owner: ana, due: 2026-08-14, after: [tender], impact: 5 }
  unpack: { title: Unpack, owner: ana, due: 2026-08-21, after: [order, permit], status: in progress }
  poster: { title: Print the poster, due: 2026-07-01 }
  rota: { title: Publish the rota, every: 1w, effort: 1h }
  budget: { title: Spend it, owner: maya, due: 2026-09-30, after: [fund-gap] }
decisions:
  fund-gap: { question: Find the money?, owner: maya, by: 2026-07-31 }
`);

describe('blockers', () => {
  test('the overdue first, then by what waits behind; each opens to that', () =>
    assert.deepEqual(drawn(blockers(plan, today).rows), [
      'Tender the headsets | ana · 7 days late | late',
      '  Order the headsets | ana · Fri 2026-08-14 | waiting',
      '    Unpack | ana · Fri 2026-08-21 | in progress',
      'Get the permit | lu · Fri 2026-08-07 | blocked',
      '  Unpack | ana · Fri 2026-08-21 | in progress',
      'Spend it | maya · Wed 2026-09-30 | waiting',
    ]));

  test('each says why', () =>
    assert.deepEqual(
      blockers(plan, today).rows.map(it => it.detail),
      [
        'Due 2026-07-15, 7 working days ago, while others wait for it. 2 activities wait behind it.',
        'Blocked since 2026-07-20: a signature. maya can lift it. 1 activity waits behind it.',
        'Waits for a decision by maya: Find the money? Nothing waits behind it.',
      ],
    ));

  test('ids are of one row each, and a cut list says how many there are', () => {
    const all = (rows: readonly Row[]): string[] => rows.flatMap(it => [it.id, ...all(it.children)]);
    const ids = all(blockers(plan, today).rows);
    assert.equal(new Set(ids).size, ids.length);
    const { rows, count } = blockers(plan, today, 1);
    assert.deepEqual([rows.length, count], [1, 3]);
  });

  test('a tangle of dependencies opens to a few rows only', () => {
    const layers = Array.from({ length: 12 }, (_, i) =>
      ['a', 'b', 'c'].map(
        it =>
          `  ${it}${i}: { ${i ? `after: [a${i - 1}, b${i - 1}, c${i - 1}]` : 'blocked: { by: maya, need: a day }'} }\n`,
      ),
    );
    const tangle = readPlan(`activities:\n${layers.flat().join('')}`);
    const count = (rows: readonly Row[]): number => rows.reduce((sum, it) => sum + 1 + count(it.children), 0);
    assert.ok(count(blockers(tangle, today).rows) <= 3 * 51);
  });
});

test('priorities stand in the order of their ranks, without what has none', () => {
  const { rows, count } = priorities(plan, today, 2);
  assert.equal(count, 6);
  assert.deepEqual(
    rows.map(it => it.label.slice(0, 2)),
    ['1.', '2.'],
  );
  assert.ok(!priorities(plan, today).rows.some(it => it.activity === 'rota'));
});

test('a plan in one line', () =>
  assert.deepEqual(summary(plan, today), {
    health: '7 activities · 1 blocked · 2 late',
    blockers: 3,
    late: 2,
    next: { title: 'Get the permit', due: 'Friday 2026-08-07' },
    review: undefined,
    reminder: undefined,
    today: '2026-07-24',
  }));
