import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Location, WorkspaceSymbol } from 'vscode-languageserver-types';
import { inCompany } from '../company.ts';

const company = `
== crm
plan: CRM migration
milestones:
  api-freeze: { at: 2026-08-14, title: No change of the API }
metrics:
  churn: { title: Clients who leave }
decisions:
  fund-gap: { question: Find the money or cut scope? }
activities:
  import:
    title: Import all clients
    tasks:
      dry-run: { title: Try it with 10 clients }
== ops
activities:
  audit: { title: Audit the checklist }
  import: {}
  __proto__: {}
people:
  ana: { name: Ana Ruiz }
teams:
  it: {}
`;
async function search(query: string, text = company): Promise<string[]> {
  let list: string[] = [];
  await inCompany(text, async it => {
    const found = await it.editor.ask<WorkspaceSymbol[]>('workspace/symbol', { query });
    list = found.map(one => `${one.name} | ${one.containerName} | ${it.show([one.location as Location])[0]}`);
  });
  return list;
}

describe('looking for a name in all plans', () => {
  test('finds plans, activities, tasks, milestones, metrics, decisions and people', async () =>
    assert.deepEqual(await search(''), [
      'CRM migration | crm | crm 1: CRM migration',
      'Import all clients (import) | CRM migration | crm 9: import',
      'Try it with 10 clients (dry-run) | CRM migration | crm 12: dry-run',
      'No change of the API (api-freeze) | CRM migration | crm 3: api-freeze',
      'Clients who leave (churn) | CRM migration | crm 5: churn',
      'Find the money or cut scope? (fund-gap) | CRM migration | crm 7: fund-gap',
      'ops | ops | ops 1: ',
      'Audit the checklist (audit) | ops | ops 2: audit',
      'import | ops | ops 3: import',
      '__proto__ | ops | ops 4: __proto__',
      'Ana Ruiz (ana) | ops | ops 6: ana',
    ]));
  test('by its id, by words of its title, by letters in their order', async () => {
    assert.deepEqual(
      (await search('import')).map(it => it.split(' |')[0]),
      ['Import all clients (import)', 'import'],
    );
    assert.deepEqual(await search('the check'), ['Audit the checklist (audit) | ops | ops 2: audit']);
    assert.deepEqual(await search('AuCl'), ['Audit the checklist (audit) | ops | ops 2: audit']);
    assert.deepEqual(await search('dry'), ['Try it with 10 clients (dry-run) | CRM migration | crm 12: dry-run']);
    assert.deepEqual(await search('zzz'), []);
  });
  test('shows at most 500, the closest first', async () => {
    const many = Array.from({ length: 2000 }, (_, i) => `  a-${i}: { title: Visit client ${i} }\n`).join('');
    const found = await search('client 1999', `\n== many\nactivities:\n${many}  visit: { title: Client 1999 }\n`);
    assert.match(found[0]!, /^Client 1999 \(visit\)/);
    assert.match(found[1]!, /^Visit client 1999/);
    assert.equal((await search('client', `\n== many\nactivities:\n${many}`)).length, 500);
  });
});
