import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check } from '../server/check.ts';
import { type Act, act, said } from '../server/features/act.ts';
import { locate } from '../server/features/locate.ts';
import { questions } from '../server/features/questions.ts';
import { readPlan } from '../server/plan/plan.ts';
import { entriesOf } from '../server/plan/query.ts';
import { rankingOf } from '../server/reckon/ranking.ts';
import { anyPlan } from './any-plan.ts';
import { apply, asked, at, today } from './fixture.ts';
import { fc, runs } from './runs.ts';

// What one click, or a line that is dragged, makes of a plan.

/** What an act makes of a text; of one that is refused, why. */
function done(text: string, id: string, it: Act): string {
  const plan = readPlan(text);
  const change = act(plan, id, it, today);
  return 'refused' in change ? change.refused : apply(plan, change.edits);
}
const order = (text: string): string =>
  rankingOf(readPlan(text), today)
    .order.map(it => it.id)
    .join(' ');

const office = `activities:
  cables: { title: Lay cables, due: 2026-08-21, impact: 5, effort: 4d, priority: 1 }
  desks: { title: Set up desks, due: 2026-09-11, impact: 4, effort: 6d, after: [cables], priority: 2 }
  signs:
    title: Hang the signs
    due: 2026-09-30
    impact: 1
    effort: 4d
    priority: 3 # last of all
  poster: { title: Print the poster, due: 2026-10-30, impact: 1, effort: 5d, priority: 4 }
  rota: { title: Publish the rota, every: 1w, effort: 1h }
  fair: { title: Hold the fair, status: done }
`;

test('what was done is told with the name of what it was done to', () => {
  const plan = readPlan(`${office}decisions:\n  fund: { question: 'Fund it?' }\n`);
  const told = (id: string, it: Act) => said(plan, id, it);
  assert.equal(told('cables', { do: 'finish' }), '"Lay cables" is done.');
  assert.equal(told('signs', { do: 'pin', rank: 1, because: 'x' }), '"Hang the signs" is pinned to rank 1.');
  assert.equal(told('fund', { do: 'decide', chosen: 'yes', because: 'x' }), '"Fund it?" is decided.');
  assert.equal(told('', { do: 'ask', question: ' Cut it? ', options: [] }), '"Cut it?" is to be decided.');
});

test('what would add a line where tabs indent is refused in words', () => {
  const tabs = 'activities:\n\tsigns:\n\t\ttitle: Hang the signs\n';
  const refused = /^Tabs indent what this would change/;
  assert.match(done(tabs, 'signs', { do: 'start' }), refused);
  assert.match(done(tabs, 'signs', { do: 'pin', rank: 1, because: 'x' }), refused);
});

