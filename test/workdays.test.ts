import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, findings, judge } from '../server/check.ts';
import { type Day, weekdayOf } from '../server/language/day.ts';
import { CalendarDays, mondayToFriday } from '../server/language/workdays.ts';
import { union } from '../server/language/working-week.ts';
import { readPlan } from '../server/plan/plan.ts';
import { find } from '../server/plan/query.ts';
import { companyDays, daysFor, teamDays, workdaysOf } from '../server/plan/workdays.ts';
import { rankingOf } from '../server/reckon/ranking.ts';
import { asked, today } from './fixture.ts';
import { fc } from './runs.ts';

const plain = [true, true, true, true, true, false, false];
const day = fc.integer({ min: today - 60, max: today + 60 });
const range = fc.tuple(day, fc.nat(12)).map(([from, more]) => ({ from, to: from + more }));
const week = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }).filter(it => it.includes(true));

describe('working days', () => {
  test('by a calendar are what walking from day to day finds', () => {
    fc.assert(
      fc.property(
        week,
        fc.array(range, { maxLength: 6 }),
        day,
        fc.integer({ min: -30, max: 30 }),
        (days, off, at, count) => {
          const workdays = new CalendarDays(days, union(off));
          const isWorkday = (it: Day): boolean =>
            days[weekdayOf(it)]! && !off.some(({ from, to }) => from <= it && it <= to);
          const walk = (from: Day, step: 1 | -1): Day => (isWorkday(from) ? from : walk(from + step, step));
          assert.equal(workdays.isWorkday(at), isWorkday(at));
          assert.equal(workdays.upTo(at), walk(at, -1));
          assert.equal(workdays.from(at), walk(at, 1));
          const step = count < 0 ? -1 : 1;
          let far = walk(at, count < 0 ? 1 : -1);
          for (let left = Math.abs(count); left > 0; left--) far = walk(far + step, step);
          assert.equal(workdays.add(at, count), far);
          const [first, last] = count < 0 ? [far, walk(at, 1)] : [walk(at, -1), far];
          assert.equal(workdays.between(first, last), Math.abs(count));
          assert.equal(workdays.between(at, far) + workdays.between(far, at), 0);
        },
      ),
    );
  });
  test('from Monday to Friday are the same by a calendar that says so', () => {
    const written = new CalendarDays(plain, []);
    fc.assert(
      fc.property(day, day, fc.integer({ min: -30, max: 30 }), (a, b, count) => {
        assert.equal(written.add(a, count), mondayToFriday.add(a, count));
        assert.equal(written.between(a, b), mondayToFriday.between(a, b));
        assert.equal(written.upTo(a), mondayToFriday.upTo(a));
        assert.equal(written.from(a), mondayToFriday.from(a));
      }),
    );
  });
  test('that are all holidays, or too far away, still give a day', () => {
    const never = new CalendarDays(plain, [{ from: -1e7, to: 1e7 }]);
    for (const it of [never.upTo(today), never.from(today), never.add(today, 5), never.add(today, -5)])
      assert.ok(Math.abs(it - today) < 10);
  });
});

const plan = readPlan(`
calendars:
  default: { holidays: [2026-08-03..2026-08-07] }
  gulf: { week: sun..thu }
teams: { web: { calendar: gulf } }
people: { maya: {}, dev: { team: web, leave: [2026-07-27] } }
activities:
  audit: { owner: maya, due: 2026-08-14, effort: 2d }
  form: { owner: dev, due: 2026-08-16, effort: 2d, tasks: { quiz: {} } }
`);
describe('whose working days', () => {
  test('those of the team, else of the company; leave counts where somebody has to be there', () => {
    const holiday = today + 10;
    assert.equal(companyDays(plan).isWorkday(holiday), false);
    assert.equal(teamDays(plan, 'dev').isWorkday(holiday), true);
    assert.equal(teamDays(plan, 'dev').isWorkday(today + 3), true);
    assert.equal(workdaysOf(plan, 'dev').isWorkday(today + 3), false);
    assert.equal(teamDays(plan, 'nobody'), companyDays(plan));
    assert.equal(daysFor(plan, find(plan, 'activity', 'quiz')!), teamDays(plan, 'dev'));
  });
  test('are one object while nothing is said of them, and where no calendar is written, one for all plans', () => {
    assert.equal(workdaysOf(plan, 'dev'), workdaysOf(plan, 'dev'));
    assert.equal(companyDays(readPlan('people: { ana: {} }\n')), mondayToFriday);
    assert.equal(companyDays(readPlan('calendars: { default: { week: mon..fri, hours: 7 } }\n')), mondayToFriday);
  });
  test('that change judge anew what they are asked of', () => {
    const text = (gulf: string): string =>
      `calendars:\n  gulf: { week: ${gulf} }\nteams: { web: { calendar: gulf } }\npeople: { dev: { team: web } }\nactivities:\n  form: { owner: dev, due: 2026-08-23 }\n`;
    const before = readPlan(text('sun..thu'));
    const after = readPlan(text('mon..thu'), before);
    const told = findings(judge(after, asked, judge(before, asked)));
    assert.deepEqual(
      told.map(it => it.message),
      check(readPlan(text('mon..thu')), asked).map(it => it.message),
    );
    assert.ok(told.some(it => it.rule === 'due-on-day-off'));
  });
  test('of the company are what slack is counted in', () => {
    const slack = (text: string): number | undefined => {
      const it = readPlan(text);
      return rankingOf(it, today).of(find(it, 'activity', 'audit')!)?.slack;
    };
    const work = 'activities:\n  audit: { due: 2026-08-14, effort: 2d }\n';
    assert.equal(slack(work), 14);
    assert.equal(slack(`calendars: { default: { holidays: [2026-08-03..2026-08-07] } }\n${work}`), 9);
  });
});
