import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { causeOf } from '../server/forecast/cause.ts';
import { forecastOf } from '../server/forecast/forecast.ts';
import { readPlan } from '../server/plan/plan.ts';
import { find } from '../server/plan/query.ts';
import { today } from './fixture.ts';

/** What is told first of an activity `form` that is late. */
function cause(text: string): string | undefined {
  const plan = readPlan(text);
  const forecast = forecastOf(plan, today);
  const it = forecast.of(find(plan, 'activity', 'form')!)!;
  return causeOf(forecast, it, it.due!, it.finish!)?.text;
}
const people = (ana: string, more = ''): string => `people:\n  ana: { ${ana} }\n  bo: {}\n${more}activities:\n`;
const holiday = 'calendars:\n  default: { holidays: [2026-08-05] }\n';
const desk = '  desk: { owner: bo, load: { ana: 50% } }\n';

describe('the one cause of a date', () => {
  test('hours that continuous work takes, before a holiday, a start that leaves time enough, and part time', () => {
    const day = 'A day of ana: contract 8 h, less desk 4 h, under the ceiling of 80 %: 2.4 h.';
    assert.equal(
      cause(`${holiday}${people('')}${desk}  form: { owner: ana, effort: 4d, due: 2026-08-05 }\n`),
      day,
      'holiday',
    );
    const start = 'start: 2026-08-10, due: 2026-08-19';
    assert.equal(cause(`${people('')}${desk}  form: { owner: ana, effort: 4d, ${start} }\n`), day, 'start');
    const half = 'A day of ana: contract 4 h, less desk 2 h, under the ceiling of 80 %: 1.2 h.';
    assert.equal(
      cause(`${people('capacity: 20h/w')}${desk}  form: { owner: ana, effort: 2d, due: 2026-08-05 }\n`),
      half,
      'part time',
    );
  });
  test('also where it is other work of the same owner that it slows', () => {
    const list = '  list: { owner: ana, effort: 2d, due: 2026-07-31 }\n';
    assert.equal(
      cause(`${people('')}${desk}${list}  form: { owner: ana, effort: 4d, due: 2026-08-05 }\n`),
      'A day of ana: contract 8 h, less desk 4 h, under the ceiling of 80 %: 2.4 h.',
    );
  });
  test('other work of the owner, before a day of leave', () => {
    const list = '  list: { owner: ana, effort: 8d, due: 2026-08-06, impact: 5 }\n';
    assert.equal(
      cause(`${people('leave: [2026-08-11]')}${list}  form: { owner: ana, effort: 4d, due: 2026-08-11 }\n`),
      'ana is busy with "list" until 2026-08-06.',
    );
  });
  test('a start that leaves too little time, and today, before a holiday', () => {
    assert.equal(
      cause(`${holiday}${people('')}  form: { owner: ana, effort: 8d, start: 2026-07-27, due: 2026-08-04 }\n`),
      'From its start on 2026-07-27 there are 7 working days, and "form" takes 10.',
    );
    assert.equal(
      cause(`${holiday}${people('')}  form: { owner: ana, effort: 8d, due: 2026-08-03 }\n`),
      'Until then there are 7 working days, and "form" takes 10.',
    );
  });
  test('what it waits for, where there is too little time from then on; leave, where there is enough', () => {
    const list = (days: number) => `  list: { owner: bo, effort: ${days}d }\n`;
    const form = '  form: { owner: ana, effort: 4d, due: 2026-08-10, after: [list] }\n';
    const away = 'leave: [2026-08-06..2026-08-10]';
    assert.equal(
      cause(`${people(away)}${list(8)}${form}`),
      '"form" waits for "list", which is finished on 2026-08-06.',
    );
    assert.equal(cause(`${people(away)}${list(2)}${form.replace('4d', '6d')}`), 'ana is on leave from 2026-08-06 to 2026-08-10.'); // biome-ignore format: one line
  });
  test('of an activity not that its tasks wait for each other', () => {
    const tasks = 'tasks: { draw: { effort: 4d }, build: { effort: 4d, after: [draw] } }';
    assert.equal(
      cause(`${people('')}  form: { owner: ana, effort: 8d, due: 2026-08-04, ${tasks} }\n`),
      'Until then there are 8 working days, and "form" takes 10.',
    );
    const list = '  list: { owner: ana, effort: 8d, due: 2026-08-06, impact: 5 }\n';
    assert.equal(
      cause(`${people('')}${list}  form: { owner: ana, effort: 8d, due: 2026-08-11, ${tasks} }\n`),
      'ana is busy with "list" until 2026-08-06.',
    );
  });
  test('part time', () => {
    assert.equal(
      cause(`${holiday}${people('capacity: 20h/w')}  form: { owner: ana, effort: 4d, due: 2026-08-04 }\n`),
      'A day of ana: contract 4 h, under the ceiling of 80 %: 3.2 h.',
    );
  });
});
