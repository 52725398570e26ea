import { match, ok, strictEqual } from 'node:assert/strict';
import {
  type CodeAction,
  commands,
  EventEmitter,
  type FileChangeEvent,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Port } from '../../../client/port.ts';
import { awake, closeAll, inFolder, lineOf, open, undo } from './plans.ts';
import { until } from './until.ts';

const two = `plan: Grow the north
owner: Maya Lindqvist
goal:
  - outcome: Halve onboarding time
  - outcome: Win two larger clients
activities:
  ask: { title: Ask ten lost clients why they left, owner: Maya Lindqvist, due: 2026-08-21 }
`;
const codes = (plan: TextDocument): string[] =>
  languages.getDiagnostics(plan.uri).map(it => String((it.code as { value: string }).value));

/** Takes the fix of the second goal that gives it a plan of its own. Gives that plan's address. */
async function split(plan: TextDocument): Promise<Uri> {
  const found = await until('the second goal is found', () =>
    languages.getDiagnostics(plan.uri).find(it => /A plan has one goal/.test(it.message)),
  );
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    plan.uri,
    found.range,
  );
  const fix = actions.find(it => it.title.startsWith('Give the other goal a plan of its own'));
  ok(fix?.edit, actions.map(it => it.title).join(' | '));
  const fresh = fix.edit
    .entries()
    .map(([uri]) => uri)
    .find(it => String(it) !== String(plan.uri));
  ok(await workspace.applyEdit(fix.edit));
  return fresh!;
}

suite('a fix that makes a file', () => {
  suiteSetup(awake);
  teardown(closeAll);

  test('writes both plans, and never takes a name that is there', async () => {
    const plan = await open(two, 'north.opsplan');
    const taken = inFolder('win-two-larger-clients.opsplan');
    await workspace.fs.writeFile(taken, Buffer.from('plan: Taken\n'));
    const uri = await split(plan);
    match(uri.path, /\/win-two-larger-clients-2\.opsplan$/);
    const fresh = await workspace.openTextDocument(uri);
    match(fresh.getText(), /^# A draft .*\nplan: Win two larger clients\nowner: Maya Lindqvist\nstatus: draft\n/);
    match(plan.getText(), /\ngoal:\n {2}outcome: Halve onboarding time\nactivities:\n/);
    await until('the finding is gone', () => !codes(plan).includes('goal-many'));
    ok((await workspace.fs.stat(uri)).type === FileType.File);
    await fresh.save();
    strictEqual(Buffer.from(await workspace.fs.readFile(taken)).toString(), 'plan: Taken\n');
    await window.showTextDocument(plan);
    await undo();
    strictEqual(plan.getText(), two);
    await until('the finding is back', () => codes(plan).includes('goal-many'));
    const isThere = () => Promise.resolve(workspace.fs.stat(uri)).then(Boolean, () => false);
    await until('the new plan is gone', async () => !(await isThere()));
    await workspace.fs.delete(taken);
  });
});

suite('a virtual file system', () => {
  let port: Port;
  const home = Uri.parse('memfs:/plans/');
  const files = memory();
  suiteSetup(async () => {
    port = await awake();
    workspace.registerFileSystemProvider('memfs', files, { isCaseSensitive: true });
    await workspace.fs.writeFile(Uri.joinPath(home, 'north.opsplan'), Buffer.from(two));
    await workspace.fs.writeFile(
      Uri.joinPath(home, 'deep/office.opsplan'),
      Buffer.from(two.replace('north', 'office')),
    );
  });
  suiteTeardown(closeAll);

  test('has its plans checked and mended', async () => {
    const plan = await workspace.openTextDocument(Uri.joinPath(home, 'north.opsplan'));
    await window.showTextDocument(plan);
    const uri = await split(plan);
    strictEqual(String(uri), String(Uri.joinPath(home, 'win-two-larger-clients.opsplan')));
    match((await workspace.openTextDocument(uri)).getText(), /plan: Win two larger clients/);
    await until('the finding is gone', () => !codes(plan).includes('goal-many'));
    ok(await plan.save());
    match(files.text(plan.uri), /goal:\n {2}outcome: Halve onboarding time\n/);
  });

  test('shows its plans in the trees, though it cannot be searched', async () => {
    const office = Uri.joinPath(home, 'deep/office.opsplan');
    strictEqual(lineOf(port, 'priorities', office, 'ask'), undefined);
    const count = workspace.workspaceFolders!.length;
    await commands.executeCommand('opsplan.priorities.focus');
    ok(workspace.updateWorkspaceFolders(count, 0, { uri: home, name: 'virtual' }));
    await until('its plan is shown', () => lineOf(port, 'priorities', office, 'ask'));
    ok(workspace.updateWorkspaceFolders(count, 1));
    await until('its plan is gone', () => !lineOf(port, 'priorities', office, 'ask'));
  });
});

/** Files that are nowhere but in memory. */
function memory(): FileSystemProvider & { text(uri: Uri): string } {
  const texts = new Map<string, Uint8Array>();
  const changes = new EventEmitter<FileChangeEvent[]>();
  const below = (uri: Uri): string[] => {
    const folder = uri.path.replace(/\/?$/, '/');
    return [...texts.keys()].filter(it => it.startsWith(folder)).map(it => it.slice(folder.length));
  };
  const file = (uri: Uri): Uint8Array => {
    const text = texts.get(uri.path);
    if (!text) throw FileSystemError.FileNotFound(uri);
    return text;
  };
  const stat = (type: FileType, size: number): FileStat => ({ type, size, ctime: 0, mtime: 1 });
  return {
    onDidChangeFile: changes.event,
    watch: () => ({ dispose() {} }),
    stat: uri =>
      !texts.has(uri.path) && below(uri).length ? stat(FileType.Directory, 0) : stat(FileType.File, file(uri).length),
    readDirectory: uri =>
      [...new Set(below(uri).map(it => it.replace(/\/.*/, '/')))].map(it =>
        it.endsWith('/') ? [it.slice(0, -1), FileType.Directory] : [it, FileType.File],
      ),
    readFile: file,
    writeFile: (uri, content, { create, overwrite }) => {
      if (!texts.has(uri.path) && !create) throw FileSystemError.FileNotFound(uri);
      if (texts.has(uri.path) && create && !overwrite) throw FileSystemError.FileExists(uri);
      texts.set(uri.path, content);
    },
    createDirectory() {},
    delete: uri => void texts.delete(uri.path),
    rename: (from, to) => {
      texts.set(to.path, file(from));
      texts.delete(from.path);
    },
    text: uri => Buffer.from(file(uri)).toString(),
  };
}
