import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { findGit } from '../server/git/command.ts';
import { newCommitted } from '../server/git/committed.ts';
import { newReader } from '../server/git/reader.ts';
import { newRevisions } from '../server/git/revision.ts';
import { readStaged } from '../server/git/staged.ts';
import { tagsOf } from '../server/git/tags.ts';
import { historyOfTexts } from '../server/history/history.ts';
import { iso, readDay } from '../server/language/day.ts';
import type { History, Told } from '../server/plan/past.ts';
import { readPlan, textOf } from '../server/plan/plan.ts';
import { commit, git, newFolder, newRepository, write } from './repository.ts';
import { fc, runs } from './runs.ts';

const plan = (due: string): string =>
  `plan: Halve client onboarding time\nowner: maya\nperiod: 2026-Q3\nactivities:\n  form: { owner: dev, due: ${due} }\n`;
async function told(folder: string, name = 'ops.opsplan', reader = newReader()): Promise<Told> {
  const path = join(folder, name);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return (await reader([{ path, plan: readPlan(text) }])).get(path)!;
}
/** `2026-07-01 Ana due 2026-08-01 > 2026-08-02`: all that is known of an activity. */
function lines({ history }: Told, id = 'form'): string[] {
  const past = history!.past('activity', id)!;
  return [
    ...(past.first ? [`${iso(past.first.day)} ${past.first.by}`] : []),
    ...past.turns.map(it => `${iso(it.step.day)} ${it.step.by} ${it.key} ${it.from?.text} > ${it.to?.text}`),
  ];
}
const dues = ['2026-07-01 Ana', '2026-07-09 Dev due 2026-08-01 > 2026-08-21'];
function twice(name = 'ops.opsplan', folder = newRepository()): string {
  commit(folder, { [name]: plan('2026-08-01') });
  commit(folder, { [name]: plan('2026-08-21') }, '2026-07-09', 'Dev');
  return folder;
}

