import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { join } from 'node:path';
import { extensions, type Task, type TaskProcessEndEvent, tasks, Uri, type WorkspaceFolder, workspace } from 'vscode';
import { until } from './until.ts';

suite('tasks', () => {
  const folder = () => workspace.workspaceFolders![0]!;
  const packages = () => Uri.joinPath(folder().uri, 'node_modules');
  const program = () => join(extensions.getExtension('opsplan.opsplan')!.extensionPath, 'dist/cli.js');
  /** Those of the first folder. */
  const offered = (): Promise<Task[]> =>
    until('tasks are offered', async () => {
      const all = await tasks.fetchTasks({ type: 'opsplan' });
      const own = all.filter(it => (it.scope as WorkspaceFolder).uri?.toString() === folder().uri.toString());
      return own.length >= 2 ? own : undefined;
    });
  suiteTeardown(() => workspace.fs.delete(packages(), { recursive: true }));

  test('the command line is offered, once and after each change', async () => {
    const found = await offered();
    deepStrictEqual(found.map(it => `${it.source}: ${it.name}`).sort(), ['opsplan: check', 'opsplan: watch']);
    deepStrictEqual(found.map(it => it.problemMatchers).sort(), [['$opsplan'], ['$opsplan-watch']]);
  });

  test('the one that the packages of the folder bring judges its plans, and ends as it does', async () => {
    const installed = Uri.joinPath(packages(), 'opsplan/dist/cli.js');
    await workspace.fs.writeFile(
      installed,
      Buffer.from(`process.argv.push('judged.opsplan', '--no-history');\nrequire(${JSON.stringify(program())});\n`),
    );
    const plan = Uri.joinPath(folder().uri, 'judged.opsplan');
    await workspace.fs.writeFile(plan, Buffer.from('activities:\n  a: { due: 2026-02-30 }\n'));
    const check = (await offered()).find(it => it.name === 'check')!;
    const ended = new Promise<TaskProcessEndEvent>(resolve => {
      const listener = tasks.onDidEndTaskProcess(it => {
        if (it.execution.task.source !== 'opsplan') return;
        listener.dispose();
        resolve(it);
      });
    });
    await tasks.executeTask(check);
    strictEqual((await ended).exitCode, 1);
    await workspace.fs.delete(plan);
  });
});
