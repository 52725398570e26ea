import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check } from '../server/check.ts';
import { type Expected, forecastOf } from '../server/forecast/forecast.ts';
import { whyOf } from '../server/forecast/why.ts';
import { type Day, iso, readDay } from '../server/language/day.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { find } from '../server/plan/query.ts';
import { among, today } from './fixture.ts';

const shown = (day: Day | undefined): string => (day === undefined ? 'never' : iso(day).slice(5));
const line = ({ entry, start, finish, slack, critical }: Expected): string =>
  `${entry.id}: ${shown(start)} to ${shown(finish)}${slack === undefined ? '' : `, ${slack}`}${critical ? ' *' : ''}`;
/** The forecast of a plan, an activity a line: first and last day, slack, whether it holds the finish. */
const table = (plan: Plan | string, tentative = false): string[] =>
  forecastOf(typeof plan === 'string' ? readPlan(plan) : plan, today, { tentative }).activities.map(line);
/** The reasons of one activity. */
function why(text: Plan | string, id: string): string[] {
  const plan = typeof text === 'string' ? readPlan(text) : text;
  const forecast = forecastOf(plan, today);
  return whyOf(forecast, forecast.of(find(plan, 'activity', id)!)!).map(it => `${it.kind} ${it.id}: ${it.text}`);
}
/** Work of ana, all of whose day may be planned. 2026-07-24 is a Friday. */
const whole = (activities: string, people = ''): string =>
  `people:\n  ana: { ceiling: 100% }\n  bo: { ceiling: 100% }\n${people}activities:\n${activities}`;

