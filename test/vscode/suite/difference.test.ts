import { match, strictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { commands, type TextDocument, Uri, window, workspace } from 'vscode';
import { awake, closeAll, inFolder, open, write } from './plans.ts';
import { until } from './until.ts';

const plan = (due: string): string =>
  `plan: Onboarding\nactivities:\n  form: { title: Rebuild the form, owner: dev, effort: 3d, due: ${due} }\n`;

suite('what changed', () => {
  const folder = inFolder('repository');
  let document: TextDocument;
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], {
      cwd: folder.fsPath,
      encoding: 'utf8',
    }).trim();
  /** What is told, once it says something. */
  const told = (says: RegExp) =>
    until('the difference is told', () =>
      workspace.textDocuments.find(it => it.uri.scheme === 'opsplan-preview' && says.test(it.getText())),
    );

  suiteSetup(async () => {
    await awake();
    await workspace.fs.createDirectory(folder);
    await write(plan('2027-08-13'), 'repository/ops.opsplan');
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'One');
    git('tag', 'v1');
    await write(plan('2027-08-20'), 'repository/ops.opsplan');
    git('commit', '--quiet', '--all', '--message', 'Two');
    document = await open(plan('2027-08-27'), 'repository/ops.opsplan');
  });
  suiteTeardown(async () => {
    await closeAll();
    await workspace.fs.delete(folder, { recursive: true });
  });

  test('a file of Source Control is compared with the last commit, beside what is open', async () => {
    await commands.executeCommand('opsplan.whatChanged', { resourceUri: document.uri });
    const text = (await told(/due 2027\\?-08\\?-20 → 2027\\?-08\\?-27/)).getText();
    match(text, /5 working days later/);
    const labels = () => window.tabGroups.all.flatMap(it => it.tabs.map(tab => tab.label));
    await until('it is shown', () => labels().some(it => /What changed in ops since HEAD/.test(it)));
  });

  test('a line of the timeline is the commit that is compared with', async () => {
    await commands.executeCommand('opsplan.whatChanged', { ref: git('rev-parse', 'v1') }, document.uri, 'git-history');
    match((await told(/2027\\?-08\\?-13 → 2027\\?-08\\?-27/)).getText(), /10 working days later/);
  });

  test('another file is none that it knows', async () => {
    const tabs = () => window.tabGroups.all.flatMap(it => it.tabs).length;
    const before = tabs();
    await commands.executeCommand('opsplan.whatChanged', { resourceUri: Uri.joinPath(folder, 'note.txt') });
    strictEqual(tabs(), before);
  });

  test('a baseline is chosen from the commits of the plan', async () => {
    const { baseline, panels } = await awake();
    await window.showTextDocument(document);
    const done = commands.executeCommand('opsplan.setBaseline');
    await until('the first line is chosen', async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return baseline.chosen?.name === 'HEAD';
    });
    await done;
    await until('the timeline is open', () => panels.get('timeline')!.view);
    await baseline.choose(undefined);
    panels.get('timeline')!.view!.dispose();
  });
});
