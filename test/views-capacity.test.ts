import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDay } from '../server/language/day.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { capacity } from '../server/views/capacity.ts';
import type { Load, Week } from '../server/views/capacity-row.ts';
import { sieve } from '../server/views/filter.ts';
import { anyPlan } from './any-plan.ts';
import { among } from './fixture.ts';
import { fc, runs } from './runs.ts';

// A Friday: of the first week one day is left.
const today = readDay('2026-07-24')!;
const plan = readPlan(`teams: { ops: { title: Operations } }
people:
  maya: { name: Maya Lind, team: ops, capacity: 40h/w, ceiling: 100%, leave: [2026-08-03..2026-08-04] }
  sam: { team: ops, capacity: 40h/w, ceiling: 75% }
  idle: { capacity: 20h/w }
activities:
  desk: { title: Answer tickets, load: { sam: 50% }, owner: sam }
  review: { title: Review alerts, every: 1w, effort: 4h, owner: maya }
  cache: { title: Cache, owner: maya, due: 2026-08-07, effort: 5d }
  edge: { title: Edge, owner: maya, due: 2026-08-14, effort: 2d, with: { sam: 10% }, after: [cache] }
`);
const of = (id: string, from: Plan = plan): Load => capacity(from, today).rows.find(it => it.person === id)!;
const told = ({ contract, leave, support, recurring, project, limit }: Week): string =>
  `${contract} h, leave ${leave}, support ${support}, recurring ${recurring}, project ${project}, limit ${limit}`;

describe('a week', () => {
  test('says where its hours go', () => {
    assert.deepEqual(of('maya').weeks.slice(0, 3).map(told), [
      '8 h, leave 0, support 0, recurring 0.8, project 7.2, limit 8',
      '40 h, leave 0, support 0, recurring 4, project 35.8, limit 40',
      '40 h, leave 16, support 0, recurring 2.4, project 9, limit 24',
    ]);
    assert.deepEqual(of('sam').weeks.slice(0, 2).map(told), [
      '8 h, leave 0, support 4, recurring 0, project 0, limit 6',
      '40 h, leave 0, support 20, recurring 0, project 0.5, limit 30',
    ]);
  });
  test('names the work', () => {
    const { weeks, works } = of('maya');
    assert.deepEqual(
      weeks[2]!.works.map(([i, hours]) => `${works[i]!.title} ${works[i]!.kind} ${hours}`),
      ['Review alerts recurring 2.4', 'Edge project 9'],
    );
  });
});

test('everybody is there, by name and team; teams are no people', () => {
  const { rows } = capacity(plan, today);
  assert.deepEqual(
    rows.map(it => `${it.label} ${it.team?.name ?? '-'} ${it.weeks.length}`),
    ['idle - 26', 'Maya Lind Operations 26', 'sam Operations 26'],
  );
  const mine = capacity(plan, today, Infinity, sieve(plan, 'u', { mine: 'maya lind' }));
  assert.deepEqual(
    mine.rows.map(it => it.person),
    ['maya'],
  );
});

test('of people of another plan the plan tells that has work for them', () => {
  const people = 'people: { ana: { name: Ana Lima, capacity: 40h/w }, ben: { name: Ben Ode } }\n';
  const work = 'activities: { a: { owner: ana, effort: 2d } }\n';
  assert.deepEqual(
    capacity(among(people, { work }), today).rows.map(it => it.label),
    ['Ben Ode'],
  );
  const seen = among(work, { people });
  assert.deepEqual(
    capacity(seen, today).rows.map(it => it.label),
    ['Ana Lima'],
  );
  assert.equal(
    of('ana', seen).weeks.reduce((sum, it) => sum + it.project, 0),
    16,
  );
});

test('of any text the weeks are plain data, and no hours are lost', () => {
  fc.assert(
    fc.property(anyPlan, text => {
      const shown = capacity(readPlan(text), today);
      assert.deepEqual(JSON.parse(JSON.stringify(shown)), shown);
      for (const { weeks } of shown.rows)
        for (const { contract, leave, limit } of weeks) assert.ok(leave <= contract + 0.1 && limit <= contract + 0.1);
    }),
    { numRuns: runs(300) },
  );
});