describe('the history that a repository tells', () => {
  test('who changed what, and when: the author and the day where he was', async () => {
    const folder = twice();
    commit(
      folder,
      {
        'ops.opsplan':
          '# another layout\nactivities:\n  form:\n    due: "2026-08-21"\n    owner: dev\nperiod: 2026-Q3\nplan: Halve client onboarding time\nowner: maya\n',
      },
      '2026-07-20',
    );
    const it = await told(folder);
    assert.deepEqual(lines(it), dues);
    assert.equal(it.history!.steps.length, 2);
    assert.equal(it.history!.steps[1]!.email, 'dev@example.com');
    assert.equal(it.history!.partial, undefined);
  });

  test('later it reads only what is new, and gives the same history while nothing is', async () => {
    const folder = twice();
    const reader = newReader();
    const first = await told(folder, undefined, reader);
    commit(folder, { 'note.txt': 'x' }, '2026-07-10');
    assert.equal((await told(folder, undefined, reader)).history, first.history);
    commit(folder, { 'ops.opsplan': plan('2026-09-01') }, '2026-07-11');
    const again = await told(folder, undefined, reader);
    assert.deepEqual(lines(again), lines(await told(folder)));
    assert.equal(lines(again).length, 3);
    git(folder, ['reset', '--quiet', '--hard', 'HEAD~2']);
    assert.deepEqual(lines(await told(folder, undefined, reader)), dues);
  });

  test('the plan as it stood on a day, also where the commits in between were read later', async () => {
    const folder = twice();
    const reader = newReader();
    const on = async (day: string): Promise<string | undefined> => {
      const then = (await told(folder, undefined, reader)).history!.at(readDay(day)!);
      return then && textOf(then);
    };
    assert.equal(await on('2026-06-30'), undefined);
    assert.equal(await on('2026-07-08'), plan('2026-08-01'));
    assert.equal(await on('2026-07-09'), plan('2026-08-21'));
    git(folder, ['checkout', '--quiet', '-b', 'side', 'HEAD~1']);
    commit(folder, { 'ops.opsplan': `# side\n${plan('2026-08-01')}` }, '2026-07-04', 'Lu');
    git(folder, ['checkout', '--quiet', 'main']);
    git(folder, ['merge', '--quiet', '--no-edit', 'side'], '2026-07-12');
    commit(folder, { 'ops.opsplan': `# side\n${plan('2026-09-01')}` }, '2026-07-13');
    assert.equal(await on('2026-07-01'), plan('2026-08-01'));
    assert.equal(await on('2026-07-12'), `# side\n${plan('2026-08-21')}`);
    assert.equal(await on('2026-12-31'), `# side\n${plan('2026-09-01')}`);
  });

  test('a plan that was renamed, and moved, is the same plan', async () => {
    const folder = twice('old name.opsplan');
    mkdirSync(join(folder, 'plans'));
    git(folder, ['mv', 'old name.opsplan', 'plans/ops.opsplan']);
    commit(folder, { 'plans/ops.opsplan': plan('2026-08-22') }, '2026-07-12', 'Lu');
    assert.deepEqual(lines(await told(folder, 'plans/ops.opsplan')), [
      ...dues,
      '2026-07-12 Lu due 2026-08-21 > 2026-08-22',
    ]);
  });

  test('a renaming that is not committed yet: staged, in the work tree alone, and with a change to it', async () => {
    for (const isStaged of [true, false]) {
      const folder = twice();
      mkdirSync(join(folder, 'plans'));
      if (isStaged) git(folder, ['mv', 'ops.opsplan', 'plans/new.opsplan']);
      else renameSync(join(folder, 'ops.opsplan'), join(folder, 'plans/new.opsplan'));
      const reader = newReader();
      assert.deepEqual(lines(await told(folder, 'plans/new.opsplan', reader)), dues);
      write(folder, { 'plans/new.opsplan': plan('2026-09-09') });
      assert.deepEqual(lines(await told(folder, 'plans/new.opsplan', reader)), dues, 'its past is what was committed');
      commit(folder, {}, '2026-07-12', 'Lu');
      const after = await told(folder, 'plans/new.opsplan', reader);
      assert.deepEqual(lines(after), [...dues, '2026-07-12 Lu due 2026-08-21 > 2026-09-09']);
    }
  });

  test('a new plan where another one was, and a copy, have no past', async () => {
    const folder = twice();
    const other = 'plan: Other\nactivities:\n  form: { owner: lu }\n  stock: { owner: lu }\n  desk: { owner: lu }\n';
    git(folder, ['rm', '--quiet', 'ops.opsplan']);
    commit(folder, { 'note.txt': 'x' }, '2026-07-10');
    write(folder, { 'ops.opsplan': plan('2026-08-21') });
    const none = { because: 'the plan is not committed yet', quiet: true };
    assert.deepEqual(await told(folder), none, 'what was deleted is not in the last commit');
    git(folder, ['reset', '--quiet', '--hard', 'HEAD~1']);
    write(folder, { 'copy.opsplan': plan('2026-08-21') });
    assert.deepEqual(await told(folder, 'copy.opsplan'), none, 'the one that it was copied from is still there');
    rmSync(join(folder, 'ops.opsplan'));
    write(folder, { 'copy.opsplan': other });
    assert.deepEqual(await told(folder, 'copy.opsplan'), none, 'less than half of it is the same');
  });

  test('the path of a renamed plan, used again by another one', async () => {
    const folder = twice();
    git(folder, ['mv', 'ops.opsplan', 'new.opsplan']);
    write(folder, { 'ops.opsplan': 'plan: Other\nactivities:\n  stock: { owner: lu }\n' });
    const read = (name: string) => ({
      path: join(folder, name),
      plan: readPlan(readFileSync(join(folder, name), 'utf8')),
    });
    const both = await newReader()([read('ops.opsplan'), read('new.opsplan')]);
    assert.deepEqual(lines(both.get(join(folder, 'new.opsplan'))!), dues);
    assert.equal(both.get(join(folder, 'ops.opsplan'))!.history, undefined);
    rmSync(join(folder, 'new.opsplan'));
    assert.ok((await told(folder)).history, 'a plan that is written anew where it stood is the same plan');
  });

  test('the path of a plan that is gone, taken by another one: it has its own past, not that of the one that is gone', async () => {
    const folder = twice();
    const other = 'plan: Other\nactivities:\n  stock: { owner: lu, due: 2026-08-01 }\n';
    commit(folder, { 'other.opsplan': other }, '2026-07-10', 'Lu');
    renameSync(join(folder, 'other.opsplan'), join(folder, 'ops.opsplan'));
    assert.deepEqual(lines(await told(folder), 'stock'), ['2026-07-10 Lu']);
    git(folder, ['checkout', '--quiet', '--', 'ops.opsplan']);
    assert.deepEqual(lines(await told(folder)), dues);
  });

  test('a message that names an activity moves it, from a commit that touches no plan', async () => {
    const folder = twice();
    commit(
      folder,
      { 'form.html': '<form>' },
      '2026-07-15',
      'Dev',
      'Begin the form\n\nPlan: form, other\nReviewed-by: Ana',
    );
    commit(
      folder,
      { 'form.html': '<form> ' },
      '2026-07-16',
      'Dev',
      'Plan: form is the first line of a text\n\nNo trailer',
    );
    const { history } = await told(folder);
    assert.deepEqual(
      history!.past('activity', 'form')!.named.map(it => iso(it.day)),
      ['2026-07-15'],
    );
  });

  test('a merge has changed only what it says otherwise than both sides', async () => {
    const folder = newRepository();
    const both = (a: string, b: string, c = 'x'): string =>
      `activities:\n  a: { due: ${a} }\n  m: {}\n  n: {}\n  o: {}\n  b: { due: ${b}, title: ${c} }\n`;
    commit(folder, { 'ops.opsplan': both('2026-08-01', '2026-08-01') });
    git(folder, ['checkout', '--quiet', '-b', 'side']);
    commit(folder, { 'ops.opsplan': both('2026-08-02', '2026-08-01') }, '2026-07-02', 'Dev');
    git(folder, ['checkout', '--quiet', 'main']);
    commit(folder, { 'ops.opsplan': both('2026-08-01', '2026-08-03') }, '2026-07-03', 'Lu');
    git(folder, ['merge', '--quiet', '--no-commit', 'side'], '2026-07-04', 'Maya');
    const during = await told(folder);
    assert.deepEqual(
      lines(during, 'b'),
      ['2026-07-01 Ana', '2026-07-03 Lu due 2026-08-01 > 2026-08-03'],
      'while it goes on',
    );
    commit(folder, { 'ops.opsplan': both('2026-08-02', '2026-08-03', 'y') }, '2026-07-04', 'Maya');
    const it = await told(folder);
    assert.deepEqual(lines(it, 'a'), ['2026-07-01 Ana', '2026-07-02 Dev due 2026-08-01 > 2026-08-02']);
    assert.deepEqual(lines(it, 'b'), [
      '2026-07-01 Ana',
      '2026-07-03 Lu due 2026-08-01 > 2026-08-03',
      '2026-07-04 Maya title x > y',
    ]);
  });

  test('files of odd names', async () => {
    const names = [
      '-oops',
      '--output=x',
      ':(glob)**',
      'a\nb',
      '"q"',
      'é ö',
      ' lead',
      'x'.repeat(240),
      ':1234 R',
      '\u0001',
    ];
    const folder = newRepository();
    commit(folder, Object.fromEntries(names.map((it, i) => [`${it}.opsplan`, plan(`2026-08-0${(i % 9) + 1}`)])));
    commit(folder, Object.fromEntries(names.map(it => [`${it}.opsplan`, plan('2026-08-21')])), '2026-07-09', 'Dev');
    for (const [i, it] of names.entries())
      assert.deepEqual(
        lines(await told(folder, `${it}.opsplan`)),
        ['2026-07-01 Ana', `2026-07-09 Dev due 2026-08-0${(i % 9) + 1} > 2026-08-21`],
        it,
      );
  });

  test('a detached head, a work tree of its own, a submodule', async () => {
    const folder = twice();
    commit(folder, { 'ops.opsplan': plan('2026-09-09') }, '2026-07-10');
    const beside = join(newFolder(), 'tree');
    git(folder, ['worktree', 'add', '--quiet', '--detach', beside, 'HEAD~1']);
    assert.deepEqual(lines(await told(beside)), dues);
    git(folder, ['checkout', '--quiet', '--detach', 'HEAD~1']);
    assert.deepEqual(lines(await told(folder)), dues);
    const outer = newRepository();
    git(outer, ['submodule', '--quiet', 'add', folder, 'inner']);
    assert.deepEqual(lines(await told(outer, 'inner/ops.opsplan')).slice(0, 2), dues);
  });

  test('a shallow clone says so, and does not take its oldest commit for the first', async () => {
    const folder = twice();
    commit(folder, { 'ops.opsplan': plan('2026-09-09') }, '2026-07-10');
    const clone = join(newFolder(), 'clone');
    git(folder, ['clone', '--quiet', '--depth', '2', `file://${folder}`, clone]);
    const it = await told(clone);
    assert.deepEqual(lines(it), ['2026-07-10 Ana due 2026-08-21 > 2026-09-09']);
    assert.equal(it.history!.partial, 'the repository was cloned without its older commits');
    assert.equal(it.history!.first, undefined);
  });

  test('equals that of the texts of all versions', async () => {
    const text = fc.record({
      due: fc.integer({ min: 1, max: 28 }),
      id: fc.constantFrom('form', 'train'),
      title: fc.constantFrom('é', 'x'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), fc.nat(5), async (list, cut) => {
        const texts = list.map(
          it => `activities:\n  ${it.id}: { due: 2026-08-${`${it.due}`.padStart(2, '0')}, title: ${it.title} }\n`,
        );
        const folder = newRepository();
        const reader = newReader();
        for (const [i, it] of texts.entries()) {
          commit(folder, { 'ops.opsplan': it }, `2026-07-0${i + 1}`, 'Ana');
          if (i === cut) await told(folder, undefined, reader);
        }
        const day = (i: number) => readDay(`2026-07-0${i + 1}`)!;
        const versions = texts.map((text, i) => ({
          commit: { id: `${i}`, day: day(i), by: 'Ana', email: 'ana@example.com' },
          text,
        }));
        const show = (it: History | undefined, id: string) => it?.past('activity', id) && lines({ history: it }, id);
        const expected = historyOfTexts(versions, 'ops');
        const { history } = await told(folder, undefined, reader);
        for (const id of ['form', 'train']) assert.deepEqual(show(history, id), show(expected, id), texts.join('\n'));
        rmSync(folder, { recursive: true, force: true });
      }),
      { numRuns: runs(20) },
    );
  });
});