describe('the forecast of a plan', () => {
  test('one after the other by rank, in progress first, first and last day included', () => {
    assert.deepEqual(
      table(
        whole(`
  small: { owner: ana, effort: 1d, impact: 1 }
  great: { owner: ana, effort: 2d, impact: 5 }
  begun: { owner: ana, effort: 2d, impact: 1, status: in progress, remaining: 1d }
`),
      ),
      ['small: 07-29 to 07-29, 0 *', 'great: 07-27 to 07-28, 0 *', 'begun: 07-24 to 07-24, 0 *'],
    );
  });
  test('a low end of nothing is a wide range, not the certainty of its high end', () => {
    const of = (effort: string) => table(whole(`  a: { owner: ana, effort: ${effort}, due: 2026-09-30 }\n`));
    assert.deepEqual(of('0d..20d'), of('1d..20d'));
    assert.notDeepEqual(of('0d..20d'), of('20d'));
  });
  test('after what it waits for, with a wait; slack is counted to the deadlines behind', () => {
    assert.deepEqual(
      table(
        whole(`
  audit: { owner: ana, effort: 10d }
  form: { owner: bo, effort: 3d, after: [audit + 1d], due: 2026-08-17 }
`),
      ),
      ['audit: 07-24 to 08-06, 3 *', 'form: 08-10 to 08-12, 3 *'],
    );
  });
  test('milestones, decisions and start dates hold a start; what was decided or reached does not', () => {
    assert.deepEqual(
      table(
        `milestones:\n  freeze: 2026-08-05\n  old: 2026-07-01\n  build: 2026-08-03..2026-08-07\ndecisions:\n  fund: { by: 2026-07-30 }\n  late: { by: 2026-07-01 }\n  made: { by: 2026-08-30, chosen: x }\n${whole(`
  a: { effort: 4h, after: [freeze] }
  b: { effort: 4h, after: [old, made] }
  c: { effort: 4h, after: [build] }
  d: { effort: 4h, after: [fund + 1d] }
  e: { effort: 4h, after: [late] }
  f: { effort: 4h, start: 2026-08-12 }
  g: { effort: 4h, blocked: { need: x, decision: fund } }
`)}`,
      ).map(it => it.replace(/,.*/, '')),
      [
        'a: 08-06 to 08-06',
        'b: 07-24 to 07-24',
        'c: 08-10 to 08-10',
        'd: 08-03 to 08-03',
        'e: 07-27 to 07-27',
        'f: 08-12 to 08-12',
        'g: 07-31 to 07-31',
      ],
    );
  });
  test('an activity is finished with its last task; tasks share what is left of it and wait for what it waits for', () => {
    assert.deepEqual(
      table(
        whole(`
  first: { owner: bo, effort: 1d }
  form:
    owner: ana
    effort: 4d
    after: [first]
    tasks:
      draw: { effort: 1d }
      build: {}
      test: { owner: bo, after: [build] }
  go: { owner: bo, effort: 1d, after: [form] }
`),
      ).map(it => it.replace(/,.*/, '')),
      [
        'first: 07-24 to 07-24',
        'form: 07-27 to 07-29',
        'draw: 07-28 to 07-29',
        'build: 07-27 to 07-28',
        'test: 07-28 to 07-29',
        'go: 07-30 to 07-30',
      ],
    );
  });
  test('contributors give their share, and have less for their own work then', () => {
    assert.deepEqual(
      table(
        whole('  form: { owner: ana, effort: 3d, with: { bo: 50% }, impact: 5 }\n  own: { owner: bo, effort: 2d }\n'),
      ),
      ['form: 07-24 to 07-27, 1', 'own: 07-24 to 07-28, 0 *'],
    );
  });
  test('what nobody has estimated takes as long as is usual in the plan', () => {
    const [known, guessed] = forecastOf(
      readPlan(whole('  a: { owner: ana, effort: 2d }\n  b: { owner: bo }\n')),
      today,
    ).activities;
    assert.deepEqual([line(known!), line(guessed!)], ['a: 07-24 to 07-27, 0 *', 'b: 07-24 to 07-27, 0 *']);
    assert.deepEqual([known!.guessed, guessed!.guessed], [false, true]);
  });
  test('what is over, recurring or tentative is not in it; the last is where it is asked for', () => {
    const text = `workstreams:\n  new: { status: tentative }\n${whole(`
  done: { owner: ana, effort: 2d, status: done }
  desk: { owner: ana, load: 50% }
  maybe: { owner: ana, effort: 1d, workstream: new }
  real: { owner: ana, effort: 1d, after: [done, maybe] }
`)}`;
    assert.deepEqual(table(text), ['real: 07-24 to 07-27, 0 *']);
    assert.deepEqual(table(text, true), ['maybe: 07-24 to 07-27, 0 *', 'real: 07-28 to 07-29, 0 *']);
    assert.deepEqual(table(`status: closed\n${text}`), []);
  });
  test('the goal is a deadline for all that moves its metric', () => {
    const text = `goal: { outcome: x, metric: m, by: 2026-07-31 }\n${whole('  a: { owner: ana, effort: 3d, metric: m }\n  b: { owner: bo, effort: 9d }\n')}`;
    assert.deepEqual(table(text), ['a: 07-24 to 07-28, 3', 'b: 07-24 to 08-05, 0 *']);
  });
  test('the order is the one in which the goal is reached in time, or the least late', () => {
    const order = (by: string): string[] =>
      table(
        `goal: { outcome: x, metric: m, by: ${by} }\n${whole('  great: { owner: ana, effort: 3d, impact: 5 }\n  long: { owner: ana, effort: 6d, impact: 2, metric: m }\n')}`,
      ).map(it => it.replace(/,.*/, ''));
    assert.deepEqual(order('2026-08-05'), ['great: 07-24 to 07-28', 'long: 07-29 to 08-05']);
    for (const by of ['2026-08-04', '2026-07-31', '2026-07-27'])
      assert.deepEqual(order(by), ['great: 08-03 to 08-05', 'long: 07-24 to 07-31']);
  });
  test('people and links of other plans of the folder count; each plan sees the same', () => {
    const crm = `${whole('  api: { owner: ana, effort: 3d, impact: 5 }\n')}`;
    const ops =
      'activities:\n  form: { owner: ana, effort: 1d, impact: 1 }\n  use: { owner: bo, effort: 1d, after: [crm/api] }\n';
    const far = 'activities:\n  other: { owner: zoe, effort: 30d }\n';
    const plan = among(ops, { crm, far });
    assert.deepEqual(table(plan), ['form: 07-29 to 07-29, 0 *', 'use: 07-29 to 07-29, 0 *']);
    assert.deepEqual(
      table(among(crm, { ops: ops.replace('crm/', 'ops/'), far }, 'ops')).map(it => it.replace(/,.*/, '')),
      ['api: 07-24 to 07-28'],
    );
    assert.equal(forecastOf(plan, today).solved.groups.length, 2);
  });
  test('gives the same object for the same plan and day', () => {
    const plan = readPlan(whole('  a: { owner: ana, effort: 3d }\n'));
    assert.equal(forecastOf(plan, today), forecastOf(plan, today));
    assert.notEqual(forecastOf(plan, today), forecastOf(plan, today + 1));
  });
});

