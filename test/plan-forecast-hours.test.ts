import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountLine, accountOf, givingOf, hoursOn, stretchesOf } from '../server/forecast/hours.ts';
import { type Day, iso, readDay, weekdayOf } from '../server/language/day.ts';
import { readPlan } from '../server/plan/plan.ts';
import { today } from './fixture.ts';
import { fc, runs } from './runs.ts';

describe('hours of a day', () => {
  const plan = readPlan(`
calendars:
  default: { holidays: [2026-08-03] }
people:
  ana: { leave: [2026-07-30], until: 2026-08-10 }
  bo: { capacity: 20h/w, ceiling: 100% }
  qa: { status: hiring, from: 2026-09-01 }
  cy: { status: hiring }
activities:
  desk: { load: { ana: 30% }, start: 2026-07-27 }
  patch: { owner: ana, every: 1w, effort: 4h }
  rest: { owner: bo, effort: 3d, due: 2026-08-14 }
`);
  const told = (id: string, day: string): string => accountLine(accountOf(givingOf(plan, id, today), readDay(day)!));
  test('are the contract, less what takes from it, under the ceiling', () => {
    assert.equal(told('ana', '2026-07-24'), 'contract 8 h, less patch 0.8 h, under the ceiling of 80 %: 5.6 h');
    assert.equal(
      told('ana', '2026-07-27'),
      'contract 8 h, less desk 2.4 h, less patch 0.8 h, under the ceiling of 80 %: 3.2 h',
    );
    assert.equal(told('bo', '2026-07-27'), 'contract 4 h: 4 h');
    assert.equal(told('nobody-known', '2026-07-27'), 'contract 8 h, under the ceiling of 80 %: 6.4 h');
  });
  test('are none on days off, and say why', () => {
    assert.equal(told('ana', '2026-07-25'), 'no work on 2026-07-25: day off');
    assert.equal(told('ana', '2026-07-30'), 'no work on 2026-07-30: leave');
    assert.equal(told('bo', '2026-08-03'), 'no work on 2026-08-03: holiday');
    assert.equal(told('ana', '2026-08-11'), 'no work on 2026-08-11: gone');
    assert.equal(told('qa', '2026-08-31'), 'no work on 2026-08-31: vacancy');
    assert.equal(told('cy', '2030-01-01'), 'no work on 2030-01-01: vacancy');
  });
  test('are the same day by day and stretch by stretch', () => {
    const date = fc.integer({ min: -30, max: 200 }).map(it => today + it);
    const span = fc.record({ from: date, days: fc.integer({ min: 0, max: 20 }) });
    const days = (list: readonly { from: Day; days: number }[]): string =>
      `[${list.map(it => `${iso(it.from)}..${iso(it.from + it.days)}`).join(', ')}]`;
    const some = fc.record({
      week: fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], { minLength: 1 }),
      leave: fc.array(span, { maxLength: 4 }),
      holidays: fc.array(span, { maxLength: 3 }),
      load: fc.array(fc.record({ share: fc.constantFrom(20, 50, 90), span }), { maxLength: 3 }),
      until: fc.option(date, { nil: undefined }),
    });
    fc.assert(
      fc.property(some, it => {
        const plan = readPlan(
          `calendars:\n  default: { week: [${it.week}], holidays: ${days(it.holidays)} }\npeople:\n  ana: { leave: ${days(it.leave)}${it.until === undefined ? '' : `, until: ${iso(it.until)}`} }\nactivities:\n${it.load
            .map(
              ({ share, span }, i) =>
                `  l${i}: { owner: ana, load: ${share}%, start: ${iso(span.from)}, due: ${iso(span.from + span.days)} }\n`,
            )
            .join('')}`,
        );
        const giving = givingOf(plan, 'ana', today);
        const stretches = stretchesOf(giving, today);
        for (let day = today; day < today + 260; day++) {
          const now = stretches.findLast(stretch => stretch.from <= day)!;
          assert.equal(now.week[weekdayOf(day)], hoursOn(giving, day), iso(day));
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
