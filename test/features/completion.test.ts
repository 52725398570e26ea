import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type CompletionItem, CompletionItemKind, type TextEdit } from 'vscode-languageserver-types';
import { completion } from '../../server/features/completion.ts';
import { readPlan } from '../../server/plan/plan.ts';
import { rules } from '../../server/rules/index.ts';
import { among, apply, at, findingsOf, today } from '../fixture.ts';
import { fc, runs, some } from '../runs.ts';

function offers(text: string, snippets = true): readonly CompletionItem[] {
  const { plan, position } = at(text);
  return completion(plan, position, today, { snippets })?.items ?? [];
}
const labels = (text: string): string[] => offers(text).map(it => it.label);
/** The text after one offer is taken, without the places to fill in. */
function taken(text: string, label: string): string {
  const { plan } = at(text);
  const item = offers(text, false).find(it => it.label === label);
  assert.ok(item, `"${label}" is not among ${labels(text).join(', ')}`);
  const { range, newText } = item.textEdit as TextEdit;
  return apply(plan, [{ range, text: newText }]);
}
const head = `plan: Onboard faster
period: 2026-Q3
goal: { by: 2026-09-15 }
people:
  ines: { name: Ines Moreau, role: Operations lead }
  tom: {}
milestones:
  freeze: 2026-08-07
activities:
  audit:
    title: Audit the checklist
    owner: ines
    due: 2026-07-31
  form:
    after: [audit]
  train:
    after: [form]
  done-long-ago: { status: done }
  mine:
`;
const plain = head.replace(/people:\n.*\n.*\n/, '');

test('owners of work: those first who can do it and have the time, and why', () => {
  const plan = (due: string) => `people:
  ana: { skills: { aws: 4 } }
  bo: { skills: { AWS: 4, terraform: 3 } }
  cy: { skills: [aws, terraform], leave: [2026-07-27..2026-08-14], name: Cy Young }
  di: { skills: { aws: 2 } }
  eve: { from: 2027-01-01, skills: [aws, terraform] }
  new: { status: hiring, skills: [aws, terraform] }
activities:
  move:
    skills: { aws: 3, terraform: 2 }
    ${due}
    effort: 9d
    owner: $0
  other: { owner: bo, effort: 3d, due: 2026-08-21 }
`;
  const found = (due: string) => offers(plan(due)).map(it => `${it.label}: ${it.detail}`);
  // From Friday 2026-07-24 to Friday 2026-08-21 there are 21 working days; what the work itself asks of somebody does not count.
  assert.deepEqual(found('due: 2026-08-21'), [
    'bo: aws 4, terraform 3 · free 144h of 168h until 2026-08-21',
    'cy: aws, terraform · free 48h of 48h until 2026-08-21 · Cy Young',
    'ana: aws 4, no terraform · free 168h of 168h until 2026-08-21',
    'di: aws 2 of 3, no terraform · free 168h of 168h until 2026-08-21',
    'eve: aws, terraform · not here until 2026-08-21',
    'new: aws, terraform · not here until 2026-08-21',
  ]);
  assert.deepEqual(
    offers(plan('due: 2026-08-21')).map(it => it.sortText),
    ['00000', '00001', '00002', '00003', '00004', '00005'],
  );
  const { plan: asked, position } = at(plan('due: 2026-08-21'));
  assert.deepEqual(
    completion(asked, position, today, { snippets: true, remarks: true })!.items.map(
      it => it.labelDetails?.description,
    ),
    [
      'aws 4, terraform 3 · free 144h of 168h',
      'aws, terraform · free 48h of 48h',
      'aws 4, no terraform · free 168h of 168h',
      'aws 2 of 3, no terraform · free 168h of 168h',
      'aws, terraform · not here',
      'aws, terraform · not here',
    ],
  );
  assert.equal(found('status: todo')[0], 'bo: aws 4, terraform 3 · free 137h of 160h until 2026-08-20');
  assert.deepEqual(
    offers(
      'people:\n  a: {}\n  b: {}\nactivities:\n  x: { owner: $0, due: 2026-08-21 }\n  y: { owner: a, effort: 2d, due: 2026-08-21 }\n',
    ).map(it => it.label),
    ['b', 'a'],
  );
  assert.deepEqual(
    offers(`people:
  ana: { skills: { aws: 5 }, capacity: 4h/w }
  cy: { skills: { aws: 5 }, until: 2026-07-31 }
  zed: { skills: { aws: 5 }, capacity: 40h/w }
  nil: {}
activities:
  x: { skills: [aws], effort: 5d, due: 2026-08-07, owner: $0 }
`).map(it => `${it.label}: ${it.detail}`),
    [
      'zed: aws 5 · free 88h of 88h until 2026-08-07',
      'ana: aws 5 · free 8h of 8h until 2026-08-07',
      'nil: no aws · free 88h of 88h until 2026-08-07',
      'cy: aws 5 · leaves 2026-07-31, free 48h of 48h until 2026-07-31',
    ],
  );
});

