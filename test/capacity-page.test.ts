import assert from 'node:assert/strict';
import { test } from 'node:test';
import { free, linesOf, share, short, used } from '../client/webviews/capacity/rows.ts';
import { says, warnings } from '../client/webviews/capacity/words.ts';
import { inOrder } from '../client/webviews/page/order.ts';
import { readDay } from '../server/language/day.ts';
import type { PlanCapacity } from '../server/protocol.ts';
import { capacity } from '../server/views/capacity.ts';
import { among } from './fixture.ts';
import { fc, runs } from './runs.ts';

const today = readDay('2026-07-24')!;
const people =
  'teams: { ops: { title: Operations } }\npeople: { ana: { name: Zoe, team: ops }, ben: { team: ops }, cy: {} }\n';
const desk = 'activities: { a: { title: Audit, owner: ana, effort: 5d }, b: { owner: ben, load: 90% } }\n';
const shown = (text: string, others: Record<string, string>, uri: string): PlanCapacity => ({
  uri,
  title: '',
  root: 'r',
  ...capacity(among(text, others), today),
});
const plans = [shown(people, { desk }, 'people'), shown(desk, { people }, 'desk')];

test('everybody stands there once, by name, below everybody together', () => {
  assert.deepEqual(
    linesOf(plans, 'person').map(it => `${it.name}: ${it.note}`),
    ['Everybody: 3 people', 'Zoe: Operations', 'ben: Operations', 'cy: '],
  );
  assert.deepEqual(
    linesOf(plans, 'team').map(it => `${it.name}: ${it.note}`),
    ['Everybody: 3 people', 'Operations: 2 people', 'No team: 1 person'],
  );
});

test('a team is the sum of its people, with their work', () => {
  const [all, ops] = linesOf(plans, 'team');
  const each = linesOf(plans, 'person').slice(1);
  for (const [i, week] of all!.weeks.entries()) {
    const sum = each.reduce((hours, it) => hours + used(it.weeks[i]!), 0);
    assert.ok(Math.abs(used(week) - sum) < 0.01);
    const works = week.works.reduce((hours, [, part]) => hours + part, 0);
    assert.ok(Math.abs(works - sum) < 0.11);
    for (const [work] of week.works) assert.ok(all!.works[work]);
  }
  assert.deepEqual([...new Set(ops!.works.map(it => it.who))], ['Zoe', 'ben']);
  assert.ok(ops!.works.every(it => it.uri === 'desk'));
});

test('a week says how full it is', () => {
  const [, zoe, ben] = linesOf(plans, 'person').map(it => it.weeks[1]!);
  assert.deepEqual([used(zoe!), free(zoe!), share(zoe!), short(zoe!)], [32, 0, 100, 0]);
  assert.deepEqual([used(ben!), free(ben!), share(ben!), short(ben!)], [36, -4, 113, 4]);
  assert.equal(
    says('ben', ben!, today),
    'ben, week of Mon 27 Jul, project 0 h, support 36 h, recurring 0 h, 4 h above the ceiling, 36 h of 32 h under the ceiling, deadlines ask for 4 h too much',
  );
});

test('a week is marked for a reason that is told, and not for a few minutes', () => {
  const week = { ...linesOf(plans, 'person')[1]!.weeks[1]!, support: 0, recurring: 0, limit: 32 };
  const reasons = (project: number, asked: number) => warnings({ ...week, project, asked });
  assert.deepEqual(reasons(32.1, 32.4), []);
  assert.deepEqual(reasons(33.3, 20), ['The forecast has 1.3 h more in it than the ceiling.']);
  assert.deepEqual(reasons(20, 40), ['The deadlines ask for 8 h more than fits.']);
});

test('a table sorted either way holds the same, what says nothing last', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined })),
      fc.boolean(),
      (list, isDown) => {
        const sorted = inOrder(list, it => it, isDown);
        assert.equal(sorted.length, list.length);
        const told = sorted.filter(it => it !== undefined);
        assert.deepEqual(sorted.slice(0, told.length), told);
        assert.deepEqual(
          told,
          [...told].sort((a, b) => (isDown ? b - a : a - b)),
        );
      },
    ),
    { numRuns: runs(200) },
  );
});
