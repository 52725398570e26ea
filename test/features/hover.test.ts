import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../server/features/hover.ts';
import { at, pastOf, today } from '../fixture.ts';
import { anyText, fc, runs } from '../runs.ts';

/** What a hover says where `$0` stands in a text. */
function says(text: string, draws = true): string | undefined {
  const { plan, position } = at(text);
  return (hover(plan, position, today, draws)?.contents as MarkupContent | undefined)?.value;
}
const lines = (...them: string[]): string => them.join('\n');

const plan = `
plan: Onboard faster
people:
  ines: { name: Ines Moreau, role: Operations lead }
  tom: { team: web }
metrics:
  days: { owner: ines, unit: days, limit: 12 days, target: 7 days, readings: { 2026-07-10: 12 days, 2026-07-17: 11.5 days } }
goal: { outcome: Onboard faster, metric: days, to: 7 days, by: 2026-09-30 }
milestones:
  freeze: 2026-08-07
decisions:
  hire: { question: Hire a trainer?, owner: ines, by: 2026-07-31, options: [yes, no] }
activities:
  audit:
    title: Audit the checklist
    owner: ines
    due: 2026-07-31
    impact: 4
    effort: 2d
  form:
    title: Rebuild the form
    owner: tom
    with: [ines]
    due: 2026-08-21
    effort: 5d
    impact: 5
    priority: 3
    metric: days
    after: [audit, freeze + 2d, hire]
    status: in progress
  train:
    title: Train managers
    due: 2026-09-11
    after: [form]
    blocked: { by: tom, since: 2026-07-22, need: a trainer }
  report: { owner: tom, after: [train], due: 2026-09-18 }
  desk: { owner: tom, load: 20% }
`;
/** The plan with the cursor in front of the n-th occurrence of some words. */
function before(words: string, nth = 1): string {
  let found = -1;
  for (let i = 0; i < nth; i++) found = plan.indexOf(words, found + 1);
  assert.ok(found >= 0, words);
  return `${plan.slice(0, found)}$0${plan.slice(found)}`;
}