describe('days off', () => {
  const calendar = 'calendars: { default: { holidays: [2026-08-24, 2026-09-30] } }\n';
  test('are not offered as the end of anything', () => {
    const found = offers(`${calendar}period: 2026-Q3\nactivities:\n  form:\n    due: $0\n`);
    const end = found.find(it => it.detail?.startsWith('end of the quarter'));
    assert.equal(end?.label, '2026-09-29');
  });
  test('are no dates in a new plan of their folder', () => {
    const text = (others: Record<string, string>): string =>
      completion(among('', others), { line: 0, character: 0 }, today, { snippets: true })!
        .items.map(it => (it.textEdit as TextEdit | undefined)?.newText ?? it.insertText ?? '')
        .join('\n');
    assert.match(text({}), /2026-08-24/);
    assert.doesNotMatch(text({ people: calendar }), /2026-08-24/);
  });
});

describe('keys', () => {
  test('in their order, without those that stand there', () => {
    const found = labels(`${plain}    owner: x\n    $0\n    due: 2026-08-01\n`);
    assert.deepEqual(found.slice(0, 4), ['title', 'with', 'start', 'checkin']);
    assert.ok(!found.includes('owner') && !found.includes('due'));
  });
  test('of rings 2 and 3 once a letter is typed, or their section is there', () => {
    assert.ok(!labels(`${plain}    $0`).includes('load'));
    assert.ok(labels(`${plain}    l$0`).includes('load'));
    assert.ok(labels(`${head}    $0`).includes('load'));
    assert.ok(!labels(`${head}    $0`).includes('accepted'));
    assert.ok(!labels('plan: x\n$0').includes('people'));
    assert.ok(labels('plan: x\np$0').includes('people'));
    const { plan, position } = at(`${plain}    $0`);
    assert.equal(completion(plan, position, today, { snippets: true })!.isIncomplete, true);
  });
  test('take the place of the word under the cursor, and keep a colon that stands there', () => {
    assert.equal(taken(`${head}    du$0\n`, 'due'), `${head}    due: \n`);
    assert.equal(taken(`${head}    ow$0ner: ines\n`, 'due'), `${head}    due: ines\n`);
    assert.equal(
      taken(`${head}    blocked: { by: tom, s$0 }\n`, 'since'),
      `${head}    blocked: { by: tom, since: 2026-07-24 }\n`,
    );
    assert.equal(taken(`${head}    af$0\n`, 'after'), `${head}    after: []\n`);
    assert.equal(taken('go$0\n', 'goal'), 'goal:\n  \n');
  });
  test('at the margin, without those that stand anywhere in the plan', () => {
    const found = labels('plan: x\n$0\nowner: y\n"status": live\nactivities:\n  a: {}\n');
    assert.deepEqual(found.slice(0, 3), ['opsplan', 'kind', 'period']);
    for (const it of ['plan', 'owner', 'status', 'activities']) assert.ok(!found.includes(it), it);
    assert.ok(!labels('plan: x\nactivities:\n  a: {}\n$0\n').includes('activities'));
    assert.ok(labels('pl$0: x\n').includes('plan'), 'the key under the cursor is what is replaced');
  });
  test('none where the value of a key stands below, left of a word, and in a list of what takes none', () => {
    for (const it of [
      'activities:\n  a:$0\n    due: 2026-08-21\n',
      'activities:\n  a:\n    after: $0 # note\n\n      - b\n  b: {}\n',
      'activities:\n  a:\n    after: $0\n    - b\n  b: {}\n',
      'resources:$0\n  budget: { have: USD 3k }\n',
      'activities:\n  a:\n  $0  due: 2026-08-21\n',
      'activities:\n  - $0\n',
      'activities:\n  a:\n    due: [$0]\n',
    ])
      assert.deepEqual(labels(it), [], it);
    assert.ok(labels('activities:\n  a:\n    status: $0\n    due: 2026-08-21\n').includes('done'));
  });
  test('behind a dash without its blank, and between quotes', () => {
    assert.equal(taken(`${head}    after:\n      -$0\n`, 'audit'), `${head}    after:\n      - audit\n`);
    assert.equal(taken(`${head}    done:\n      -$0\n`, 'by'), `${head}    done:\n      - by: \n`);
    assert.equal(taken(`${head}    after: "$0"\n`, 'audit'), `${head}    after: "audit"\n`);
    assert.deepEqual(labels(`${head}    priority: "$0"\n`), []);
    assert.deepEqual(labels(`${head}    "ow$0"\n`), []);
    assert.equal(taken(`${head}    "ow$0": ines\n`, 'owner'), `${head}    "owner": ines\n`);
  });
  test('inside lists of maps, tasks and goals', () => {
    assert.deepEqual(labels(`${head}    done:\n      - criterion: New form\n        $0`), ['by', 'met']);
    assert.deepEqual(labels(`${head}    done:\n    - { criterion: New form, $0 }`), ['by', 'met']);
    assert.ok(labels(`${head}    tasks:\n      draft:\n        $0`).includes('owner'));
    assert.ok(labels('goal:\n  outcome: x\n  $0\n').includes('by'));
    assert.deepEqual(labels('plan: x\nresources:\n  budget: { $0 }\n'), ['have', 'need']);
  });
  test('a new entry with what matters most', () => {
    assert.deepEqual(labels(`${head}  $0`), ['new activity']);
    assert.deepEqual(labels(`${head}    tasks:\n      $0`), ['new task']);
    assert.match(taken('metrics:\n  $0', 'new metric'), /^metrics:\n {2}metric-id:\n {2}owner: \n/);
  });
});

