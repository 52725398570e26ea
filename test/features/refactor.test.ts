import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-types';
import { check } from '../../server/check.ts';
import { refactors } from '../../server/features/code-action-refactor.ts';
import { workspaceEdit } from '../../server/features/workspace-edit.ts';
import type { Folder } from '../../server/plan/change.ts';
import { readPlan, textOf } from '../../server/plan/plan.ts';
import type { Range } from '../../server/plan/position.ts';
import { anyPlan } from '../any-plan.ts';
import { apply, asked, at, folderOf, today } from '../fixture.ts';
import { messyPlan } from '../messy-plan.ts';
import { fc, runs } from '../runs.ts';

const uri = 'file:///ops.opsplan';
const able = { documentChanges: true, creates: true, renames: true };
function offered(text: string, range: Range, folder?: Folder, kind?: string): CodeAction[] {
  const wrap = (change: Parameters<typeof workspaceEdit>[0]) =>
    workspaceEdit(change, { uri, version: 1 }, () => null, able);
  return refactors(range, { plan: readPlan(text), today, folder, wrap }, it => !kind || it === kind);
}
/** At the cursor, or in the selection between two. */
function marked(source: string): { text: string; range: Range } {
  const [first = '', middle = '', last] = source.replace(/^\n/, '').split('$0');
  const text = first + middle + (last ?? '');
  const start = at(`${first}$0${middle}${last ?? ''}`).position;
  return { text, range: { start, end: last === undefined ? start : at(`${first}${middle}$0${last}`).position } };
}
const titles = (source: string): string[] => {
  const { text, range } = marked(source);
  return offered(text, range).map(it => it.title);
};
function editsOf(action: CodeAction, of = uri) {
  const changes = action.edit!.documentChanges as TextDocumentEdit[];
  return changes
    .filter(it => it.textDocument.uri === of)
    .flatMap(it => it.edits.map(edit => ({ range: edit.range, text: (edit as { newText: string }).newText })));
}
function after(source: string, title: string | RegExp, folder?: Folder): string {
  const { text, range } = marked(source);
  const all = offered(text, range, folder);
  const action = all.find(it => (typeof title === 'string' ? it.title.startsWith(title) : title.test(it.title)));
  assert.ok(action, `"${title}" is not among ${JSON.stringify(all.map(it => it.title))}`);
  return apply(readPlan(text), editsOf(action));
}
/** A test in which the text after the refactoring is the second one. */
const turns = (name: string, title: string, before: string, then: string): void =>
  void test(name, () => {
    assert.equal(after(before, title), then.replace(/^\n/, ''));
    assert.equal(
      after(before.replaceAll('\n', '\r\n').replace(/^\r/, ''), title).replaceAll('\r\n', '\n'),
      then.replace(/^\n/, ''),
    );
    assert.doesNotMatch(
      after(before.replaceAll('\n', '\r\n').replace(/^\r/, ''), title),
      /(?<!\r)\n/,
      'line ends are kept',
    );
  });

