import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentLink } from '../../server/features/document-link.ts';
import { readPlan } from '../../server/plan/plan.ts';
import { Workspace } from '../../server/plan/workspace.ts';
import { anyPlan } from '../any-plan.ts';
import { notes, show } from '../fixture.ts';
import { fc, runs } from '../runs.ts';

const uri = 'file:///plans/a%20b/plan.opsplan';
const links = (text: string, at = uri): string[] =>
  documentLink(readPlan(text), at)
    .map(it => show(it.range, it.target!))
    .sort();
const check = (text: string): void => assert.deepEqual(links(text), notes(text));

test('addresses in links, in the source of a metric and in prose', () =>
  check(`plan: See https://example.com/about.
#         ^^^^^^^^^^^^^^^^^^^^^^^^^ https://example.com/about
metrics:
  days:
    source: "https://example.com/days?a=1&b=[2]#top"
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ https://example.com/days?a=1&b=[2]#top
activities:
  form:
    title: Rebuild it (as in https://example.com/a_(b)), soon
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^ https://example.com/a_(b)
    links: [https://example.com/t/7, HTTP://example.com/8]
#           ^^^^^^^^^^^^^^^^^^^^^^^ https://example.com/t/7
#                                    ^^^^^^^^^^^^^^^^^^^^ HTTP://example.com/8
`));
test('in a text of several lines each stands where it stands', () =>
  assert.deepEqual(
    links('activities:\n  a:\n    done: |\n      See\n        https://example.com/1,\n      https://example.com/2\n'),
    ['5:8-29 https://example.com/1', '6:6-27 https://example.com/2'],
  ));
test('a file beside the plan', () => {
  check(`metrics:
  days: { source: readings/days of 2026.csv }
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^ file:///plans/a%20b/readings/days%20of%202026.csv
  cost: { source: 'cost.csv' }
#                  ^^^^^^^^ file:///plans/a%20b/cost.csv
`);
  assert.deepEqual(links('metrics:\n  a: { source: a.csv }\n', 'untitled:Untitled-1'), []);
});
for (const source of [
  '../secret.csv',
  'a/../../secret.csv',
  './a.csv',
  '/etc/secret.csv',
  'C:\\secret.csv',
  '\\\\host\\a.csv',
  'file:///etc/secret.csv',
  'a%2f..%2fb.csv',
  'notes.txt',
  'a//b.csv',
  '\ud800.csv',
])
  test(`nothing leads out of the folder: ${JSON.stringify(source)}`, () =>
    assert.deepEqual(links(`metrics:\n  a: { source: ${JSON.stringify(source)} }\n`), []));
test('what starts a program is no link', () =>
  assert.deepEqual(
    links(
      'activities:\n  a:\n    links: [command://x/y, vscode://a/b, file:///etc/passwd, javascript://a, https://, ftp://a/b]\n    title: command:workbench.action.quit\n',
    ),
    [],
  ));
test('a hundred thousand brackets belong to no address: what looks for each anew hangs here', () =>
  assert.deepEqual(
    links(`activities:\n  a:\n    title: https://example.com/${')'.repeat(100_000)}\n`).map(it => it.split(' ').at(-1)),
    ['https://example.com/'],
  ));
test('links stand inside the text, in any plan', () =>
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyPlan, fc.constantFrom('https://a.b/c', "'http://", '    links: [https://x.y, '))),
      parts => {
        const text = parts.join('');
        const lines = text.split(/\r\n|\n|\r/);
        for (const { range, target } of documentLink(readPlan(text), uri)) {
          const { start, end } = range;
          assert.equal(start.line, end.line);
          assert.equal(lines[start.line]!.slice(start.character, end.character), target);
        }
      },
    ),
    { numRuns: runs(500) },
  ));

test('the plan in a name of another plan leads to what is named there', () => {
  const others = {
    'file:///company/crm.opsplan':
      'plan: CRM migration\nmilestones:\n  freeze: 2026-08-14\nactivities:\n  import: {}\n',
    'file:///company/new plan.opsplan': 'goal: { outcome: Less }\n',
  };
  const text = `serves: new plan/goal
#       ^^^^^^^^ file:///company/new plan.opsplan#L1,1
activities:
  form:
    after: [crm/import + 2d, "crm/freeze", crm/gone, nowhere/x, ../crm/import, crm, __proto__/x]
#           ^^^ file:///company/crm.opsplan#L5,3
#                             ^^^ file:///company/crm.opsplan#L3,3
#                                          ^^^ file:///company/crm.opsplan
    metric: crm/days
#           ^^^ file:///company/crm.opsplan
    links: [https://example.com]
#           ^^^^^^^^^^^^^^^^^^^ https://example.com
`;
  const workspace = new Workspace();
  for (const [file, it] of Object.entries(others))
    workspace.put(file, file.replace(/^.*\/|\.opsplan$/g, ''), readPlan(it));
  workspace.put(uri, 'ops', readPlan(text));
  const plan = workspace.seen(uri, () => false)!;
  const found = documentLink(plan, uri);
  assert.deepEqual(found.map(it => show(it.range, it.target!)).sort(), notes(text));
  assert.deepEqual([...new Set(found.map(it => it.tooltip))], [undefined, 'Open new plan', 'Open CRM migration']);
});