describe('where there is no history', () => {
  test('no repository, no commit, a plan that is not committed: as it should be', async () => {
    const folder = newFolder();
    write(folder, { 'ops.opsplan': plan('2026-08-01') });
    assert.deepEqual(await told(folder), { because: 'the plan is in no git repository', quiet: true });
    newRepository(folder);
    assert.deepEqual(await told(folder), { because: 'nothing is committed yet', quiet: true });
    commit(folder, { 'ops.opsplan': plan('2026-08-01') });
    write(folder, { 'new.opsplan': plan('2026-08-01') });
    assert.deepEqual(await told(folder, 'new.opsplan'), { because: 'the plan is not committed yet', quiet: true });
  });
  test('git is not installed, or is none, or the repository is broken', async () => {
    const folder = twice();
    assert.equal((await told(folder, undefined, newReader(''))).because, 'git is not installed');
    const { because } = await told(folder, undefined, newReader(join(folder, 'no-git')));
    assert.match(because!, /^git could not be read: .*ENOENT/);
    writeFileSync(join(folder, '.git/HEAD'), 'rubbish');
    assert.match((await told(folder)).because!, /no git repository/);
    rmSync(join(folder, '.git'), { recursive: true });
    writeFileSync(join(folder, '.git'), 'gitdir: /nowhere\n');
    assert.match((await told(folder)).because!, /no git repository/);
  });
  test('whoever no longer wants it stops it', async () => {
    const folder = twice();
    const path = join(folder, 'ops.opsplan');
    const aborted = AbortSignal.abort();
    await assert.rejects(newReader()([{ path, plan: readPlan('') }], { signal: aborted }), { name: 'AbortError' });
  });
  test('of 50,000 commits the newest are read, and it is said', async () => {
    const folder = newRepository();
    const count = runs(50_000) < 12_000 ? 12_000 : runs(50_000);
    const commits = Array.from({ length: count }, (_, i) => {
      const text = plan(iso(readDay('2020-01-01')! + (i % 2000)));
      return `commit refs/heads/main\nauthor Ana <ana@example.com> ${1_500_000_000 + i * 60} +0000\ncommitter C <c@example.com> ${1_500_000_000 + i * 60} +0000\ndata 1\nx\nM 100644 inline ops.opsplan\ndata ${text.length}\n${text}\n`;
    });
    git(folder, ['fast-import', '--quiet'], undefined, undefined, commits.join(''));
    git(folder, ['reset', '--quiet', '--hard', 'main']);
    const { history } = await told(folder);
    assert.equal(history!.partial, 'only the last 10000 commits are read');
    assert.equal(history!.past('activity', 'form')!.first, undefined);
    assert.equal(history!.past('activity', 'form')!.turns.length, 10_000);
  });
});

