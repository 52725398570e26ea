// How long the command line takes as a whole process: to start, and to judge a folder of many plans.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { folder, plans } from './company.ts';
import { median } from './measure.ts';

export interface CommandLineFigures {
  /** From calling it to its end, where it has only to say its version. Milliseconds. */
  readonly start: number;
  /** The same of a node that does nothing: what no program can save. Milliseconds. */
  readonly node: number;
  /** `check` of the folder of the bench. Milliseconds. */
  readonly check: number;
}

const often = 9;

export function commandLine(count = plans): CommandLineFigures {
  const program = resolve('dist/cli.js');
  const home = mkdtempSync(join(tmpdir(), 'opsplan-bench-'));
  const timed = (...args: string[]): number => {
    const begun = performance.now();
    const { error } = spawnSync(process.execPath, args, { cwd: home, stdio: 'ignore' });
    if (error) throw error;
    return performance.now() - begun;
  };
  const each = (...args: string[]): number => median(Array.from({ length: often }, () => timed(...args)));
  try {
    for (const { uri, text } of folder(count)) writeFileSync(join(home, basename(uri)), text);
    // What node compiled is kept from the first call on, where it can.
    timed(program, '--version');
    return {
      node: each('-e', '0'),
      start: each(program, '--version'),
      check: timed(program, 'check', '--no-history', '--today', '2030-12-02'),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
