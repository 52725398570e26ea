import assert from 'node:assert/strict';
import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gitOf, opsplan, type Ran, well } from './command-line.ts';
import { commit, git, newFolder, newRepository, write } from './repository.ts';

const old = 'plan: Move the office\nowner: Priya Nair\nactivities:\n  desks: { owner: Priya Nair, due: 2027-02-30 }\n';
const worse = `${old}  chairs: { owner: Priya Nair, due: 2027-02-31 }\n`;
/** A plan with one mistake, committed. */
function repository(): string {
  const folder = realpathSync(newRepository(newFolder()));
  commit(folder, { 'plans/ops.opsplan': old, 'other.opsplan': 'plan: Other\nowner: Priya Nair\nstatus: draft\n' });
  return folder;
}
const stage = (folder: string, files: Record<string, string>): void => {
  write(folder, files);
  git(folder, ['add', '--all']);
};
const check = (folder: string, ...args: string[]): Ran =>
  opsplan(folder, 'check', '--staged', '--today', '2026-07-24', ...args);

describe('check --staged', () => {
  test('fails on what is new, tells how much stood before, and fails on that only with --all', () => {
    const folder = repository();
    assert.equal(well(check(folder)), 'Nothing that is staged changes a plan.\n');
    stage(folder, { 'plans/ops.opsplan': old.replace('Move', 'Leave') });
    assert.match(
      well(check(folder)),
      /^1 plan staged: nothing new to report\. \d+ errors?.* stood before \(opsplan check --staged --all shows them, and has them count\)\.\n$/,
    );
    const all = check(folder, '--all');
    assert.equal(all.code, 1);
    assert.match(all.all, /^Stood before:\n\nother\.opsplan:[\s\S]*2027-02-30 is no day/);
    stage(folder, { 'plans/ops.opsplan': worse });
    const it = check(folder);
    assert.equal(it.code, 1);
    assert.match(it.all, /plans\/ops\.opsplan:5:\d+ {2}error {2}2027-02-31 is no day/);
    assert.ok(!it.all.includes('2027-02-30'));
    const runner = check(folder, '--format', 'github', '--quiet').all;
    assert.match(runner, /^::error .*file=plans\/ops\.opsplan.*2027-02-31 is no day/m);
    assert.ok(!runner.includes('2027-02-30') && !runner.includes('::warning'));
  });
  test('in a folder of the repository: places and edits in other plans are told from there too', () => {
    const folder = repository();
    stage(folder, {
      'plans/crm.opsplan': 'plan: CRM\nowner: Priya Nair\nactivities:\n  api: { due: 2026-09-18 }\n',
      'plans/ops.opsplan': `${old}  form: { due: 2026-09-01, after: [crm/api] }\n`,
    });
    const told = (from: string): string[] => {
      const { runs } = JSON.parse(check(join(folder, from), '--format', 'sarif', '--fixes', '--quiet').all);
      const [it] = runs[0].results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'due-before-prerequisite');
      const places = [...it.relatedLocations, ...it.locations].map(at => at.physicalLocation.artifactLocation.uri);
      const edits = it.fixes.flatMap((fix: { artifactChanges: { artifactLocation: { uri: string } }[] }) =>
        fix.artifactChanges.map(change => change.artifactLocation.uri),
      );
      return [...places, ...new Set<string>(edits)];
    };
    const [own, other] = ['plans/ops.opsplan', 'plans/crm.opsplan'];
    assert.deepEqual(told(''), [other, own, own, other]);
    assert.deepEqual(told('plans'), told(''));
  });
  describe('in every format, what is told is what is staged', () => {
    const api = 'plan: CRM\nowner: Priya Nair\nactivities:\n  api: { due: 2026-09-18 }\n';
    /** A date before that of what it waits for is staged; in the folder its line stands elsewhere. */
    function folderOf(): string {
      const folder = repository();
      stage(folder, { 'plans/crm.opsplan': api });
      git(folder, ['commit', '--quiet', '--message', 'CRM']);
      stage(folder, {
        'plans/crm.opsplan': `# Theirs.\n\n${api}`,
        'plans/ops.opsplan': `${old}  form: { due: 2026-09-01, after: [crm/api] }\n`,
      });
      write(folder, { 'plans/ops.opsplan': `# One more line.\n${old}`, 'plans/crm.opsplan': api });
      return folder;
    }
    const wrong = (from: string, ...args: string[]) => {
      const { findings } = JSON.parse(check(from, '--format', 'json', ...args).all);
      return findings.find((it: { rule: string }) => it.rule === 'due-before-prerequisite');
    };
    const line = (it: { range: { start: { line: number } } }): number => it.range.start.line;
    test('JSON: related places, and fixes where they are asked for', () => {
      const folder = folderOf();
      const it = wrong(folder, '--fixes');
      const [place] = it.related;
      assert.deepEqual([it.new, line(it), place.file, line(place)], [true, 4, 'plans/crm.opsplan', 5]);
      const edits = it.fixes.flatMap((fix: { edits: object[] }) => fix.edits);
      assert.ok(edits.some((edit: { file?: string }) => edit.file === undefined));
      const [far] = edits.filter((edit: { file?: string }) => edit.file === 'plans/crm.opsplan');
      assert.equal(line(far), 5);
      assert.equal(wrong(join(folder, 'plans')).related[0].file, 'crm.opsplan');
      assert.equal('fixes' in wrong(folder), false);
    });
    test('the sum is that of the gate, and nothing that stood before is denied', () => {
      const folder = folderOf();
      const sum = /2 plans staged: 3 new errors, 1 new warning\. \d+ errors?.* stood before\./;
      for (const format of ['github', 'junit', 'markdown']) assert.match(check(folder, '--format', format).all, sum);
      assert.match(check(folder, '--format', 'markdown').all, /^\*\*2 plans staged/);
      const tests = check(folder, '--format', 'junit').all;
      assert.match(tests, /name="nothing new to report" classname="other"/);
      assert.match(check(folder, '--format', 'github').all, /^::error file=plans\/ops\.opsplan,line=5,/m);
      git(folder, ['reset', '--quiet']);
      assert.match(well(check(folder, '--format', 'markdown')), /^\*\*Nothing that is staged changes a plan\.\*\*\n$/);
    });
  });
  test('tells programs which findings are new, and which plans are staged', () => {
    const folder = repository();
    git(folder, ['mv', 'plans/ops.opsplan', 'plans/office.opsplan']);
    stage(folder, { 'plans/office.opsplan': worse });
    git(folder, ['rm', '--quiet', 'other.opsplan']);
    const { staged, findings, gone } = JSON.parse(check(folder, '--format', 'json').all);
    assert.deepEqual(staged, [
      { file: 'plans/office.opsplan', was: 'plans/ops.opsplan' },
      { file: 'other.opsplan', gone: true },
    ]);
    const dates = findings.filter((it: { rule: string }) => it.rule === 'date-invalid');
    assert.deepEqual(
      dates.map((it: { new: boolean; file: string }) => [it.file, it.new]),
      [
        ['plans/office.opsplan', false],
        ['plans/office.opsplan', true],
      ],
    );
    assert.ok(gone.every((it: { file: string }) => it.file === 'other.opsplan') && gone.length);
  });
  test('from a folder below, of some plans, and with a limit for new warnings', () => {
    const folder = repository();
    stage(folder, { 'plans/ops.opsplan': worse, 'other.opsplan': worse });
    const below = join(folder, 'plans');
    assert.match(check(below).all, /^\.\.\/other\.opsplan:/);
    const one = check(below, 'ops.opsplan');
    assert.match(one.all, /^ops\.opsplan:5/);
    assert.ok(!one.all.includes('other'));
    assert.match(check(below, '.').all, /1 plan staged/);
    git(folder, ['reset', '--quiet', '--hard']);
    stage(folder, { 'plans/ops.opsplan': `${old}  chairs: { owner: Priya Nair, due: 2026-07-01 }\n` });
    const limit = check(folder, '--max-warnings', '0');
    assert.match(limit.all, /warnings? (is|are) more than 0/);
    assert.equal(limit.code, 1, limit.all);
  });
  test('a plan that could not be read as it was committed is not told as new: all of it is judged, and that is said', () => {
    const folder = repository();
    const path = join(folder, 'plans/ops.opsplan');
    writeFileSync(path, Buffer.from(`${old}# caf\xe9\n`, 'latin1'));
    git(folder, ['commit', '--quiet', '--all', '--message', 'In another encoding']);
    stage(folder, { 'plans/ops.opsplan': old });
    const it = check(folder);
    assert.equal(it.code, 1);
    assert.match(
      it.all,
      /plans\/ops\.opsplan: what is committed is no text in UTF-8, so all of it is judged as new\.\n/,
    );
    assert.match(it.all, /2027-02-30 is no day[\s\S]*1 plan staged/);
    assert.doesNotMatch(check(folder, 'other.opsplan').all, /judged as new/);
    const json = check(folder, '--format', 'json').all.replace(/^opsplan: .*$/m, '');
    assert.deepEqual(JSON.parse(json).staged, [{ file: 'plans/ops.opsplan', unreadBefore: true }]);
    git(folder, ['rm', '--quiet', '--force', 'plans/ops.opsplan']);
    const gone = JSON.parse(check(folder, '--format', 'json').all);
    assert.deepEqual(gone.staged, [{ file: 'plans/ops.opsplan', gone: true }]);
    // A merge in which the other side can be read has something to hold it against.
    git(folder, ['reset', '--quiet', '--hard']);
    git(folder, ['checkout', '--quiet', '-b', 'side', 'HEAD~1']);
    commit(folder, { 'plans/crm.opsplan': 'plan: CRM\nowner: Priya Nair\nstatus: draft\n' });
    git(folder, ['checkout', '--quiet', 'main']);
    git(folder, ['merge', '--quiet', '--no-commit', '--no-ff', 'side']);
    stage(folder, { 'plans/ops.opsplan': old });
    assert.doesNotMatch(well(check(folder)), /judged as new|2027-02-30/);
  });
  test('a plan that is gone, and whose path another one has taken, is judged by its own past', () => {
    const folder = repository();
    const due = (day: string): string =>
      `plan: Slip\nowner: Priya Nair\nstatus: live\nactivities:\n  form: { owner: Priya Nair, due: ${day} }\n`;
    for (const day of ['2026-07-31', '2026-08-07', '2026-08-14', '2026-08-21'])
      commit(folder, { 'slip.opsplan': due(day) });
    git(folder, ['mv', '--force', 'plans/ops.opsplan', 'slip.opsplan']);
    const { staged, findings, gone } = JSON.parse(check(folder, '--format', 'json').all);
    assert.deepEqual(staged, [
      { file: 'slip.opsplan', was: 'plans/ops.opsplan' },
      { file: 'slip.opsplan', gone: true },
    ]);
    assert.ok(gone.some((it: { rule: string; file: string }) => it.rule === 'due-slipped'));
    assert.ok(findings.every((it: { new: boolean }) => !it.new));
  });
  test('what could not be read in a part that is mended now is judged as new, and that is said', () => {
    const folder = repository();
    const broken = old.replace('desks: {', 'desks: { "');
    commit(folder, { 'plans/ops.opsplan': broken });
    stage(folder, { 'plans/ops.opsplan': old });
    const note =
      /plans\/ops\.opsplan: part of what is committed cannot be read, so what is written there is judged as new\.\n/;
    assert.match(check(folder).all, note);
    assert.match(check(folder).all, /2027-02-30 is no day/);
    // Not where it stands as it stood.
    stage(folder, { 'plans/ops.opsplan': `# A comment.\n${broken}  chairs: { due: 2027-02-31 }\n` });
    assert.match(check(folder).all, /2027-02-31 is no day/);
    assert.doesNotMatch(check(folder).all, note);
  });
  test('a conflict that was staged as it stands is one sentence, not a wall of mistakes; once committed it stops nobody', () => {
    const folder = repository();
    const both = (end: string): string =>
      ['<<<<<<< ours', old.trimEnd(), '=======', worse.trimEnd(), '>>>>>>> theirs', ''].join(end);
    for (const end of ['\n', '\r\n']) {
      stage(folder, { 'plans/ops.opsplan': `# A comment.${end}${both(end)}` });
      const it = check(folder);
      assert.equal(it.code, 2);
      assert.match(it.all, /plans\/ops\.opsplan: what is staged still holds both sides of a merge, from line 2 on\.\n/);
      assert.match(it.all, /Nothing else that is staged changes a plan\./);
      assert.doesNotMatch(it.all, /yaml-invalid|key-unknown/);
    }
    // Three of a kind are no conflict, nor is a line under a heading in a text.
    stage(folder, { 'plans/ops.opsplan': `${old}# <<<<<<< x\n# =======\n` });
    assert.match(well(check(folder)), /1 plan staged: nothing new/);
    stage(folder, { 'plans/ops.opsplan': both('\n') });
    git(folder, ['commit', '--quiet', '--message', 'As it stands']);
    stage(folder, { 'other.opsplan': 'plan: Other\nowner: Priya Nair\nstatus: draft\n# more\n' });
    assert.match(well(check(folder)), /1 plan staged: nothing new to report\./);
  });
  test('a plan that could not be read before either stops nobody, and is told', () => {
    const folder = repository();
    writeFileSync(join(folder, 'latin.opsplan'), Buffer.from('plan: caf\xe9\n', 'latin1'));
    git(folder, ['add', '--all']);
    assert.equal(check(folder).code, 2);
    git(folder, ['commit', '--quiet', '--message', 'In another encoding']);
    stage(folder, { 'plans/ops.opsplan': old.replace('Move', 'Leave') });
    const it = well(check(folder));
    assert.match(it, /latin\.opsplan: what is staged is no text in UTF-8\./);
    assert.match(it, /1 plan staged: nothing new/);
  });
  test('of a plan that is new, all that stops the commit is told, and only some of what does not, the gravest', () => {
    const folder = repository();
    const many = Array.from(
      { length: 30 },
      (_, i) => `  a${i}: { title: Do ${i}, owner: Priya Nair, due: 2026-07-01 }\n`,
    );
    stage(folder, {
      'new.opsplan': `plan: New\nowner: Priya Nair\nactivities:\n  first: { title: Begin, owner: Priya Nair, due: 2026-08-31, status: in-progress }\n${many.join('')}`,
    });
    const told = (it: Ran, severity: string): number =>
      it.all.match(new RegExp(`^new\\.opsplan:\\d+:\\d+ {2}${severity} `, 'gm'))?.length ?? 0;
    const it = check(folder);
    const [, errors, warnings, infos] = /: (\d+) new errors, (\d+) new warnings, (\d+) new info/
      .exec(it.all)!
      .map(Number);
    assert.ok(errors! >= 30 && warnings! > 10 && infos! > 0, it.all.slice(-500));
    assert.deepEqual([told(it, 'error'), told(it, 'warning'), told(it, 'info')], [errors, 10, 0]);
    assert.match(
      it.all,
      new RegExp(`\nAnd ${warnings! + infos! - 10} more that stop nobody: opsplan check tells all\\.\n\n1 plan staged`),
    );
    for (const args of [['--all'], ['--max-warnings', '5']])
      assert.deepEqual([told(check(folder, ...args), 'warning')], [warnings]);
    assert.doesNotMatch(check(folder, '--quiet').all, /more that stop/);
  });
  test('what stops the commit is told first', () => {
    const folder = repository();
    const early =
      'plan: Early\nowner: Priya Nair\nstatus: live\nactivities:\n  a: { owner: Priya Nair, due: 2026-07-01 }\n';
    stage(folder, { 'a.opsplan': early, 'plans/ops.opsplan': worse });
    const told = check(folder)
      .all.match(/^\S+:\d+:\d+ {2}\w+/gm)!
      .map(it => it.replace(/^.* /, ''));
    const first = told.findIndex(it => it !== 'error');
    assert.ok(first > 0 && told.slice(first).every(it => it !== 'error'), told.join());
  });
  test('what cannot be judged is said, with exit code 2', () => {
    const folder = repository();
    const says = (it: Ran, what: RegExp): void => {
      assert.equal(it.code, 2, it.all);
      assert.match(it.all, what);
    };
    says(check(folder, 'nope.opsplan'), /nope\.opsplan: there is no such file or folder, and nothing of it is staged/);
    says(check(folder, '--fix'), /writes nothing/);
    says(opsplan(folder, 'check', '--all'), /--all goes with --staged/);
    says(opsplan(folder, 'reprioritize', '--staged'), /goes with --check/);
    says(check(newFolder()), /What is staged cannot be read: this folder is in no git repository/);
    says(
      check(join(folder, '.git')),
      /What is staged cannot be read: this folder is in no work tree of a git repository/,
    );
    writeFileSync(join(folder, 'plans/ops.opsplan'), Buffer.from('plan: caf\xe9\n', 'latin1'));
    git(folder, ['add', '--all']);
    says(check(folder), /plans\/ops\.opsplan: what is staged is no text in UTF-8/);
    assert.doesNotMatch(check(folder, '--format', 'json').all, /"gone": true/);
    git(folder, ['reset', '--quiet', '--hard']);
    well(gitOf(folder, 'checkout', '--quiet', '-b', 'side'));
    commit(folder, { 'plans/ops.opsplan': old.replace('Move', 'Leave') });
    well(gitOf(folder, 'checkout', '--quiet', 'main'));
    commit(folder, { 'plans/ops.opsplan': old.replace('Move', 'Sell') });
    assert.equal(gitOf(folder, 'merge', 'side').code, 1);
    says(check(folder), /plans\/ops\.opsplan is not merged yet/);
  });
});
