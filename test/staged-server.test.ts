import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { isTaken } from '../server/disk.ts';
import { stagedAt } from '../server/git/staged-at.ts';
import { files, type StagedResult, staged, summary, trusted } from '../server/protocol.ts';
import { commit, git, newFolder, newRepository, write } from './repository.ts';
import { able, type Editor, inMemory } from './talk.ts';

const ops = `plan: Halve client onboarding time
activities:
  form: { title: Rebuild the form, owner: dev, start: 2026-07-27, effort: 5d, due: 2026-07-31, impact: 5 }
  train: { title: Train the team, owner: dev, effort: 5d, due: 2026-08-14, after: [form], impact: 3 }
`;
interface At {
  readonly folder: string;
  readonly editor: Editor;
  ask(name?: string): Promise<StagedResult>;
  /** Tells the server of the plans as they lie in the folder. */
  tell(...names: string[]): void;
}
async function opened(folder: string, isTrusted = true): Promise<At> {
  const editor = inMemory({ staged: stagedAt });
  const at = (name: string) => pathToFileURL(join(folder, name)).href;
  await editor.initialize(able, { views: true, trusted: isTrusted });
  const tell = (...names: string[]): void =>
    editor.tell(files, { files: names.map(it => ({ uri: at(it), text: readFileSync(join(folder, it), 'utf8') })) });
  return { folder, editor, tell, ask: (name = '') => editor.ask(staged, { uri: at(name) }) };
}
async function repository(): Promise<At> {
  const folder = newRepository(newFolder());
  commit(folder, { 'plans/ops ä.opsplan': ops });
  const it = await opened(folder);
  it.tell('plans/ops ä.opsplan');
  return it;
}
const textOf = (it: StagedResult): string => {
  assert.ok('text' in it && it.text, JSON.stringify(it));
  return it.text;
};

