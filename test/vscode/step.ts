// A long step of a script: quiet, but never silent for long.
import { spawn } from 'node:child_process';

/** Takes a line for the person who waits. */
export type Say = (line: string) => void;

/** How a command is started. On Windows npm and code are scripts, which only a shell starts; it has to be told where a word ends. */
export function started(command: string, args: readonly string[], platform: string = process.platform) {
  const shell = platform === 'win32' && (command === 'npm' || command.endsWith('.cmd'));
  // A script that is found by its name does not know where it stands if that name is quoted.
  const word = (it: string): string => (shell && /[^\w.:=\\/-]/.test(it) ? `"${it}"` : it);
  return [word(command), args.map(word), { shell }] as const;
}

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
    const [program, words, options] = started(command, args);
    const child = spawn(program, words, {
      ...options,
      cwd,
      env: { ...ownEnvironment(), ...env },
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
