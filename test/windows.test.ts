import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs, {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, win32 } from 'node:path';
import { describe, mock, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { decode, findPlans, isBelow, writeText } from '../server/disk.ts';
import { careful, findGit } from '../server/git/command.ts';
import { identityAt } from '../server/git/identity.ts';
import { newReader } from '../server/git/reader.ts';
import { readStaged } from '../server/git/staged.ts';
import { readPlan } from '../server/plan/plan.ts';
import { Run } from '../server/run.ts';
import { program, start } from './command-line.ts';
import { commit, git, newFolder, newRepository, write } from './repository.ts';
import { started } from './vscode/step.ts';

// What is otherwise on Windows, as far as it can be had anywhere.

/** There is one on Windows itself. */
const isHere = process.platform === 'win32';
const plan = 'version: 1\nplan: Open the new office\n';

/** Git for Windows, of which only this is told: what it does before it does what git does everywhere. */
function gitForWindows(first: string, folder = newFolder()): string {
  const program = join(folder, 'git.exe');
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  mkdirSync(folder, { recursive: true });
  writeFileSync(program, `#!/bin/sh\n${first}\nexec '${real}' "$@"\n`);
  chmodSync(program, 0o755);
  return program;
}

test('what Git for Windows warns of is no reason to read nothing', { skip: isHere }, async () => {
  const folder = newRepository();
  commit(folder, { 'office.opsplan': plan });
  const warning = "warning: encountered old-style '/home/' that should be '%(prefix)//home/'";
  const staged = await readStaged(folder, {}, gitForWindows(`echo "${warning}" >&2`));
  assert.deepEqual('because' in staged ? staged.because : [...staged.now.keys()], ['office.opsplan']);
});

test('Git for Windows is given no path that it would take for one of its own folder', () => {
  assert.deepEqual(
    careful('win32').filter(it => /=\//.test(it)),
    [],
  );
  assert.ok(careful('linux').includes('core.hooksPath=/dev/null'));
});

test('Git for Windows is found where it is installed, though it stands in no path', () => {
  const programs = newFolder();
  const program = gitForWindows('', join(programs, 'Git/cmd'));
  assert.equal(findGit({ PATH: newFolder(), ProgramFiles: programs }, 'win32'), program);
  assert.equal(findGit({ PATH: newFolder(), ProgramFiles: programs }, 'linux'), undefined);
  assert.equal(findGit({ PATH: newFolder() }, 'win32'), undefined);
});

test('Git for Windows knows who commits by what stands in APPDATA', { skip: isHere }, async () => {
  const folder = newRepository();
  const { APPDATA } = process.env;
  process.env.APPDATA = newFolder();
  try {
    write(process.env.APPDATA, { 'Git/config': '[user]\n\temail = maya@example.com\n' });
    const git = gitForWindows('export GIT_CONFIG_GLOBAL="$APPDATA/Git/config"');
    const { href } = pathToFileURL(join(folder, 'crm.opsplan'));
    assert.deepEqual(await identityAt(href, new AbortController().signal, git), ['maya@example.com']);
  } finally {
    if (APPDATA === undefined) delete process.env.APPDATA;
    else process.env.APPDATA = APPDATA;
  }
});

describe('a disk that takes two names for one', { skip: isHere }, () => {
  test('is below a folder whatever the case of its letters', () => {
    assert.ok(isBelow('c:\\Plans\\crm.opsplan', 'C:\\plans', win32));
    assert.ok(isBelow('c:\\', 'C:\\', win32));
    assert.ok(!isBelow('c:\\plans-old\\crm.opsplan', 'C:\\plans', win32));
    assert.ok(!isBelow('d:\\plans\\crm.opsplan', 'C:\\plans', win32));
    assert.ok(!isBelow('/Plans/crm.opsplan', '/plans'));
    assert.ok(isBelow('/plans/..crm.opsplan', '/plans'));
  });
  test('has each plan once, however its folder is named', () => {
    const folder = newFolder();
    write(folder, { 'plans/crm.opsplan': plan });
    symlinkSync('plans', join(folder, 'Plans'));
    const before = process.cwd();
    process.chdir(folder);
    try {
      const run = new Run(['Plans'], assert.fail);
      assert.deepEqual(run.files, ['plans/crm.opsplan']);
      assert.deepEqual(run.seen('plans/crm.opsplan').others?.plans('crm'), [], 'there is no other one');
    } finally {
      process.chdir(before);
    }
  });
  test('has the history of a plan of which only the case of its name differs from the committed one', async () => {
    const folder = newRepository();
    commit(folder, { 'plans/crm.opsplan': plan });
    mkdirSync(join(folder, 'Plans'));
    linkSync(join(folder, 'plans/crm.opsplan'), join(folder, 'Plans/CRM.opsplan'));
    write(folder, { 'plans/CRM.opsplan': plan });
    const paths = ['Plans/CRM.opsplan', 'plans/CRM.opsplan'].map(it => join(folder, it));
    const told = await newReader()(paths.map(path => ({ path, plan: readPlan(plan) })));
    const [one, other] = paths.map(it => told.get(it));
    assert.equal(one?.history?.steps.length, 1);
    assert.equal(other?.because, 'the plan is not committed yet');
  });
});

describe('a folder that is listed as Windows does', { skip: isHere }, () => {
  /** The plans of a folder, in which one stands below a folder, where a link leads round; everything is listed as one thing. */
  function found(what: 'link' | 'folder'): readonly string[] {
    const folder = newFolder();
    write(folder, { 'plans/crm.opsplan': plan });
    symlinkSync('.', join(folder, 'plans/round'));
    const real = fs.readdirSync as (path: string, options: object) => fs.Dirent[];
    const listing = mock.method(fs, 'readdirSync', ((path: string, options: object) =>
      real(path, options).map(({ name }) => ({
        name,
        isFile: () => false,
        isSymbolicLink: () => what === 'link',
        isDirectory: () => what === 'folder' && !name.endsWith('.opsplan'),
      }))) as never);
    syncBuiltinESMExports();
    try {
      return findPlans([folder]).map(it => it.slice(folder.length));
    } finally {
      listing.mock.restore();
      syncBuiltinESMExports();
    }
  }
  test('holds what OneDrive keeps, though that is told of as links', () =>
    assert.deepEqual(found('link'), ['/plans/crm.opsplan']));
  test('is left by no link that is told of as a folder', () =>
    assert.deepEqual(found('folder'), ['/plans/crm.opsplan']));
});

describe('writing a file', () => {
  /** How often it is tried, where another program has the file open the first times; and what is said. */
  function tries(failures: number, code: string): readonly [number, string, readonly string[]] {
    const folder = newFolder();
    const path = join(folder, 'crm.opsplan');
    writeFileSync(path, plan);
    const real = fs.renameSync;
    let count = 0;
    const renaming = mock.method(fs, 'renameSync', (from: string, to: string) => {
      if (++count <= failures) throw Object.assign(new Error(code), { code });
      real(from, to);
    });
    syncBuiltinESMExports();
    try {
      writeText(path, 'plan: Later\n');
      return [count, readFileSync(path, 'utf8'), readdirSync(folder)];
    } catch (error) {
      return [count, (error as Error).message.replace(folder, '.'), readdirSync(folder)];
    } finally {
      renaming.mock.restore();
      syncBuiltinESMExports();
    }
  }
  test('that another program has open waits a moment', () => {
    for (const it of ['EPERM', 'EACCES', 'EBUSY'])
      assert.deepEqual(tries(2, it), [3, 'plan: Later\n', ['crm.opsplan']]);
  });
  test('says after a while that it is open', () => {
    const says = './crm.opsplan: another program has it open.';
    assert.deepEqual(tries(Infinity, 'EBUSY'), [8, says, ['crm.opsplan']]);
  });
  test('that cannot be written for another reason is not tried again', () =>
    assert.deepEqual(tries(1, 'ENOSPC'), [1, './crm.opsplan: the disk is full.', ['crm.opsplan']]));
});

test('what Windows PowerShell writes with ">" is called by its name', () => {
  for (const it of ['fffe70006c00', 'feff0070006c'])
    assert.throws(() => decode(Buffer.from(it, 'hex'), 'crm.opsplan'), {
      message: 'crm.opsplan is UTF-16, such as ">" writes in Windows PowerShell. Save it as UTF-8 and try again.',
    });
});

test('a pipe that is closed is no mistake, whatever it is called', () => {
  const folder = newFolder();
  for (const [code, exit] of Object.entries({ EPIPE: 0, EOF: 0, EIO: 2 })) {
    write(folder, {
      'before.cjs': `process.stdout.write = () => process.stdout.emit('error', Object.assign(Error(), { code: '${code}' }));`,
    });
    assert.equal(start(process.execPath, folder, ['-r', './before.cjs', program, 'schema']).code, exit, code);
  }
});

describe('whoever works on this on Windows', () => {
  test('has the line ends that all have, whatever git does by itself', () => {
    const folder = newRepository();
    git(folder, ['config', 'core.autocrlf', 'true']);
    const attributes = readFileSync('.gitattributes', 'utf8');
    commit(folder, { '.gitattributes': attributes, 'check.sh': 'set -e\nnode "$CLI"\n' });
    rmSync(join(folder, 'check.sh'));
    git(folder, ['checkout', '--', '.']);
    assert.equal(readFileSync(join(folder, 'check.sh'), 'utf8'), 'set -e\nnode "$CLI"\n');
  });
  test('runs the scripts of package.json, in which no shell sets a variable', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    for (const [name, it] of Object.entries(scripts)) assert.doesNotMatch(it, /(?:^|&& )\w+=|'|;|\$/, name);
  });
  test('starts what is a script there through a shell, which keeps each word whole', () => {
    const code = 'C:\\Program Files\\Microsoft VS Code\\bin\\code.cmd';
    assert.deepEqual(started(code, ['--wait', 'C:\\my plans'], 'win32'), [
      `"${code}"`,
      ['--wait', '"C:\\my plans"'],
      { shell: true },
    ]);
    assert.deepEqual(started('npm', ['run', 'build'], 'win32'), ['npm', ['run', 'build'], { shell: true }]);
    const node = 'C:\\Program Files\\nodejs\\node.exe';
    assert.deepEqual(started(node, ['a b.js'], 'win32'), [node, ['a b.js'], { shell: false }]);
    assert.deepEqual(started('npm', ['ci'], 'linux'), ['npm', ['ci'], { shell: false }]);
  });
});