describe('a finite answer', () => {
  test('where work no longer fits in before its owner leaves, once it is moved', () => {
    const text = `people:
  ana: { capacity: 20h/w, leave: [2026-07-29..2026-07-31], until: 2026-08-05 }
  bo: { capacity: 32h/w }
activities:
  a0: { owner: bo, effort: 2d..6d, due: 2026-07-28 }
  a1: { owner: bo, effort: 1d, due: 2026-08-10, after: [a0] }
  a2: { owner: bo, effort: 2d..6d, due: 2026-08-21 }
  a3: { owner: ana, effort: 2d, after: [a2] }
  a4: { owner: ana, effort: 2d, due: 2026-08-04 }
  more: { owner: bo, load: 30% }
`;
    const { activities } = forecastOf(readPlan(text), today);
    assert.deepEqual(
      activities.map(it => it.entry.id),
      ['a0', 'a1', 'a2', 'a3', 'a4'],
    );
    assert.ok(activities.every(it => it.finish !== undefined || it.entry.value.owner === 'ana'));
  });
  const never = (text: string, id = 'a'): string[] => [
    ...table(text).filter(it => it.startsWith(`${id}:`)),
    ...why(text, id),
  ];
  test('for a circle, and what waits behind it', () => {
    const text = whole(
      '  a: { owner: ana, after: [b] }\n  b: { owner: ana, after: [a] }\n  c: { owner: ana, after: [b] }\n  d: { owner: ana, effort: 1d }\n',
    );
    assert.deepEqual(table(text), [
      'a: never to never',
      'b: never to never',
      'c: never to never',
      'd: 07-24 to 07-24, 0 *',
    ]);
    assert.deepEqual(why(text, 'c'), [
      'prerequisite b: "c" waits for "b", which is never finished.',
      'circle b: "b" waits for itself: "b" waits for "a", which waits for "b".',
    ]);
  });
  test('for people who are never there', () => {
    const people = (of: string): string => `people:\n  qa: { ${of} }\nactivities:\n  a: { owner: qa, effort: 2d }\n`;
    const told: Record<string, string> = {
      'status: hiring': 'Nobody is found for the vacancy qa by today: say from which day on somebody is.',
      'from: 2026-09-01, until: 2026-08-01': 'qa leaves on 2026-08-01, before 2026-09-01, the first day.',
      'until: 2026-07-24': 'qa is here until 2026-07-24, and has too few hours until then for "a".',
      'leave: [2026-07-01..9999-12-31]':
        'qa has no working day from today on: look at the leave, and at the holidays of the calendar.',
      'ceiling: 0%': 'qa has no hours for it: contract 8 h, under the ceiling of 0 %: 0 h.',
      'capacity: 0h/w': 'qa has no hours for it: contract 0 h, under the ceiling of 80 %: 0 h.',
    };
    for (const [of, reason] of Object.entries(told))
      assert.deepEqual(never(people(of)), ['a: never to never', `never qa: ${reason}`]);
  });
  test('for what takes no time, thousands of days, or lies 50 years ahead', () => {
    assert.deepEqual(
      table(
        whole(
          '  a: { owner: ana, effort: 0d }\n  b: { owner: ana, effort: 10000d }\n  c: { owner: bo, effort: 1d, start: 2076-07-24 }\n',
        ),
      ),
      ['a: 07-24 to 07-24, 13046', 'b: 07-24 to 11-20, 3046', 'c: 07-24 to 07-24, 0 *'],
    );
    assert.equal(
      forecastOf(readPlan(whole('  b: { owner: ana, effort: 10000d }\n')), today).finish,
      readDay('2064-11-20'),
    );
  });
  test('for names such as __proto__, and a plan without anything', () => {
    assert.deepEqual(
      table(
        'activities:\n  __proto__: { owner: __proto__, effort: 6.4h }\n  constructor: { owner: toString, effort: 6h, after: [__proto__] }\n',
      ).length,
      2,
    );
    assert.deepEqual(table(''), []);
  });
});