describe('a pin', () => {
  const pin = (id: string, rank: number, because = 'The auditor comes') =>
    done(office, id, { do: 'pin', rank, because });

  test('is written where the rank stands, and nothing else is', () => {
    assert.equal(order(office), 'cables desks signs poster');
    const pinned = pin('signs', 1);
    assert.equal(pinned, office.replace('priority: 3 #', 'priority: { rank: 1, because: The auditor comes } #'));
    assert.equal(order(pinned), 'signs cables desks poster');
    assert.match(pin('poster', 3, 'Fair: early, loud'), /priority: \{ rank: 3, because: "Fair: early, loud" \} \}/);
  });

  test('tells how many other written ranks it leaves out of date', () => {
    const change = act(readPlan(office), 'signs', { do: 'pin', rank: 1, because: 'x' }, today);
    assert.equal('moved' in change && change.moved, 2);
  });

  test('below what it blocks, or above what it waits for, is refused in words', () => {
    assert.equal(pin('cables', 2), '"Lay cables" cannot stand below "Set up desks", which waits for it.');
    assert.equal(pin('cables', 4), '"Lay cables" cannot stand below "Set up desks", which waits for it.');
    assert.equal(pin('desks', 1), '"Set up desks" waits for "Lay cables", so it can rank 2 at best.');
  });

  test('that another pin stands against is refused in words', () => {
    const first = pin('signs', 1);
    const again = done(first, 'poster', { do: 'pin', rank: 1, because: 'The fair comes' });
    assert.equal(again, 'Rank 1 is pinned to "Hang the signs" already. Unpin that first.');
  });

  test('needs a reason, a rank that there is, and work that has one', () => {
    assert.equal(pin('signs', 1, ' '), 'Say why it stands there: the reason stays in the plan.');
    for (const rank of [0, 5, 1.5]) assert.equal(pin('signs', rank), 'The ranks go from 1 to 4.');
    for (const id of ['rota', 'fair']) assert.match(pin(id, 1), /^This has no rank: only open activities/);
    assert.equal(pin('nobody', 1), 'There is no activity "nobody" in this plan.');
  });

  test('is taken out again, and the rank worked out stands in its place', () => {
    const pinned = done(office.replace('    priority: 3 # last of all\n', ''), 'signs', {
      do: 'pin',
      rank: 1,
      because: 'x',
    });
    assert.match(pinned, /impact: 1\n {4}priority: \{ rank: 1, because: x \}\n/);
    assert.match(done(pinned, 'signs', { do: 'unpin' }), /impact: 1\n {4}priority: 3\n/);
    assert.equal(done(office, 'signs', { do: 'unpin' }), '"Hang the signs" is not pinned: its rank is worked out.');
  });

  test('in a block of its own is written over as a whole', () => {
    const block = office.replace('    priority: 3 # last of all', '    priority:\n      rank: 1\n      because: x');
    assert.match(
      done(block, 'signs', { do: 'pin', rank: 2, because: 'y' }),
      /\n {4}priority: \{ rank: 2, because: y \}\n {2}poster/,
    );
  });

  test('of any plan holds at its rank, or is refused and nothing is written', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 4 }), fc.nat(), (text, rank, choice) => {
        const plan = readPlan(text);
        const all = entriesOf(plan, 'activity');
        const entry = all[choice % Math.max(1, all.length)];
        if (!entry) return;
        const change = act(plan, entry.id, { do: 'pin', rank, because: 'why' }, today);
        if ('refused' in change) return;
        const then = readPlan(apply(plan, change.edits));
        assert.equal(rankingOf(then, today).order[rank - 1]?.id, entry.id);
      }),
      { numRuns: runs(400) },
    );
  });
});