test('a hostile repository runs nothing', { skip: process.platform === 'win32' }, async () => {
  const folder = twice();
  write(folder, { 'staged.opsplan': plan('2026-09-01') });
  git(folder, ['add', 'staged.opsplan']);
  const marks = join(newFolder(), 'marks');
  const script = join(folder, 'evil.sh');
  write(folder, { 'evil.sh': `#!/bin/sh\necho "$0 $*" >> '${marks}'\ncat\n` });
  chmodSync(script, 0o755);
  const hook = join(folder, '.git/hooks');
  for (const it of ['post-index-change', 'reference-transaction', 'pre-commit', 'post-checkout'])
    write(hook, { [it]: readFileSync(script, 'utf8') });
  for (const it of ['post-index-change', 'reference-transaction']) chmodSync(join(hook, it), 0o755);
  write(folder, {
    '.git/info/attributes': '* filter=evil diff=evil merge=evil\n',
    '.gitattributes': '* filter=evil diff=evil\n',
  });
  const tree = git(folder, ['rev-parse', 'HEAD^{tree}']).trim();
  const parent = git(folder, ['rev-parse', 'HEAD']).trim();
  const signed = `tree ${tree}\nparent ${parent}\nauthor A <a@example.com> 1784000000 +0000\ncommitter A <a@example.com> 1784000000 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\nSigned\n\nPlan: form\n`;
  const id = git(folder, ['hash-object', '-t', 'commit', '-w', '--stdin'], undefined, undefined, signed).trim();
  git(folder, ['update-ref', 'refs/heads/main', id]);
  // A blob that is missing, in a repository that says where to fetch it.
  const blob = git(folder, ['rev-parse', 'HEAD~1:ops.opsplan']).trim();
  rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  rmSync(marks, { force: true });
  const values: Record<string, string> = {
    'core.fsmonitor': script,
    'core.pager': script,
    'pager.log': script,
    'gpg.program': script,
    'log.showSignature': 'true',
    'diff.external': script,
    'diff.evil.textconv': script,
    'diff.evil.command': script,
    'filter.evil.clean': script,
    'filter.evil.smudge': script,
    'filter.evil.process': script,
    'filter.evil.required': 'true',
    'core.sshCommand': script,
    'core.editor': script,
    'core.askPass': script,
    'credential.helper': `!${script}`,
    'core.alternateRefsCommand': script,
    'core.gitProxy': script,
    'core.hooksPath': hook,
    'merge.evil.driver': script,
    'alias.log': `!${script}`,
    'alias.rev-parse': `!${script}`,
    'core.repositoryformatversion': '1',
    'extensions.partialClone': 'origin',
    'remote.origin.promisor': 'true',
    'remote.origin.url': `ext::${script} %S`,
    'remote.origin.uploadpack': script,
    'protocol.ext.allow': 'always',
    'protocol.allow': 'always',
    'uploadpack.packObjectsHook': script,
    'sequence.editor': script,
    'trace2.eventTarget': marks,
    'diff.orderFile': script,
    'format.pretty': '%GG %G?',
    'core.untrackedCache': 'true',
    'core.splitIndex': 'true',
    'submodule.recurse': 'true',
    'index.sparse': 'true',
    'core.attributesFile': join(folder, '.gitattributes'),
  };
  for (const [key, value] of Object.entries(values)) git(folder, ['config', key, value]);
  rmSync(marks, { force: true });
  // The bait is real: asked carelessly, git runs it.
  try {
    git(folder, ['-c', 'core.pager=cat', 'status']);
  } catch {}
  assert.ok(existsSync(marks), 'the planted programs can be run at all');
  rmSync(marks, { force: true });
  const before = process.env.PATH;
  try {
    write(folder, { git: readFileSync(script, 'utf8') });
    chmodSync(join(folder, 'git'), 0o755);
    process.env.PATH = `.:${before}`;
    const { history } = await told(folder, undefined, newReader(findGit()));
    const staged = await readStaged(folder);
    assert.ok('now' in staged);
    assert.deepEqual([...staged.now], [['staged.opsplan', plan('2026-09-01')]]);
    assert.deepEqual([...staged.unread.keys()], ['ops.opsplan'], 'its contents are missing');
    assert.equal(history!.past('activity', 'form')!.named.length, 1);
    assert.equal(history!.partial, 'some of its versions are missing in the repository');
    const read = newRevisions(findGit());
    const first = await read(folder, 'HEAD~2');
    assert.deepEqual('texts' in first && [...first.texts.keys()], [join(folder, 'ops.opsplan')]);
    assert.deepEqual(await read(folder, 'HEAD'), {
      because: 'the contents of ops.opsplan are missing in the repository',
    });
    assert.ok('id' in (await read(folder, 'HEAD', 'HEAD~2')));
    assert.deepEqual(await tagsOf(folder), []);
  } finally {
    process.env.PATH = before;
  }
  assert.equal(existsSync(marks) ? readFileSync(marks, 'utf8') : '', '');
});

