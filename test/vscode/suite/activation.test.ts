import { strictEqual } from 'node:assert/strict';
import { extensions, Uri, window, workspace } from 'vscode';
import { until } from './until.ts';

suite('activation', () => {
  const extension = extensions.getExtension('opsplan.opsplan')!;
  const write = async (name: string, text: string) => {
    const uri = Uri.joinPath(workspace.workspaceFolders![0]!.uri, name);
    await workspace.fs.writeFile(uri, Buffer.from(text));
    return workspace.openTextDocument(uri);
  };

  test('a file of another kind leaves the extension asleep', async () => {
    await window.showTextDocument(await write('note.txt', 'plan: Not a plan\n'));
    strictEqual(extension.isActive, false);
  });

  test('a plan is known by its file name, and wakes the extension', async () => {
    const plan = await write('first.opsplan', 'plan: First plan\n');
    strictEqual(plan.languageId, 'opsplan');
    await until('the extension is active', () => extension.isActive);
  });
});
