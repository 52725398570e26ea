import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { forecastOf } from '../server/forecast/forecast.ts';
import { whyGoal, whyOf } from '../server/forecast/why.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { find } from '../server/plan/query.ts';
import { among, today } from './fixture.ts';

const planOf = (text: string | Plan): Plan => (typeof text === 'string' ? readPlan(text) : text);
function why(text: string | Plan, id: string): string[] {
  const plan = planOf(text);
  const forecast = forecastOf(plan, today);
  return whyOf(forecast, forecast.of(find(plan, 'activity', id)!)!).map(it => `${it.kind} ${it.id}: ${it.text}`);
}
/** People all of whose day may be planned, and their work. */
const whole = (activities: string): string =>
  `people:\n  ana: { ceiling: 100% }\n  bo: { ceiling: 100% }\nactivities:\n${activities}`;

describe('why a date', () => {
  test('what it waits for, whom it waits for, back to today', () => {
    assert.deepEqual(
      why(
        whole(
          '  first: { owner: ana, effort: 2d, due: 2026-07-27 }\n  audit: { owner: ana, effort: 2d, impact: 1 }\n  form: { owner: bo, effort: 1d, after: [audit + 1d] }\n',
        ),
        'form',
      ),
      [
        'work form: "form" takes 8 h of bo: on 2026-07-31.',
        'prerequisite audit: "form" waits for "audit", which is finished on 2026-07-29, and 1d must pass.',
        'work audit: "audit" takes 16 h of ana: from 2026-07-28 to 2026-07-29.',
        'busy first: ana is busy with "first" until 2026-07-27.',
        'work first: "first" takes 16 h of ana: from 2026-07-24 to 2026-07-27.',
        'today first: "first" can begin today, 2026-07-24.',
      ],
    );
  });
  test('days off next to each other are one step, with the days between; holidays say that they are', () => {
    const people =
      'calendars:\n  default: { holidays: [2026-08-12] }\npeople:\n  ana: { ceiling: 100%, leave: [2026-07-30, 2026-07-31, 2026-08-03..2026-08-05] }\n';
    assert.deepEqual(why(`${people}activities:\n  a: { owner: ana, effort: 10d }\n`, 'a').slice(1, -1), [
      'leave ana: ana is on leave from 2026-07-30 to 2026-08-05.',
      'holiday ana: 2026-08-12 is a holiday.',
    ]);
    const away =
      'people:\n  ana: { ceiling: 100%, leave: [2026-07-20..2026-08-14] }\n  cy: { ceiling: 100%, from: 2026-08-03 }\n';
    const text = `${away}activities:\n  a: { owner: ana, effort: 1d }\n  b: { owner: cy, effort: 1d }\n`;
    assert.equal(why(text, 'a')[1], 'leave ana: ana is on leave until 2026-08-14.');
    assert.equal(why(text, 'b')[1], 'not here yet cy: cy is here from 2026-08-03 on.');
  });
  test('the hours of a day, as far as they are fewer than the contract says', () => {
    const text =
      'people:\n  ana: {}\nactivities:\n  desk: { owner: ana, load: 30% }\n  a: { owner: ana, effort: 4h }\n';
    assert.equal(
      why(text, 'a')[1],
      'load ana: A day of ana: contract 8 h, less desk 2.4 h, under the ceiling of 80 %: 4 h.',
    );
    assert.equal(
      why('people:\n  ana: {}\nactivities:\n  a: { owner: ana, effort: 4h }\n', 'a')[1],
      'ceiling ana: A day of ana: contract 8 h, under the ceiling of 80 %: 6.4 h.',
    );
  });
  test('dates that the plan sets end the chain', () => {
    const text = `milestones:\n  freeze: 2026-08-05\ndecisions:\n  fund: { by: 2026-07-30 }\n  late: { by: 2026-07-01 }\n  open: {}\n${whole(`
  a: { effort: 4h, after: [freeze + 2d] }
  b: { effort: 4h, after: [fund] }
  c: { effort: 4h, after: [late] }
  d: { effort: 4h, after: [open] }
  e: { effort: 4h, start: 2026-08-12 }
  f: { effort: 4h, blocked: { need: a key } }
  g: { effort: 4h, after: [audit + 3d] }
  h: { effort: 4h, after: [patch] }
  audit: { status: done, finished: 2026-07-23 }
  patch: { owner: ana, every: 1w, effort: 1h, due: 2026-08-14 }
`)}`;
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(it => why(text, it).at(-1)),
      [
        'milestone freeze: It waits for the milestone "freeze" of 2026-08-05, with the wait behind it until 2026-08-07.',
        'decision fund: It waits for the decision "fund", which is to be made by 2026-07-30.',
        'decision late: It waits for the decision "late", which was due on 2026-07-01; it is taken to be made today.',
        'decision open: It waits for the decision "open", which has no date; it is taken to be made today.',
        'start e: "e" starts on 2026-08-12 at the earliest, as the plan says.',
        'blocked f: "f" is blocked; it is taken to be freed today, 2026-07-24.',
        'prerequisite audit: It waits for "audit", which was finished on 2026-07-23, with the wait behind it until 2026-07-28.',
        'prerequisite patch: It waits for "patch", which goes on until 2026-08-14.',
      ],
    );
  });
  test('the whole goes back to its last part, and the goal to its last work', () => {
    const text = `goal: { outcome: x, metric: m, by: 2026-07-31 }\n${whole('  form:\n    owner: ana\n    metric: m\n    tasks:\n      draw: { effort: 1d }\n      build: { effort: 2d, after: [draw] }\n')}`;
    assert.equal(why(text, 'form')[0], 'task build: The last part of it, "build", is finished on 2026-07-28.');
    assert.deepEqual(
      whyGoal(forecastOf(readPlan(text), today)).map(it => `${it.kind} ${it.id}`),
      ['task form', 'task build', 'work build', 'day off ana', 'prerequisite draw', 'work draw', 'today draw'],
    );
  });
  test('a goal that is never reached goes back to what is never finished', () => {
    const goal = 'goal: { outcome: x, metric: m, by: 2026-07-31 }\npeople:\n  ana: { until: 2026-07-24 }\n  bo: {}\n';
    const told = (activities: string): string[] =>
      whyGoal(forecastOf(readPlan(`${goal}activities:\n${activities}`), today)).map(it => it.text);
    assert.deepEqual(
      told('  qa: { owner: ana, effort: 2d, metric: m }\n  gold: { owner: bo, metric: m, after: [qa] }\n'),
      ['ana is here until 2026-07-24, and has too few hours until then for "qa".'],
    );
    assert.match(
      told('  a: { owner: bo, metric: m, after: [b] }\n  b: { owner: bo, after: [a] }\n')[0]!,
      /waits for itself/,
    );
  });
  test('leave that holidays lengthen says that it is both', () => {
    const told = (leave: string): string | undefined =>
      why(
        `calendars:\n  default: { holidays: [2026-07-30] }\npeople:\n  ana: { leave: [${leave}] }\nactivities:\n  form: { owner: ana, effort: 4d }\n`,
        'form',
      ).find(it => it.startsWith('leave'));
    assert.equal(told('2026-07-28..2026-07-29'), 'leave ana: ana is away, on leave and over holidays, from 2026-07-28 to 2026-07-30.'); // biome-ignore format: one line
    assert.equal(told('2026-07-29..2026-07-31'), 'leave ana: ana is on leave from 2026-07-29 to 2026-07-31.');
  });
  test('what is left of an activity beside its tasks is no work of somebody else', () => {
    const text = whole('  form: { owner: ana, effort: 3d, tasks: { draw: { effort: 1d } } }\n');
    assert.ok(!why(text, 'form').some(it => it.includes('is busy with "form"')), why(text, 'form').join('\n'));
    assert.match(why(text, 'form').join('\n'), /the rest of "form"/);
  });
  test('what stands in another plan is called by its name', () => {
    const crm = 'people:\n  ana: { ceiling: 100% }\nactivities:\n  api: { owner: ana, effort: 2d, impact: 5 }\n';
    const plan = among('activities:\n  form: { owner: ana, effort: 1d, impact: 1 }\n', { crm });
    assert.equal(why(plan, 'form')[1], 'busy crm/api: ana is busy with "crm/api" until 2026-07-27.');
  });
  test('of a long chain the nearest and where it begins', () => {
    const links = Array.from(
      { length: 500 },
      (_, i) => `  a${i}: { owner: ana, effort: 1h${i ? `, after: [a${i - 1}]` : ''} }\n`,
    );
    const steps = why(whole(links.join('')), 'a499');
    assert.ok(steps.length < 40);
    assert.equal(steps.at(-3), 'more : And so on, through 487 more activities.');
    assert.equal(steps.at(-1), 'today a0: "a0" can begin today, 2026-07-24.');
  });
});
