import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DocumentHighlight, Location, WorkspaceEdit } from 'vscode-languageserver-types';
import { inCompany, plansIn } from '../company.ts';

// Names across the plans of a folder, over the real server.

const company = `
== crm
plan: CRM migration
owner: lu
metrics:
  churn: { unit: "%" }
decisions:
  fund-gap: { question: Who pays?, owner: lu }
milestones:
  api-freeze: 2026-08-14
activities:
  import: { owner: ana, after: [api-freeze] }
  switch: { owner: lu, after: [ops/form, crm/import] }
== ops
plan: Onboard faster
serves: strategy/goal
activities:
  form:
    owner: ana
    with: { lu: 50% }
    after: [crm/api-freeze + 2d, "crm/import", crm/fund-gap]
    metric: crm/churn
    tasks:
      draft: { owner: ana, after: ['crm/api-freeze + 1d'] }
scenarios:
  late:
    assume:
      people.ana.until: 2026-08-15
      activities.form.owner: ana
      activities.crm/import.due: 2026-09-01
== people
teams:
  it: { lead: lu, calendar: office }
calendars:
  office: { hours: 7 }
people:
  ana: { team: it }
  lu: { team: it }
== strategy
kind: strategy
goal: { outcome: Clients stay, metric: stay }
metrics:
  stay: { unit: "%" }
`;
/** The company with the cursor in front of the n-th occurrence of some words in one of its plans. */
function atWords(name: string, words: string, nth = 1): string {
  let found = company.indexOf(`== ${name}\n`);
  for (let i = 0; i < nth; i++) found = company.indexOf(words, found + 1);
  assert.ok(found >= 0 && !company.slice(company.indexOf(`== ${name}\n`) + 1, found).includes('\n== '), words);
  return `${company.slice(0, found)}$0${company.slice(found)}`;
}
const found = async (text: string, method: string, more: object = {}): Promise<string[]> => {
  let list: string[] = [];
  await inCompany(text, async it => {
    list = it.show(await it.ask<Location[] | null>(`textDocument/${method}`, more));
  });
  return list;
};
const references = (text: string, includeDeclaration = true) =>
  found(text, 'references', { context: { includeDeclaration } });

describe('definition in another plan', () => {
  const cases: [string, string, number, string[]][] = [
    ['ops', 'crm/api-freeze + 2d', 1, ['crm 8: api-freeze']],
    ['ops', 'api-freeze + 2d', 1, ['crm 8: api-freeze']],
    ['ops', 'crm/api-freeze + 1d', 1, ['crm 8: api-freeze']],
    ['ops', '"crm/import"', 1, ['crm 10: import']],
    ['ops', 'crm/fund-gap', 1, ['crm 6: fund-gap']],
    ['ops', 'crm/churn', 1, ['crm 4: churn']],
    ['ops', 'strategy/goal', 1, ['strategy 2: goal']],
    ['ops', 'lu: 50%', 1, ['people 7: lu']],
    ['people', 'it }', 1, ['people 2: it']],
    ['people', 'office }', 1, ['people 4: office']],
    ['crm', 'ops/form', 1, ['ops 4: form']],
    ['crm', 'crm/import', 1, ['crm 10: import']],
    ['ops', 'ana.until', 1, ['people 6: ana']],
    ['ops', 'ana', 4, ['people 6: ana']],
    ['ops', 'crm/import.due', 1, ['crm 10: import']],
    ['ops', 'until', 1, []],
  ];
  for (const [name, words, nth, expected] of cases)
    test(`${name}: ${words}`, async () =>
      assert.deepEqual(await found(atWords(name, words, nth), 'definition'), expected));
  test('of nothing is nothing, whatever it looks like', async () => {
    for (const it of [
      'crm/x',
      'nowhere/api-freeze',
      '../crm/api-freeze',
      '/crm/api-freeze',
      '__proto__/x',
      'crm/__proto__',
      'crm/',
      '/',
      'file:///company/crm.opsplan/x',
      'crm.opsplan/api-freeze',
    ])
      assert.deepEqual(
        await found(`${company}== more\nactivities:\n  a: { after: ["$0${it}"] }\n`, 'definition'),
        [],
        it,
      );
  });
  test('of a person whom two plans define is in both', async () => {
    const both = `${company}== guests\npeople:\n  ana: { team: it }\n`;
    assert.deepEqual(await found(both.replace('owner: ana, after', 'owner: $0ana, after'), 'definition'), [
      'guests 2: ana',
      'people 6: ana',
    ]);
  });
  test('of a plan whose name two files have', async () => {
    const two = `${company}== old/crm\nmilestones:\n  beta: 2026-08-14\n  api-freeze: 2026-08-14\n`;
    assert.deepEqual(await found(two.replace('crm/fund', '$0crm/beta, crm/fund'), 'definition'), ['old/crm 2: beta']);
    assert.deepEqual(await found(two.replace('crm/api-freeze + 2d', '$0crm/api-freeze + 2d'), 'definition'), [
      'crm 8: api-freeze',
      'old/crm 3: api-freeze',
    ]);
  });
});

