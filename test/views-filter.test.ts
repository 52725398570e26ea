import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Plan } from '../server/plan/plan.ts';
import { readPlan } from '../server/plan/plan.ts';
import { blockers } from '../server/views/blockers.ts';
import { decisions } from '../server/views/decisions.ts';
import { type Filter, peopleIn, sieve, teamsIn } from '../server/views/filter.ts';
import { priorities } from '../server/views/priorities.ts';
import type { View } from '../server/views/row.ts';
import { strategy } from '../server/views/strategy.ts';
import { drawn } from './drawn.ts';
import { among, today } from './fixture.ts';

const people =
  'people:\n  ana: { name: Ana Lima, email: ana@north.example }\n  tom: { name: Tom Reyes, role: Delivery lead }\n  seat: { name: New hire, status: hiring }\n';
// Today is Friday; the week ends on Sunday, 2026-07-26.
const desk = `activities:
  rules: { title: Rewrite rules, owner: kofi, due: 2026-08-14, status: in progress }
  test: { title: Restore a database, owner: kofi, with: { ana: 20% }, due: 2026-07-26 }
  late: { title: Answer the audit, owner: tom, due: 2026-07-01 }
  notes: { title: Publish notes, owner: lu, due: 2026-09-25, checkin: 2026-07-21, after: [late] }
  begins: { title: Begin soon, owner: lu, start: 2026-07-20, due: 2026-09-25 }
  began: { title: Begin long ago, owner: lu, start: 2026-07-19, checkin: [2026-07-27], due: 2026-09-25 }
  parts: { title: In parts, owner: lu, tasks: { one: { owner: ana, due: 2026-07-24 } } }
  stuck: { title: Wait for a key, owner: lu, due: 2026-09-01, blocked: { by: Ana Lima, need: a key } }
decisions:
  now: { question: Now?, owner: tom, by: 2026-07-26 }
  next: { question: Next week?, owner: ana, by: 2026-07-27 }
  done: { question: Done?, owner: ana, by: 2026-07-24, chosen: yes }
risks:
  vendor: { title: The vendor goes, owner: ana, mitigation: begins }
`;
const plan = among(desk, { people, strategy: 'kind: strategy\nmetrics: { calm: { owner: tom } }\n' });
const uri = 'file:///plans/desk.opsplan';
type Make = (plan: Plan, day: number, most: number, sift?: ReturnType<typeof sieve>) => View;
const shown = (view: Make, filter: Filter, of = plan): string[] =>
  drawn(view(of, today, Infinity, sieve(of, uri, filter)).rows).map(it =>
    it.replace(/ \|.*/, '').replace(/^(\s*)\d+\. +/, '$1'),
  );

describe('only mine', () => {
  test('is what I own, work on, have a task in, or can lift', () =>
    assert.deepEqual(shown(priorities, { mine: 'ana' }).sort(), ['In parts', 'Restore a database', 'Wait for a key']));

  test('by id, name or e-mail address, however it is spelt', () => {
    for (const mine of ['ana', ' ana ', 'Ana Lima', 'ana lima', 'ANA@north.example'])
      assert.equal(shown(priorities, { mine }).length, 3, mine);
    const bare = readPlan('activities: { a: { title: Audit, owner: Maya Lindqvist }, b: { owner: Maya } }\n');
    assert.deepEqual(shown(priorities, { mine: 'maya lindqvist' }, bare), ['Audit']);
    assert.deepEqual(shown(priorities, { mine: 'nobody' }), []);
  });

  test('keeps the ranks of the whole plan, and counts what is left', () => {
    const { rows, count } = priorities(plan, today, 1, sieve(plan, uri, { mine: 'ana' }));
    assert.equal(rows.length, 1);
    assert.equal(count, 3);
    const all = priorities(plan, today).rows;
    assert.equal(all.find(it => it.activity === rows[0]!.activity)!.rank, rows[0]!.rank);
  });

  test('shows what holds my work up, and all that waits behind what I hold up', () => {
    assert.deepEqual(shown(blockers, { mine: 'tom' }), ['Answer the audit', '  Publish notes']);
    const [row] = blockers(plan, today, Infinity, sieve(plan, uri, { mine: 'lu' })).rows;
    assert.deepEqual([row!.label, row!.open, row!.children.length], ['Answer the audit', true, 1]);
    assert.notEqual(row!.id, blockers(plan, today).rows[0]!.id);
  });

  test('leaves titles over what is left, and takes the others away', () => {
    assert.deepEqual(shown(decisions, { mine: 'ana' }), [
      'Next week?',
      'Decided',
      '  Done?',
      'Risks',
      '  The vendor goes',
      '    Begin soon',
    ]);
    assert.deepEqual(shown(decisions, { mine: 'lu' }), ['Risks', '  The vendor goes', '    Begin soon']);
    assert.deepEqual(shown(decisions, { mine: 'tom' }), ['Now?']);
    assert.equal(decisions(plan, today, Infinity, sieve(plan, uri, { mine: 'ana' })).says, '1 open, 1 decided, 1 risk');
  });
});