test('a bare repository that is planted in a folder is not read', async () => {
  const folder = newFolder();
  git(folder, ['init', '--quiet', '--bare', join(folder, 'plans')]);
  write(folder, { 'plans/ops.opsplan': plan('2026-08-01') });
  assert.equal((await told(folder, 'plans/ops.opsplan')).because, 'the plan is in no git repository');
});

test('a tag is called by its name, also where a branch is called so too', async () => {
  const folder = newRepository();
  commit(folder, { 'ops.opsplan': plan('2026-08-01') });
  git(folder, ['tag', 'v1/a']);
  git(folder, ['branch', 'v1/a']);
  assert.deepEqual(
    (await tagsOf(folder)).map(it => it.name),
    ['v1/a'],
  );
});

test('a commit costs what its plans cost, whatever else the repository holds', async () => {
  const folder = newRepository();
  const others = Array.from({ length: 500 }, (_, i) => [`${'long '.repeat(20)}${i}.txt`, ''] as const);
  commit(folder, {
    ...Object.fromEntries(others),
    'a/ops.opsplan': plan('2026-08-01'),
    '.opsplan': 'plan: Nameless\n',
    'ops.opsplan.bak': 'plan: None\n',
  });
  const found = await newRevisions()(folder, 'HEAD', undefined, { most: 2000 });
  assert.deepEqual('texts' in found ? [...found.texts.keys()] : found, [
    join(folder, '.opsplan'),
    join(folder, 'a/ops.opsplan'),
  ]);
});

