import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { newHistories } from '../server/git/histories.ts';
import { type CheckinResult, checkin, files, trusted } from '../server/protocol.ts';
import { commit, newFolder, newRepository } from './repository.ts';
import { able, type Editor, inMemory } from './talk.ts';

const stalled = (status: string): string =>
  `plan: Onboarding\nactivities:\n  form: { owner: dev, status: ${status} }\n`;
/** A plan whose work began on 1 July; the editor's day is 24 July. */
function repository(): { folder: string; uri: string; text: string } {
  const folder = newRepository(newFolder());
  commit(folder, { 'ops.opsplan': stalled('todo') }, '2026-06-01');
  commit(folder, { 'ops.opsplan': stalled('in progress') }, '2026-07-10');
  return { folder, uri: pathToFileURL(join(folder, 'ops.opsplan')).href, text: stalled('in progress') };
}
/** A server that reads real repositories, and how often it was asked to. */
function serverOf(settings: () => unknown = () => null): { editor: Editor; asked: () => number } {
  let count = 0;
  const read = newHistories();
  const editor = inMemory({
    settings,
    histories: (plans, signal) => {
      count++;
      return read(plans, signal);
    },
  });
  return { editor, asked: () => count };
}
const rulesOf = async (editor: Editor, uri: string): Promise<unknown[]> =>
  (await editor.pull(undefined, uri)).items.map(it => it.code);
const isStalled = async (editor: Editor, uri: string): Promise<boolean> =>
  (await rulesOf(editor, uri)).includes('activity-stalled');
/** Looks until something is so; the test fails when it never is. */
async function until(what: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await what()) return;
    await new Promise(done => setTimeout(done, 50));
  }
  assert.fail('it did not come');
}
const asks = { ...able, workspace: { ...able.workspace, configuration: true } };

describe('a server that may ask git', () => {
  test('answers at once without history, then asks to be asked again', async () => {
    const { uri, text } = repository();
    const { editor } = serverOf();
    await editor.initialize(able, { trusted: true });
    const refreshed = editor.next('workspace/diagnostic/refresh');
    editor.open(text, uri);
    assert.ok(!(await isStalled(editor, uri)));
    await refreshed;
    assert.ok(await isStalled(editor, uri));
    await editor.end();
  });

  test('hears of a commit', async () => {
    const { folder, uri, text } = repository();
    const { editor } = serverOf();
    await editor.initialize(able, { trusted: true });
    editor.open(text, uri);
    await until(() => isStalled(editor, uri));
    commit(folder, { 'form.html': '' }, '2026-07-22', 'Dev', 'Go on\n\nPlan: form');
    editor.tell(files, { files: [{ uri, text }] });
    await until(async () => !(await isStalled(editor, uri)));
    await editor.end();
  });

  test('starts nothing before the user trusts what is opened', async () => {
    const { uri, text } = repository();
    const { editor, asked } = serverOf();
    await editor.initialize(able, { views: true, trusted: false });
    editor.open(text, uri);
    editor.tell(files, { files: [{ uri, text }] });
    await new Promise(done => setTimeout(done, 600));
    assert.ok(!(await isStalled(editor, uri)));
    assert.equal(asked(), 0);
    editor.tell(trusted, {});
    await until(() => isStalled(editor, uri));
    await editor.end();
  });

  test('does not count what was committed where the user does not want it', async () => {
    const { uri, text } = repository();
    let history = false;
    const { editor } = serverOf(() => ({ history }));
    await editor.initialize(asks, { trusted: true });
    editor.open(text, uri);
    await new Promise(done => setTimeout(done, 600));
    assert.ok(!(await isStalled(editor, uri)));
    history = true;
    editor.tell('workspace/didChangeConfiguration', { settings: null });
    await until(() => isStalled(editor, uri));
    history = false;
    editor.tell('workspace/didChangeConfiguration', { settings: null });
    await until(async () => !(await isStalled(editor, uri)));
    await editor.end();
  });

  test('tells a check-in from what was committed, and why it cannot before the user trusts', async () => {
    const { uri, text } = repository();
    const { editor } = serverOf();
    await editor.initialize(able, { views: true, trusted: false });
    editor.open(text, uri);
    const told = async (params: object): Promise<string> => {
      const it = await editor.ask<CheckinResult>(checkin, params);
      return 'refused' in it ? it.refused : it.text;
    };
    const since = '2026-07-01';
    assert.match(await told({ uri, since }), /What was committed is not known, because the folder is not trusted\./);
    editor.tell(trusted, {});
    await until(async () => (await told({ uri, since })).includes('**form** (dev): Begun.'));
    assert.match(await told({ who: 'DEV', since }), /^# Check-in: dev\n/);
    assert.equal(await told({ who: 'nobody' }), 'No plan knows anybody, or any team, called "nobody".');
    assert.equal(await told({ uri: 'file:///gone.opsplan' }), 'There is no such plan.');
    await editor.end();
  });
});
