import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPlan } from '../server/plan/plan.ts';
import { decisions } from '../server/views/decisions.ts';
import { drawn } from './drawn.ts';
import { among, today } from './fixture.ts';

const crm = `activities:
  merge: { title: Merge records, owner: dev, due: 2026-08-07, status: in progress }
  reports: { title: Publish reports, owner: lu, due: 2026-09-25 }
  switch: { title: Switch over, owner: tom, after: [old-crm] }
  gone: { title: Given up, status: dropped }
metrics:
  on-crm: { title: Clients on the CRM, owner: dev }
milestones:
  data-in: { at: 2026-08-21, title: Data is in, owner: dev }
decisions:
  some-day: { question: Some day? }
  which:
    question: Which CRM?
    owner: tom
    by: 2026-06-12
    options: [Pipely, Clientbase]
    chosen: Clientbase
    because: It reads our history
    decided: 2026-06-10
    affects: [on-crm]
  later: { question: Later?, chosen: yes, decided: 2026-07-01 }
  old-crm:
    question: When does the old CRM go dark?
    owner: tom
    by: 2026-07-22
    options:
      - end of September
      - end of the year
    affects: [reports, data-in, desk/patch, budget, nobody]
  soon: { owner: maya, by: 2026-07-26 }
risks:
  quality: { title: Records are bad, owner: dev, likelihood: 3, impact: 4, mitigation: merge, review: 2w }
  vendor: { title: The vendor goes, likelihood: 5, impact: 5 }
  guessed: { title: Nobody knows, mitigation: gone, review: 1m }
  lost: { likelihood: 1, impact: 2, mitigation: not-there }
`;
const plan = among(
  crm,
  {
    desk: `activities:\n  patch: { title: Patch servers, owner: ana, due: 2026-07-30 }\n  wait: { title: Wait for it, owner: kofi, after: [crm/old-crm] }\n  over: { after: [crm/old-crm], status: done }\n`,
  },
  'crm',
);

describe('decisions and risks', () => {
  test('the overdue first, then by date; the taken under a title of their own; the worst risk first', () =>
    assert.deepEqual(drawn(decisions(plan, today).rows), [
      'When does the old CRM go dark? | tom · 2 days late | late',
      '  end of September | possible answer | option',
      '  end of the year | possible answer | option',
      '  Publish reports | lu · 25 Sep | ready',
      '  Data is in | milestone · dev · Fri 2026-08-21 | milestone',
      '  Patch servers | ana · 30 Jul | ready',
      '  Budget | resource | resource',
      '  nobody | not in this plan | resource',
      '  Switch over | tom · no date | waiting',
      '  Wait for it | kofi · no date | waiting',
      'soon | maya · 26 Jul | open',
      'Some day? | no owner · no date | open',
      'Decided | 2 | group',
      '  Later? | yes · Wed 2026-07-01 | done',
      '  Which CRM? | Clientbase · tom · Wed 2026-06-10 | done',
      '    Clients on the CRM | metric · dev | metric',
      'Risks | 4 | group',
      '  The vendor goes | score 25 of 25 · no owner · no mitigation · no review | unmitigated',
      '  Records are bad | score 12 of 25 · dev · mitigation in progress · reviewed every 2 weeks | risk',
      '    Merge records | dev · 7 Aug | in progress',
      '  Nobody knows | score 9 of 25 · no owner · mitigation dropped · reviewed every month | unmitigated',
      '    Given up | no owner · no date | done',
      '  lost | score 2 of 25 · no owner · not-there is not there · no review | unmitigated',
    ]));

  test('an open one says in words who decides what by when', () =>
    assert.equal(
      decisions(plan, today).rows[0]!.detail,
      'When does the old CRM go dark? tom decides, by Wed 2026-07-22. Possible answers: end of September; end of the year. It affects or holds up 7 things.',
    ));

  test('what stands elsewhere is opened there', () => {
    const [old] = decisions(plan, today).rows;
    const far = old!.children.filter(it => it.uri).map(it => [it.activity, it.uri, it.range.start.line]);
    assert.deepEqual(far, [
      ['patch', 'desk', 1],
      ['wait', 'desk', 2],
    ]);
  });

  test('each says why, and how much it weighs', () => {
    const [, , , decided, risks] = decisions(plan, today).rows;
    assert.equal(decided!.open, false);
    assert.deepEqual(
      decided!.children.map(it => it.detail),
      ['It does not say why.', 'Because: It reads our history'],
    );
    assert.deepEqual(
      risks!.children.slice(1, 3).map(it => it.detail),
      [
        'Records are bad: likelihood 3 × impact 4 = 12, of at most 25.',
        'Nobody knows: likelihood 3 (a guess) × impact 3 (a guess) = 9, of at most 25.',
      ],
    );
  });

  test('the number is said in words, and a cut list says how many there are', () => {
    assert.equal(decisions(plan, today).says, '3 open, 2 decided, 4 risks');
    const { rows, count } = decisions(plan, today, 1);
    assert.equal(count, 5);
    assert.deepEqual(
      rows.map(it => it.description),
      ['tom · 2 days late', 'the first 1 of 2', 'the first 1 of 4'],
    );
    assert.deepEqual(decisions(readPlan('plan: Nothing to decide\n'), today), { rows: [], count: 0, says: '' });
  });

  test('of half-written ones there are rows too', () => {
    const half =
      'decisions:\n  a:\n  b: text\n  c: { options: { x: y }, affects: budget, by: soon }\nrisks:\n  r:\n  s: [1]\n';
    assert.deepEqual(drawn(decisions(readPlan(half), today).rows), [
      'a | no owner · no date | open',
      'b | no owner · no date | open',
      'c | no owner · no date | open',
      '  Budget | resource | resource',
      'Risks | 2 | group',
      '  r | score 9 of 25 · no owner · no mitigation · no review | unmitigated',
      '  s | score 9 of 25 · no owner · no mitigation · no review | unmitigated',
    ]);
  });
});