test('an activity tells whose it is, its time, its rank, what it waits for and what waits for it', () => {
  const expected = lines(
    '**Rebuild the form** `form`',
    '',
    'Owner tom, with ines. Due Friday 2026-08-21, 20 working days left. In progress.',
    '',
    'Ranks 2nd: Train managers and report (together impact 6) wait for it, it takes 5 days, and Audit the checklist must come before it. The plan says 3.',
    '',
    'Forecast: 2026-08-12 to 2026-08-18. It may end 3 working days later. It holds the finish of the plan.',
    '',
    '**What holds it**',
    '',
    '- A day of tom: contract 8 h, less desk 1.6 h, under the ceiling of 80 %: 4.8 h.',
    '- It waits for the milestone "freeze" of 2026-08-07, with the wait behind it until 2026-08-11.',
    '',
    '**Waits for**',
    '',
    '- Audit the checklist `audit`: ines, due Friday 2026-07-31, 5 working days left',
    '- `freeze`: Friday 2026-08-07 + 2d',
    '- `hire`: ines, undecided, by Friday 2026-07-31',
    '',
    '**Waiting for it**',
    '',
    '- Train managers `train`: no owner, due Friday 2026-09-11, 35 working days left, blocked',
    '',
    '**Further down**',
    '',
    '- `report`: tom, due Friday 2026-09-18, 40 working days left',
  );
  const told = says(before('form:\n'))!;
  // The sentence is the ranking's own: its words are tested there.
  const facts = (text: string) => text.split('\n').filter(it => !it.startsWith('Ranks'));
  assert.deepEqual(facts(told), facts(expected));
  assert.match(told, /^Ranks \w+: .*\. The plan says 3\.$/m);
  assert.equal(told.match(/slack/gi)?.length ?? 0, told.match(/of slack/g)?.length ?? 0, 'slack is told once');
});
test('slack to a date of its own is told by the sentence, and to that of another in a line', () => {
  const told = says(
    'activities:\n  a$0: { owner: r, effort: 1d }\n  b: { owner: r, effort: 1d, due: 2026-08-07, after: [a] }\n',
  )!;
  assert.match(told, /^Slack: \d+ working days before `b` is due on 2026-08-07\.$/m);
});
test('a mention says the same as the definition', () => assert.equal(says(before('form]')), says(before('form:\n'))));
test('without Markdown there are no marks', () => {
  const told = says(before('train:\n'), false)!;
  assert.match(told, /^Train managers train\n/);
  assert.match(told, /Blocked since 2026-07-22, for tom to lift: a trainer/);
  assert.doesNotMatch(told, /[*`\\]/);
});
test('a person tells what is on their desk, the earliest first', () =>
  assert.equal(
    says(before('tom\n')),
    lines(
      '**tom**: team web',
      '',
      '117.6 h asked of 390.4 h in 13 weeks.',
      '',
      '**Owns 3 open activities**',
      '',
      '- Rebuild the form `form`: due Friday 2026-08-21, 20 working days left, in progress',
      '- `report`: due Friday 2026-09-18, 40 working days left',
      '- `desk`: no due date',
    ),
  ));
test('a person who is only named is a person too', () =>
  assert.match(says('activities:\n  a: { owner: $0Kim Sand, due: 2026-07-31 }\n')!, /^\*\*Kim Sand\*\*\n\n\*\*Owns 1/));
test('a metric tells its readings, the goal and its work', () =>
  assert.equal(
    says(before('days, to')),
    lines(
      '**days**',
      '',
      'owner ines · limit 12 days · target 7 days · last read 11.5 days on Friday 2026-07-17',
      '',
      'It measures the goal: 7 days by 2026-09-30.',
      '',
      '**Activities**',
      '',
      '- Rebuild the form `form`: tom, due Friday 2026-08-21, 20 working days left, in progress',
    ),
  ));
test('a milestone and a decision tell what waits for them', () => {
  assert.match(
    says(before('freeze +'))!,
    /^\*\*freeze\*\*\n\nFriday 2026-08-07 · in 10 working days\n\n\*\*Waiting for it\*\*\n\n- Rebuild/,
  );
  assert.match(
    says(before('hire]'))!,
    /^\*\*Hire a trainer\?\*\* `hire`\n\nowner ines · by 2026-07-31\n\n\*\*Waiting for it/,
  );
});
test('a key tells what it takes', () =>
  assert.equal(
    says(before('due: 2026-08-21')),
    lines('**due** in `activities`', '', 'The day by which it is done.', '', 'Takes a date such as 2026-08-21.'),
  ));
test('a key of words lists them, a word says what it means', () => {
  assert.match(says(before('status: in'))!, /\n- `blocked`: It cannot go on/);
  assert.equal(says(before('in progress')), '**in progress**: Somebody works on it.');
});
test('a day tells its weekday and how far it is', () => {
  assert.equal(says('activities:\n  a: { owner: tom, due: $02026-08-21 }\n'), 'Friday 2026-08-21, in 20 working days');
  assert.equal(says('period: $02026-Q3\n'), 'Wednesday 2026-07-01 to Wednesday 2026-09-30');
  assert.equal(
    says('people:\n  a: { leave: [$02026-07-25..2026-07-26] }\n'),
    'Saturday 2026-07-25, 1 day from now; to Sunday 2026-07-26, 2 days from now',
  );
});
test('a due date tells the forecast, and every step back to where it begins', () =>
  assert.equal(
    says(before('2026-08-21')),
    lines(
      'Friday 2026-08-21, in 20 working days',
      '',
      'Forecast: 2026-08-12 to 2026-08-18. It may end 3 working days later. It holds the finish of the plan.',
      '',
      '**What holds it**',
      '',
      '- "form" takes 20 h of tom: from 2026-08-12 to 2026-08-18.',
      '- A day of tom: contract 8 h, less desk 1.6 h, under the ceiling of 80 %: 4.8 h.',
      '- It waits for the milestone "freeze" of 2026-08-07, with the wait behind it until 2026-08-11.',
    ),
  ));
test('the rank is told with its arithmetic', () =>
  assert.match(says(before('3\n    metric'))!, /^Ranks [\s\S]*\n\*\*Worked out\*\*\n\n- [\s\S]* = /));
test('texts, comments and blank lines say nothing', () => {
  assert.equal(says('plan: Onboard $0faster\n'), undefined);
  assert.equal(says('# a $0comment\nplan: x\n'), undefined);
  assert.equal(says('$0'), undefined);
});

/** Everything that Markdown could turn into a link, an image, markup or a heading. */
const hostile = [
  '[x](command:workbench.action.quit)',
  '![x](https://example.com/p.png)',
  '<img src=x onerror=alert(1)>',
  '<https://example.com>',
  'https://example.com/?a=b',
  'www.example.com',
  'mail@example.com',
  '`code` **bold** _it_ ~~no~~ | a | b |',
  '$(alert) &lt;b&gt;',
  '# heading',
  '1. list',
  '- item',
  '\\[x](y)',
];
test('nothing that a plan says becomes a link, an image or markup', () => {
  for (const words of hostile) {
    const quoted = JSON.stringify(words);
    const told = says(
      `activities:\n  $0a: { title: ${quoted}, owner: ${quoted}, blocked: ${quoted} }\n  b: { title: ${quoted}, after: [a], owner: ${quoted} }\n`,
    )!;
    const bare = told.replace(/\\[\\`*_{}[\]()<>#!|~$&@:.=+-]/g, '');
    assert.doesNotMatch(bare, /\]\(|!\[|<|https?:\/\/|www\.|@|~~|\$\(|&\w+;/, `${words} → ${told}`);
    // What is left of Markdown is the hover's own: its headings and its list.
    assert.doesNotMatch(bare, /^(?:#|\d+[.)] |- -)/m, told);
    assert.equal((bare.match(/\*\*/g) ?? []).length % 2, 0, told);
  }
});
test('never throws, and stays short, whatever a plan says', () =>
  fc.assert(
    fc.property(anyText(200), fc.nat(400), (words, where) => {
      const text = `activities:\n  a:\n    title: ${JSON.stringify(words)}\n    owner: ${words}\n    after: [a]\n`;
      const cut = Math.min(where, text.length);
      const told = says(`${text.slice(0, cut).replaceAll('$0', '')}$0${text.slice(cut).replaceAll('$0', '')}`);
      assert.ok((told?.length ?? 0) < 5000);
    }),
    { numRuns: runs(300) },
  ));

describe('a calendar', () => {
  test('says which days are left, and which slack counts', () => {
    const text = `
calendars: { default: { week: sun..thu, holidays: [2026-08-02..2026-08-06] } }
people: { maya: {} }
activities:
  fo$0rm: { owner: maya, due: 2026-08-12, effort: 2d }
`;
    assert.match(says(text)!, /Due Wednesday 2026-08-12, 9 working days left/);
    assert.match(says(text)!, /7 working days of slack/);
  });
});

describe('the past', () => {
  const version = (due: string, more = ''): string => `activities:\n  form: { owner: dev, due: ${due}${more} }\n`;
  const past = (...plans: string[]): string | undefined => {
    const { plan, position } = at(plans.at(-1)!.replace('form:', 'fo$0rm:'));
    const days = ['2026-07-01', '2026-07-13', '2026-07-20'];
    const versions = plans.map((text, i) => ({ at: days[i]!, by: i ? 'Ana *L*' : 'Dev', plan: text }));
    const value = (hover({ ...plan, history: pastOf(versions) }, position, today)!.contents as MarkupContent).value;
    return value.split('\n\n').find(it => /^(Changed|Committed)/.test(it));
  };
  test('says in one line who changed it last, and what', () => {
    assert.equal(past(version('2026-08-21')), 'Committed 17 working days ago by Dev.');
    assert.equal(
      past(version('2026-08-21'), version('2026-08-28', ', status: todo')),
      'Changed 9 working days ago by Ana \\*L\\*: due from 2026-08-21 to 2026-08-28 and status set to todo.',
    );
    assert.equal(
      past(version('2026-08-21', ', log: { 2026-07-01: x }'), version('2026-08-21', ', log: { 2026-07-02: y }')),
      'Changed 9 working days ago by Ana \\*L\\*: log changed.',
    );
  });
  test('does not count ranks and layout', () => {
    const two = [version('2026-08-21'), `\n# more\n${version('2026-08-21', ', priority: 1')}`];
    assert.equal(past(...two), 'Committed 17 working days ago by Dev.');
  });
  test('is left out where it is not known', () => {
    const { plan, position } = at(version('2026-08-21').replace('form:', 'fo$0rm:'));
    assert.doesNotMatch((hover(plan, position, today)!.contents as MarkupContent).value, /Changed|Committed/);
  });
});

describe('how a plan goes', () => {
  const text =
    'plan: $0Portal\nreview: weekly\nactivities:\n  a: { owner: ana, status: in progress }\n  b: { due: 2026-07-20 }\n';
  const health = lines(
    '**Health**',
    '',
    '- `████████` Clarity: 1 of 1 owner has work in progress, blocked or dated this week',
    '- `████░░░░` Accountability: 1 of 2 open activities has one named owner',
    '- `████░░░░` Calm: 1 of 2 pieces of this week’s work is as planned: not late, not blocked, not new',
  );
  test('is told on its title, and on how often it is checked in', () => {
    assert.equal(says(text), health);
    assert.ok(says(text.replace('$0', '').replace('weekly', 'week$0ly'))!.endsWith(health));
  });
  test('with the reviews before which it moved, where its past is known', () => {
    const found = at(text);
    const version = found.text;
    const history = pastOf([
      { at: '2026-07-14', by: 'Ana', plan: version.replace('in progress', 'todo') },
      { at: '2026-07-22', by: 'Ana', plan: version },
    ]);
    const shown = hover({ ...found.plan, history }, found.position, today)!.contents as MarkupContent;
    assert.match(shown.value, /\n\nThe plan was updated for 2 reviews in a row\.$/);
  });
});
