import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { identityAt } from '../server/git/identity.ts';
import { type CheckinResult, checkin, type Known, names } from '../server/protocol.ts';
import { git, newFolder, newRepository } from './repository.ts';
import { able, inMemory } from './talk.ts';

const plan = `plan: Calmer nights
teams:
  ops: { title: Operations, function: delivery }
  web: { title: Web, function: delivery }
people:
  ada: { name: Ada Brandt, team: ops, role: Lead }
  jonas: { name: Jonas Weber, email: jonas@example.com, team: web }
activities:
  rota: { title: Agree the rota, owner: ada, due: 2026-08-14 }
  pager: { title: Silence the pager, owner: jonas, due: 2026-08-14 }
`;
async function asking<T>(folder: string, trusted: boolean, ask: (it: Asked) => Promise<T>): Promise<T> {
  const editor = inMemory({ identity: identityAt });
  await editor.initialize(able, { trusted });
  const uri = pathToFileURL(join(folder, 'ops.opsplan')).href;
  editor.open(plan, uri);
  const told = await ask({
    names: () => editor.ask<Known[]>(names, { uri }),
    checkin: who => editor.ask<CheckinResult>(checkin, { uri, who }),
  });
  await editor.end();
  return told;
}
interface Asked {
  names(): Promise<Known[]>;
  checkin(who: string): Promise<CheckinResult>;
}

describe('whose check-in', () => {
  test('whoever commits in the repository is offered first, then people, teams, and functions of several teams', async () => {
    const folder = newRepository(newFolder());
    git(folder, ['config', 'user.name', 'J. W.']);
    git(folder, ['config', 'user.email', 'Jonas@example.com']);
    const told = await asking(folder, true, it => it.names());
    assert.deepEqual(
      told.map(it => [it.kind, it.name, it.says, it.isYou ?? false]),
      [
        ['person', 'Jonas Weber', '', true],
        ['person', 'Ada Brandt', 'Lead', false],
        ['team', 'Operations', '1 person', false],
        ['team', 'Web', '1 person', false],
        ['function', 'delivery', '2 teams', false],
      ],
    );
  });
  test('git is asked for nobody before the user trusts the folder, and nothing is said where it knows nobody', async () => {
    const folder = newRepository(newFolder());
    git(folder, ['config', 'user.email', 'jonas@example.com']);
    const told = await asking(folder, false, it => it.names());
    assert.ok(told.every(it => !it.isYou));
    const uri = pathToFileURL(join(newFolder(), 'ops.opsplan')).href;
    assert.deepEqual(await identityAt(uri, new AbortController().signal), []);
  });
  test('a name that several people have says of none of them that it is you; the next that git knows may', async () => {
    const namesake = 'plan: Nights\npeople:\n  jo: { name: Jonas Weber }\n';
    const youAs = async (email: string): Promise<string[]> => {
      const editor = inMemory({ identity: async () => [email, 'Jonas Weber'] });
      await editor.initialize(able, { trusted: true });
      editor.open(plan, 'file:///a/ops.opsplan');
      editor.open(namesake, 'file:///a/nights.opsplan');
      const told = await editor.ask<Known[]>(names, {});
      await editor.end();
      return told.filter(it => it.isYou).map(it => it.id);
    };
    assert.deepEqual(await youAs('j@example.com'), []);
    assert.deepEqual(await youAs('jonas@example.com'), ['jonas']);
  });
  test('a key of git without a value is no name', async () => {
    const folder = newRepository(newFolder());
    appendFileSync(join(folder, '.git/config'), '[user]\n\temail = jonas@example.com\n\tname\n');
    const uri = pathToFileURL(join(folder, 'ops.opsplan')).href;
    const known = await identityAt(uri, new AbortController().signal);
    // A name may be set for the whole machine.
    assert.equal(known[0], 'jonas@example.com');
    assert.ok(!known.includes('user.name'), known.join());
  });
  test('a function is that of all its teams, and a part of a name is enough where nobody shares it', async () => {
    const titleOf = (it: CheckinResult) => ('title' in it ? it.title : it.refused);
    const told = await asking(newFolder(), true, async it => [
      titleOf(await it.checkin('delivery')),
      titleOf(await it.checkin('jon')),
      titleOf(await it.checkin('nobody')),
    ]);
    assert.deepEqual(told, [
      'Check-in: delivery',
      'Check-in: Jonas Weber',
      'No plan knows anybody, or any team, called "nobody".',
    ]);
  });
});