test('nothing is of the kind that is left out with the snippets of the editor', () => {
  for (const text of ['$0', 'plan: x\n$0', `${head}  $0`, `${head}    $0`])
    for (const it of offers(text)) assert.notEqual(it.kind, CompletionItemKind.Snippet, it.label);
});
test('a remark beside every offer, for an editor that shows it there', () => {
  const { plan, position } = at(`${head}    status: $0`);
  const found = (remarks: boolean) => completion(plan, position, today, { snippets: true, remarks })!.items[1]!;
  assert.deepEqual(found(true).labelDetails, { description: 'Somebody works on it.' });
  assert.equal(found(false).labelDetails, undefined);
});

describe('values', () => {
  test('the metric of a goal in a plan that has none: it is made with what the goal says', () => {
    const text = 'goal:\n  outcome: Cut onboarding time\n  metric: $0\n  to: 9 days\nactivities:\n  a:\n    owner: x\n';
    const [item, ...others] = offers(text);
    assert.deepEqual(others, []);
    assert.deepEqual([item?.label, item?.detail], ['onboarding-time', 'create this metric']);
    const edits = [item!.textEdit as TextEdit, ...item!.additionalTextEdits!];
    assert.equal(
      apply(
        at(text).plan,
        edits.map(it => ({ range: it.range, text: it.newText })),
      ),
      `goal:
  outcome: Cut onboarding time
  metric: onboarding-time
  to: 9 days
metrics:
  onboarding-time:
    title: Onboarding time
    unit: days
activities:
  a:
    owner: x
`,
    );

    assert.deepEqual(labels(`${text.replace(/ {2}to.*$/s, '')}`.trimEnd()), []);
    assert.deepEqual(labels(`${text}metrics:\n  days: {}\n`), ['days']);
  });
  test('persons with their name and role; names in use where nobody is listed', () => {
    assert.deepEqual(
      offers(`${head}review: { owner: $0 }`).map(it => `${it.label}: ${it.detail}`),
      ['ines: Ines Moreau · Operations lead', 'tom: person'],
    );
    assert.deepEqual(labels(`${plain}    owner: $0`), ['ines']);
    assert.deepEqual(labels(`${head}    with: { ines: 50%, $0 }`), ['tom']);
    assert.deepEqual(labels(`${head}    with:\n      $0`), ['ines', 'tom']);
    assert.equal(taken(`${head}    owner: i$0x # now\n`, 'ines'), `${head}    owner: ines # now\n`);
    assert.equal(taken(`${head}    owner:$0\n`, 'tom'), `${head}    owner: tom\n`);
    assert.equal(taken(`${head}    owner: "t$0"\n`, 'tom'), `${head}    owner: "tom"\n`);
  });
  test('references: not itself, not what stands there, what waits for it last', () => {
    assert.deepEqual(labels(`${head}    after: [$0]`), ['audit', 'form', 'train', 'freeze', 'done-long-ago']);
    assert.deepEqual(labels(`${head}    after: [form, $0]`), ['audit', 'train', 'freeze', 'done-long-ago']);
    const early = head.replace('title: Audit the checklist', 'after: [$0]');
    assert.deepEqual(labels(early), ['mine', 'freeze', 'done-long-ago', 'form', 'train']);
    assert.equal(offers(early).find(it => it.label === 'form')!.detail, 'it waits for this');
  });
  test('references in every form of list', () => {
    assert.equal(taken(`${head}    after: $0\n`, 'form'), `${head}    after: [form]\n`);
    assert.equal(taken(`${head}    after:\n      $0\n`, 'form'), `${head}    after:\n      - form\n`);
    assert.equal(taken(`${head}    after:\n      - fo$0\n`, 'form'), `${head}    after:\n      - form\n`);
    assert.equal(taken(`${head}    after: [$0audit + 2d, x]\n`, 'form'), `${head}    after: [form + 2d, x]\n`);
    assert.equal(
      taken(`${head}    after: [\n      audit,\n      f$0\n    ]\n`, 'form'),
      `${head}    after: [\n      audit,\n      form\n    ]\n`,
    );
    assert.deepEqual(labels(`${head}    after: [audit + 2$0]`), []);
  });
  test('days, each with what it is', () => {
    assert.deepEqual(
      offers(`${head}    due: $0`).map(it => `${it.label} ${it.detail}`),
      [
        '2026-07-31 next Friday, end of the month (Friday)',
        '2026-08-07 Friday in a week, milestone freeze (Friday)',
        '2026-09-30 end of the quarter, end of the period (Wednesday)',
        "2026-09-15 the goal's date (Tuesday)",
        '2026-07-24 today (Friday)',
      ],
    );
    assert.deepEqual(labels(`${head}    blocked: { since: $0 }`), ['2026-07-24', '2026-07-23', '2026-07-17']);
    assert.deepEqual(labels(`${head}    log:\n      $0`), ['2026-07-24']);
    assert.equal(taken(`${head}    due: 2026-0$09-01\n`, '2026-07-31'), `${head}    due: 2026-07-31\n`);
  });
  test('days in a plan whose time is still to come: its first days and the ends of its months', () => {
    const text = (rest: string) => `plan: x\nperiod: 2027-Q1\n${rest}`;
    assert.deepEqual(
      offers(text('activities:\n  a:\n    due: $0\n')).map(it => `${it.label} ${it.detail}`),
      [
        '2027-01-01 first Friday (Friday)',
        '2027-01-08 second Friday (Friday)',
        '2027-01-29 end of January (Friday)',
        '2027-02-26 end of February (Friday)',
        '2027-03-31 end of March, end of the period (Wednesday)',
      ],
    );
    assert.deepEqual(labels(text('goal:\n  by: $0\n')).slice(0, 1), ['2027-01-01']);
    assert.equal(labels(text('activities:\n  a:\n    start: $0\n'))[0], '2027-01-01');
    // A decision is taken before the work begins.
    assert.equal(labels(text('decisions:\n  a:\n    by: $0\n'))[0], '2026-07-31');
  });
  test('no day on which its owner is off, and none that contradicts another date of the entry', () => {
    const leave = 'people:\n  ana: { leave: [2026-07-31] }\n';
    assert.ok(!labels(`${leave}activities:\n  a:\n    owner: ana\n    due: $0\n`).includes('2026-07-31'));
    const due = (rest: string) => labels(`period: 2026-Q3\nactivities:\n  a:\n${rest}`);
    assert.deepEqual(due('    start: 2026-08-03\n    due: $0\n'), [
      '2026-08-07',
      '2026-08-14',
      '2026-08-31',
      '2026-09-30',
    ]);
    assert.deepEqual(due('    due: 2026-08-05\n    checkin: $0\n'), ['2026-07-31', '2026-07-24']);
    assert.deepEqual(due('    due: 2026-08-05\n    tasks:\n      b:\n        due: $0\n'), ['2026-07-31', '2026-07-24']);
    assert.equal(due('    due: 2026-08-21\n  b:\n    after: [a]\n    due: $0\n')[0], '2026-08-21');
    const { plan, position } = at('activities:\n  a:\n    due: $0\n');
    const sunday = completion(plan, position, today + 2, { snippets: true })!.items.map(it => it.label);
    assert.ok(!sunday.includes('2026-07-26'), sunday.join());
  });
  test('what is typed out is offered nothing more: Enter would take what begins like it', () => {
    const { plan, position } = at(`${head}    effort: 2d$0`);
    const asked = (again: boolean) => completion(plan, position, today, { snippets: true, again });
    assert.equal(asked(true), null);
    assert.ok(asked(false)!.items.some(it => it.label === '2d..4d'));
    assert.equal(asked(false)!.isIncomplete, true);
  });
  test('words with what they mean; one of several words is replaced as a whole', () => {
    const found = offers(`${head}    status: in p$0rog\n`);
    assert.deepEqual(
      found.map(it => it.label),
      ['todo', 'in progress', 'blocked', 'done', 'dropped'],
    );
    assert.equal(found[1]!.detail, 'Somebody works on it.');
    assert.equal(taken(`${head}    status: in p$0rog\n`, 'in progress'), `${head}    status: in progress\n`);
  });
  test('spans of time, shares, levels', () => {
    assert.ok(labels(`${head}    effort: $0`).includes('4d..8d'));
    assert.deepEqual(labels(`${head}    impact: $0`), ['1', '2', '3', '4', '5']);
    assert.deepEqual(labels('period: $0').slice(0, 2), ['2026-Q3', '2026-Q4']);
    assert.ok(labels('review: $0').includes('weekly') && labels('review: $0').includes('2w'));
  });
  test('the long form of what takes one', () =>
    assert.equal(
      taken(`${head}    blocked: $0\n`, '{ by, since, need }'),
      `${head}    blocked: { by: , since: 2026-07-24, need:  }\n`,
    ));
  test('nothing inside texts', () => {
    for (const text of [
      'plan: $0',
      `${head}    title: Audit $0`,
      `${head}    title: Audit\n      the $0`,
      `${head}    done: |\n      owner: $0`,
      `${head}    because: $0`,
    ])
      assert.deepEqual(labels(text), [], text);
  });
});