describe('references and highlights', () => {
  const freeze = ['crm 8: api-freeze', 'crm 10: api-freeze', 'ops 7: crm/api-freeze', 'ops 10: crm/api-freeze'];
  test('are the same from either side', async () => {
    for (const it of [atWords('crm', 'api-freeze:'), atWords('ops', 'crm/api-freeze'), atWords('ops', 'freeze + 1d')])
      assert.deepEqual((await references(it)).sort(), [...freeze].sort());
  });
  test('leave out definitions when asked to', async () =>
    assert.deepEqual(await references(atWords('crm', 'api-freeze:'), false), freeze.slice(1)));
  test('of an activity, by its own plan too, in what is assumed too', async () =>
    assert.deepEqual(await references(atWords('crm', 'import:')), [
      'crm 10: import',
      'crm 11: crm/import',
      'ops 7: "crm/import"',
      'ops 16: crm/import',
    ]));
  test('of a person, a team, a calendar in all plans', async () => {
    assert.deepEqual(await references(atWords('people', 'ana:')), [
      'people 6: ana',
      'crm 10: ana',
      'ops 5: ana',
      'ops 10: ana',
      'ops 14: ana',
      'ops 15: ana',
    ]);
    assert.deepEqual(await references(atWords('people', 'it:')), ['people 2: it', 'people 6: it', 'people 7: it']);
    assert.deepEqual(await references(atWords('people', 'office:')), ['people 4: office', 'people 2: office']);
  });
  test('of a goal from its own plan', async () =>
    assert.deepEqual(await references(atWords('strategy', 'goal:')), ['strategy 2: goal', 'ops 2: strategy/goal']));
  test('of one of two plans with one name are those that mean it', async () => {
    const two = `${company}== old/crm\nmilestones:\n  $0api-freeze: 2026-08-14\n  beta: 2026-08-01\n`;
    assert.deepEqual(await references(two), ['old/crm 2: api-freeze']);
    const beta = two.replace('$0', '').replace('  beta', '  $0beta').replace('crm/fund', 'crm/beta, crm/fund');
    assert.deepEqual(await references(beta), ['old/crm 3: beta', 'ops 7: crm/beta']);
  });
  test('are highlighted in the plan at hand', async () => {
    const highlight = async (text: string) => {
      let list: string[] = [];
      await inCompany(text, async it => {
        const marks = await it.ask<DocumentHighlight[]>('textDocument/documentHighlight');
        const uri = `file:///company/${plansIn(text).cursor!.name}.opsplan`;
        list = marks.map(mark => `${it.show([{ uri, range: mark.range }])[0]} ${mark.kind}`);
      });
      return list;
    };
    assert.deepEqual(await highlight(atWords('ops', 'crm/api-freeze')), [
      'ops 7: crm/api-freeze 2',
      'ops 10: crm/api-freeze 2',
    ]);
    assert.deepEqual(await highlight(atWords('crm', 'import:')), ['crm 10: import 3', 'crm 11: crm/import 2']);
  });
});

async function renamed(text: string, newName: string): Promise<string> {
  let after = '';
  await inCompany(text, async it => {
    after = it.done(await it.ask<WorkspaceEdit>('textDocument/rename', { newName }));
  });
  return after;
}
async function refusal(text: string, newName: string): Promise<string> {
  return renamed(text, newName).then(
    () => 'not refused',
    error => error.message as string,
  );
}

