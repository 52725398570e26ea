// The server of the installed VS Code, started in a profile that is thrown away afterwards.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { install, serverMain, serverNode } from './install.ts';

/** The folder of the project. */
export const root = join(import.meta.dirname, '../..');

/** The settings of a VS Code: plain JSON by their full names. */
export type Settings = Record<string, unknown>;

/** What every profile starts with: no welcome, no trust question, no network, no animation, no chat, saving by hand. */
const quiet: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'npm.autoDetect': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/** A running VS Code server. */
export interface Host {
  /** Name and port, as in `vscode-remote://AUTHORITY/path`. */
  authority: string;
  /** A folder that goes with the server. */
  folder: string;
  /** The address that opens a folder, or a workspace file; `payload` are the pairs that a development window takes. */
  address(folder: string, payload?: [string, string][]): string;
  /** Settles when the server is gone, asked or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts VS Code's server on a free port of this machine; only who has the address gets in. */
export async function startHost(options: { vsix?: string; settings?: Settings; args?: string[] } = {}): Promise<Host> {
  await install();
  const folder = mkdtempSync(join(tmpdir(), 'opsplan-code-'));
  const forget = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', forget);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => process.exit(130));
  mkdirSync(join(folder, 'user/User'), { recursive: true });
  writeFileSync(join(folder, 'user/User/settings.json'), JSON.stringify({ ...quiet, ...options.settings }));
  const places = ['--extensions-dir', join(folder, 'extensions'), '--user-data-dir', join(folder, 'user')];
  places.push('--server-data-dir', join(folder, 'server'));
  if (options.vsix) await installExtension(options.vsix, places);

  const port = await freePort();
  const token = randomBytes(16).toString('hex');
  const args = ['--host', '127.0.0.1', '--port', String(port), '--connection-token', token];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off', ...places, ...(options.args ?? []));
  const server = await launch(args, port, folder);
  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    folder,
    address(workspace, payload = []) {
      const what = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
      const query = new URLSearchParams({ tkn: token, [what]: workspace });
      if (payload.length) query.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${query}`;
    },
    ended: server.ended,
    async stop() {
      await server.stop();
      process.off('exit', forget);
      forget();
    },
  };
}

/** Installs a packaged extension as a user would, on the command line. */
async function installExtension(vsix: string, places: string[]): Promise<void> {
  await promisify(execFile)(serverNode(), [serverMain, '--install-extension', vsix, '--force', ...places]);
}

/** Starts the process and waits until it answers. It and its children die with this process, however this one ends. */
async function launch(args: string[], port: number, folder: string): Promise<Pick<Host, 'ended' | 'stop'>> {
  const log = join(folder, 'server.log');
  const output = openSync(log, 'a');
  const child = spawn(serverNode(), [serverMain, ...args], {
    stdio: ['ignore', output, output],
    detached: true, // a process group of its own: extension host, terminals and watchers end with one signal
    // An empty gallery: the window never asks a registry of extensions.
    env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}' },
  });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const running = () => child.exitCode === null && child.signalCode === null;
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, name);
    } catch {
      // The whole group is gone already.
    }
  };
  const kill = () => signal('SIGKILL');
  process.prependOnceListener('exit', kill); // before its folder is cleared away

  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
    if (answer?.ok) break;
    if (!running() || Date.now() > deadline) {
      throw new Error(`VS Code's server did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const stop = async () => {
    signal('SIGTERM');
    await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 5000).unref())]);
    process.off('exit', kill);
    kill();
  };
  return { ended, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
