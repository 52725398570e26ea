// Loaded by VS Code in its extension host; `run` is what it calls.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

// The mark tells the lines of the tests from all else that the window logs.
Object.assign(Mocha.reporters.Base, {
  consoleLog: (...words: unknown[]) => {
    for (const line of format(...words).split('\n')) console.log(`[suite] ${line}`);
  },
});

/** Runs every `*.test.js` beside this file; the figures go to the file that SUITE_RESULT names. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 20_000 });
  for (const file of readdirSync(__dirname).filter(it => it.endsWith('.test.js'))) mocha.addFile(join(__dirname, file));
  const stats = await new Promise<Mocha.Stats | undefined>(resolve => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  const result = process.env.SUITE_RESULT;
  if (result) writeFileSync(result, JSON.stringify({ passed: stats?.passes ?? 0, failed: stats?.failures ?? 0 }));
  if (!stats?.passes || stats.failures) throw new Error(stats?.passes ? 'Tests failed.' : 'No test ran.');
}