describe('rename', () => {
  test('follows in the other plans, from either side', async () => {
    const expected = company.replaceAll(/\bimport\b/g, 'load').replace('"crm/load"', 'crm/load');
    assert.equal(await renamed(atWords('crm', 'import:'), 'load'), expected);
    assert.equal(await renamed(atWords('ops', 'import"'), 'load'), expected);
    assert.equal(await renamed(atWords('ops', 'crm/import"'), 'crm/load'), expected);
    assert.equal(await renamed(atWords('ops', 'import.due'), 'load'), expected);
  });
  test('keeps waits, with and without quotes', async () =>
    assert.equal(await renamed(atWords('crm', 'api-freeze:'), 'freeze'), company.replaceAll('api-freeze', 'freeze')));
  test('of a person changes all plans and definitions, and what is assumed', async () => {
    const both = (it: string) => `${it}== guests\npeople:\n  ana: { team: it }\n`;
    const expected = both(company).replaceAll(/\bana\b/g, 'ana.m');
    for (const at of [atWords('people', 'ana:'), atWords('ops', 'ana'), atWords('ops', 'ana.until')])
      assert.equal(asSorted(await renamed(both(at), 'ana.m')), asSorted(expected));
  });
  test('of a team and a calendar', async () => {
    assert.equal(
      await renamed(atWords('people', 'it }'), 'ops-team'),
      company.replaceAll('team: it', 'team: ops-team').replace('  it:', '  ops-team:'),
    );
    assert.equal(await renamed(atWords('people', 'office }'), 'hq'), company.replaceAll('office', 'hq'));
  });
  test('of people whom no plan lists', async () => {
    const loose = '\n== a\nowner: $0Ines\n== b\nowner: Ines\nactivities: { x: { with: [Ines, Tom] } }\n';
    assert.equal(
      await renamed(loose, 'Ines Moreau'),
      '\n== a\nowner: Ines Moreau\n== b\nowner: Ines Moreau\nactivities: { x: { with: [Ines Moreau, Tom] } }\n',
    );
  });
  test('offers the id without its plan', () =>
    inCompany(atWords('ops', 'crm/api-freeze + 1d'), async it => {
      const { range, placeholder } = await it.ask<{ range: Location['range']; placeholder: string }>(
        'textDocument/prepareRename',
      );
      assert.equal(placeholder, 'api-freeze');
      assert.deepEqual(it.show([{ uri: 'file:///company/ops.opsplan', range }]), ['ops 10: api-freeze']);
    }));
  test('is refused in plain words', async () => {
    const cases: [string, string, RegExp][] = [
      [
        atWords('ops', 'crm/import'),
        'switch',
        /^There is already an activity called "switch" in the plan "crm"\. Choose another name\.$/,
      ],
      [atWords('ops', 'crm/import'), 'fund-gap', /already a decision called "fund-gap" in the plan "crm"/],
      [atWords('ops', 'crm/import'), 'ops/x', /"ops\/x" cannot be a name/],
      [atWords('ops', 'ana'), 'lu', /already a person called "lu" in the plan "people"/],
      [atWords('people', 'ana:'), 'lu', /already a person called "lu"\. Choose/],
      [atWords('ops', 'strategy/goal'), 'x', /A goal has no name of its own/],
      [`${company}== more\nactivities:\n  a: { after: [$0crm/x] }\n`, 'y', /"crm\/x" belongs to another plan/],
    ];
    for (const [text, to, words] of cases) assert.match(await refusal(text, to), words);
  });
  test('is refused where two plans of one name have it', async () => {
    const two = `${atWords('ops', 'crm/import')}== old/crm\nactivities:\n  import: {}\n`;
    assert.match(await refusal(two, 'load'), /^2 plans are called "crm", so "crm\/import" may mean either/);
  });
  test('is refused where the other plan of the same name has it', async () => {
    const two = `${atWords('crm', 'import:')}== old/crm\nactivities:\n  load: {}\n`;
    assert.match(await refusal(two, 'load'), /already an activity called "load" in the plan "crm"/);
  });
  test('there and back gives the plans back', async () => {
    const plain = company.replace('"crm/import"', 'crm/import');
    for (const id of ['__proto__', 'constructor', '1.5', 'a.b_c', 'übung']) {
      const there = await renamed(plain.replace('  import:', '  $0import:'), id);
      assert.ok(there.includes(`activities.crm/${id}.due`) && there.includes(`crm/${id},`), id);
      assert.equal(await renamed(there.replace(`  ${id}:`, `  $0${id}:`), 'import'), plain);
    }
  });
});
const asSorted = (text: string): string => {
  const { texts } = plansIn(text);
  return JSON.stringify(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
};