test('what can never be done, or not by when it is due, is a finding that says why', () => {
  const people = (of: string, effort = '2d'): string =>
    `people:\n  qa: { ${of} }\nactivities:\n  a: { owner: qa, effort: ${effort}, due: 2026-08-21 }\n`;
  const told: [string, string, RegExp][] = [
    [whole('  a: { owner: ana, after: [b] }\n  b: { owner: ana, after: [a] }\n'), 'dependency-cycle', /a → b → a/],
    [people('leave: [2026-07-01..9999-12-31]'), 'due-at-risk', /no working day from today on: look at the leave/],
    [people('leave: [2026-07-20..2026-09-30]'), 'due-unreachable', /not to be finished before 2026-10-02/],
    [people('capacity: 0h/w'), 'due-at-risk', /qa has no hours for it: contract 0 h/],
    [people('ceiling: 0%'), 'due-at-risk', /under the ceiling of 0 %/],
    [`calendars:\n  default: { hours: 0 }\n${people('name: Qi')}`, 'value-type', /a number above 0/],
    [people('from: 2026-09-01, until: 2026-08-01'), 'range-reversed', /leaves on 2026-08-01, before the first day/],
    [people('name: Qi', '10000d'), 'due-unreachable', /at least 80000 h of qa/],
    [`period: 2026-Q3\n${people('name: Qi').replace('due: 2026', 'due: 2076')}`, 'due-outside-period', /2076-08-21/],
    [people('name: Qi').replace('due: 2026', 'due: 2076'), 'date-far', /2076-08-21 is 50 years ahead/],
    [people('name: Qi').replace('due:', 'start: 2090-01-02, due:'), 'date-far', /2090-01-02 is 64 years ahead/],
    [people('leave: [2026-07-01..2090-12-31]'), 'date-far', /2090-12-31 is 64 years ahead/],
    [people('name: Qi', '0h'), 'effort-missing', /An effort of 0h is no work/],
    [people('name: Qi', '0d..0d'), 'effort-missing', /An effort of 0d\.\.0d is no work/],
    [people('name: Qi').replace('effort: 2d', 'load: 0%'), 'effort-missing', /A load of 0% keeps nobody's day free/],
    [people('name: Qi', '-3d'), 'value-type', /"-3d" cannot be read/],
    [people('name: Qi', '1d..10000d'), 'activity-broad', /Up to 10000d in one piece/],
    [`calendars:\n  default: { week: [] }\n${people('name: Qi')}`, 'value-missing', /"week" has no value/],
  ];
  for (const [text, rule, message] of told) {
    const found = check(readPlan(text), { today }).filter(it => it.rule === rule);
    assert.ok(
      found.some(it => message.test(it.message)),
      `${text}\n${rule}: ${found.map(it => it.message)}`,
    );
  }
});
