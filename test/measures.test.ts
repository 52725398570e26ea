import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { measureWords, streakWords } from '../server/forecast/measure-words.ts';
import { measuresOf, poured } from '../server/forecast/measures.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { among, today } from './fixture.ts';
import { fc } from './runs.ts';

const lines = (plan: Plan): string[] =>
  measuresOf(plan, today).map(it => `${it.of} ${it.id}: ${measureWords(it).join(' · ')}`);

describe('measures', () => {
  const text = `plan: Ops
resources: { budget: { have: USD 20k } }
people:
  ana: { ceiling: 100%, rate: USD 50/h }
  bo: { ceiling: 100%, rate: EUR 40/h }
workstreams:
  acme: { client: Acme, revenue: USD 10k, billable: yes }
  extra: { client: Acme, revenue: EUR 5k }
  maybe: { client: Bolt, status: tentative, revenue: USD 1M }
activities:
  old: { owner: ana, status: done, due: 2026-07-10, finished: 2026-07-09, effort: 2d, spent: 2d, workstream: acme }
  late: { owner: ana, status: done, due: 2026-07-10, finished: 2026-07-13, workstream: acme }
  undated: { owner: ana, status: done, finished: 2026-07-13, workstream: acme }
  form: { owner: ana, effort: 4d, due: 2026-08-14, workstream: acme, cost: USD 400 }
  gift: { owner: ana, effort: 1d, due: 2026-08-14, workstream: acme, billable: no }
  more: { owner: bo, effort: 5d, due: 2026-08-14, workstream: extra }
  hope: { owner: bo, effort: 50d, due: 2026-10-14, workstream: maybe }
`;
  test('by plan, workstream, client and person; currencies side by side, what is not agreed left out', () => {
    const hours = 13 * 40 - 32; // what is left of this week is its Friday
    const part = (asked: number, of = hours): string =>
      `${asked} h billable, ${Math.round((asked / of) * 100)} % of ${of} h on contract`;
    assert.deepEqual(lines(readPlan(text)), [
      `plan Ops: 1 of 2 on time · 80 h asked of ${2 * hours} h in 13 weeks · ${part(32, 2 * hours)} · cost EUR 1600, revenue EUR 5k, margin 68 % · cost USD 3200, budget USD 20k, revenue USD 10k, margin 68 %`,
      `workstream acme: 1 of 2 on time · 40 h asked of ${hours} h in 13 weeks · ${part(32)} · cost USD 3200, revenue USD 10k, margin 68 %`,
      `workstream extra: 40 h asked of ${hours} h in 13 weeks · cost EUR 1600, revenue EUR 5k, margin 68 %`,
      'workstream maybe: ',
      `client Acme: 1 of 2 on time · 80 h asked of ${2 * hours} h in 13 weeks · ${part(32, 2 * hours)} · cost EUR 1600, revenue EUR 5k, margin 68 % · cost USD 3200, revenue USD 10k, margin 68 %`,
      'client Bolt: ',
      `person ana: 1 of 2 on time · 40 h asked of ${hours} h in 13 weeks · ${part(32)}`,
      `person bo: 40 h asked of ${hours} h in 13 weeks`,
    ]);
  });
  test('where nobody has a rate there is no margin', () => {
    const unpriced = text.replaceAll(/, rate: [A-Z]+ \d+\/h/g, '').replace(', cost: USD 400', '');
    const [plan] = measuresOf(readPlan(unpriced), today);
    assert.deepEqual(measureWords(plan!).slice(-2), [
      'revenue EUR 5k, margin not known: nobody who works on it has a rate in EUR',
      'budget USD 20k, revenue USD 10k, margin not known: nobody who works on it has a rate in USD',
    ]);
  });
  test('a person is measured in all plans, a plan by its own work', () => {
    const crm = 'activities:\n  api: { owner: ana, effort: 3d, due: 2026-08-14 }\n';
    const plan = among(
      'people:\n  ana: { ceiling: 100% }\nactivities:\n  form: { owner: ana, effort: 1d, due: 2026-08-14 }\n',
      { crm },
    );
    assert.deepEqual(lines(plan), [
      'plan : 8 h asked of 488 h in 13 weeks',
      'person ana: 32 h asked of 488 h in 13 weeks',
    ]);
  });
  test('of each currency there is one purse, and its sums are those of its parts', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ currency: fc.constantFrom('EUR', 'USD', 'GBP'), revenue: fc.nat(1e6), costs: fc.nat(1e6) }),
        ),
        drawn => {
          const all = drawn.map(it => ({ ...it, budget: 1, labour: 2 }));
          const found = poured(all);
          assert.deepEqual(
            found.map(it => it.currency),
            [...new Set(all.map(it => it.currency))].sort(),
          );
          for (const it of found) {
            const own = all.filter(other => other.currency === it.currency);
            assert.equal(
              it.revenue,
              own.reduce((sum, other) => sum + other.revenue, 0),
            );
            assert.equal(it.labour, own.length * 2);
          }
        },
      ),
    ));
});

test('how long a plan was kept is said in words that stand alone', () => {
  assert.deepEqual([0, 1, 2].map(streakWords), [
    'the plan was not updated for its latest review',
    'the plan was updated for one review, not for two in a row',
    'the plan was updated for 2 reviews in a row',
  ]);
});
