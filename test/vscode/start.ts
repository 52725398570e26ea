// `npm start [-- FOLDER] [--no-open]`: builds, and opens the sample plans (or FOLDER) in a real VS Code with the extension.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { desktop, hasScreen } from './desktop.ts';
import { root, startHost } from './host.ts';
import { started, step } from './step.ts';
import { workspaceOf } from './workspace.ts';

const { values, positionals } = parseArgs({ options: { 'no-open': { type: 'boolean' } }, allowPositionals: true });
// `npm start --no-open`, without the two dashes before it, arrives as a setting of npm.
const open = !values['no-open'] && !['', 'false'].includes(process.env.npm_config_open ?? 'yes');
const folder = resolve(positionals[0] ?? join(root, 'test/plans'));
const say = (line: string) => console.log(line);

/** Ends this process, and with it all that it started. */
function stop(): never {
  say('\nStopped.');
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
// A signal for npm alone ends only the shell between npm and this process.
const parent = process.ppid;
setInterval(() => process.ppid === parent || stop(), 500).unref();

if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}.`);
  process.exit(2);
}
try {
  if (!(open && (await inDesktop()))) await inBrowser();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}

/** Opens a window of the VS Code that is installed here, and waits until it is closed. */
async function inDesktop(): Promise<boolean> {
  const code = desktop()?.command;
  if (!code) return false;
  await step(say, 'Building the extension', 'npm', ['run', 'build'], { cwd: root });
  say(`Opening ${folder} in your VS Code (${code}). Close the window or press Ctrl+C to end.`);
  const scratch = mkdtempSync(join(tmpdir(), 'opsplan-start-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, workspaceOf(folder, scratch)];
  const [program, words, options] = started(code, args);
  const child = spawn(program, words, { ...options, stdio: 'inherit' });
  process.once('exit', () => child.kill());
  const ended = await new Promise(done => child.once('error', done).once('close', done));
  if (ended !== 0) say(`It did not open (${ended}); going on in the browser.`);
  return ended === 0;
}

/** Serves VS Code to the browser of whoever has the address, until Ctrl+C. */
async function inBrowser(): Promise<void> {
  await step(say, 'Building and packaging the extension', 'npm', ['run', 'package'], { cwd: root });
  const host = await startHost({ vsix: join(root, 'opsplan.vsix') });
  const address = host.address(workspaceOf(folder, host.folder));
  say(`\nVS Code with Ops Plan is at\n\n  ${address}\n\nPress Ctrl+C to end.`);
  if (open && hasScreen()) openBrowser(address);
  await host.ended;
  console.error('VS Code ended by itself.');
  process.exit(1);
}

/** Asks the system to show an address. Where it cannot, the address stands above to be copied. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address.replaceAll('&', '^&')]
        : ['xdg-open', address];
  spawn(command!, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