describe('before a commit the editor is told', () => {
  test('dates, deadlines, findings and changes that the staged plans make, not what lies beside them', async () => {
    const { folder, editor, tell, ask } = await repository();
    write(folder, {
      'plans/ops ä.opsplan': ops.replace('effort: 5d, due: 2026-07-31', 'effort: 15d, due: 2026-07-31'),
    });
    git(folder, ['add', '--all']);
    write(folder, { 'plans/ops ä.opsplan': ops.replace('owner: dev', 'owner: nobody-staged') });
    tell('plans/ops ä.opsplan');
    const it = await ask('plans/ops ä.opsplan');
    const text = textOf(it);
    assert.match(text, /^# What the staged plans would bring\n/);
    assert.match(text, /\n## Halve client onboarding time \(`plans\/ops ä\.opsplan`\)\n/);
    assert.match(text, /### Deadlines now missed\n\n- .*Train the team/);
    assert.match(text, /### Newly found\n\n- (error|warning), line 3: /);
    assert.match(text, /5d → 15d/);
    assert.ok(!text.includes('nobody-staged'));
    assert.match(text, /\d new/);
    assert.ok(text.indexOf('Deadlines now missed') < text.indexOf('5d → 15d'), 'what comes of it is told first');
    await editor.end();
  });
  test('of all that has changed where nothing is staged, as it is typed; and that nothing has', async () => {
    const { folder, editor, tell, ask } = await repository();
    assert.deepEqual(await ask(), { title: 'No plan has changed since the last commit.', text: null });
    write(folder, { 'plans/ops ä.opsplan': ops.replaceAll('\n', '\r\n') });
    tell('plans/ops ä.opsplan');
    assert.equal(
      'text' in (await ask()) && ((await ask()) as { text: unknown }).text,
      null,
      'other line ends are no change',
    );
    write(folder, { 'plans/ops ä.opsplan': ops.replace('owner: dev', 'owner: ana'), 'new.opsplan': 'plan: New\n' });
    tell('plans/ops ä.opsplan', 'new.opsplan');
    const text = textOf(await ask());
    assert.match(text, /^# Nothing is staged: what all changes would bring\n/);
    assert.match(text, /dev → ana/);
    assert.match(text, /## New \(`new\.opsplan`\)\n\nA new plan\./);
    await editor.end();
  });
  test('that a plan is not merged yet', async () => {
    const { folder, editor, ask } = await repository();
    git(folder, ['checkout', '--quiet', '-b', 'side']);
    commit(folder, { 'plans/ops ä.opsplan': ops.replace('07-31', '08-03') });
    git(folder, ['checkout', '--quiet', 'main']);
    commit(folder, { 'plans/ops ä.opsplan': ops.replace('07-31', '08-04') });
    assert.throws(() => git(folder, ['merge', '--quiet', 'side']));
    assert.match(textOf(await ask()), /plans\/ops ä\.opsplan is not merged yet/);
    await editor.end();
  });
  test('that a plan cannot be read as it is staged, not that it is gone', async () => {
    const { folder, editor, ask } = await repository();
    writeFileSync(join(folder, 'plans/ops ä.opsplan'), Buffer.from(`${ops}# caf\xe9\n`, 'latin1'));
    git(folder, ['add', '--all']);
    const text = textOf(await ask());
    assert.match(text, /^# What the staged plans would bring\n/);
    assert.match(text, /\nplans\/ops ä\.opsplan: what is staged is no text in UTF-8/);
    assert.doesNotMatch(text, / gone/);
    await editor.end();
  });
  test('that a plan could not be read as it was committed, not that it is new, and also that it is gone', async () => {
    const { folder, editor, ask } = await repository();
    writeFileSync(join(folder, 'plans/ops ä.opsplan'), Buffer.from(`${ops}# caf\xe9\n`, 'latin1'));
    git(folder, ['commit', '--quiet', '--all', '--message', 'In another encoding']);
    write(folder, { 'plans/ops ä.opsplan': ops });
    git(folder, ['add', '--all']);
    const text = textOf(await ask());
    assert.match(text, /\nIt could not be read at the last commit, so all of it is judged\.\n/);
    assert.match(text, /### Newly found/);
    assert.doesNotMatch(text, /A new plan/);
    git(folder, ['rm', '--quiet', '--force', 'plans/ops ä.opsplan']);
    assert.match(textOf(await ask()), /## `plans\/ops ä\.opsplan`\n\nThe plan is gone\./);
    await editor.end();
  });
  test('why not, where git is not to be asked or has nothing to say', async () => {
    const bare = await opened(newFolder());
    assert.deepEqual(await bare.ask(), {
      refused: 'What is staged cannot be read, because this folder is in no git repository.',
    });
    await bare.editor.end();
    const folder = newRepository(newFolder());
    commit(folder, { 'ops.opsplan': ops });
    const it = await opened(folder, false);
    assert.match(JSON.stringify(await it.ask()), /only in folders that you trust/);
    it.editor.tell(trusted, {});
    assert.ok('title' in (await it.ask()));
    await it.editor.end();
  });
  test('nor where the history is off, for the repository or for all that is known of it', async () => {
    const folder = newRepository(newFolder());
    commit(folder, { 'ops.opsplan': ops });
    const configured = { ...able, workspace: { ...able.workspace, configuration: true } };
    const at = pathToFileURL(folder).href;
    const off = inMemory({ staged: stagedAt, settings: it => ({ history: it === undefined }) });
    await off.initialize(configured, { trusted: true });
    off.open(ops, `${at}/ops.opsplan`);
    await off.ask(summary, { uri: `${at}/ops.opsplan` });
    await off.pull(undefined, `${at}/ops.opsplan`);
    for (const uri of [at, `${at}/ops.opsplan`])
      assert.match(JSON.stringify(await off.ask(staged, { uri })), /because the setting .*opsplan\.history.* is off/);
    await off.end();
  });
  test('that a plan is gone from the folder, and nothing of those that git keeps out of it', async () => {
    const folder = newRepository(newFolder());
    commit(folder, { 'a b.opsplan': ops, 'kept.opsplan': 'plan: Kept\n', 'far/c.opsplan': 'plan: Far\n' });
    const editor = inMemory({ staged: stagedAt, isTaken });
    const opened = (name: string) => ({ uri: pathToFileURL(join(folder, name)).href, name });
    await editor.ask('initialize', {
      ...{ processId: null, rootUri: null, initializationOptions: { trusted: true } },
      capabilities: { ...able, workspace: { ...able.workspace, workspaceFolders: true } },
      workspaceFolders: [opened('')],
    });
    editor.tell('initialized', {});
    const ask = () => editor.ask<StagedResult>(staged, opened(''));
    git(folder, ['update-index', '--skip-worktree', 'far/c.opsplan']);
    rmSync(join(folder, 'far'), { recursive: true });
    assert.deepEqual(await ask(), { title: 'No plan has changed since the last commit.', text: null });
    rmSync(join(folder, 'a b.opsplan'));
    const text = textOf(await ask());
    assert.match(text, /^# Nothing is staged: what all changes would bring\n[\s\S]*a b\.opsplan/);
    assert.doesNotMatch(text, /kept|far/);
    await editor.end();
  });
});
