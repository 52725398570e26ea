import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MoveResult, PlanCapacity, PlanTimeline, WhyDate } from '../server/protocol.ts';
import { address, inCompany, nameOf } from './company.ts';
import { today } from './fixture.ts';

const text = `
== people
people: { ana: { name: Ana Lima } }
== crm
plan: One CRM
activities:
  a$0:
    title: Merge records
    owner: ana
    due: 2026-08-07
    effort: 5d
== desk
activities: { b: { title: Train the desk, owner: ana, effort: 2d, after: [crm/a] } }
`;

test('a server shows all plans over time, and tries a move on the text that is open', () =>
  inCompany(text, async ({ editor, done }) => {
    const plans = await editor.ask<PlanTimeline[]>('opsplan/timeline', {});
    assert.deepEqual(
      plans.map(it => [nameOf(it.uri), it.rows.map(bar => bar.label), it.people.map(person => person.name)]),
      [
        ['crm', ['Merge records'], ['Ana Lima']],
        ['desk', ['Train the desk'], ['Ana Lima']],
        ['people', [], []],
      ],
    );
    assert.equal(new Set(plans.map(it => it.root)).size, 1);
    assert.deepEqual(plans[1]!.rows[0]!.after, [{ id: 'activity a', uri: address('crm') }]);
    const why = await editor.ask<WhyDate>('opsplan/whyDate', { uri: address('crm'), kind: 'activity', id: 'a' });
    assert.deepEqual(
      why.waits.map(it => [it.text, it.uri]),
      [['Train the desk: ana, no date', address('desk')]],
    );
    const move = { kind: 'activity', id: 'a', start: today + 10 };
    const moved = await editor.ask<MoveResult>('opsplan/moveDate', { uri: address('crm'), ...move });
    assert.ok('edit' in moved);
    assert.match(done(moved.edit), /owner: ana\n {4}start: 2026-08-03\n {4}due: 2026-08-07/);
    assert.deepEqual(moved.shifts.map(it => it.title).sort(), ['Merge records', 'Train the desk']);
    const closed = await editor.ask<MoveResult>('opsplan/moveDate', { uri: address('desk'), ...move });
    assert.deepEqual(closed, { refused: 'This plan is not open.' });
  }));

test('and everybody by week', () =>
  inCompany(text, async ({ editor }) => {
    const plans = await editor.ask<PlanCapacity[]>('opsplan/capacity', { filter: { mine: 'Ana Lima' } });
    const rows = plans.flatMap(it => it.rows.map(row => `${nameOf(it.uri)}: ${row.label} ${row.works.length}`));
    assert.deepEqual(rows, ['crm: Ana Lima 2', 'desk: Ana Lima 2']);
    assert.ok(plans[0]!.rows[0]!.works.some(it => it.uri === address('desk')));
  }));
