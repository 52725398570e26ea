import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Hover } from 'vscode-languageserver-types';
import { inCompany } from '../company.ts';

// What is told of a thing whose plan, or whose work, is another one: over the real server, on 2026-07-24.

const company = `
== crm
plan: CRM migration
owner: lu
milestones:
  api-freeze: { at: 2026-08-14, owner: lu }
activities:
  import: { title: Import clients, owner: ana, due: 2026-08-21, after: [api-freeze], blocked: no licence }
  switch: { owner: lu, due: 2026-08-28, after: [import] }
  old: { owner: ana, status: done, after: [import] }
== office
activities:
  move: { owner: lu, due: 2026-09-30, after: [crm/import], with: [ana] }
== ops
plan: Onboard faster
serves: strategy/goal
people:
  ana: { name: Ana Ruiz, team: it }
  lu: { team: it }
activities:
  form: { title: Rebuild the form, owner: ana, due: 2026-09-04, after: [crm/import + 2d, crm/api-freeze], metric: strategy/stay }
  train: { owner: lu, due: 2026-09-11, after: [form] }
== strategy
plan: Strategy 2027
kind: strategy
teams:
  it: { lead: lu }
goal: { outcome: Clients stay, metric: stay, from: 80 %, to: 95 %, by: 2027-06-30 }
metrics:
  stay: { title: Clients who stay, unit: "%", owner: lu }
`;
async function hoverAt(words: string, shift = 0, text = company): Promise<string> {
  const at = text.indexOf(words) + shift;
  let told = '';
  await inCompany(`${text.slice(0, at)}$0${text.slice(at)}`, async it => {
    const hover = await it.ask<Hover | null>('textDocument/hover');
    told = (hover?.contents as { value: string } | undefined)?.value ?? '';
  });
  return told;
}

describe('hover', () => {
  test('of an activity in another plan', async () =>
    assert.equal(
      await hoverAt('crm/import + 2d'),
      `**Import clients** \`crm/import\`

In **CRM migration**.

Owner ana. Due Friday 2026-08-21, 20 working days left. Blocked.

Blocked: no licence

**Waiting for it in CRM migration**

- \`switch\`: lu, due Friday 2026-08-28, 25 working days left

**Waiting for it here**

- Rebuild the form \`form\`: ana, due Friday 2026-09-04, 30 working days left

**Waiting for it in office**

- \`move\`: lu, due Wednesday 2026-09-30, 48 working days left`,
    ));
  test('of a milestone in another plan', async () =>
    assert.equal(
      await hoverAt('crm/api-freeze'),
      `**crm/api-freeze**

In **CRM migration**.

lu · Friday 2026-08-14

**Waiting for it in CRM migration**

- Import clients \`import\`: ana, due Friday 2026-08-21, 20 working days left, blocked

**Further down in CRM migration**

- \`switch\`: lu, due Friday 2026-08-28, 25 working days left

**Waiting for it here**

- Rebuild the form \`form\`: ana, due Friday 2026-09-04, 30 working days left`,
    ));
  test('of a goal and a metric that are served', async () => {
    assert.equal(
      await hoverAt('strategy/goal'),
      `**Clients stay** \`strategy/goal\`

In **Strategy 2027**.

measured by stay · from 80 % · to 95 % · by 2027-06-30

Served by this plan.`,
    );
    const metric = await hoverAt('strategy/stay');
    assert.match(metric, /^\*\*Clients who stay\*\* `strategy\/stay`\n\nIn \*\*Strategy 2027\*\*\.\n\nowner lu/);
    assert.match(metric, /It measures the goal: 95 % by 2027-06-30\./);
    assert.match(metric, /\*\*Activities\*\*\n\n- Rebuild the form `form`: ana/);
  });
  test('of an activity whom other plans wait for, and which waits for them', async () => {
    const told = await hoverAt('  import: {', 2);
    assert.match(told, /\*\*Waiting for it\*\*\n\n- `switch`[^\n]*\n\n\*\*Waiting for it in office\*\*\n\n- `move`/);
    assert.match(told, /\*\*Waiting for it in Onboard faster\*\*\n\n- Rebuild the form `form`/);
    assert.match(
      await hoverAt('  form: {', 2),
      /\*\*Waits for\*\*\n\n- Import clients `crm\/import`: ana, [^\n]*, blocked \+ 2d, in CRM migration\n- `crm\/api-freeze`: lu, Friday 2026-08-14, in CRM migration/,
    );
  });
  test('of a metric whom other plans move', async () =>
    assert.match(
      await hoverAt('  stay: {', 2),
      /\*\*Activities in Onboard faster\*\*\n\n- Rebuild the form `form`: ana/,
    ));
  test('of a person with the work in all plans', async () =>
    assert.equal(
      await hoverAt('owner: ana, due: 2026-08-21', 7),
      `**Ana Ruiz** \`ana\`: team it

**Owns 1 open activity**

- Import clients \`import\`: due Friday 2026-08-21, 20 working days left, blocked

**Contributes in office to**

- \`move\`: lu, due Wednesday 2026-09-30, 48 working days left

**Owns 1 open activity in Onboard faster**

- Rebuild the form \`form\`: due Friday 2026-09-04, 30 working days left`,
    ));
  test('of a person whose plan holds no work', async () => {
    const people = `${company.replace('people:\n  ana: { name: Ana Ruiz, team: it }\n  lu: { team: it }\n', '')}== people\npeople:\n  ana: {}\n  kim: {}\n`;
    assert.match(
      await hoverAt('  ana: {}', 2, people),
      /^\*\*ana\*\*\n\n\*\*Owns 1 open activity in CRM migration\*\*/,
    );
    assert.equal(await hoverAt('  kim: {}', 2, people), '**kim**\n\nNo open activities.');
  });
  test('of a team with its members in all plans', async () =>
    assert.match(await hoverAt('  it: { lead', 2), /\*\*Members\*\*\n\n- Ana Ruiz\n- lu/));
  test('of many plans tells of the first', async () => {
    const many = Array.from(
      { length: 9 },
      (_, i) => `== p${i}\nactivities: { a: { owner: lu, after: [crm/import] } }\n`,
    );
    const told = await hoverAt('  import: {', 2, company + many.join(''));
    assert.match(told, /\*\*Waiting for it in p3\*\*\n\n[^\n]*\n\nAnd in 5 more plans\.$/);
    assert.match(
      await hoverAt('owner: lu, due: 2026-08-28', 7, company + many.join('')),
      /And more in 5 more plans\.$/,
    );
  });
  test('of names in a plan of hostile words draws nothing', async () => {
    const told = await hoverAt(
      'crm/import + 2d',
      0,
      company.replace('CRM migration', '"[x](command:y) ![z](http://q)"'),
    );
    assert.ok(!/(?<!\\)\[x|(?<!\\)!\[/.test(told), told);
  });
});
