import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { standingOf } from '../client/status-words.ts';
import { foretold, missBy } from '../server/forecast/accuracy.ts';
import { onTimeOf, promisesOf } from '../server/forecast/kept.ts';
import { courseWords, healthWords } from '../server/forecast/measure-words.ts';
import { courseOf } from '../server/forecast/measures.ts';
import { type Day, iso, readDay } from '../server/language/day.ts';
import { planOn } from '../server/plan/earlier.ts';
import { type Frame, frameOf } from '../server/plan/frame.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { entriesOf, find, resolve } from '../server/plan/query.ts';
import { lastReview, nextReview, reminderOf } from '../server/plan/review.ts';
import { wholeOf } from '../server/plan/whole.ts';
import { healthBars, streakOf } from '../server/reckon/health.ts';
import { summary } from '../server/views/summary.ts';
import { among, pastOf, today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const bars = (text: string, history?: Parameters<typeof pastOf>[0]): string[] => {
  const plan: Plan = { ...readPlan(text), history: pastOf(history) };
  return healthBars(plan, frameOf(plan, today)).map(it => `${it.bar} ${it.met}/${it.of}`);
};

describe('the health of a plan', () => {
  const text = `status: live
review: weekly
people: { dev: {}, ana: {} }
decisions:
  a: { question: A?, by: 2026-07-10, chosen: x, decided: 2026-07-09 }
  b: { question: B?, by: 2026-07-10, chosen: x, decided: 2026-07-13 }
  c: { question: C?, by: 2026-07-20 }
  d: { question: D?, by: 2026-09-30 }
activities:
  form: { owner: dev, status: in progress, due: 2026-08-14 }
  late: { owner: dev, due: 2026-07-20 }
  stuck: { owner: dev, blocked: a key }
  mail: { title: Fix the mail outage, owner: dev, status: in progress }
  far: { owner: ana, due: 2026-09-30 }
  team: { owner: the team, due: 2026-09-30 }
  over: { owner: ana, status: done }
`;
  test('counts who has something to do, who is named, what was decided in time, and what is no firefighting', () => {
    assert.deepEqual(bars(text), ['clarity 1/3', 'accountability 5/6', 'decisions 1/3', 'calm 1/4']);
    assert.deepEqual(bars('plan: x\n'), ['clarity 0/0', 'accountability 0/0', 'decisions 0/0', 'calm 0/0']);
  });
  test('what came into a live plan this week, for this week, is firefighting', () => {
    const now = text.replace('  far:', '  rush: { owner: ana, due: 2026-07-24 }\n  far:');
    const history = [
      { at: '2026-07-01', by: 'Ana', plan: text },
      { at: '2026-07-22', by: 'Ana', plan: now },
    ];
    assert.equal(bars(now, history)[3], 'calm 1/5');
    assert.equal(bars(now, [{ at: '2026-07-01', by: 'Ana', plan: now }])[3], 'calm 2/5');
  });
  test('a bar is drawn as full as its part', () => {
    assert.deepEqual(
      healthWords([
        { bar: 'clarity', met: 3, of: 4 },
        { bar: 'calm', met: 0, of: 0 },
        { bar: 'decisions', met: 0, of: 1 },
      ]),
      [
        'Clarity        ██████░░  3 of 4 owners have work in progress, blocked or dated this week',
        'Decisions      ░░░░░░░░  0 of 1 decision was taken in time',
      ],
    );
  });
});

describe('reviews', () => {
  const head = (review: string) => frameOf(readPlan(`review: ${review}\n`), today);
  test('the last one was so long ago as they are held, or on its weekday', () => {
    const last = (review: string): string => iso(lastReview(head(review)));
    assert.equal(last('weekly'), '2026-07-17');
    assert.equal(last('{ every: weekly, on: monday }'), '2026-07-20');
    assert.equal(last('{ every: weekly, on: friday }'), '2026-07-17');
    assert.equal(last('{ every: biweekly, on: monday }'), '2026-07-13');
    assert.equal(last('monthly'), '2026-06-24');
    assert.equal(last('1d'), '2026-07-23');
  });
  test('one that comes every week is told of on the working day before it, and on its day: without one on Friday', () => {
    assert.equal(reminderOf(head('{ every: weekly, on: monday }')), 'next');
    assert.equal(reminderOf(head('{ every: weekly, on: friday }')), 'today');
    assert.equal(reminderOf(head('{ every: weekly, on: tuesday }')), undefined);
    assert.equal(reminderOf(head('{ every: biweekly, on: monday }')), undefined);
    assert.equal(reminderOf(head('biweekly')), undefined);
    assert.equal(reminderOf(head('1d')), undefined);
    for (const it of ['weekly', '1w', '{ every: 7d }']) {
      const on = (day: Day) => ({ ...head(it), today: day });
      assert.equal(reminderOf(on(today - 2)), undefined, it);
      assert.equal(reminderOf(on(today - 1)), 'next', it);
      assert.equal(reminderOf(on(today)), 'today', it);
      assert.deepEqual(
        [today - 4, today - 1, today].map(day => iso(nextReview(on(day)))),
        ['2026-07-24', '2026-07-24', '2026-07-31'],
        it,
      );
    }
  });
  test('one that comes more rarely is counted from the first day of the period, else from the first commit', () => {
    const of = (review: string, period = '2026-Q3'): Frame =>
      frameOf(readPlan(`review: ${review}\nperiod: ${period}\n`), today);
    // Where it falls around a day, seen from each day of two weeks: from every day the same ones.
    const days = (frame: Frame): string[] => {
      const next = (day: Day) => iso(nextReview({ ...frame, today: day }));
      return [...new Set(Array.from({ length: 35 }, (_, i) => next(today - 3 + i)))];
    };
    for (const it of ['biweekly', '2w', '{ every: 2w }', '14d'])
      assert.deepEqual(days(of(it)), ['2026-07-29', '2026-08-12', '2026-08-26'], it);
    assert.deepEqual(days(of('{ every: 2w, on: monday }')), ['2026-07-27', '2026-08-10', '2026-08-24', '2026-09-07']);
    // The first of August is a Saturday.
    assert.deepEqual(days(of('1m')), ['2026-08-03', '2026-09-01']);
    assert.deepEqual(days(of('1q')), ['2026-10-01']);
    assert.deepEqual(days(of('2w', '2026-08-03..2026-10-30')), ['2026-08-17', '2026-08-31']);

    const reminded = (frame: Frame): string[] =>
      Array.from({ length: 14 }, (_, i) => today + i).flatMap(day => {
        const found = reminderOf({ ...frame, today: day });
        return found ? [`${iso(day)} ${found}`] : [];
      });
    assert.deepEqual(reminded(of('2w')), ['2026-07-28 next', '2026-07-29 today']);
    assert.deepEqual(reminded(of('{ every: 2w, on: monday }')), [
      '2026-07-24 next',
      '2026-07-25 next',
      '2026-07-26 next',
      '2026-07-27 today',
    ]);
    assert.deepEqual(reminded(of('1m')), ['2026-07-31 next', '2026-08-01 next', '2026-08-02 next', '2026-08-03 today']);

    const last = (frame: Frame): string => iso(lastReview(frame));
    assert.equal(last(of('2w')), '2026-07-15');
    assert.equal(last(of('{ every: 2w, on: monday }')), '2026-07-13');
    // The first one looks back to the start; before the start nothing is known.
    assert.equal(last(of('1m')), '2026-07-01');
    assert.equal(last(of('1m', '2026-08-03..2026-10-30')), '2026-06-24');

    const text = 'review: 2w\n';
    const plan: Plan = { ...readPlan(text), history: pastOf([{ at: '2026-07-13', by: 'Ana', plan: text }]) };
    assert.deepEqual(reminded(frameOf(plan, today)), [
      '2026-07-24 next',
      '2026-07-25 next',
      '2026-07-26 next',
      '2026-07-27 today',
    ]);
    assert.equal(summary(plan, today).review, 'Monday 2026-07-27');
    assert.equal(summary(plan, today).reminder, 'next');
  });
  test('one that is near is said first, and as something to do', () => {
    const said = (review: string, errors = 0) => {
      const plan = readPlan(`review: ${review}\nactivities:\n  a: { due: 2026-08-14 }\n`);
      return standingOf(summary(plan, today), errors, false);
    };
    const plain = { text: '1 activity', isUrgent: false };
    assert.deepEqual(said('{ every: weekly, on: tuesday }'), { ...plain, detail: 'review Tuesday 2026-07-28' });
    assert.deepEqual(said('{ every: weekly, on: monday }'), {
      text: 'Check-in Monday 2026-07-27: prepare it · 1 activity',
      detail: 'next due Friday 2026-08-14',
      isUrgent: true,
    });
    assert.equal(said('{ every: weekly, on: friday }', 2).text, 'Check-in today · 1 activity · 2 errors');
    assert.ok(said('monthly', 1).isUrgent);
  });
  test('a row of them is counted back from the last', () => {
    const inRow = (review: string, days: readonly string[], on = today): number | undefined => {
      const versions = days.map((day, i) => ({
        at: day,
        by: 'Ana',
        plan: `review: ${review}\nactivities:\n  a: { due: 2026-09-${10 + i} }\n`,
      }));
      const plan: Plan = { ...readPlan(versions.at(-1)!.plan), history: pastOf(versions) };
      return streakOf(plan, frameOf(plan, on));
    };
    const at = (...days: string[]) => inRow('{ every: weekly, on: monday }', days);
    for (let day = today - 3; day <= today; day++)
      assert.equal(
        inRow('weekly', ['2026-07-06', '2026-07-17'], day),
        2,
        'the weeks are the same on any day of this one',
      );
    assert.equal(at('2026-07-07', '2026-07-14', '2026-07-21'), 3);
    assert.equal(at('2026-07-07', '2026-07-14'), 2, 'what is left of this week breaks nothing');
    assert.equal(at('2026-06-30', '2026-07-14', '2026-07-21'), 2);
    assert.equal(at('2026-06-01'), 0);
  });
  test('of any past the row is no longer than the past', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 30 }), ago => {
        const versions = ago
          .sort((a, b) => b - a)
          .map((it, i) => ({
            at: iso(today - it),
            by: 'Ana',
            plan: `review: weekly\nactivities:\n  a: { due: 2027-01-${10 + (i % 20)} }\n`,
          }));
        const plan: Plan = { ...readPlan(versions.at(-1)!.plan), history: pastOf(versions) };
        const streak = streakOf(plan, frameOf(plan, today))!;
        assert.ok(streak >= 0 && streak <= Math.min(ago.length, Math.ceil((ago[0]! + 1) / 7) + 1), `${ago} ${streak}`);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('promises', () => {
  const plan = (due: string, rest: string): string =>
    `status: live\npeople: { dev: {} }\nactivities:\n  form: { owner: dev, effort: 5d, due: ${due}${rest} }\n`;
  const versions = [
    { at: '2026-06-01', by: 'Dev', plan: plan('2026-06-30', '') },
    { at: '2026-06-20', by: 'Dev', plan: plan('2026-07-10', '') },
    { at: '2026-07-08', by: 'Dev', plan: plan('2026-07-10', ', status: done') },
  ];
  const history = pastOf(versions);
  const now = { ...readPlan(versions.at(-1)!.plan), history };
  const work = entriesOf(now, 'activity');
  test('by its date as it stands it was in time, by the date promised first it was not; the commit says when it was done', () => {
    assert.deepEqual(onTimeOf(work, history), { met: 1, of: 1 });
    assert.deepEqual(promisesOf(now, work, history), { met: 0, of: 1, off: 6 });
    assert.deepEqual(onTimeOf(work, undefined), { met: 0, of: 0 });
    assert.deepEqual(promisesOf(now, work, undefined), { met: 0, of: 0, off: 0 });
  });
  test('an old forecast is made from the plan as it stood, and held against the day on which it was done', () => {
    const [it] = foretold(now, today);
    assert.equal(iso(it!.made), '2026-06-08');
    assert.equal(iso(it!.expected), '2026-06-16');
    assert.equal(iso(it!.finished), '2026-07-08');
    assert.equal(missBy([it!]), (readDay('2026-07-08')! - readDay('2026-06-16')!) / 30);
    assert.match(
      courseWords(courseOf(now, frameOf(now, today))).join(' '),
      /forecasts of 30 days ahead were off by 73 % over 1 piece of work/,
    );
  });
});

describe('the plan on a day', () => {
  const people = 'people: { dev: {} }\n';
  const own = (due: string): string => `activities:\n  form: { owner: dev, due: ${due}, after: [crm/api] }\n`;
  const crm = (due: string): string => `activities:\n  api: { owner: dev, due: ${due} }\n`;
  const past = (of: (due: string) => string, name: string, from: string) =>
    pastOf(
      [
        { at: from, by: 'Dev', plan: of('2026-08-14') },
        { at: '2026-07-20', by: 'Dev', plan: of('2026-08-21') },
      ],
      name,
    );
  const now = among(own('2026-08-28'), { crm: crm('2026-08-28'), people }, 'ops', {
    ops: past(own, 'ops', '2026-07-01'),
    crm: past(crm, 'crm', '2026-07-08'),
  });
  const dueOf = (plan: Plan | undefined, ref: string): string | undefined => {
    const due = plan && resolve(plan, 'activity', ref)?.entry.value.due;
    return due === undefined ? undefined : iso(due);
  };
  test('stands among the others as they stood then; what was not there yet is not, and what nobody knows is as it is', () => {
    const on = (day: string): (string | undefined)[] => {
      const then = planOn(now, readDay(day)!);
      return [dueOf(then, 'form'), dueOf(then, 'crm/api'), then && find(then, 'person', 'dev')?.id];
    };
    assert.deepEqual(on('2026-06-30'), [undefined, undefined, undefined]);
    assert.deepEqual(on('2026-07-01'), ['2026-08-14', undefined, 'dev']);
    assert.deepEqual(on('2026-07-08'), ['2026-08-14', '2026-08-14', 'dev']);
    assert.deepEqual(on('2026-07-24'), ['2026-08-21', '2026-08-21', 'dev']);
    assert.equal(planOn(now, today), planOn(now, today), 'once for all that ask');
  });
  test('alone it has the people, and no other plan is forecast with it', () => {
    const then = planOn(now, readDay('2026-07-08')!, true)!;
    assert.equal(find(then, 'person', 'dev')?.id, 'dev');
    assert.deepEqual(
      wholeOf(then).map(it => it.file),
      ['ops'],
    );
  });
});
