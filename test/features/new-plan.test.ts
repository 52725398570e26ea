import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { check } from '../../server/check.ts';
import { newPlan } from '../../server/features/new-plan.ts';
import { sampleOn } from '../../server/features/sample.ts';
import { whyRanked } from '../../server/features/why.ts';
import { type Day, readDay } from '../../server/language/day.ts';
import { types } from '../../server/language/values.ts';
import { readPlan } from '../../server/plan/plan.ts';
import { headOf } from '../../server/plan/query.ts';
import { among } from '../fixture.ts';
import { fc, runs } from '../runs.ts';

const day = (text: string): Day => readDay(text)!;
const days = fc.integer({ min: day('2024-01-01'), max: day('2036-12-31') });
const whole = { goal: 'Halve client onboarding time', owner: 'Maya Lindqvist', period: '2026-Q4' };
const of = (text: string, today: Day) => check(readPlan(text), { today });

describe('a new plan', () => {
  test('has no error on any day, for any goal that is said', () =>
    fc.assert(
      fc.property(
        days,
        fc.nat(5),
        fc.string({ minLength: 1, maxLength: 90, unit: 'grapheme-ascii' }),
        (today, n, goal) => {
          fc.pre(goal.trim() !== '');
          const { periods } = newPlan({}, today);
          const period = periods[n % periods.length]!.period;
          const plan = newPlan({ ...whole, goal: `Reach ${goal}`, period }, today);
          const errors = of(plan.text, today).filter(it => it.severity === 'error');
          assert.deepEqual(
            errors.filter(it => it.range.start.line !== 1 && it.range.start.line !== 8),
            [],
          );
          assert.equal(headOf(readPlan(plan.text), 'period')?.pair.value.text, period);
        },
      ),
    ));

  test('puts the cursor where the metric is to be named', () => {
    const { text, at, name } = newPlan(whole, day('2026-10-05'));
    assert.equal(text.split('\n')[at.line]!.slice(0, at.character), '  metric: ');
    assert.equal(name, 'halve-client-onboarding-time');
    assert.deepEqual([...new Set(of(text, day('2026-10-05')).map(it => it.rule))], ['goal-unmeasured']);
  });

  test('says in keys what its sentence says in numbers, and is told that it has no metric, and nothing else', () => {
    const goal = 'Cut the time to onboard a client from 14 days to 9 days';
    const { text, at, objections } = newPlan({ ...whole, goal }, day('2026-10-05'));
    assert.match(text, /\n {2}metric: \n {2}from: 14 days\n {2}to: 9 days\n {2}by: 2026-12-31\n/);
    assert.equal(text.split('\n')[at.line], '  metric: ');
    assert.deepEqual(objections, {});
    assert.deepEqual(
      of(text, day('2026-10-05')).map(it => it.rule),
      ['goal-unmeasured'],
    );
    const early = newPlan({ ...whole, goal: `${goal} by 30 November 2026` }, day('2026-10-05'));
    assert.match(early.text, /\n {2}by: 2026-11-30\n/);
  });

  test('says nothing that another new one, or a new strategy, says beside it', () => {
    const on = day('2026-10-05');
    const text = (goal: string, kind?: 'strategy') => newPlan({ ...whole, goal, kind }, on).text;
    const first = text('Cut the time to onboard a client from 14 days to 9 days');
    for (const second of [text('Halve the clients who leave', 'strategy'), text('Answer tickets in under 30 min')]) {
      const found = check(among(first, { other: second }), { today: on });
      assert.ok(!found.some(it => it.rule === 'activity-duplicate'), second);
    }
  });

  test('keeps a goal of any text as it was said', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), goal => {
        const said = goal.replace(/\s+/g, ' ').trim();
        fc.pre(said !== '' && !/[\p{Cc}\p{Cs}\ufeff]/u.test(said));
        const plan = readPlan(newPlan({ ...whole, goal }, day('2026-10-05')).text);
        assert.equal(headOf(plan, 'plan')?.pair.value.text, said);
      }),
    ));

  test('offers periods that are not over, the nearest first', () =>
    fc.assert(
      fc.property(days, today => {
        const { periods } = newPlan({}, today);
        assert.ok(periods.length >= 3);
        for (const { period } of periods) assert.ok(types.period.read(period)!.to > today);
      }),
    ));

  test('objects to what no plan can be written with, and frowns at the rest', () => {
    const today = day('2026-10-05');
    assert.deepEqual(newPlan(whole, today).objections, {});
    const none = newPlan({ goal: ' ', owner: '', period: 'soon' }, today).objections;
    assert.deepEqual([none.goal?.blocks, none.owner?.blocks, none.period?.blocks], [true, true, true]);
    assert.equal(newPlan({ ...whole, period: '2026-Q1' }, today).objections.period?.blocks, true);
    const { owner } = newPlan({ ...whole, owner: 'operations team' }, today).objections;
    assert.equal(owner?.blocks, false);
    assert.match(owner!.message, /group/);
  });
});

