// Runs the suite of suite/ in the extension host of a real VS Code, through @vscode/test-electron: the desktop one that
// VSCODE_EXECUTABLE names or that stands behind `code`, else the server that test/vscode/install.ts brings. A word as
// argument chooses the files with that word in their name.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { desktop } from './desktop.ts';
import { root } from './host.ts';
import { workspaceOf } from './workspace.ts';

/** Bundles the suite: a desktop or a server loads it as it loads an extension. */
async function bundle(outdir: string): Promise<void> {
  const suite = join(import.meta.dirname, 'suite');
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
  await build({
    entryPoints: readdirSync(suite)
      .filter(it => !it.endsWith('.test.ts') || it.includes(process.argv[2] ?? ''))
      .map(it => join(suite, it)),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

const tests = join(root, '.build/suite');
await bundle(tests);
// The tests write: they get a copy of the sample plans, and a profile that goes with it.
const scratch = mkdtempSync(join(tmpdir(), 'opsplan-suite-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
const workspace = join(scratch, 'plans');
mkdirSync(workspace);
const samples = join(root, 'test/plans');
if (existsSync(samples)) cpSync(samples, workspace, { recursive: true });

const program = process.env.VSCODE_EXECUTABLE ?? desktop()?.program;
console.log(`VS Code: ${program ?? 'the server in test/vscode/host, with Chromium as its window'}`);
await runTests({
  vscodeExecutablePath: program ?? join(import.meta.dirname, 'code.ts'),
  extensionDevelopmentPath: root,
  extensionTestsPath: join(tests, 'index.js'),
  launchArgs: [
    workspaceOf(workspace, scratch),
    '--disable-extensions', // others than the one under test
    `--user-data-dir=${join(scratch, 'user')}`,
    `--extensions-dir=${join(scratch, 'extensions')}`,
  ],
}).catch(fault => {
  console.error(fault.message);
  process.exit(1);
});
