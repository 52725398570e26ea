import { match, strictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { commands, TabInputTextDiff, type TextDocument, Uri, window, workspace } from 'vscode';
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
  const told = async (says: RegExp) => {
    const { teller } = await awake();
    return until('the difference is told', () =>
      says.test(teller.front?.text.replaceAll('\\', '') ?? '') ? teller.front : undefined,
    );
  };

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

  test('a file of Source Control is compared with what is staged, beside what is open', async () => {
    await commands.executeCommand('opsplan.whatChangedHere', { resourceUri: document.uri });
    match((await told(/due 2027-08-20 → 2027-08-27/)).text, /5 working days later/);
    const beside = () => window.tabGroups.all.flatMap(it => it.tabs.map(tab => tab.label));
    await until('it is shown', () => beside().some(it => /What is not staged of ops/.test(it)));
    await until('whoever reads a list stays in it', () => window.activeTextEditor?.document === document);
  });

  test('the text diff of a commit says which two versions are meant', async () => {
    const [before, after] = [git('rev-parse', 'v1'), git('rev-parse', 'HEAD')].map(ref =>
      document.uri.with({ scheme: 'git', query: JSON.stringify({ path: document.uri.path, ref }) }),
    );
    // As the extension of git does, which rests here.
    const registration = workspace.registerTextDocumentContentProvider('git', {
      provideTextDocumentContent: uri => git('show', `${JSON.parse(uri.query).ref}:ops.opsplan`),
    });
    await commands.executeCommand('vscode.diff', before, after);
    await until('it is open', () => window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputTextDiff);
    await commands.executeCommand('opsplan.whatChangedHere');
    match((await told(/2027-08-13 → 2027-08-20/)).title, /^What changed in ops with /);
    await commands.executeCommand('workbench.action.closeActiveEditor');
    registration.dispose();
  });

  test('all plans of a repository in one', async () => {
    await commands.executeCommand('opsplan.whatChangedAll', { rootUri: folder });
    await told(/^# What has changed since the last commit\n[\s\S]*2027-08-20 → 2027-08-27/);
  });

  test('another file is none that it knows', async () => {
    const tabs = () => window.tabGroups.all.flatMap(it => it.tabs).length;
    const before = tabs();
    await commands.executeCommand('opsplan.whatChangedHere', { resourceUri: Uri.joinPath(folder, 'note.txt') });
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
