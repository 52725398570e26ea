import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cutTitle } from '../client/views/cut.ts';
import { readDay } from '../server/language/day.ts';
import { readPlan } from '../server/plan/plan.ts';
import { blockers } from '../server/views/blockers.ts';
import { priorities } from '../server/views/priorities.ts';
import type { Row } from '../server/views/row.ts';
import { summary } from '../server/views/summary.ts';
import { drawn } from './drawn.ts';
import { among } from './fixture.ts';

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
      'Tender the headsets | 1 waits for it · ana · 7 days late | late',
      '  Order the headsets | ana · 14 Aug | waiting',
      '    Unpack | ana · 21 Aug | in progress',
      'Get the permit | needs a signature (maya can lift it, since 20 Jul) · lu · 7 Aug | blocked',
      '  Unpack | ana · 21 Aug | in progress',
      'Spend it | Find the money? (maya decides, by 31 Jul) · maya · 30 Sep | waiting',
    ]));

  test('each says why', () =>
    assert.deepEqual(
      blockers(plan, today).rows.map(it => it.detail),
      [
        'Due Wed 2026-07-15, 7 working days ago, while others wait for it. 2 activities wait behind it.',
        'Blocked since Mon 2026-07-20: a signature. maya can lift it. 1 activity waits behind it.',
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

test('what the forecast has late, or sees no end of, says so and looks so', () => {
  const ahead = readPlan(`people: { ana: { capacity: 40h/w }, ben: { until: 2026-07-24 } }
activities:
  big: { title: The big one, owner: ana, due: 2026-07-31, effort: 10d, impact: 5 }
  gone: { title: Left behind, owner: ben, due: 2026-09-30, effort: 5d }
  held: { title: Held, owner: ben, due: 2026-09-30, effort: 5d, blocked: { by: ana, need: a key } }
  easy: { title: Easy, owner: ana, due: 2026-12-18, effort: 1d }
  passed: { title: Passed, owner: ana, due: 2026-07-20, effort: 1d }
`);
  assert.deepEqual(
    drawn(priorities(ahead, today).rows)
      .map(it => it.replace(/^\d\. /, ''))
      .sort(),
    [
      'Easy | ana · 18 Dec | ready',
      'Held | ben · 30 Sep, never finished by the forecast | blocked',
      'Left behind | ben · 30 Sep, never finished by the forecast | never',
      'Passed | ana · 4 days late | late',
      'The big one | ana · 31 Jul, forecast 8 days late | slipping',
    ],
  );
  assert.deepEqual(drawn(blockers(ahead, today).rows), [
    'Held | needs a key (ana can lift it) · ben · 30 Sep, never finished by the forecast | blocked',
  ]);
});

test('a long title is cut at a word, so that owner and date have room', () => {
  const rows: Record<string, string> = {
    '1. Merge duplicate client records': '1. Merge duplicate client records',
    '2. Switch delivery of all client work over to the new CRM': '2. Switch delivery of all client work over…',
    Rechtsschutzversicherungsgesellschaftenverband: 'Rechtsschutzversicherungsgesellschaftenverb…',
  };
  assert.deepEqual(
    Object.keys(rows).map(it => cutTitle(it, 'ana · 7 Aug')),
    Object.values(rows),
  );
  const why = 'waits for Create client accounts by script · ana';
  assert.equal(cutTitle('Publish one handover page for all teams', why), 'Publish one handover page for all…');
});

test('a blocker of another plan is called as people call it', () => {
  const text = 'activities: { a: { owner: ana, after: [crm/form] } }\n';
  const crm = 'plan: One CRM\nactivities: { form: { title: The new form, owner: dev } }\n';
  const [row] = blockers(among(text, { crm }), today).rows;
  assert.equal(row!.description, 'waits for The new form, of One CRM · ana · no date');
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
