// What to open so that a folder is judged by all settings in it.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * VS Code reads the settings of a folder only where it is opened as one. So a folder in which others have settings of
 * their own is opened as a workspace of them all, whose file is written into `scratch`; any other is opened itself.
 */
export function workspaceOf(folder: string, scratch: string): string {
  const inner = readdirSync(folder, { withFileTypes: true })
    .filter(it => it.isDirectory() && existsSync(join(folder, it.name, '.vscode/settings.json')))
    .map(it => it.name);
  if (!inner.length) return folder;
  const file = join(scratch, `${basename(folder)}.code-workspace`);
  const folders = [folder, ...inner.map(it => join(folder, it))].map(path => ({ path }));
  // They stand beside the folder, so they need not stand in it as well.
  const settings = { 'files.exclude': Object.fromEntries(inner.map(it => [it, true])) };
  writeFileSync(file, JSON.stringify({ folders, settings }, null, 2));
  return file;
}