test('a commit that all plans of a repository are held against is asked for and read once', async () => {
  const folder = newRepository();
  const names = Array.from({ length: 6 }, (_, i) => `p${i}/ops.opsplan`);
  commit(folder, Object.fromEntries(names.map(it => [it, plan('2026-08-01')])));
  const bin = newFolder();
  const told = join(bin, 'told');
  write(bin, { git: `#!/bin/sh\necho "$*" >> '${told}'\nexec git "$@"\n` });
  chmodSync(join(bin, 'git'), 0o755);
  const read = newRevisions(join(bin, 'git'));
  const count = (word: string): number => readFileSync(told, 'utf8').split(word).length - 1;
  const all = await Promise.all(names.map(it => read(join(folder, it), 'HEAD')));
  assert.equal(new Set(all).size, 1);
  assert.deepEqual([count('diff-tree'), count('cat-file')], [1, 1]);
  const committed = newCommitted(read);
  const known = names.map(it => pathToFileURL(join(folder, it)).href.replace('ops', '%6Fps'));
  const before = count('--verify');
  const found = await Promise.all(
    known.map((it, i) => committed(it, 'HEAD', known.slice(0, i + 1), new AbortController().signal)),
  );
  for (const it of found) assert.deepEqual('texts' in it && [...it.texts.keys()], known);
  assert.deepEqual([count('--verify') - before, count('diff-tree')], [1, 1]);
  commit(folder, { 'new.opsplan': plan('2026-08-01') });
  const later = await committed(known[0]!, 'HEAD', known, new AbortController().signal);
  assert.equal('texts' in later && later.texts.size, 7, 'a name may stand for another commit the next time');
});
