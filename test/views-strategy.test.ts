import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDay } from '../server/language/day.ts';
import { readPlan } from '../server/plan/plan.ts';
import { entriesOf } from '../server/plan/query.ts';
import { courseOf, goingOf } from '../server/reckon/course.ts';
import { strategy } from '../server/views/strategy.ts';
import { drawn } from './drawn.ts';
import { among, today } from './fixture.ts';

const text = `plan: Two years to calm operations
kind: strategy
owner: maya
status: live
period: 2026-01-01..2027-12-31
goal: { outcome: Clients stay, metric: churn, from: 9%, to: 4%, by: 2027-12-17 }
metrics:
  waiting: { title: Days until a client works, owner: tom, target: 7 days, limit: 15 days, every: 1m, readings: { 2026-05-29: 14 days, 2026-06-30: 13 days } }
  churn: { title: Clients who leave, owner: maya, limit: 10%, every: 1q, readings: { 2026-03-31: 9%, 2026-06-30: 8.5% } }
  margin: { title: Margin }
activities:
  review: { title: Look back, owner: maya, due: 2027-01-22, metric: churn }
  old: { metric: churn, status: done }
`;
const others = {
  crm: `plan: One CRM
status: live
owner: dev
serves: strategy/churn
goal: { metric: on-crm }
metrics: { on-crm: { unit: '%' } }
activities:
  merge: { title: Merge records, owner: dev, due: 2026-07-20, metric: on-crm, tasks: { list: { metric: on-crm } } }
  tidy: { title: Tidy up, owner: lu }
  straight: { title: Call ten clients, owner: lu, metric: strategy/churn, after: [desk/answer] }
  over: { metric: on-crm, status: done }
`,
  form: `plan: New form\nstatus: draft\nowner: tom\nserves: strategy/goal\nactivities: { draw: { title: Draw it, owner: tom } }\n`,
  desk: `plan: Service desk
status: live
owner: kofi
metrics: { seen: { unit: incidents } }
activities:
  answer: { title: Answer within a day, owner: kofi, metric: strategy/waiting, status: done }
  notes: { title: Publish notes, owner: ana, metric: strategy/waiting }
`,
  lost: 'plan: Lost\nstatus: live\nserves: strategy/nothing\n',
  idea: 'plan: An idea\nstatus: draft\n',
  gone: 'plan: Gone\nstatus: closed\nserves: strategy/margin\n',
  people: 'people: { maya: { name: Maya } }\n',
};
const plan = among(text, others, 'strategy');

describe('a strategy', () => {
  test('opens to its goal, its metrics, the plans that serve them and their work; then what serves nothing', () =>
    assert.deepEqual(drawn(strategy(plan, today).rows), [
      'Two years to calm operations | maya · until Fri 2027-12-31 | strategy',
      '  Clients stay | goal · by Fri 2027-12-17 | goal',
      '    New form | tom · draft · 1 open | plan',
      '      Draw it | tom · no date | ready',
      '    Clients who leave | 8.5%, target 4% · too early to tell | unknown',
      '      One CRM | dev · 2 open · 1 late | plan',
      '        Merge records | dev · 4 days late | late',
      '        Call ten clients | lu · no date | ready',
      '      Look back | maya · 22 Jan 2027 | ready',
      '    Days until a client works | 13 days, target 7 days · too early to tell | unknown',
      '      Service desk | kofi · 1 open | plan',
      '        Publish notes | ana · no date | ready',
      '    Margin | no reading yet · no target | unknown',
      'Serves nothing, or is served by nobody | 4 | group',
      '  Service desk | kofi · says nothing of what it serves | plan',
      '  Lost | no owner · strategy/nothing is not there | plan',
      '  Days until a client works | 13 days, target 7 days · too early to tell · no plan serves it | unknown',
      '  Margin | no reading yet · no target · no plan serves it | unknown',
    ]));

  test('leads into the plans that serve it', () => {
    const [top] = strategy(plan, today).rows;
    const crm = top!.children[0]!.children[1]!.children[0]!;
    assert.deepEqual([crm.uri, crm.context, crm.range.start.line], ['crm', 'plan', 0]);
    assert.deepEqual([crm.children[0]!.uri, crm.children[0]!.activity], [undefined, 'merge']);
    assert.equal(crm.detail, 'It has no goal yet. dev owns it. Of what moves this: 2 open, 1 late.');
  });

  test('of which there are two tells once what serves neither', () => {
    const labels = (file: string) => {
      const rows = strategy(among(text, { ...others, [file]: text }, 'strategy'), today).rows;
      return rows.at(-1)!.children.map(it => it.label);
    };
    assert.ok(labels('zebra').includes('Lost'));
    assert.ok(!labels('alpha').includes('Lost'));
    assert.ok(labels('alpha').includes('Margin'));
  });

  test('alone has nobody to serve it; a plan of another kind, and a closed one, is none', () => {
    assert.equal(strategy(readPlan(text), today).rows.length, 1);
    for (const other of [text.replace('strategy', 'ops'), text.replace('live', 'closed'), ''])
      assert.deepEqual(strategy(readPlan(other), today).rows, []);
  });

  test('without goal and title is shown as far as it goes', () =>
    assert.deepEqual(
      drawn(strategy(readPlan('kind: strategy\nmetrics:\n  churn:\n  x: { target: 3, limit: 4 days }\n'), today).rows),
      [
        'Strategy | no owner | strategy',
        '  churn | no reading yet · no target | unknown',
        '  x | no reading yet · target 3 days | unknown',
      ],
    ));
});

describe('how a metric goes', () => {
  const by = readDay('2026-09-30')!;
  const going = (metric: string, day: number | undefined = by) => {
    const [entry] = entriesOf(readPlan(`metrics:\n  m: { ${metric} }\n`), 'metric');
    return goingOf(courseOf(entry!.value, undefined, today)!, day, today);
  };
  const aim = 'target: 7 days, limit: 14 days';
  for (const [metric, says] of [
    [aim, 'unread'],
    [`${aim}, readings: { 2026-07-17: 7 days }`, 'reached'],
    [`${aim}, readings: { 2026-07-17: 15 days }`, 'breached'],
    [`${aim}, readings: { 2026-07-10: 13 days, 2026-07-17: 12 days }`, 'unknown'],
    [`${aim}, readings: { 2026-07-03: 13 days, 2026-07-10: 12 days, 2026-07-17: 11 days }`, 'on track'],
    [`${aim}, readings: { 2026-07-03: 13 days, 2026-07-10: 13 days, 2026-07-17: 13 days }`, 'off track'],
    ['target: 7 days, readings: { 2026-07-03: 9 days, 2026-07-10: 9 days, 2026-07-17: 9 days }', 'unknown'],
    ['limit: 7 days, readings: { 2026-07-03: 9 days }', 'unknown'],
  ] as const)
    test(`${metric}: ${says}`, () => assert.equal(going(metric), says));
  test('past its day it is missed; without a day nobody can tell', () => {
    const metric = `${aim}, readings: { 2026-07-17: 11 days }`;
    assert.equal(going(metric, readDay('2026-07-20')), 'missed');
    const [entry] = entriesOf(readPlan(`metrics:\n  m: { ${metric} }\n`), 'metric');
    assert.equal(goingOf(courseOf(entry!.value, undefined, today)!, undefined, today), 'unknown');
  });
});
