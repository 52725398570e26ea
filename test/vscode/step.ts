// A long step of a script: quiet, but never silent for long.
import { spawn } from 'node:child_process';

/** Takes a line for the person who waits. */
export type Say = (line: string) => void;

/** Runs a command with a sign of life every 15 seconds; what it printed is the error when it fails. */
export function step(
  say: Say,
  title: string,
  command: string,
  args: string[],
  { cwd, env = {} }: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<void> {
  const begin = Date.now();
  say(`  ${title} …`);
  const alive = setInterval(() => {
    say(`  ${title}: still at it after ${Math.round((Date.now() - begin) / 1000)} s`);
  }, 15_000);
  return new Promise<void>((resolve, reject) => {
    const output: Buffer[] = [];
    const child = spawn(command, args, {
      cwd,
      env: { ...ownEnvironment(), ...env },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = () => child.kill();
    process.once('exit', stop);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => output.push(data));
    const fail = (why: string) => {
      const tail = Buffer.concat(output).toString().trimEnd().split('\n').slice(-15).join('\n    ');
      reject(new Error(`  ${title} failed: ${why}\n    ${tail}`));
    };
    child.on('error', fault => fail(fault.message));
    child.on('close', (code, signal) => {
      process.off('exit', stop);
      if (code === 0) resolve();
      else fail(`exit ${code ?? signal}`);
    });
  }).finally(() => clearInterval(alive));
}

/** npm hands its own state down as variables; the package that it was started for must not become that of an inner npm. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(config_local_prefix|package_)/i.test(key)),
  );
}
