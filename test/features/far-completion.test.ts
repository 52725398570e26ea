import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CompletionList, TextEdit } from 'vscode-languageserver-types';
import { inCompany, plansIn } from '../company.ts';
import { spliced } from '../talk.ts';

const others = `
== crm
plan: Move to the new CRM
milestones:
  api-freeze: { at: 2026-08-14, title: No change of the API }
metrics:
  churn: {}
activities:
  import: { title: Import clients, owner: lu, due: 2026-08-21 }
  __proto__: { status: done }
== office
plan: Office move
activities:
  pack: { title: Pack the API }
== people
people:
  ana: { name: Ana Ruiz, role: Engineer }
teams:
  it: { title: Information technology }
calendars:
  bank: { hours: 7 }
== strategy
plan: Strategy 2027
kind: strategy
goal: { outcome: Clients stay, metric: stay }
metrics:
  stay: { title: Clients who stay }
  cost: {}
== strategy-2025
kind: strategy
status: closed
goal: { outcome: Clients come }
`;
const form = 'activities:\n  audit: {}\n  form:\n    owner: ana\n';
async function complete(own: string, more = others): Promise<{ list: CompletionList; texts: string[] }> {
  const text = `${more}== ops\n${own}`;
  let list!: CompletionList;
  await inCompany(text, async it => {
    list = await it.ask<CompletionList>('textDocument/completion');
  });
  const { texts } = plansIn(text);
  const items = list?.items ?? [];
  const taken = items.map(it => {
    const { range, newText } = it.textEdit as TextEdit;
    return spliced(texts.ops!, range, newText);
  });
  return { list, texts: taken };
}
const labels = async (own: string, more = others): Promise<string[]> =>
  ((await complete(own, more)).list?.items ?? []).map(it => it.label);

describe('names of other plans', () => {
  test('behind the plan and a slash', async () => {
    const all = ['crm/import', 'crm/__proto__', 'crm/api-freeze'];
    assert.deepEqual(await labels(`${form}    after: [crm/$0]\n`), all);
    assert.deepEqual(await labels(`${form}    after:\n      - crm/$0`), all);
    assert.deepEqual(await labels(`${form}    after: "crm/$0"`), all);
    assert.deepEqual(await labels(`${form}    after: [crm/import, crm/$0]\n`), all.slice(1));
    assert.deepEqual(await labels(`${form}    after: [crm/api$0]\n`), ['crm/api-freeze']);
    assert.deepEqual(await labels(`${form}    metric: crm/$0\n`), ['crm/churn']);
    assert.deepEqual(
      await labels('decisions:\n  d: { affects: [crm/$0] }\n'),
      ['crm/import', 'crm/__proto__', 'crm/api-freeze', 'crm/churn', 'budget', 'headcount', 'tooling'].slice(0, 7),
    );
    const { list, texts } = await complete(`${form}    after: [crm/api$0x + 2d]\n`);
    assert.equal(list.items[0]!.detail, 'No change of the API · 2026-08-14 · Move to the new CRM');
    assert.equal(texts[0], `${form}    after: [crm/api-freeze + 2d]\n`);
  });
  test('not of plans that are not there, or lie elsewhere', async () => {
    for (const it of ['nowhere/', '../crm/', '/', 'crm/import/', '__proto__/', 'ops/'])
      assert.deepEqual(await labels(`${form}    after: [${it}$0]\n`), [], it);
  });
});

describe('plans', () => {
  test('are offered behind what this plan has, by name and title, with the slash', async () => {
    assert.deepEqual(await labels(`${form}    after: [$0]\n`), ['audit', 'crm/', 'office/']);
    assert.deepEqual(await labels(`${form}    after: [cr$0]\n`), ['crm/']);
    assert.deepEqual(await labels(`${form}    after: [move$0]\n`), ['crm/', 'office/']);
    assert.deepEqual(await labels(`${form}    metric: s$0\n`), ['strategy/']);
    assert.deepEqual(await labels(`${form}    owner: cr$0\n`), []);
  });
  test('go on: what is typed asks again', async () => {
    const { list, texts } = await complete(`${form}    after: cr$0\n`);
    assert.deepEqual(texts, [`${form}    after: [crm/$0]\n`]);
    assert.equal(list.items[0]!.command?.command, 'editor.action.triggerSuggest');
    assert.equal(list.items[0]!.detail, 'Move to the new CRM');
    assert.equal((await complete(`${form}    after: [$0]\n`)).list.isIncomplete, true);
    assert.equal((await complete(`${form}    after: [$0]\n`, '\n')).list.isIncomplete, false);
  });
  test('whose name would need quotes are not', async () =>
    assert.deepEqual(await labels(`${form}    after: [cr$0]\n`, others.replace('== crm', '== "crm')), []));
});

describe('what is served', () => {
  test('is the goal and the metrics of strategies, with the outcome', async () => {
    const { list } = await complete('metrics:\n  own: {}\nserves: $0\n');
    assert.deepEqual(
      list.items.map(it => `${it.label}: ${it.detail}`),
      [
        'strategy/goal: Clients stay · Strategy 2027',
        'strategy/stay: Clients who stay · Strategy 2027',
        'strategy/cost: Strategy 2027',
      ],
    );
    assert.deepEqual(await labels('serves: clients$0\n'), ['strategy/goal', 'strategy/stay']);
    assert.deepEqual(await labels('serves: strategy/$0\n'), ['strategy/goal', 'strategy/stay', 'strategy/cost']);
    assert.deepEqual(await labels('serves: crm/$0\n'), ['crm/churn']);
  });
});

describe('what plans share', () => {
  test('people, teams and calendars of all plans', async () => {
    assert.deepEqual(await labels('owner: $0\n'), ['ana']);
    assert.deepEqual(await labels('people:\n  lu: {}\nowner: $0\n'), ['lu', 'ana']);
    assert.deepEqual(await labels('people:\n  ana: {}\nowner: $0\n'), ['ana']);
    assert.deepEqual(await labels('people:\n  lu: { team: $0 }\n'), ['it']);
    assert.deepEqual(await labels('teams:\n  ops: { calendar: $0 }\n'), ['bank']);
    assert.equal((await complete('owner: $0\n')).list.items[0]!.detail, 'Ana Ruiz · Engineer');
  });
  test('the names in use, where nobody lists people', async () => {
    const two = '\n== crm\nowner: Kim\nactivities:\n  a: { owner: Lu, with: [Ada] }\n';
    const { list } = await complete('activities:\n  a: { owner: Lu }\n  b: { owner: $0 }\n', two);
    assert.deepEqual(
      list.items.map(it => `${it.label}: ${it.detail}`),
      ['Lu: named in this plan', 'Kim: named in another plan', 'Ada: named in another plan'],
    );
  });
});