describe('splitting an activity in two', () => {
  turns(
    'halves the time, the effort and the criteria; what waited waits for the second',
    'Split in two',
    `
activities:
  audit: # the first
    title: Aud$0it the checklist
    owner: ana # since May
    due: 2026-08-21
    effort: 4d..8d
    done:
      - Every form has an owner
      # the hard part
      - criterion: Signed
        by: dev
    # a last word
  form:
    after: [audit + 2d, other]
  other: { after: [audit] }
milestones: { end: { at: 2026-09-01, after: [audit] } }
`,
    `
activities:
  audit: # the first
    title: Audit the checklist, part 1
    owner: ana # since May
    due: 2026-08-07
    effort: 2d..4d
    done:
      - Every form has an owner
    # a last word
  audit-2:
    title: Audit the checklist, part 2
    owner: ana
    due: 2026-08-21
    effort: 2d..4d
    after: [audit]
    done:
      # the hard part
      - criterion: Signed
        by: dev
  form:
    after: [audit-2 + 2d, other]
  other: { after: [audit-2] }
milestones: { end: { at: 2026-09-01, after: [audit] } }
`,
  );
  turns(
    'on one line, in brackets, and again',
    'Split in two',
    `
activities:
  audit: { title: Audit, effort: 3d }
  audit-2: { title: "Audit, part 2", $0owner: ana, effort: 1.5d, done: [a, b, c], after: [audit] } # note
  x: { after: [audit-2] }`,
    `
activities:
  audit: { title: Audit, effort: 3d }
  audit-2: { title: "Audit, part 2", owner: ana, effort: 0.75d, done: [a, b], after: [audit] } # note
  audit-3: { title: "Audit, part 3", owner: ana, effort: 0.75d, after: [audit-2], done: [c] }
  x: { after: [audit-3] }`,
  );
  turns(
    'a task, and what is left of work',
    'Split in two',
    `
activities:
  audit:
    tasks:
      list:
        effort: 4d
        remain$0ing: 1d
        with:
          - ana
          - dev
      check: { after: [list] }
`,
    `
activities:
  audit:
    tasks:
      list:
        effort: 4d
        remaining: 0.5d
        with:
          - ana
          - dev
      list-2:
        with:
          - ana
          - dev
        effort: 0.5d
        after: [list]
      check: { after: [list-2] }
`,
  );
  turns(
    'a section in brackets, at the end of a text',
    'Split in two',
    'activities: { audit: { $0effort: 2w, done: One } }',
    'activities: { audit: { effort: 1w, done: One }, audit-2: { effort: 1w, after: [audit], done: Say what anybody can check when it is done } }',
  );
  test('what waits in other plans waits for the second as well', () => {
    const folder = folderOf({ crm: 'activities:\n  api: { after: [ops/audit] }\n' });
    const { text, range } = marked('activities:\n  au$0dit: { effort: 2d }\n');
    const [split] = offered(text, range, folder);
    const [crm] = folder.others();
    assert.equal(apply(crm!.plan, editsOf(split!, 'crm')), 'activities:\n  api: { after: [ops/audit-2] }\n');
  });
  test('not offered for what recurs, goes on, is over, or cannot be read', () => {
    for (const it of ['every: 1w', 'load: 20%', 'status: done', 'title: "open', 'done: &a b'])
      assert.deepEqual(
        titles(`activities:\n  audit:\n    own$0er: ana\n    ${it}\n`).filter(it => /Split/.test(it)),
        [],
        it,
      );
  });
});

describe('breaking an activity down into tasks', () => {
  turns(
    'one for each criterion',
    'Break down into 3 tasks',
    `
activities:
  form:
    own$0er: ana
    done: # all of it
      - Form live for 3 clients
      - { criterion: "Guide, signed", by: dev, met: 2026-07-01 }
      - 完成
  x: {}
`,
    `
activities:
  form:
    owner: ana
    done: # all of it
      - Form live for 3 clients
      - { criterion: "Guide, signed", by: dev, met: 2026-07-01 }
      - 完成
    tasks:
      form-live-for-3-clients: { done: Form live for 3 clients }
      guide-signed: { done: [{ criterion: "Guide, signed", by: dev, met: 2026-07-01 }], status: done }
      完成: { done: 完成 }
  x: {}
`,
  );
  test('not offered for one criterion, nor where there are tasks', () => {
    const has = (text: string) => titles(`activities:\n  a$0: { ${text} }\n`).some(it => it.startsWith('Break'));
    assert.ok(has('done: [x, y]'));
    assert.ok(!has('done: [x]') && !has('done: [x, y], tasks: { t: {} }') && !has('done: [x, y], every: 1w'));
  });
});

describe('workstreams', () => {
  turns(
    'a new one for a selection',
    'Extract these 2 activities',
    `
owner: lu
activities:
  a$0:
    owner: ana
    title: One
  b: { owner: ana$0 }
  c:
    owner: dev
`,
    `
owner: lu
workstreams:
  new-workstream:
    title: Say what this work has in common
    owner: ana
activities:
  a:
    owner: ana
    title: One
    workstream: new-workstream
  b: { owner: ana, workstream: new-workstream }
  c:
    owner: dev
`,
  );
  turns(
    'one that is there',
    'Put "a" into workstream "crm"',
    'workstreams:\n  crm: {}\nactivities:\n  a:\n    tasks:\n      t$0: {}\n    workstream: ops # x\n',
    'workstreams:\n  crm: {}\nactivities:\n  a:\n    tasks:\n      t: {}\n    workstream: crm # x\n',
  );
  test('not the one that it is in', () =>
    assert.deepEqual(
      titles('workstreams: { crm: {}, ops: {} }\nactivities:\n  a$0: { workstream: crm }\n').filter(it =>
        /^Put/.test(it),
      ),
      ['Put "a" into workstream "ops"'],
    ));
});

