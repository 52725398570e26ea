import assert from 'node:assert/strict';
import fs, { mkdirSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, mock, test } from 'node:test';
import { pauseAfter } from '../server/commands/check-watch.ts';
import { Run } from '../server/run.ts';
import { newFolder } from './repository.ts';

/** How many folders are opened meanwhile. */
function opened(what: () => void): number {
  const walks = mock.method(fs, 'readdirSync');
  syncBuiltinESMExports();
  try {
    what();
    return walks.mock.callCount();
  } finally {
    walks.mock.restore();
    syncBuiltinESMExports();
  }
}

describe('looking at the files again', () => {
  test('walks each folder once, and finds what changed all the same', () => {
    const folder = newFolder();
    for (const it of ['a', 'b', 'c']) mkdirSync(join(folder, it));
    const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
    put('a/one.opsplan', 'plan: One\n');
    const before = process.cwd();
    process.chdir(folder);
    try {
      for (const named of [[], ['.'], ['a', '.']]) {
        let run = new Run([], assert.fail);
        const most = named.length === 2 ? 5 : 4;
        assert.equal(
          opened(() => {
            run = new Run(named, assert.fail);
          }),
          most,
        );
        assert.equal(
          opened(() => assert.deepEqual(run.reread(), [])),
          most,
        );
        put('b/two.opsplan', 'plan: Two\n');
        assert.deepEqual(run.reread(), ['b/two.opsplan']);
        fs.rmSync(join(folder, 'b/two.opsplan'));
        assert.deepEqual(run.reread(), ['b/two.opsplan']);
        assert.deepEqual(run.files, ['a/one.opsplan']);
      }
      put('b/two.opsplan', 'plan: Two\n');
      const run = new Run(['a'], assert.fail);
      put('c/three.opsplan', 'plan: Three\n');
      assert.deepEqual(run.reread(), ['c/three.opsplan'], 'those around it are looked at too');
      assert.deepEqual(run.files, ['a/one.opsplan']);
    } finally {
      process.chdir(before);
    }
  });
  test('what takes long is done less often', () => {
    assert.equal(pauseAfter(3), 500);
    assert.equal(pauseAfter(900), 9000);
  });
});
