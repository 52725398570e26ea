import { match, ok, strictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { commands, Uri, workspace } from 'vscode';
import { awake, closeAll, inFolder, open, write } from './plans.ts';
import { until } from './until.ts';

const plan =
  'plan: Before a commit\nactivities:\n  form: { title: Rebuild the form, owner: Ada Brandt, due: 2027-03-31 }\n';

suite('before a commit', () => {
  const folder = inFolder('gated');
  const file = inFolder('gated/ops.opsplan');
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
      cwd: folder.fsPath,
      encoding: 'utf8',
    });
  const told = async () => (await awake()).teller.front?.text;

  suiteSetup(async () => {
    await awake();
    await write(plan, 'gated/ops.opsplan');
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'first');
  });
  suiteTeardown(async () => {
    await closeAll();
    await workspace.fs.delete(folder, { recursive: true });
  });

  test('the difference that the staged plans make is shown, and nothing is written', async () => {
    await write(plan.replace('Ada Brandt', 'Jonas Weber').replace('2027-03-31', '2027-02-30'), 'gated/ops.opsplan');
    git('add', '.');
    const staged = git('ls-files', '--stage');
    await open(plan, 'gated/ops.opsplan');
    // As the title of Source Control starts it.
    void commands.executeCommand('opsplan.checkStaged', { rootUri: Uri.file(folder.fsPath) });
    const text = await until('the difference is shown', told);
    match(text, /^# What the staged plans would bring\n/);
    match(text, /Ada Brandt → Jonas Weber/);
    match(text, /error, line 3: 2027-02-30 is no day/);
    strictEqual(git('ls-files', '--stage'), staged);
    strictEqual((await workspace.openTextDocument(file)).getText(), plan);
    ok((await commands.getCommands()).includes('opsplan.checkStaged'));
  });
});
