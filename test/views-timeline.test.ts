import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { iso, readDay } from '../server/language/day.ts';
import type { Plan } from '../server/plan/plan.ts';
import { readPlan } from '../server/plan/plan.ts';
import { type Filter, sieve } from '../server/views/filter.ts';
import { timeline } from '../server/views/timeline.ts';
import type { Bar } from '../server/views/timeline-row.ts';
import { anyPlan } from './any-plan.ts';
import { among } from './fixture.ts';
import { fc, runs } from './runs.ts';

// A Friday.
const today = readDay('2026-07-24')!;
const text = `plan: Ready for the peak
goal: { outcome: Three times the orders, metric: peak, by: 2026-10-16 }
metrics: { peak: { owner: maya } }
milestones:
  freeze: { at: 2026-09-25, title: Code freeze, owner: maya }
  pilot: 2026-08-31..2026-09-11
  past: 2026-07-01
workstreams: { shop: { title: Web shop } }
calendars: { default: { holidays: [2026-08-03] } }
people:
  maya: { name: Maya Lind, capacity: 40h/w, ceiling: 100%, leave: [2026-08-17..2026-08-28], until: 2026-12-31 }
  sam: { capacity: 40h/w, ceiling: 100% }
decisions:
  cdn: { question: Which CDN?, owner: sam, by: 2026-07-31 }
  old: { question: Which host?, chosen: ours, by: 2026-07-31 }
activities:
  support: { owner: sam, load: 50% }
  audit: { title: Audit the pages, owner: sam, started: 2026-07-06, finished: 2026-07-10, status: done, due: 2026-07-09 }
  gone: { owner: sam, due: 2026-07-09, status: dropped }
  cache: { title: Cache the catalogue, owner: maya, due: 2026-07-27, effort: 5d, workstream: shop, after: [audit] }
  edge: { title: Move images, owner: sam, due: 2026-09-18, effort: 2d, after: [cdn, cache] }
  stuck: { title: Wait for ever, owner: sam, effort: 2d, after: [stuck2] }
  stuck2: { owner: sam, effort: 2d, after: [stuck] }
`;
const plan = readPlan(text);
const day = (it: number | undefined): string => (it === undefined ? '-' : iso(it).slice(5));
const drawn = ({ label, kind, start, finish, due, early, critical }: Bar): string =>
  `${label} | ${kind} | ${day(start)}..${day(finish)}${due === undefined ? '' : ` due ${day(due)}`}${early === undefined ? '' : ` ${early > 0 ? '+' : ''}${early}`}${critical ? ' !' : ''}`;
const bar = (id: string, of: Plan = plan): Bar => timeline(of, today).rows.find(it => it.id === `activity ${id}`)!;

test('dates that the plan sets, then its work in the order of the text; what was dropped, decided or goes on for ever is left out', () =>
  assert.deepEqual(timeline(plan, today).rows.map(drawn), [
    'past | milestone | 07-01..07-01',
    'Which CDN? | decision | 07-31..07-31',
    'pilot | phase | 08-31..09-11',
    'Code freeze | milestone | 09-25..09-25',
    'Three times the orders | goal | 10-16..10-16',
    'Audit the pages | work | 07-06..07-10 due 07-09',
    'Cache the catalogue | work | 07-24..07-30 due 07-27 -3',
    'Move images | work | 08-04..08-07 due 09-18 +30 !',
    'Wait for ever | work | -..-',
    'stuck2 | work | -..-',
  ]));

describe('a bar', () => {
  test('says in sentences what it shows', () => {
    assert.equal(
      bar('cache').says,
      'Cache the catalogue. Maya. Ready. Fri 2026-07-24 to Thu 2026-07-30. Due Mon 2026-07-27, 3 working days late.',
    );
    assert.equal(bar('stuck').says, 'Wait for ever. Sam. Waiting. Never finished by the forecast.');
    assert.match(timeline(plan, today).rows[1]!.says, /^Which CDN\? Decision\. Sam\./);
  });

  test('names what it waits for, in other plans too', () => {
    assert.deepEqual(bar('edge').after, [{ id: 'decision cdn' }, { id: 'activity cache' }]);
    const seen = among('activities: { a: { owner: x, after: [crm/b, b2] }, b2: {} }\n', {
      crm: 'activities: { b: {} }\n',
    });
    assert.deepEqual(bar('a', seen).after, [{ id: 'activity b', uri: 'crm' }, { id: 'activity b2' }]);
  });

  test('can be moved while it is open', () => {
    assert.deepEqual(bar('cache').moves, ['start', 'due']);
    assert.deepEqual(bar('audit').moves, []);
    const moves = timeline(plan, today)
      .rows.slice(0, 5)
      .map(it => it.moves.join());
    assert.deepEqual(moves, ['', 'due', '', 'due', 'due']);
  });

  test('tells of chance only where an estimate is a range', () => {
    assert.equal(bar('cache').p80, undefined);
    const { finish, p80 } = bar('a', readPlan('activities: { a: { owner: x, effort: 4d..12d } }\n'));
    assert.ok(p80! > finish!);
  });
});

test('people are the background: when they are not there, and what other work takes', () => {
  const { people, workstreams } = timeline(plan, today);
  const [maya, sam] = [...people].sort((a, b) => (a.id < b.id ? -1 : 1));
  assert.deepEqual(maya!.off.map(it => `${it.why} ${day(it.from)}..${day(it.to)}`).slice(0, 3), [
    'holiday 08-03..08-03',
    'leave 08-17..08-28',
    `gone 01-01..${day(today + 3660)}`,
  ]);
  assert.equal(maya!.name, 'Maya Lind');
  assert.deepEqual(maya!.load, []);
  assert.deepEqual(sam!.load, [{ from: today, to: today + 3660, share: 0.5 }]);
  assert.deepEqual(workstreams, [{ id: 'shop', name: 'Web shop' }]);
});

test('it is filtered as the trees are', () => {
  const shown = (filter: Filter) => timeline(plan, today, Infinity, sieve(plan, 'u', filter)).rows.map(it => it.id);
  assert.deepEqual(shown({ mine: 'maya lind' }), ['milestone freeze', 'activity cache']);
  assert.deepEqual(shown({ mine: 'sam', week: true }), []);
  assert.deepEqual(shown({ mine: 'maya', plan: 'another' }), []);
  assert.equal(timeline(plan, today, 3).rows.length, 3);
  assert.equal(timeline(plan, today, 3).count, 10);
});

test('of any text there is a timeline, which is plain data', () => {
  fc.assert(
    fc.property(anyPlan, text => {
      const shown = timeline(readPlan(text), today);
      assert.deepEqual(JSON.parse(JSON.stringify(shown)), shown);
      for (const { start, finish } of shown.rows)
        assert.ok(start === undefined || finish === undefined || start <= finish);
    }),
    { numRuns: runs(300) },
  );
});