describe('lists and maps', () => {
  const give = 'Give each a share of their day: 50%';
  turns(
    'in brackets',
    give,
    'activities:\n  a: { with: [ana$0, dev] } # x\n',
    'activities:\n  a: { with: { ana: 50%, dev: 50% } } # x\n',
  );
  turns(
    'in brackets over lines',
    give,
    'activities:\n  a:\n    wi$0th: [\n      ana, # x\n      dev\n    ]\n',
    'activities:\n  a:\n    with: {\n      ana: 50%, # x\n      dev: 50%\n    }\n',
  );
  turns(
    'on lines',
    give,
    'activities:\n  a:\n    with:\n    # x\n    - ana$0 # y\n    - dev\n    due: 2026-08-01\n',
    'activities:\n  a:\n    with:\n    # x\n      ana: 50% # y\n      dev: 50%\n    due: 2026-08-01\n',
  );
  const bare = 'Write as a list of names';
  turns(
    'and back, where nothing is said of any',
    bare,
    'activities:\n  a: { with: { ana: , d$0ev: } }\n',
    'activities:\n  a: { with: [ana, dev] }\n',
  );
  turns(
    'and back, as lines',
    bare,
    'people:\n  a:\n    skills:\n      a$0ws: # x\n      sql :\n    role: x\n',
    'people:\n  a:\n    skills:\n      - aws # x\n      - sql\n    role: x\n',
  );
  test('not where only some say something', () =>
    assert.ok(!titles('activities:\n  a: { with: { ana: , d$0ev: 50% } }\n').some(it => it.startsWith(bare))));
  const back = 'Write as a list of names, without shares';
  turns(
    'and back',
    back,
    'activities:\n  a: { with: { ana: 50%, d$0ev: 50% } }\n',
    'activities:\n  a: { with: [ana, dev] }\n',
  );
  turns(
    'and back on lines',
    back,
    'activities:\n  a:\n    with:\n      ana: 50% # y\n      dev$0: 50%\n',
    'activities:\n  a:\n    with:\n      - ana # y\n      - dev\n',
  );
  test('not back where shares differ', () =>
    assert.ok(!titles('activities:\n  a: { with: { ana: 50%, d$0ev: 40% } }\n').includes(back)));
  turns(
    'skills',
    'Give each a level: 3',
    'people:\n  ana:\n    skills: [a$0ws, "c, d"]\n',
    'people:\n  ana:\n    skills: { aws: 3, "c, d": 3 }\n',
  );
  turns(
    'a list where named entries belong',
    'Give each item a name',
    'people:\n  - na$0me: Ana Li # x\n    role: lead\n  - dev\n',
    'people:\n  ana-li:\n    name: Ana Li # x\n    role: lead\n  dev:\n',
  );
});

describe('the sentence of a goal', () => {
  turns(
    'as keys, with a metric',
    'Write what the sentence says as keys',
    'goal:\n  outcome: Cut onboarding time$0 from 14 to 7 days by 30 September 2026 # x\n',
    'goal:\n  outcome: Cut onboarding time from 14 to 7 days by 30 September 2026 # x\n  metric: onboarding-time\n  from: 14 days\n  to: 7 days\n  by: 2026-09-30\nmetrics:\n  onboarding-time:\n    title: Onboarding time\n    unit: days\n',
  );
  turns(
    'only what is not said yet, in braces',
    'Write what the sentence says as keys: from: 14 days',
    'goal: { outcome: Cut wait$0ing from 14 to 7 days, metric: m, to: 7 days }\nmetrics: { m: { unit: days } }\n',
    'goal: { outcome: Cut waiting from 14 to 7 days, metric: m, from: 14 days, to: 7 days }\nmetrics: { m: { unit: days } }\n',
  );
  test('not where it says no number', () =>
    assert.deepEqual(
      titles('goal:\n  outcome: Improve sup$0port\n').filter(it => /sentence/.test(it)),
      [],
    ));
});

