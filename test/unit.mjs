// Runs the unit tests (all of them, or those whose file name holds a word given as argument) with node's own runner.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const words = process.argv.slice(2).filter(it => !it.startsWith('-'));
const files = ['test', 'test/features', 'test/rules']
  .flatMap(folder => {
    try {
      return readdirSync(folder).map(it => join(folder, it));
    } catch {
      return [];
    }
  })
  .filter(it => it.endsWith('.test.ts') && (!words.length || words.some(word => it.includes(word))));
const flags = process.argv.slice(2).filter(it => it.startsWith('-'));
const { status } = spawnSync(process.execPath, ['--import', 'tsx', '--test', ...flags, ...files], { stdio: 'inherit' });
process.exit(status ?? 1);