describe('a sample', () => {
  const text = readFileSync('test/plans/client-onboarding.opsplan', 'utf8');

  test('reads as if it were of these days, on every day', () =>
    fc.assert(
      fc.property(days, today => {
        fc.pre(today > day('2026-07-24'));
        const found = of(sampleOn(text, today), today);
        assert.deepEqual(
          found.filter(it => it.severity === 'error' || (it.severity === 'warning' && it.rule !== 'blocker-old')),
          [],
        );
      }),
      { numRuns: runs(60) },
    ));

  test('is itself on its own day, but for how its period is written', () =>
    assert.equal(sampleOn(text, day('2026-07-24')), text.replace('2026-Q3', '2026-07-01..2026-09-30')));
});

test('why something ranks is told by id, by place, and for a task by its activity', () => {
  const plan = readPlan(`activities:
  audit: { title: Audit the alerts, due: 2026-08-07, impact: 4, effort: 2d }
  rota:
    title: Publish the rota
    every: 1w
    tasks:
      draft: { title: Draft it }
  form:
    title: Rebuild the form
    tasks:
      fields: { title: Agree on the fields }
`);
  const today = day('2026-07-24');
  assert.equal(whyRanked(plan, 'audit', today)?.title, 'Audit the alerts');
  assert.match(whyRanked(plan, { line: 1, character: 30 }, today)!.sentence, /^Ranks 1st/);
  assert.equal(whyRanked(plan, { line: 10, character: 9 }, today)?.title, 'Rebuild the form');
  assert.equal(whyRanked(plan, 'rota', today), undefined);
  assert.equal(whyRanked(plan, { line: 0, character: 0 }, today), undefined);
});

describe('a new strategy', () => {
  const answers = { kind: 'strategy' as const, goal: 'Halve the clients who leave', owner: 'Maya Lindqvist' };

  test('covers one or two years that are now or next', () =>
    assert.deepEqual(newPlan(answers, day('2026-07-24')).periods, [
      { period: '2026-01-01..2027-12-31', says: 'this year and the next' },
      { period: '2027-01-01..2028-12-31', says: 'the next two years' },
      { period: '2027', says: 'next year, 2027-01-01 to 2027-12-31' },
    ]));

  test('is one that nothing is wrong with, on any day and for any of its periods', () =>
    fc.assert(
      fc.property(days, fc.nat({ max: 2 }), (today, choice) => {
        const { periods } = newPlan(answers, today);
        const { text, at, objections } = newPlan({ ...answers, period: periods[choice]!.period }, today);
        assert.match(text, /\nkind: strategy\n(.*\n)*review: 1q\n/);
        assert.equal(text.split('\n')[at.line], '  metric: ');
        assert.deepEqual(objections, {});
        const found = of(text, today);
        const rules = new Set(found.map(it => it.rule));
        assert.deepEqual([...rules].sort(), ['goal-unmeasured'], 'the metric is left to be named');
      }),
      { numRuns: runs(60) },
    ));
});