describe('rules', () => {
  test('under rules, with their levels and thresholds', () => {
    assert.deepEqual(
      labels('rules:\n  $0'),
      rules.map(it => it.id),
    );
    assert.deepEqual(labels('rules: { due-before-start: $0 }'), ['off', 'hint', 'info', 'warning', 'error']);
    for (const list of [
      'rules:\n  blocker-old: [$0]\n',
      'rules: { blocker-old: [$0] }',
      'rules:\n  blocker-old:\n    - $0\n',
    ])
      assert.deepEqual(labels(list), [], list);
    const stale = rules.find(it => it.settings?.['']);
    if (stale) assert.equal(labels(`rules:\n  ${stale.id}: $0`)[0], stale.settings!['']!.default);
  });
  test('in comments that silence one', () => {
    assert.deepEqual(labels('# $0\nplan: x\n'), ['opsplan-ignore']);
    assert.deepEqual(
      labels('# opsplan-ignore due$0\nplan: x\n'),
      rules.map(it => it.id),
    );
    assert.equal(
      taken('# opsplan-ignore due-before-start $0\nplan: x\n', '2026-08-24'),
      '# opsplan-ignore due-before-start until 2026-08-24: \nplan: x\n',
    );
    assert.equal(
      taken('# opsplan-ignore a until 2026$0\nplan: x\n', '2026-08-24'),
      '# opsplan-ignore a until 2026-08-24: \nplan: x\n',
    );
    assert.deepEqual(labels('# opsplan-ignore a until 2026-08-24: why $0\nplan: x\n'), []);
    assert.deepEqual(labels('# just a remark $0\nplan: x\n'), []);
  });
});

