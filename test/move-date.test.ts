import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { standsWords } from '../client/webviews/page/days.ts';
import { judge } from '../server/check.ts';
import { type Move, moveDate } from '../server/features/move-date.ts';
import { whyDate } from '../server/features/why-date.ts';
import { iso, readDay } from '../server/language/day.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { entriesOf } from '../server/plan/query.ts';
import { anyPlan } from './any-plan.ts';
import { among, apply, asked, today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const text = `calendars: { default: { holidays: [2026-08-03] } }
goal: { outcome: Less waiting, by: 2026-10-16 }
milestones:
  freeze: 2026-09-25
  pilot: 2026-08-31..2026-09-11
decisions:
  cdn: { question: Which CDN?, owner: sam, by: 2026-08-07 }
activities:
  cache:
    title: Cache the catalogue
    owner: maya
    due: 2026-07-31 # before the fair
    effort: 4d
  edge: { title: Move images, owner: sam, due: 2026-08-07, effort: 2d, after: [cache, cdn] }
  done: { owner: sam, due: 2026-07-10, status: done }
`;
const plan = readPlan(text);
const on = (text: string): number => readDay(text)!;
const move = (it: Move, of: Plan = plan) => moveDate(of, it, asked, judge(of, asked));
/** What changes of the text, and what that does. */
function told(it: Move, of: Plan = plan) {
  const moved = move(it, of);
  if ('refused' in moved) return moved.refused;
  const before = new Set(text.split('\n'));
  const lines = apply(of, moved.change.edits)
    .split('\n')
    .filter(line => !before.has(line));
  const shifts = moved.shifts.map(
    ({ id, from, to }) => `${id} ${from === undefined ? '-' : iso(from)} → ${to === undefined ? '-' : iso(to)}`,
  );
  return { lines: lines.map(line => line.trim()), shifts };
}

describe('a date is moved', () => {
  test('and nothing else of the text; a start moves whatever waits', () => {
    assert.deepEqual(told({ kind: 'activity', id: 'cache', start: on('2026-07-29') }), {
      lines: ['start: 2026-07-29'],
      shifts: ['cache 2026-07-30 → 2026-08-05'],
    });
    assert.deepEqual(told({ kind: 'activity', id: 'cache', due: on('2026-08-05') }), {
      lines: ['due: 2026-08-05 # before the fair'],
      shifts: [],
    });
  });

  test('and whether it is in time then is told', () => {
    const then = (due: string) => {
      const moved = move({ kind: 'activity', id: 'cache', due: on(due) });
      return 'stands' in moved ? standsWords(moved.stands!, today) : undefined;
    };
    assert.equal(then('2026-07-28'), 'Late then: finished Thu 30 Jul, 2 days late.');
    assert.equal(then('2026-07-30'), 'In time then: finished Thu 30 Jul, on the day.');
    assert.ok(!('stands' in move({ kind: 'milestone', id: 'freeze', due: on('2026-10-01') })));
  });

  test('to working days: a start to the next, a deadline to the one before', () => {
    assert.deepEqual(told({ kind: 'activity', id: 'cache', start: on('2026-08-01'), due: on('2026-08-09') }), {
      lines: ['start: 2026-08-04', 'due: 2026-08-07 # before the fair'],
      shifts: ['cache 2026-07-30 → 2026-08-10', 'edge 2026-08-12 → 2026-08-13'],
    });
  });

  test('of a milestone, a decision, the goal', () => {
    const lines = (kind: Move['kind'], id: string) =>
      (told({ kind, id, due: on('2026-09-30') }) as { lines: string[] }).lines;
    assert.deepEqual(lines('milestone', 'freeze'), ['freeze: 2026-09-30']);
    assert.deepEqual(lines('decision', 'cdn'), ['cdn: { question: Which CDN?, owner: sam, by: 2026-09-30 }']);
    assert.deepEqual(lines('goal', 'goal'), ['goal: { outcome: Less waiting, by: 2026-09-30 }']);
  });

  test('in words where that cannot be', () => {
    assert.equal(told({ kind: 'activity', id: 'nobody', due: today }), 'There is no activity "nobody" in this plan.');
    assert.equal(told({ kind: 'activity', id: 'done', due: today }), '"done" is over, so its dates stay as they are.');
    assert.equal(
      told({ kind: 'milestone', id: 'pilot', due: today }),
      'A phase is moved in the text: it has two days.',
    );
    assert.equal(told({ kind: 'activity', id: 'cache' }), 'There is no such day in a plan.');
    assert.equal(told({ kind: 'activity', id: 'cache', due: 9e9 }), 'There is no such day in a plan.');
  });
});

test('what breaks and what is mended is told before', () => {
  const moved = move({ kind: 'activity', id: 'cache', due: on('2026-08-10') });
  assert.ok('broken' in moved);
  assert.match(moved.broken.join('\n'), /edge|cache/);
  const tight = readPlan('activities: { a: { owner: x, start: 2026-08-10, due: 2026-08-05, effort: 1d } }\n');
  const mended = moveDate(tight, { kind: 'activity', id: 'a', due: on('2026-08-14') }, asked, judge(tight, asked));
  assert.ok('mended' in mended);
  assert.match(mended.mended.join('\n'), /2026-08-05/);
});

test('what is done by the same people in other plans moves too', () => {
  const seen = among('activities: { a: { owner: x, effort: 2d } }\n', {
    crm: 'activities: { b: { title: Far work, owner: x, effort: 2d, after: [ops/a] } }\n',
  });
  const moved = move({ kind: 'activity', id: 'a', start: today + 7 }, seen);
  assert.ok('shifts' in moved);
  assert.deepEqual(moved.shifts.map(it => [it.title, it.uri]).sort(), [
    ['Far work', 'crm'],
    ['a', undefined],
  ]);
});

test('why then, and who waits', () => {
  const { steps, waits } = whyDate(plan, 'activity', 'edge', today);
  assert.match(steps.map(it => it.text).join('\n'), /"edge" takes/);
  assert.deepEqual(waits, []);
  assert.deepEqual(
    whyDate(plan, 'decision', 'cdn', today).waits.map(it => [it.text, it.range?.start.line]),
    [['Move images: sam, due Friday 2026-08-07', 13]],
  );
  const seen = among('milestones: { m: 2026-08-07 }\n', { crm: 'activities: { b: { owner: x, after: [ops/m] } }\n' });
  assert.deepEqual(
    whyDate(seen, 'milestone', 'm', today).waits.map(it => [it.text, it.uri]),
    [['b: x, no date', 'crm']],
  );
});

test('any move of anything is told or refused', () => {
  const day = fc.integer({ min: today - 400, max: today + 4000 });
  fc.assert(
    fc.property(anyPlan, fc.option(day, { nil: undefined }), fc.option(day, { nil: undefined }), (text, start, due) => {
      const of = readPlan(text);
      for (const { id } of [...entriesOf(of, 'activity'), { id: 'zz' }]) {
        const moved = move(
          { kind: 'activity', id, ...(start !== undefined && { start }), ...(due !== undefined && { due }) },
          of,
        );
        assert.ok('refused' in moved ? moved.refused : moved.change.edits.length);
      }
    }),
    { numRuns: runs(100) },
  );
});
