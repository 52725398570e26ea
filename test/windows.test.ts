import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { careful } from '../server/git/command.ts';
import { readStaged } from '../server/git/staged.ts';
import { commit, newFolder, newRepository } from './repository.ts';

// What is otherwise on Windows, as far as it can be had anywhere.

const plan = 'version: 1\nplan: Open the new office\n';

/** Git for Windows, of which only this is told: of a path that begins with a slash it warns with every command. */
function gitForWindows(): string {
  const program = join(newFolder(), 'git.exe');
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const warning = "encountered old-style '/home/' that should be '%(prefix)//home/'";
  writeFileSync(program, `#!/bin/sh\necho "warning: ${warning}" >&2\nexec '${real}' "$@"\n`);
  chmodSync(program, 0o755);
  return program;
}

test('what Git for Windows warns of is no reason to read nothing', async () => {
  const folder = newRepository();
  commit(folder, { 'office.opsplan': plan });
  const staged = await readStaged(folder, {}, gitForWindows());
  assert.deepEqual('because' in staged ? staged.because : [...staged.now.keys()], ['office.opsplan']);
});

test('Git for Windows is given no path that it would take for one of its own folder', () => {
  assert.deepEqual(
    careful('win32').filter(it => /=\//.test(it)),
    [],
  );
  assert.ok(careful('linux').includes('core.hooksPath=/dev/null'));
});
