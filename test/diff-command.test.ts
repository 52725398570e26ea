import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { commit, git, newFolder, newRepository, write } from './repository.ts';

const program = join(newFolder(), 'cli.cjs');
before(async () => {
  const shared = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'error' } as const;
  await build({ ...shared, entryPoints: ['server/cli.ts'], outfile: program, mainFields: ['module', 'main'] });
});

function diff(folder: string, args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'diff', '--today', '2026-07-24', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH!, HOME: folder, NO_COLOR: '1', ...env },
  });
  return { status, out: stdout, err: stderr };
}
const plan = (due: string, more = ''): string =>
  `plan: Onboarding\nactivities:\n  form: { title: Rebuild the form, owner: dev, effort: 3d, due: ${due}${more} }\n`;
/** A repository where a date has moved since the first commit. */
function moved(): string {
  const folder = newRepository();
  commit(folder, { 'ops.opsplan': plan('2026-08-14') });
  commit(folder, { 'ops.opsplan': plan('2026-08-21') }, '2026-07-09', 'Dev');
  return folder;
}
const dates = (from: string, to: string, by: string): RegExp => new RegExp(`due ${from} → ${to}, ${by}`);

describe('opsplan diff', () => {
  test('compares the files with the last commit, and says where nothing has changed', () => {
    const folder = moved();
    assert.match(
      diff(folder, []).out,
      /^Nothing changed between HEAD \([0-9a-f]{7}, 2026-07-09\) and the files as they are\.\n$/,
    );
    assert.equal(diff(folder, ['--exit-code']).status, 0);
    write(folder, { 'ops.opsplan': plan('2026-08-28') });
    const it = diff(folder, []);
    assert.equal(it.status, 0);
    assert.match(it.out, dates('2026-08-21', '2026-08-28', '5 working days later'));
    assert.equal(diff(folder, ['--exit-code']).status, 1);
  });

  test('any two commits, and what a branch has changed since it parted', () => {
    const folder = moved();
    git(folder, ['tag', 'v1', 'HEAD~1']);
    assert.match(diff(folder, ['v1..HEAD']).out, dates('2026-08-14', '2026-08-21', '5 working days later'));
    assert.match(diff(folder, ['HEAD..v1']).out, dates('2026-08-21', '2026-08-14', '5 working days earlier'));
    git(folder, ['checkout', '--quiet', '-b', 'side', 'v1']);
    commit(folder, { 'ops.opsplan': plan('2026-08-14', ', impact: 5') }, '2026-07-10');
    assert.match(diff(folder, ['main..side']).out, /due 2026-08-21 → 2026-08-14/);
    const since = diff(folder, ['main...side']).out;
    assert.doesNotMatch(since, /due 2026/);
    assert.match(since, /impact set to 5/);
  });

  test('new, deleted and renamed plans, each as what it is', () => {
    const folder = moved();
    rmSync(join(folder, 'ops.opsplan'));
    write(folder, {
      'plans/onboarding.opsplan': plan('2026-09-01'),
      'new.opsplan': 'plan: New\nactivities:\n  a: {}\n',
    });
    const { plans } = JSON.parse(diff(folder, ['--format', 'json']).out);
    assert.deepEqual(
      plans.map((it: { file: string; was: string; state: string }) => [it.file, it.was, it.state]),
      [
        ['new.opsplan', null, 'new'],
        ['plans/onboarding.opsplan', 'ops.opsplan', 'changed'],
      ],
    );
    rmSync(join(folder, 'plans'), { recursive: true });
    write(folder, { 'crm.opsplan': plan('2026-08-21') });
    assert.match(diff(folder, []).out, /^crm\.opsplan {2}nothing changed, was ops\.opsplan$/m);
    rmSync(join(folder, 'crm.opsplan'));
    assert.match(diff(folder, ['HEAD', 'ops.opsplan']).out, /ops\.opsplan {2}taken out\n/);
  });

  test('only the plans that are asked for are told, and all see each other', () => {
    const folder = newRepository();
    const api = (effort: string) => `activities:\n  api: { title: Freeze it, owner: ana, effort: ${effort} }\n`;
    const own = 'activities:\n  form: { title: Rebuild, owner: dev, effort: 1d, after: [crm/api] }\n';
    commit(folder, { 'crm.opsplan': api('2d'), 'ops.opsplan': own });
    write(folder, { 'crm.opsplan': api('8d') });
    const it = diff(folder, ['ops.opsplan']).out;
    assert.match(it, /^ops\.opsplan {2}moved by what changed around it\n/m);
    assert.doesNotMatch(it, /crm\.opsplan/);
    write(folder, { 'zeal.opsplan': 'plan: Zeal\n' });
    const files = diff(folder, []).out.match(/^\w+\.opsplan/gm);
    assert.deepEqual(files, ['crm.opsplan', 'zeal.opsplan', 'ops.opsplan'], 'what only moves comes last');
  });

  test('two files, wherever they are', () => {
    const folder = newFolder();
    write(folder, { 'old.opsplan': plan('2026-08-14'), 'new.opsplan': plan('2026-08-21') });
    const it = diff(folder, ['old.opsplan', 'new.opsplan']);
    assert.match(it.out, dates('2026-08-14', '2026-08-21', '5 working days later'));
    assert.equal(it.status, 0);
  });

  test('what cannot be compared is said in a sentence', () => {
    const sentence = (folder: string, args: readonly string[], env?: Record<string, string>) => {
      const { status, out, err } = diff(folder, args, env);
      return `${status} ${out}${err.split('\n')[0]}`;
    };
    const folder = moved();
    assert.equal(sentence(folder, ['v9']), '2 opsplan: Nothing can be compared, because there is no commit "v9".');
    assert.equal(
      sentence(folder, ['no.opsplan']),
      '2 opsplan: no.opsplan: there is no such file or folder, and there was none.',
    );
    assert.equal(
      sentence(folder, ['HEAD~1', 'main']),
      '2 opsplan: main is a commit: to compare it with HEAD~1, say opsplan diff HEAD~1..main',
    );
    for (const it of ['HEAD..--output=x', 'HEAD:ops.opsplan^{blob}', '-x..HEAD', '@{u}', 'HEAD^{tree}'])
      assert.match(sentence(folder, ['--', it]), /^2 opsplan: Nothing can be compared, because there is no commit "/);
    assert.equal(sentence(newFolder(), []), '2 opsplan: Nothing can be compared, because this is no git repository.');
    assert.equal(
      sentence(newRepository(), []),
      '2 opsplan: Nothing can be compared, because nothing is committed yet.',
    );
    assert.equal(
      sentence(folder, [], { PATH: '' }),
      '2 opsplan: Nothing can be compared, because git is not installed.',
    );
    const shallow = join(newFolder(), 'clone');
    git(folder, ['clone', '--quiet', '--depth', '1', `file://${folder}`, shallow]);
    assert.match(
      sentence(shallow, ['HEAD~1']),
      /because there is no commit "HEAD~1" here: the repository was cloned without its older commits\.$/,
    );
    assert.match(diff(shallow, ['HEAD']).out, /^Nothing changed/);
  });

  test('a plan that cannot be read as it lies in the folder is said to be that, and is not told as taken out', () => {
    const folder = moved();
    commit(folder, { 'other.opsplan': 'plan: Other\n' });
    writeFileSync(join(folder, 'ops.opsplan'), Buffer.from('plan: caf\xe9\n', 'latin1'));
    const it = diff(folder, []);
    assert.match(it.err, /ops\.opsplan is not UTF-8/);
    assert.match(it.out, /^Nothing changed between /);
    assert.equal(it.status, 2);
  });

  test('in a subfolder, a linked work tree and beside a submodule', () => {
    const folder = newRepository();
    commit(folder, { 'a/ops.opsplan': plan('2026-08-14'), 'b/other.opsplan': 'plan: Other\n' });
    git(folder, ['worktree', 'add', '--quiet', '../linked', '-b', 'other']);
    const linked = join(folder, '..', 'linked');
    write(linked, { 'a/ops.opsplan': plan('2026-08-21') });
    const it = diff(join(linked, 'a'), []);
    rmSync(linked, { recursive: true });
    assert.match(it.out, dates('2026-08-14', '2026-08-21', '5 working days later'));
    assert.doesNotMatch(it.out, /other/);
    newRepository(join(folder, 'sub'));
    commit(join(folder, 'sub'), { 'theirs.opsplan': 'plan: Theirs\n' });
    assert.match(diff(folder, []).out, /^Nothing changed/);
    const both = diff(folder, ['a', 'sub']);
    assert.match(both.out, /^Nothing changed/);
    assert.equal(both.err, 'opsplan: sub is of another repository, and is left out.\n');
  });

  test('a hostile repository runs nothing', () => {
    const folder = moved();
    const marker = join(newFolder(), 'ran');
    const script = join(newFolder(), 'evil.sh');
    writeFileSync(script, `#!/bin/sh\necho "$0" >> '${marker}'\ncat 2>/dev/null\n`);
    chmodSync(script, 0o755);
    mkdirSync(join(folder, '.git/hooks'), { recursive: true });
    for (const it of [
      'core.fsmonitor',
      'core.pager',
      'diff.external',
      'diff.evil.textconv',
      'diff.evil.command',
      'filter.evil.clean',
      'filter.evil.smudge',
      'gpg.program',
    ])
      git(folder, ['config', it, script]);
    git(folder, ['config', 'log.showSignature', 'true']);
    writeFileSync(join(folder, '.git/info/attributes'), '*.opsplan diff=evil filter=evil\n');
    write(folder, { 'ops.opsplan': plan('2026-08-28') });
    assert.match(diff(folder, ['HEAD~1']).out, dates('2026-08-14', '2026-08-28', '10 working days later'));
    assert.match(diff(folder, ['HEAD~1..HEAD']).out, /5 working days later/);
    assert.match(diff(folder, ['HEAD~1...HEAD']).out, /5 working days later/);
    assert.throws(() => readFileSync(marker), /ENOENT/);
  });

  test('as the diff driver of a real git', () => {
    const folder = moved();
    write(folder, { '.gitattributes': '*.opsplan diff=opsplan\n' });
    git(folder, [
      'config',
      'diff.opsplan.command',
      `'${process.execPath}' '${program}' diff --today 2026-07-24 --driver --`,
    ]);
    write(folder, { 'ops.opsplan': `# Only a comment\n${plan('2026-08-21')}` });
    assert.match(git(folder, ['diff']), /Nothing changed between a\/ops\.opsplan and b\/ops\.opsplan/);
    write(folder, { 'ops.opsplan': plan('2026-08-28') });
    assert.match(git(folder, ['diff']), dates('2026-08-21', '2026-08-28', '5 working days later'));
    assert.match(git(folder, ['diff', 'HEAD~1', 'HEAD']), dates('2026-08-14', '2026-08-21', '5 working days later'));
    git(folder, ['mv', 'ops.opsplan', 'onboarding.opsplan']);
    commit(folder, { 'onboarding.opsplan': plan('2026-09-04') }, '2026-07-12');
    assert.match(
      git(folder, ['diff', '-M20%', 'HEAD~1', 'HEAD']),
      dates('2026-08-21', '2026-09-04', '10 working days later'),
    );
    rmSync(join(folder, 'onboarding.opsplan'));
    assert.match(git(folder, ['diff']), /taken out/);
    // As the shell of Git for Windows hands on /dev/null.
    const driven = ['--driver', '--', 'onboarding.opsplan', 'nul', '.', '.'];
    write(folder, { 'onboarding.opsplan': plan('2026-09-04') });
    assert.match(diff(folder, [...driven, 'onboarding.opsplan', '1', '100644']).out, /is new/);
    git(folder, ['reset', '--quiet', '--hard']);
    commit(folder, { '-x.opsplan': plan('2026-08-14'), 'a.opsplan': 'plan: A\n' });
    writeFileSync(join(folder, 'a.opsplan'), Buffer.from('plan: Caf\xe9\n', 'latin1'));
    write(folder, { '-x.opsplan': plan('2026-08-21') });
    const all = git(folder, ['diff']);
    assert.match(all, dates('2026-08-14', '2026-08-21', '5 working days later'), 'a name like an option is a name');
    assert.match(all, /^b\/a\.opsplan is not UTF-8 at byte 9\..*\n.*--no-ext-diff.* shows the lines of a\.opsplan\.$/m);
  });
});

test('opsplan forecast --baseline: when each was to be finished, and by how much it is later now', () => {
  const folder = newRepository();
  commit(folder, { 'ops.opsplan': plan('2026-08-14') }, '2026-07-06');
  git(folder, ['tag', 'start']);
  write(folder, { 'ops.opsplan': `${plan('2026-08-14')}  late: { title: New, owner: lu, effort: 1d }\n` });
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [program, 'forecast', '--today', '2026-07-20', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const { plans } = JSON.parse(run('--baseline', 'start', '--format', 'json').stdout);
  assert.match(plans[0].baseline, /^start \([0-9a-f]{7}, 2026-07-06\)$/);
  assert.deepEqual(
    plans[0].activities.map((it: Record<string, unknown>) => [it.id, it.finish, it.baseline, it.variance]),
    [
      ['form', '2026-07-23', '2026-07-09', 10],
      ['late', '2026-07-21', null, null],
    ],
  );
  assert.match(run('--baseline', 'start').stdout, /form .* 2026-07-09 {2}\+10 days\n.*late .* –\n/s);
  const { status, stderr } = run('--baseline', 'v9');
  assert.equal(`${status} ${stderr}`, '2 opsplan: There is no baseline, because there is no commit "v9".\n');
});
