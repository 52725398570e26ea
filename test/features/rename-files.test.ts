import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { address, type Company, inCompany } from '../company.ts';
import { able, inMemory } from '../talk.ts';

// The file of a plan gets another name.

/** The plans after the editor has asked what to write before it renames a file, or several. */
const renamed = (text: string, ...moves: [from: string, to: string][]): Promise<string> =>
  renamedAfter(async () => {}, text, ...moves);
async function renamedAfter(
  before: (it: Company) => Promise<unknown>,
  text: string,
  ...moves: [from: string, to: string][]
): Promise<string> {
  let after = '';
  await inCompany(text, async it => {
    await before(it);
    const files = moves.map(([from, to]) => ({
      oldUri: from.includes('://') ? from : address(from),
      newUri: to.includes('://') ? to : address(to),
    }));
    after = it.done(await it.editor.ask<WorkspaceEdit | null>('workspace/willRenameFiles', { files }));
  });
  return after;
}

const plans = `
== crm
milestones:
  freeze: 2026-08-14
metrics:
  churn: {}
activities:
  import: { after: [crm/freeze] }
== ops
serves: crm/churn
activities:
  form:
    after: [crm/freeze + 2d, "crm/import", 'crm/unknown + 1d', ops/crm]
    metric: crm/churn
  crm: { after: [form] }
scenarios:
  late: { assume: { activities.crm/import.due: 2026-09-01, activities.crm.due: 2026-09-01 } }
== office
activities:
  move: { owner: crm, after: [ops/form] }
`;
const follow = (to: string) => plans.replaceAll('crm/', `${to}/`).replace('"sales/import"', 'sales/import');

describe('a plan whose file gets another name', () => {
  test('is named so everywhere', async () => assert.equal(await renamed(plans, ['crm', 'sales']), follow('sales')));
  test('once a word, when all plans were judged before', async () => {
    const judged = ({ editor }: Company) => editor.ask('workspace/diagnostic', { previousResultIds: [] });
    assert.equal(await renamedAfter(judged, plans, ['crm', 'sales']), follow('sales'));
  });
  test('in other capitals only', async () =>
    assert.equal(await renamed(plans, ['crm', 'CRM']), follow('CRM').replace('"CRM/import"', 'CRM/import')));
  test('and another folder too', async () => assert.equal(await renamed(plans, ['crm', 'q3/sales']), follow('sales')));
  test('in quotes where its name needs them', async () =>
    assert.equal(
      await renamed(plans, ['crm', '@sales: new']),
      plans
        .replace('activities.crm/import.due:', '"activities.@sales: new/import.due":')
        .replace('crm/freeze]', '"@sales: new/freeze"]')
        .replace('serves: crm/churn', 'serves: "@sales: new/churn"')
        .replace('metric: crm/churn', 'metric: "@sales: new/churn"')
        .replace('crm/freeze + 2d', '"@sales: new/freeze + 2d"')
        .replace('"crm/import"', '"@sales: new/import"')
        .replace("'crm/unknown + 1d'", '"@sales: new/unknown + 1d"'),
    ));
  test('while it is open, by its version', async () =>
    assert.equal(await renamed(plans.replace('serves', '$0serves'), ['crm', 'sales']), follow('sales')));
  const unchanged: [string, [string, string][]][] = [
    ['keeps its name in another folder', [['crm', 'q3/crm']]],
    ['leaves the opened folder', [['crm', 'file:///elsewhere/sales.opsplan']]],
    ['becomes no plan', [['crm', 'file:///company/sales.txt']]],
    ['was none', [['file:///company/crm.txt', 'sales']]],
    ['is unknown', [['nowhere', 'sales']]],
    ['gets a name that nobody could write', [['crm', 'sales+crm']]],
    ['is in a folder that is renamed', [['file:///company', 'file:///firm']]],
  ];
  for (const [how, moves] of unchanged)
    test(`that ${how}, changes nothing`, async () => assert.equal(await renamed(plans, ...moves), plans));
  test('together with another, crosswise', async () =>
    assert.equal(
      await renamed(plans.replace('"crm/import"', 'crm/import'), ['crm', 'ops'], ['ops', 'crm']),
      plans
        .replace('"crm/import"', 'crm/import')
        .replaceAll('crm/', 'NEW/')
        .replaceAll('ops/', 'crm/')
        .replaceAll('NEW/', 'ops/'),
    ));
});

describe('one of two plans with the same name', () => {
  const two = `
== a/crm
activities:
  import: {}
  both: { after: [crm/switch] }
== b/crm
activities:
  switch: { after: [crm/import, crm/both] }
  both: {}
== ops
activities:
  form: { after: [crm/import, crm/switch, crm/both, crm/neither] }
`;
  test('takes with it what it alone defines', async () =>
    assert.equal(
      await renamed(two, ['a/crm', 'a/sales']),
      two.replaceAll('crm/import', 'sales/import').replace('crm/both]', 'sales/both]'),
    ));
  test('and the other the rest, but what neither has', async () =>
    assert.equal(await renamed(two, ['b/crm', 'b/sales']), two.replaceAll('crm/switch', 'sales/switch')));
});

test('the editor is told to ask', async () => {
  const editor = inMemory();
  const { capabilities } = await editor.initialize(able);
  const { fileOperations } = capabilities.workspace as { fileOperations: { willRename: { filters: unknown[] } } };
  assert.deepEqual(fileOperations.willRename.filters, [
    { pattern: { glob: '**/*.opsplan', matches: 'file', options: { ignoreCase: true } } },
  ]);
  await editor.end();
});