const decision = `decisions:
  fund-gap:
    question: Find the money, or cut scope?
    owner: maya
    by: 2026-07-31
    options: [fund it, cut scope]
    affects: [budget]
`;
describe('a decision', () => {
  const decide = (text: string, chosen: string, because = 'It pays for itself') =>
    done(text, 'fund-gap', { do: 'decide', chosen, because });

  test('is recorded with its reason and the day', () =>
    assert.equal(
      decide(decision, 'fund it'),
      decision.replace(
        '    affects',
        '    chosen: fund it\n    because: It pays for itself\n    decided: 2026-07-24\n    affects',
      ),
    ));

  test('with an answer that was not foreseen notes it among the options', () => {
    assert.match(
      decide(decision, 'wait: a quarter'),
      /options: \[fund it, cut scope, "wait: a quarter"\]\n {4}chosen: "wait: a quarter"\n/,
    );
    const block = decision.replace('options: [fund it, cut scope]', 'options:\n      - fund it');
    assert.match(decide(block, 'wait'), /options:\n {6}- fund it\n {6}- wait\n {4}chosen: wait\n/);
    assert.match(decide(decision.replace(/ {4}options.*\n/, ''), 'wait'), / {4}options: \[wait\]\n {4}chosen: wait\n/);
  });

  test('in braces, and one that is hardly begun, is recorded too', () => {
    const short = 'decisions:\n  fund-gap: { question: Fund it?, options: [yes], affects: [budget] }\n';
    assert.match(
      decide(short, 'yes'),
      /options: \[yes\], chosen: yes, because: It pays for itself, decided: 2026-07-24, affects/,
    );
    for (const text of ['decisions:\n  fund-gap:\n', 'decisions:\n  fund-gap: {}\n']) {
      const [question] = entriesOf(readPlan(decide(text, 'yes')), 'decision');
      assert.deepEqual([question?.value.chosen, question?.value.because], ['yes', 'It pays for itself']);
    }
  });

  test('is made once, and never without a reason', () => {
    assert.equal(decide(decide(decision, 'fund it'), 'cut scope'), 'This is decided already: "fund it".');
    assert.equal(decide(decision, 'fund it', ''), 'Say why: the reason stays in the plan.');
    assert.equal(decide(decision, ' '), 'Say what was chosen.');
    assert.equal(
      done(decision, 'x', { do: 'decide', chosen: 'a', because: 'b' }),
      'There is no decision "x" in this plan.',
    );
  });

  test('is opened until the next review, with the cursor at what it affects', () => {
    const plan = readPlan(
      'plan: Quiet nights\nowner: maya\nreview: { every: weekly, on: monday }\nactivities:\n  a: { title: Audit }\n',
    );
    const change = act(plan, '', { do: 'ask', question: ' Two  on call? ', options: ['yes', '', 'yes', 'no'] }, today);
    assert.ok('edits' in change);
    const text = apply(plan, change.edits);
    assert.match(
      text,
      /^decisions:\n {2}two-on-call:\n {4}question: Two on call\?\n {4}owner: maya\n {4}by: 2026-07-27\n {4}options: \[yes, no\]\n {4}affects: \[\]\n/m,
    );
    const { line, character } = change.at!;
    assert.equal(text.split('\n')[line]!.slice(0, character), '    affects: [');
    assert.deepEqual(
      check(readPlan(text), asked).filter(
        it => it.range.start.line >= line - 4 && it.range.start.line <= line && it.severity === 'error',
      ),
      [],
    );
    assert.equal(done('', '', { do: 'ask', question: ' ', options: [] }), 'Say what has to be decided.');
  });

  test('is asked about where the cursor is, else all that are open, the earliest first', () => {
    const more = `${decision}  old: { question: Old?, chosen: yes }\n  soon: { question: Soon?, by: 2026-07-27 }\n`;
    assert.deepEqual(questions(readPlan(more)), [
      { id: 'soon', question: 'Soon?', options: [], says: 'no owner · by 2026-07-27' },
      {
        id: 'fund-gap',
        question: 'Find the money, or cut scope?',
        options: ['fund it', 'cut scope'],
        says: 'maya · by 2026-07-31',
      },
    ]);
    const { plan, position } = at(more.replace('Old?', 'O$0ld?'));
    assert.deepEqual(questions(plan, position), [
      { id: 'old', question: 'Old?', options: [], says: 'no owner · no date', chosen: 'yes' },
    ]);
    assert.deepEqual(
      questions(plan, 'fund-gap').map(it => it.id),
      ['fund-gap'],
    );
  });
});

test('a link leads to an entry by the names of its plan and of itself, and nowhere else', () => {
  const plans = [
    { uri: 'file:///a/crm.opsplan', name: 'crm', plan: readPlan(decision) },
    { uri: 'file:///b/crm.opsplan', name: 'crm', plan: readPlan(`goal: { outcome: Calm }\n${office}`) },
  ];
  const found = (link: string) => {
    const it = locate(link, plans);
    return it && `${it.uri}:${it.range.start.line}`;
  };
  assert.equal(found('crm/decision/fund-gap'), 'file:///a/crm.opsplan:1');
  assert.equal(found('crm/activity/signs'), 'file:///b/crm.opsplan:4');
  assert.equal(found('crm/goal/goal'), 'file:///b/crm.opsplan:0');
  for (const link of [
    'crm',
    '',
    'crm/decision',
    'crm/decision/signs',
    'crm/__proto__/x',
    '../crm/decision/fund-gap',
    'file:///etc/passwd',
  ])
    assert.equal(found(link), null, link);
});