test('an empty file is offered a whole plan, which reads without an error', () => {
  for (const text of ['$0', '\n\n$0', '# my plan\n$0']) assert.equal(labels(text)[0], 'plan: a new plan', text);
  assert.ok(!labels('plan: x\n$0').includes('plan: a new plan'));
  const written = taken('$0', 'plan: a new plan').replace('done: \n', 'done: Checklist signed by 3 managers\n');
  assert.deepEqual(
    findingsOf(written)
      .filter(it => it.severity === 'error')
      .map(it => it.message),
    [],
  );
});
test('without snippets nothing of them is left', () => {
  for (const it of offers(`${head}    $0`, false)) {
    assert.doesNotMatch((it.textEdit as TextEdit).newText, /\$/);
    assert.equal(it.insertTextFormat, 1);
  }
});

/** Pieces that make plans, and half of plans. */
const pieces = [
  'activities:\n',
  '  audit:\n',
  '    owner: ',
  'ines',
  '    after: [',
  'audit',
  ', ',
  ']',
  '{ ',
  ' }',
  '\n',
  '    done:\n',
  '      - ',
  '- ',
  'criterion: ',
  '"',
  "'",
  '# ',
  ' ',
  '    ',
  '\t',
  '\r\n',
  ': ',
  ':',
  '|\n',
  '>',
  'people:\n',
  '  ines: ',
  '2026-08-01',
  '+ 2d',
  '😀',
  '\ufeff',
  '__proto__',
  '\u0000',
  '---\n',
  '<<: *a',
  '&a ',
];
test('at any place of any text: never throws, and replaces one piece of the cursor’s own line', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 25 }),
      fc.nat(10),
      fc.nat(40),
      (parts, line, character) => {
        const plan = readPlan(parts.join(''));
        const position = { line, character };
        for (const it of completion(plan, position, today, { snippets: true })?.items ?? []) {
          const { range } = it.textEdit as TextEdit;
          assert.equal(range.start.line, range.end.line);
          assert.ok(range.start.character <= range.end.character, JSON.stringify(range));
        }
      },
    ),
    { numRuns: runs(1500) },
  ));