test('only this week is what is in progress, due or late, begins, or is checked in', () => {
  const week = { week: true };
  assert.deepEqual(shown(priorities, week).sort(), [
    'Answer the audit',
    'Begin soon',
    'In parts',
    'Publish notes',
    'Restore a database',
    'Rewrite rules',
  ]);
  assert.deepEqual(shown(decisions, week), ['Now?', 'Risks', '  The vendor goes', '    Begin soon']);
  assert.deepEqual(shown(priorities, { week: true, mine: 'ana' }).sort(), ['In parts', 'Restore a database']);
});

test('only this plan keeps its own rows, wherever they stand', () => {
  assert.equal(shown(priorities, { plan: uri }).length, priorities(plan, today).rows.length);
  assert.deepEqual(shown(priorities, { plan: 'file:///plans/other.opsplan' }), []);
  const top = among(
    'plan: Far ahead\nkind: strategy\nmetrics: { calm: { owner: tom }, churn: {} }\n',
    {
      crm: 'plan: CRM\nserves: strategy/churn\nactivities: { a: { title: Audit } }\n',
      desk: 'serves: strategy/calm\n',
    },
    'strategy',
  );
  assert.deepEqual(shown(strategy, { plan: 'crm' }, top), ['Far ahead', '  churn', '    CRM', '      Audit']);
  assert.deepEqual(shown(strategy, { plan: uri }, top), shown(strategy, {}, top));
  assert.deepEqual(shown(strategy, { plan: uri, mine: 'tom' }, top), ['Far ahead', '  calm']);
});

test('without a filter there is no sieve', () => {
  for (const filter of [{}, { mine: '' }, { week: false }, { plan: '' }])
    assert.equal(sieve(plan, uri, filter), undefined);
});

test('who may say that it is they: the people of all plans, else those who own something', () => {
  const bare = readPlan(
    'activities: { a: { owner: Maya }, b: { owner: Maya }, c: { owner: Bo, status: done }, d: {} }\n',
  );
  assert.deepEqual(peopleIn([plan, readPlan(people), bare]), [
    { kind: 'person', id: 'ana', name: 'Ana Lima', says: '' },
    { kind: 'person', id: 'Maya', name: 'Maya', says: 'owns 2 activities' },
    { kind: 'person', id: 'tom', name: 'Tom Reyes', says: 'Delivery lead' },
  ]);
});

test('a team is as large as it has people, vacancies left out, and each once however many plans name them', () => {
  const listed = readPlan(
    'teams: { ops: { title: Operations } }\npeople:\n  ana: { team: ops }\n  tom: { team: ops }\n  seat: { team: ops, status: hiring }\n',
  );
  const again = readPlan('people:\n  ana: { team: ops }\n');
  assert.deepEqual(teamsIn([listed, again]), [{ kind: 'team', id: 'ops', name: 'Operations', says: '2 people' }]);
});
