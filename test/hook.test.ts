import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { gitOf, opsplan, program, start, well } from './command-line.ts';
import { git, newFolder, newRepository, write } from './repository.ts';

const count = (folder: string): number => Number(gitOf(folder, 'rev-list', '--count', 'HEAD').all);

const good = 'plan: Move the office\nowner: Priya Nair\nstatus: draft\nactivities:\n  desks: { owner: Priya Nair }\n';
const bad = good.replace('}', ', due: 2027-02-30 }');
const unranked = `${good}  small: { impact: 1, effort: 8d, due: 2099-06-30, priority: 1 }\n  great: { impact: 5, effort: 1d, due: 2099-05-29, priority: 2 }\n`;
function newPlans(): string {
  const folder = realpathSync(newRepository());
  write(folder, { 'ops.opsplan': good, 'x.txt': 'x' });
  well(gitOf(folder, 'add', '.'));
  well(gitOf(folder, 'commit', '--quiet', '--message', 'first'));
  return folder;
}
const hookIn = (folder: string, name = 'pre-commit'): string => join(folder, '.git', 'hooks', name);

describe('the gate before a commit', () => {
  test('a breach stops the commit, --no-verify passes it, and it is no longer told of', () => {
    const folder = newPlans();
    well(opsplan(folder, 'hook', 'install'));
    write(folder, { 'ops.opsplan': bad });
    well(gitOf(folder, 'add', '.'));
    const stopped = gitOf(folder, 'commit', '--message', 'second');
    assert.equal(stopped.code, 1, stopped.all);
    assert.match(stopped.all, /ops\.opsplan:5:\d+ {2}error {2}2027-02-30 is no day/);
    assert.match(stopped.all, /1 plan staged: 1 new error/);
    assert.match(stopped.all, /git commit --no-verify/);
    assert.equal(count(folder), 1);
    well(gitOf(folder, 'commit', '--no-verify', '--quiet', '--message', 'second'));
    write(folder, { 'ops.opsplan': bad.replace('Move', 'Leave') });
    assert.match(well(gitOf(folder, 'commit', '--all', '--message', 'third')), /2 errors.* stood before/);
    assert.equal(count(folder), 3);
  });
  test('ranks that are out of date stop it too', () => {
    const folder = newPlans();
    well(opsplan(folder, 'hook', 'install'));
    write(folder, { 'ops.opsplan': unranked });
    well(gitOf(folder, 'add', '.'));
    const stopped = gitOf(folder, 'commit', '--message', 'second');
    assert.equal(stopped.code, 1, stopped.all);
    assert.match(stopped.all, /\n\nops\.opsplan\n {2}[\s\S]*Run opsplan reprioritize/);
    well(opsplan(folder, 'reprioritize'));
    well(gitOf(folder, 'commit', '--all', '--message', 'second'));
  });
  test('one run judges both: --ranks tells of ranks beside the findings, and leaves what a program reads alone', () => {
    const folder = newPlans();
    well(opsplan(folder, 'hook', 'install'));
    assert.equal(readFileSync(hookIn(folder), 'utf8').match(/^"\$@" /gm)?.length, 1);
    write(folder, { 'ops.opsplan': `${unranked}  chairs: { owner: Priya Nair, due: 2027-02-31 }\n` });
    well(gitOf(folder, 'add', '.'));
    assert.match(
      gitOf(folder, 'commit', '--message', 'second').all,
      /2027-02-31 is no day[\s\S]*Run opsplan reprioritize/,
    );
    write(folder, { 'ops.opsplan': unranked });
    well(gitOf(folder, 'add', '.'));
    assert.doesNotMatch(well(opsplan(folder, 'check', '--staged')), /Run opsplan/);
    const json = opsplan(folder, 'check', '--staged', '--ranks', '--format', 'json');
    assert.equal(json.code, 1);
    assert.match(json.all, /^\{\n[\s\S]*\n\}\n[\s\S]*Run opsplan reprioritize/);
    assert.match(opsplan(folder, 'check', '--ranks').all, /--ranks goes with --staged/);
  });
  test('what git commits is judged, not what lies in the folder: -a, a path, a part', () => {
    const folder = newPlans();
    well(opsplan(folder, 'hook', 'install'));
    write(folder, { 'ops.opsplan': bad, 'x.txt': 'y' });
    assert.equal(gitOf(folder, 'commit', '--all', '--message', 'all').code, 1);
    assert.equal(gitOf(folder, 'commit', '--message', 'path', 'ops.opsplan').code, 1);
    well(gitOf(folder, 'commit', '--message', 'other path', 'x.txt'));
    mkdirSync(join(folder, 'sub'));
    assert.equal(gitOf(join(folder, 'sub'), 'commit', '--all', '--message', 'from below').code, 1);
    write(folder, { 'x.txt': 'z' });
    well(gitOf(folder, 'add', 'x.txt'));
    well(gitOf(folder, 'commit', '--message', 'a part'));
  });
  test('the first commit of all is judged too', () => {
    const folder = realpathSync(newRepository());
    well(opsplan(folder, 'hook', 'install'));
    write(folder, { 'ops.opsplan': bad });
    well(gitOf(folder, 'add', '.'));
    assert.match(gitOf(folder, 'commit', '--message', 'first').all, /2027-02-30 is no day[\s\S]*Not committed/);
    write(folder, { 'ops.opsplan': 'status: draft\n' });
    assert.equal(gitOf(folder, 'commit', '--all', '--message', 'first').code, 1);
  });
  test('who ends a merge answers for neither side, but for what comes of both', () => {
    const folder = newPlans();
    const save = (text: string): string => {
      write(folder, { 'ops.opsplan': text });
      return well(gitOf(folder, 'commit', '--quiet', '--no-verify', '--all', '--message', 'x'));
    };
    well(opsplan(folder, 'hook', 'install'));
    well(gitOf(folder, 'checkout', '--quiet', '-b', 'side'));
    save(bad.replace('Move', 'Leave'));
    well(gitOf(folder, 'checkout', '--quiet', 'main'));
    save(good.replace('Move', 'Sell'));
    assert.equal(gitOf(folder, 'merge', 'side').code, 1);
    const merged = bad.replace('Move', 'Leave and sell');
    write(folder, { 'ops.opsplan': `${merged}  chairs: { owner: Priya Nair, due: 2027-02-31 }\n` });
    assert.match(gitOf(folder, 'commit', '--all', '--message', 'merged').all, /1 new error/);
    write(folder, { 'ops.opsplan': merged });
    well(gitOf(folder, 'commit', '--all', '--message', 'merged'));
  });
  describe('a merge that git commits by itself', () => {
    type Files = Record<string, string>;
    /** A branch `side` and what main has become since, from plans that both began with. */
    function twoSides(side: Files, main: Files, base: Files = {}): string {
      const folder = newPlans();
      const save = (branch: string, files: Files): void => {
        well(gitOf(folder, 'checkout', '--quiet', branch));
        write(folder, files);
        well(gitOf(folder, 'add', '.'));
        well(gitOf(folder, 'commit', '--quiet', '--no-verify', '--allow-empty', '--message', 'x'));
      };
      well(opsplan(folder, 'hook', 'install'));
      save('main', base);
      well(gitOf(folder, 'branch', 'side'));
      save('side', side);
      save('main', main);
      return folder;
    }
    const merge = (folder: string, ...args: string[]) => gitOf(folder, 'merge', '--no-edit', ...args, 'side');
    const owned = good.replaceAll('Priya Nair', 'priya').replace('activities', 'people:\n  priya: {}\nactivities');
    const shared = owned.replace('draft\n', 'draft\nteams:\n  movers: { members: [priya] }\n');
    /** One side drops the team that the other side has begun to ask. */
    const clashing = (): string =>
      twoSides(
        { 'ops.opsplan': owned },
        { 'ops.opsplan': `${shared}  chairs: { owner: movers }\n` },
        { 'ops.opsplan': shared },
      );
    test('is stopped by what neither side had, then by the same in the commit that ends it', () => {
      const folder = clashing();
      const before = count(folder);
      const stopped = merge(folder);
      assert.equal(stopped.code, 1, stopped.all);
      assert.match(stopped.all, /ops\.opsplan:\d+:\d+ {2}error .*movers[\s\S]*1 new error[\s\S]*Not committed/);
      assert.equal(count(folder), before);
      assert.match(gitOf(folder, 'commit', '--no-edit').all, /1 new error/);
      well(gitOf(folder, 'commit', '--no-edit', '--no-verify', '--quiet'));
      const other = clashing();
      well(merge(other, '--no-verify'));
    });
    test('answers for neither side, whatever the way it is merged', () => {
      for (const strategy of ['ort', 'octopus']) {
        const folder = twoSides({ 'ops.opsplan': bad }, { 'x.txt': 'y' });
        assert.match(well(merge(folder, `--strategy=${strategy}`)), /errors?.* stood before/);
        assert.equal(count(folder), 5);
      }
    });
    test('is not asked about where it brings nothing about a plan', () => {
      const folder = twoSides({ 'x.txt': 'z' }, { 'y.txt': 'y' });
      assert.doesNotMatch(well(merge(folder)), /staged/);
    });
    test('leaves a hook that is there to run first', () => {
      const folder = clashing();
      well(opsplan(folder, 'hook', 'uninstall'));
      const own = '#!/bin/sh\necho merging > seen\n';
      writeFileSync(hookIn(folder, 'pre-merge-commit'), own, { mode: 0o755 });
      assert.match(well(opsplan(folder, 'hook', 'install')), /pre-merge-commit\.before-opsplan, and runs first/);
      assert.equal(merge(folder).code, 1);
      assert.ok(existsSync(join(folder, 'seen')));
      well(opsplan(folder, 'hook', 'uninstall'));
      assert.equal(readFileSync(hookIn(folder, 'pre-merge-commit'), 'utf8'), own);
      assert.equal(existsSync(hookIn(folder)), false);
    });
  });
  test('in a work tree of its own and in a submodule', () => {
    const folder = newPlans();
    const beside = join(newFolder(), 'tree');
    well(gitOf(folder, 'worktree', 'add', '--quiet', beside));
    well(opsplan(beside, 'hook', 'install'));
    write(beside, { 'ops.opsplan': bad });
    assert.equal(gitOf(beside, 'commit', '--all', '--message', 'second').code, 1);
    const outer = newPlans();
    git(outer, ['submodule', '--quiet', 'add', folder, 'inner']);
    const inner = join(outer, 'inner');
    well(opsplan(inner, 'hook', 'install'));
    assert.ok(existsSync(join(outer, '.git/modules/inner/hooks/pre-commit')));
    write(inner, { 'ops.opsplan': bad });
    assert.equal(gitOf(inner, 'commit', '--all', '--message', 'second').code, 1);
  });
  test('ranks that cannot be written are not told as out of date and as up to date in one', () => {
    const folder = newPlans();
    const ranked = good
      .replace('draft', 'live')
      .replace('}', ', impact: 5, effort: 1d, due: 2026-07-31, priority: 1 }');
    write(folder, {
      'ops.opsplan': `${ranked}  chairs:\n    owner: Priya Nair\nwhat is this\n    priority: 2\n`,
    });
    well(gitOf(folder, 'add', '.'));
    const { all } = opsplan(folder, 'check', '--staged', '--ranks', '--today', '2026-07-24');
    assert.match(all, /priority-stale/);
    assert.doesNotMatch(all, /the ranks are up to date|Run opsplan reprioritize|write 0 ranks/);
  });
  test('where opsplan is not found, a commit passes and it is said', () => {
    const folder = newPlans();
    well(opsplan(folder, 'hook', 'install'));
    writeFileSync(hookIn(folder), readFileSync(hookIn(folder), 'utf8').replaceAll("% here/cli.js'", "% gone/cli.js'"));
    const tools = join(newFolder(), 'bin');
    mkdirSync(tools);
    for (const it of ['git', 'sh', 'dirname']) {
      const found = process.env
        .PATH!.split(delimiter)
        .map(at => join(at, it))
        .find(at => existsSync(at))!;
      symlinkSync(found, join(tools, it));
    }
    write(folder, { 'ops.opsplan': bad });
    const passed = start(join(tools, 'git'), folder, ['commit', '--all', '--message', 'second'], { PATH: tools });
    assert.match(well(passed), /opsplan is not found/);
  });
});