describe('one line and many', () => {
  const [lines, line] = ['Write on lines of its own', 'Write on one line'];
  turns(
    'a map',
    lines,
    'activities:\n  a: { title: x, $0with: [ana, dev], done: "a, b" } # note\n',
    'activities:\n  a: # note\n    title: x\n    with: [ana, dev]\n    done: "a, b"\n',
  );
  turns(
    'and back',
    line,
    'activities:\n  a$0: # note\n    title: x, y\n    with:\n      - ana\n      - dev\n',
    'activities:\n  a: { title: "x, y", with: [ana, dev] } # note\n',
  );
  turns(
    'a list',
    lines,
    'activities:\n  a:\n    done: [x$0, { criterion: y, by: ana }]\n',
    'activities:\n  a:\n    done:\n      - x\n      - { criterion: y, by: ana }\n',
  );
  turns(
    'an item',
    lines,
    'activities:\n  a:\n    done:\n      - { criterion: y$0, by: ana } # z\n',
    'activities:\n  a:\n    done:\n      - criterion: y\n        by: ana # z\n',
  );
  turns(
    'an item, and back',
    line,
    'activities:\n  a:\n    done:\n      - $0criterion: y\n        by: ana # z\n',
    'activities:\n  a:\n    done:\n      - { criterion: y, by: ana } # z\n',
  );
  turns(
    'a section',
    lines,
    'people: { ana$0: { role: lead }, dev: {} }\n',
    'people:\n  ana: { role: lead }\n  dev: {}\n',
  );
  test('not where a comment would be lost, or a line too long', () => {
    for (const it of [
      'goal$0:\n  outcome: x # why\n  to: 3\n',
      'goal$0:\n  outcome: x\n  # why\n  to: 3\n',
      'goal$0: {\n  outcome: x, # why\n  to: 3 }\n',
      `goal$0:\n  outcome: ${'x'.repeat(120)}\n`,
      'goal$0:\n  outcome: |\n    x\n',
    ])
      assert.deepEqual(
        titles(it).filter(it => /^Write on/.test(it)),
        [],
        it,
      );
  });
});

test('kinds are those that are asked for', () => {
  const { text, range } = marked('activities:\n  a$0:\n    effort: 4d\n    with: [x, y]\n');
  const all = offered(text, range);
  assert.ok(all.length > 2);
  for (const kind of ['refactor.extract', 'refactor.rewrite', 'refactor.inline'])
    assert.deepEqual(
      offered(text, range, undefined, kind).map(it => it.title),
      all.filter(it => it.kind === kind).map(it => it.title),
    );
});

/** Rules at the level of an error that a text breaks. */
const errors = (text: string): Set<string> =>
  new Set(check(readPlan(text), asked).flatMap(it => (it.severity === 'error' ? [it.rule] : [])));
/** Edits of one action must not overlap, and the text must be no worse than it was. */
function holdsFor(text: string, line: number, character: number): number {
  const before = errors(text);
  const place = { line, character };
  const actions = offered(text, { start: place, end: place });
  for (const it of actions) {
    const edits = editsOf(it).sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
    edits.forEach((edit, i) => {
      const next = edits[i + 1]?.range.start;
      const { end } = edit.range;
      assert.ok(
        !next || end.line < next.line || (end.line === next.line && end.character <= next.character),
        `${it.title} overlaps`,
      );
    });
    const now = apply(readPlan(text), edits);
    // Entries in a list were not read at all, and are judged for the first time.
    const isRead = it.title.startsWith('Give each item a name');
    const fresh = isRead ? [] : [...errors(now)].filter(rule => !before.has(rule));
    assert.deepEqual(fresh, [], `${it.title} at ${line + 1}:${character} of\n${text}\nmakes\n${now}`);
    const comments = (of: string): number => of.split('#').length;
    assert.ok(comments(now) >= comments(text), `${it.title} loses a comment of\n${text}\n→\n${now}`);
  }
  return actions.length;
}

test('nothing that is offered makes a plan worse: any plan', () =>
  fc.assert(
    fc.property(fc.oneof(anyPlan, messyPlan), fc.nat(40), fc.nat(12), (text, line, character) => {
      holdsFor(text, line, character);
    }),
    { numRuns: runs(1500) },
  ));
test('nothing that is offered makes a plan worse: sample plans', () => {
  let count = 0;
  for (const file of readdirSync('test/plans', { recursive: true })
    .map(String)
    .filter(it => it.endsWith('.opsplan'))) {
    const text = textOf(readPlan(readFileSync(`test/plans/${file}`, 'utf8')));
    const lines = text.split('\n').map((it, i) => ({ i, column: it.search(/\S|$/) }));
    // Spread over the whole of it.
    const step = Math.ceil(lines.length / runs(20));
    for (const { i, column } of lines.filter(it => it.i % step === step >> 1)) count += holdsFor(text, i, column + 1);
  }
  assert.ok(count > runs(100), `${count} tried`);
});
