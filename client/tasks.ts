import {
  type Disposable,
  ProcessExecution,
  ShellExecution,
  Task,
  TaskGroup,
  tasks,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { type Definition, matcher, type as taskType, watchMatcher } from './task-form.ts';

/** Offers the command line as tasks: what CI says of the plans of a folder, once or after each change. */
export const offerTasks = (): Disposable =>
  tasks.registerTaskProvider(taskType, {
    async provideTasks() {
      const folders = workspace.workspaceFolders ?? [];
      const each = folders.map(async folder => [
        await taskOf({ type: taskType, task: 'check' }, folder),
        await taskOf({ type: taskType, task: 'watch' }, folder),
      ]);
      return (await Promise.all(each)).flat();
    },
    resolveTask({ definition, scope }) {
      const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
      const { task } = definition as unknown as Definition;
      const isKnown = task === 'check' || task === 'watch';
      return folder && isKnown ? taskOf(definition as unknown as Definition, folder, definition) : undefined;
    },
  });

/** VS Code knows a task again by its very definition. */
async function taskOf(asked: Definition, folder: WorkspaceFolder, definition: object = asked): Promise<Task> {
  const isWatch = asked.task === 'watch';
  const args = ['check', ...(isWatch ? ['--watch'] : []), ...(asked.args ?? []), ...(asked.paths ?? [])];
  const options = { cwd: folder.uri.fsPath };
  const own = asked.program ?? (await installed(folder));
  const execution = own?.endsWith('.js')
    ? new ProcessExecution('node', [own, ...args], options)
    : new ShellExecution(own ?? 'opsplan', args, options);
  const matchers = isWatch ? [watchMatcher] : [matcher];
  const task = new Task({ ...(definition as Definition) }, folder, asked.task, taskType, execution, matchers);
  task.isBackground = isWatch;
  task.detail = isWatch ? 'Judge the plans again after each change' : 'Judge the plans as CI does';
  task.group = TaskGroup.Test;
  return task;
}

/** The command line that the packages of a folder bring with them. */
async function installed(folder: WorkspaceFolder): Promise<string | undefined> {
  const path = Uri.joinPath(folder.uri, 'node_modules/opsplan/dist/cli.js');
  return workspace.fs.stat(path).then(
    () => path.fsPath,
    () => undefined,
  );
}