test('lines of 100 kB are looked at once: what takes longer hangs here', () => {
  const units = ['a', ' ', '-', '- ', '"', '[', '{', ', ', ': ', ' #', '+', 'a: ', 'a\n'];
  for (const unit of some(units)) {
    for (const lead of ['', '    owner: ', '    after: [', '# ', 'rules: { ']) {
      const source = `activities:\n  a:\n${lead}${unit.repeat(100_000 / unit.length)}`;
      const lines = source.split('\n');
      const end = { line: lines.length - 1, character: lines.at(-1)!.length };
      const list = completion(readPlan(source), end, today, { snippets: true });
      assert.ok(list === null || list.items.length < 1000);
    }
  }
});
test('what is offered behind a key is taken for valid there', () => {
  const places = [
    'status',
    'owner',
    'due',
    'effort',
    'every',
    'impact',
    'after',
    'metric',
    'load',
    'started',
    'billable',
    'start',
  ];
  for (const key of places) {
    for (const { label } of offers(`${head}    ${key}: $0\n`).filter(it => !it.label.startsWith('{'))) {
      const text = taken(`${head}    ${key}: $0\n`, label);
      const troubled = readPlan(text)
        .chunks.flatMap(it => it.tokens)
        .filter(it => it.path.at(-1) === key && it.trouble);
      assert.deepEqual(
        troubled.map(it => it.trouble),
        [],
        text,
      );
    }
  }
});
