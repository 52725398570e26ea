import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { before } from 'node:test';
import { build } from 'esbuild';
import { newFolder } from './repository.ts';

// The command line as it is shipped, in a folder whose name a shell has to be told with care, and git beside it.

const home = realpathSync(newFolder());
export const program = join(home, "it's 100% here", 'cli.js');
before(() =>
  build({
    entryPoints: ['server/cli.ts'],
    outfile: program,
    bundle: true,
    minify: true, // starts sooner
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
    mainFields: ['module', 'main'],
  }),
);

const env = {
  PATH: process.env.PATH!,
  HOME: home,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ana',
  GIT_AUTHOR_EMAIL: 'ana@example.com',
  GIT_COMMITTER_NAME: 'Ana',
  GIT_COMMITTER_EMAIL: 'ana@example.com',
};
export interface Ran {
  readonly code: number | null;
  readonly all: string;
}
export const start = (name: string, folder: string, args: readonly string[], more = {}): Ran => {
  const it = spawnSync(name, args, { cwd: folder, env: { ...env, ...more }, encoding: 'utf8' });
  return { code: it.status, all: it.stdout + it.stderr };
};
export const opsplan = (folder: string, ...args: string[]): Ran => start(process.execPath, folder, [program, ...args]);
export const gitOf = (folder: string, ...args: string[]): Ran => start('git', folder, args);
/** What it said; it must have gone well. */
export const well = ({ code, all }: Ran): string => {
  assert.equal(code, 0, all);
  return all;
};