describe('a hook that is there already', () => {
  const own = '#!/bin/sh\necho "own hook $#" >> seen\n[ ! -e stop ]\n';
  function withOwn(): string {
    const folder = newPlans();
    mkdirSync(join(folder, '.git', 'hooks'), { recursive: true });
    writeFileSync(hookIn(folder), own, { mode: 0o755 });
    return folder;
  }
  test('runs first, can stop the commit, and is put back as it was', () => {
    const folder = withOwn();
    const { mode, ino } = lstatSync(hookIn(folder));
    assert.match(well(opsplan(folder, 'hook', 'install')), /pre-commit\.before-opsplan, and runs first/);
    assert.match(well(opsplan(folder, 'hook', 'install')), /installed already/);
    write(folder, { 'ops.opsplan': bad });
    assert.equal(gitOf(folder, 'commit', '--all', '--message', 'second').code, 1);
    assert.equal(readFileSync(join(folder, 'seen'), 'utf8'), 'own hook 0\n');
    write(folder, { 'ops.opsplan': `${good}# more\n`, stop: '' });
    assert.equal(gitOf(folder, 'commit', '--all', '--message', 'second').code, 1);
    assert.match(well(opsplan(folder, 'hook', 'uninstall')), /again what it was/);
    const back = lstatSync(hookIn(folder));
    assert.deepEqual([back.mode, back.ino, readFileSync(hookIn(folder), 'utf8')], [mode, ino, own]);
    assert.equal(existsSync(`${hookIn(folder)}.before-opsplan`), false);
    const alone = opsplan(folder, 'hook', 'uninstall');
    assert.equal(alone.code, 2);
    assert.match(alone.all, /pre-commit is not opsplan's, so it stays as it is\./);
  });
  test('is not run where git would not run it', () => {
    const folder = withOwn();
    chmodSync(hookIn(folder), 0o644);
    well(opsplan(folder, 'hook', 'install'));
    write(folder, { 'x.txt': 'y' });
    well(gitOf(folder, 'commit', '--all', '--message', 'second'));
    assert.equal(existsSync(join(folder, 'seen')), false);
  });
  test('nothing is lost where one more is in the way, or ours was changed', () => {
    const folder = withOwn();
    writeFileSync(`${hookIn(folder)}.before-opsplan`, 'older');
    assert.equal(opsplan(folder, 'hook', 'install').code, 2);
    assert.equal(readFileSync(hookIn(folder), 'utf8'), own);
    const third = newPlans();
    for (const it of ['pre-merge-commit', 'pre-merge-commit.before-opsplan']) writeFileSync(hookIn(third, it), 'older');
    assert.equal(opsplan(third, 'hook', 'install').code, 2);
    assert.equal(existsSync(hookIn(third)), false, 'nothing is done by halves');
    const other = newPlans();
    well(opsplan(other, 'hook', 'install'));
    writeFileSync(hookIn(other), `${readFileSync(hookIn(other), 'utf8')}# mine\n`);
    assert.equal(opsplan(other, 'hook', 'uninstall').code, 2);
    assert.match(well(opsplan(other, 'hook', 'uninstall', '--force')), /is gone/);
    assert.equal(existsSync(hookIn(other)), false);
  });
  test('the half of them that an earlier version has put in is made whole, and taken out', () => {
    const folder = newPlans();
    well(opsplan(folder, 'hook', 'install'));
    rmSync(hookIn(folder, 'pre-merge-commit'));
    assert.match(well(opsplan(folder, 'hook', 'install')), /before a merge that git commits by itself/);
    rmSync(hookIn(folder, 'pre-merge-commit'));
    assert.equal(well(opsplan(folder, 'hook', 'uninstall')), '.git/hooks/pre-commit is gone.\n');
  });
});

describe('core.hooksPath', () => {
  test('what a team has committed is left alone, unless by force, and then names no path of this machine', () => {
    const folder = newPlans();
    const own = '#!/bin/sh\necho team >> seen\n';
    write(folder, { '.githooks/pre-commit': own });
    chmodSync(join(folder, '.githooks/pre-commit'), 0o755);
    well(gitOf(folder, 'add', '.'));
    well(gitOf(folder, 'commit', '--quiet', '--message', 'hooks'));
    well(gitOf(folder, 'config', 'core.hooksPath', '.githooks'));
    const refused = opsplan(folder, 'hook', 'install');
    assert.equal(refused.code, 2);
    assert.match(
      refused.all,
      /to \.githooks\/pre-commit and to \.githooks\/pre-merge-commit:\n {2}npx .*opsplan check/,
    );
    assert.equal(well(gitOf(folder, 'status', '--porcelain')), '');
    well(opsplan(folder, 'hook', 'install', '--force'));
    for (const it of ['pre-commit', 'pre-merge-commit'])
      assert.ok(!readFileSync(join(folder, '.githooks', it), 'utf8').includes('cli.js'));
    assert.match(well(opsplan(folder, 'hook', 'install', '--force')), /installed already/);
    // What each machine has: here a package of the project.
    const brought = join(folder, 'node_modules/.bin/opsplan');
    write(folder, { 'node_modules/.bin/opsplan': `#!/bin/sh\nexec node "${program}" "$@"\n`, 'ops.opsplan': bad });
    chmodSync(brought, 0o755);
    assert.match(gitOf(folder, 'commit', '--all', '--message', 'second').all, /1 new error[\s\S]*Not committed/);
    assert.equal(readFileSync(join(folder, 'seen'), 'utf8'), 'team\n');
    well(opsplan(folder, 'hook', 'uninstall'));
    assert.equal(readFileSync(join(folder, '.githooks/pre-commit'), 'utf8'), own);
  });
  test('a link from .git to a folder of the work tree is such a folder, and one that leads into .git is none', () => {
    const folder = newPlans();
    rmSync(join(folder, '.git/hooks'), { recursive: true, force: true });
    mkdirSync(join(folder, 'tools'));
    symlinkSync('../tools', join(folder, '.git/hooks'));
    assert.match(opsplan(folder, 'hook', 'install').all, /the hooks of all who work on this repository/);
    well(gitOf(folder, 'config', 'core.hooksPath', '.git/own'));
    well(opsplan(folder, 'hook', 'install'));
    assert.ok(existsSync(join(folder, '.git/own/pre-merge-commit')));
  });
  test('one that other repositories share only by force; husky is told what to add', () => {
    const folder = newPlans();
    const shared = newFolder();
    well(gitOf(folder, 'config', 'core.hooksPath', shared));
    const refused = opsplan(folder, 'hook', 'install');
    assert.deepEqual([refused.code, existsSync(join(shared, 'pre-commit'))], [2, false]);
    assert.match(refused.all, /leads out of this repository/);
    well(opsplan(folder, 'hook', 'install', '--force'));
    assert.ok(existsSync(join(shared, 'pre-commit')));
    well(gitOf(folder, 'config', 'core.hooksPath', '.husky/_'));
    assert.match(
      opsplan(folder, 'hook', 'install').all,
      /Add this line to \.husky\/pre-commit and to \.husky\/pre-merge-commit:/,
    );
  });
  test('outside of a repository: a sentence', () => {
    const { code, all } = opsplan(newFolder(), 'hook', 'install');
    assert.equal(code, 2);
    assert.match(all, /Nothing can be installed here: this folder is in no git repository\./);
  });
});

test('what pre-commit is told to run is a command, and stops a breach, also in a commit that only deletes', () => {
  const hooks: Record<string, unknown>[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
  assert.equal(hooks.length, 1);
  const [{ entry, args, files, always_run, stages } = {}] = hooks;
  // It lists no file that is deleted, and would have none to run for.
  assert.deepEqual([files, always_run, stages], [undefined, true, ['pre-commit', 'pre-merge-commit']]);
  const [name, ...words] = `${entry}`.split(' ');
  assert.equal(name, 'opsplan');
  const run = (folder: string, more = args as string[]) => opsplan(folder, ...words, ...more).code;
  const folder = newPlans();
  write(folder, { 'ops.opsplan': unranked.replace('draft', 'drafted') });
  well(gitOf(folder, 'add', '.'));
  assert.equal(run(folder), 1, 'a finding that is new');
  write(folder, { 'ops.opsplan': unranked });
  well(gitOf(folder, 'add', '.'));
  assert.deepEqual([run(folder), run(folder, [])], [1, 0], 'ranks that are out of date');
  const other = newPlans();
  const asked =
    'plan: Desks\nowner: Priya Nair\nstatus: draft\nactivities:\n  buy: { owner: Priya Nair, after: ops/desks }\n';
  write(other, { 'buy.opsplan': asked });
  well(gitOf(other, 'add', '.'));
  well(gitOf(other, 'commit', '--quiet', '--message', 'second'));
  well(gitOf(other, 'rm', '--quiet', 'ops.opsplan'));
  assert.equal(run(other), 1);
  well(opsplan(other, 'hook', 'install'));
  assert.match(gitOf(other, 'commit', '--message', 'third').all, /buy\.opsplan:5[\s\S]*Not committed/);
});
