import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import type { watchFiles } from '../client/files.ts';

type Heard = (uri: string) => void;
/** The watcher over an editor of one folder that holds one plan. */
async function watched() {
  const { outputFiles } = await build({
    entryPoints: ['client/files.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  const uri = 'file:///plans/crm.opsplan';
  const disk = { text: 'plan: Then\n' };
  const heard: Record<string, Heard[]> = {};
  const on = (name: string) => (listener: Heard) => {
    (heard[name] ??= []).push(listener);
    return { dispose() {} };
  };
  const watcher = (glob: string) => ({
    onDidCreate: on(`${glob} create`),
    onDidChange: on(`${glob} change`),
    onDidDelete: on(`${glob} delete`),
    dispose() {},
  });
  const workspace = {
    workspaceFolders: [{ uri: { scheme: 'file' } }],
    createFileSystemWatcher: watcher,
    findFiles: async () => [uri],
    onDidDeleteFiles: on('deleted'),
    onDidRenameFiles: on('renamed'),
    onDidChangeWorkspaceFolders: on('folders'),
    decode: async (it: string) => it,
    fs: { stat: async () => ({ size: 11 }), readFile: async () => disk.text },
  };
  class CancellationTokenSource {
    cancel() {}
  }
  const vscode = { workspace, CancellationTokenSource, RelativePattern: class {} };
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]!.text)(module, module.exports, () => vscode);
  const told: string[] = [];
  const link = {
    state: 'running',
    onState: on('state'),
    tell: async (_: string, { files }: { files: { text: string }[] }) => void told.push(...files.map(it => it.text)),
  };
  const begin = (module.exports as { watchFiles: typeof watchFiles }).watchFiles;
  begin(link as never, { warn: assert.fail, error: assert.fail } as never, () => {});
  const happens = (...names: string[]): void => {
    for (const name of names) for (const it of heard[name] ?? []) it(name === 'state' ? 'running' : uri);
  };
  return { disk, told, happens };
}
/** Until what has happened is told of: changes are collected for a while. */
const settled = () => new Promise(done => setTimeout(done, 400));

test('a plan that is written by taking it away and making it anew is read again', async () => {
  const { disk, told, happens } = await watched();
  happens('state');
  await settled();
  assert.deepEqual(told, ['plan: Then\n']);
  disk.text = 'plan: Now\n';
  happens('**/*.opsplan delete', '**/*.opsplan create');
  await settled();
  assert.deepEqual(told, ['plan: Then\n', 'plan: Now\n']);
});
