import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { check } from '../server/check.ts';
import { brief } from '../server/gate/brief.ts';
import { differences } from '../server/gate/differences.ts';
import { gateOf } from '../server/gate/gate.ts';
import { renamed } from '../server/gate/renamed.ts';
import { readStaged, type Staged } from '../server/git/staged.ts';
import { readPlan } from '../server/plan/plan.ts';
import { atOnce } from '../server/plan/steps.ts';
import { gateJson, gateText } from '../server/report/gate.ts';
import { asked, pastOf } from './fixture.ts';
import { messyPlan } from './messy-plan.ts';
import { commit, git, newFolder, newRepository, write } from './repository.ts';
import { fc, runs } from './runs.ts';

const plan = (due: string, more = ''): string =>
  `plan: Halve client onboarding time\nowner: maya\nactivities:\n  form: { owner: dev, due: ${due} }\n${more}`;
const texts = (all: Record<string, string>): Map<string, string> => new Map(Object.entries(all));
const gate = (now: Record<string, string>, ...before: Record<string, string>[]) =>
  gateOf(texts(now), before.map(texts), { asked: () => asked, histories: new Map() });
const news = (now: Record<string, string>, ...before: Record<string, string>[]): string[] =>
  gate(now, ...before).plans.flatMap(it => [...it.fresh].map(finding => `${it.path} ${finding.rule}`));

describe('what a commit brings', () => {
  test('a finding is new where none before said the same of the same entry, wherever its lines stood', () => {
    const before = plan('2026-02-30');
    assert.deepEqual(news({ 'a.opsplan': `# a line\n\n${before}` }, { 'a.opsplan': before }), []);
    const twice = plan('2026-02-30', '  train: { owner: dev, due: 2026-02-30 }\n');
    const [found] = gate({ 'a.opsplan': twice }, { 'a.opsplan': before }).plans;
    assert.deepEqual(
      [...found!.fresh].filter(it => it.rule === 'date-invalid').map(it => it.range.start.line),
      [4],
    );
  });
  test('a plan that another one breaks is told of, though it stays as it is', () => {
    const user = 'plan: User\nactivities:\n  go: { after: [ops/form] }\n';
    const ops = plan('2026-08-21');
    const gone = plan('2026-08-21').replace('form', 'shape');
    const fresh = news({ 'ops.opsplan': gone, 'user.opsplan': user }, { 'ops.opsplan': ops, 'user.opsplan': user });
    assert.deepEqual(fresh, ['user.opsplan ref-unknown']);
  });
  test('a folder of many plans that is moved brings nothing new, and nothing is gone', () => {
    const at = (folder: string): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: 120 }, (_, i) => [
          `${folder}/p${i}.opsplan`,
          plan('2026-02-30').replace('form', `form${i}`),
        ]),
      );
    const it = gate(at('b'), at('a'));
    assert.deepEqual([it.plans.flatMap(plan => [...plan.fresh]), it.dropped, it.gone], [[], [], []]);
    assert.equal(it.plans[0]!.was, 'a/p0.opsplan');
  });
  test('a plan that was renamed brings nothing new, and nothing is gone', () => {
    const before = plan('2026-02-30', '  train: { owner: dev, due: 2026-08-21 }\n');
    const it = gate({ 'b/new.opsplan': before.replace('08-21', '08-24') }, { 'a.opsplan': before });
    assert.equal(it.plans[0]!.was, 'a.opsplan');
    assert.deepEqual([[...it.plans[0]!.fresh], it.dropped, it.gone], [[], [], []]);
  });
  test('a plan that was only renamed is staged, and what that breaks elsewhere is told as new', () => {
    const user = 'plan: User\nowner: maya\nstatus: draft\nactivities:\n  go: { after: [ops/form] }\n';
    const renaming = gate(
      { 'work.opsplan': plan('2026-08-21'), 'user.opsplan': user },
      { 'ops.opsplan': plan('2026-08-21'), 'user.opsplan': user },
    );
    const telling = { shown: (path: string) => path, all: false, quiet: false };
    const last = (it: ReturnType<typeof gate>): string => gateText(it, telling, false).split('\n').at(-2)!;
    assert.match(last(renaming), /^1 plan staged: 1 new error\./);
    assert.deepEqual(JSON.parse(gateJson(renaming, telling, false)).staged, [
      { file: 'work.opsplan', was: 'ops.opsplan' },
    ]);
    // What is brought is never denied, whatever brings it.
    assert.match(
      last({ ...renaming, plans: renaming.plans.map(it => ({ ...it, changed: false })) }),
      /^No plan is staged, and yet: 1 new error\./,
    );
    assert.deepEqual(
      gate(
        { 'b.opsplan': plan('2026-08-21') },
        { 'a.opsplan': plan('2026-08-21') },
        { 'b.opsplan': plan('2026-08-21') },
      ).plans.map(it => it.changed),
      [false],
    );
  });
  describe('where a plan has taken the path of another', () => {
    const a = plan('2026-02-30', '  train: { owner: dev, due: 2026-02-30 }\n');
    const b = 'plan: Else\nowner: kim\nactivities:\n  ship: { owner: lu, due: 2026-02-31 }\n';
    const cases: [string, Record<string, string>, Record<string, string>, Record<string, string>, string[]][] = [
      ['it is the one that it was', { a, b }, { a: b }, { a: 'b' }, ['a']],
      ['both may have', { a, b }, { a: b, b: a }, { a: 'b', b: 'a' }, []],
      ['the other may be elsewhere', { a, b }, { a: b, c: a }, { a: 'b', c: 'a' }, []],
    ];
    for (const [name, before, now, was, dropped] of cases)
      test(name, () => {
        const it = gate(now, before);
        assert.deepEqual(
          it.plans.flatMap(plan => [...plan.fresh]),
          [],
        );
        assert.deepEqual(Object.fromEntries(it.plans.map(plan => [plan.path, plan.was])), was);
        assert.deepEqual(it.dropped, dropped);
        assert.deepEqual([...new Set(it.gone.map(({ path }) => path))], dropped);
        const changes = atOnce(differences(texts(now), texts(before), { asked: () => asked }));
        assert.deepEqual(
          changes.filter(it => it.difference.facts.length).map(it => [it.path, it.difference.state]),
          dropped.map(it => [it, 'gone']),
        );
      });
    test('a new one has nothing of it', () => {
      const it = gate({ a: b, c: a }, { a });
      const of = (path: string) => it.plans.find(plan => plan.path === path)!;
      assert.deepEqual(
        [of('c').was, of('c').fresh.size, of('a').was, it.dropped, it.gone],
        ['a', 0, undefined, [], []],
      );
      assert.equal(of('a').fresh.size, of('a').findings.length);
      const changes = atOnce(differences(texts({ a: b, c: a }), texts({ a }), { asked: () => asked }));
      assert.deepEqual(
        changes.map(it => [it.path, it.difference.state]),
        [['a', 'new']],
      );
    });
    test('each is judged by its own past', () => {
      const slipped = ['07-31', '08-07', '08-14', '08-21'].map(it => `status: live\n${plan(`2026-${it}`)}`);
      const past = pastOf(
        slipped.map((text, i) => ({ at: `2026-07-0${i + 1}`, by: 'Ana', plan: text })),
        'b',
      );
      const before = texts({ a: b, b: slipped[3]! });
      const now = texts({ a: slipped[3]!, b });
      const it = gateOf(now, [before], { asked: () => asked, histories: new Map([['a', past]]) });
      assert.ok(it.plans[0]!.findings.some(found => found.rule === 'due-slipped'));
      assert.deepEqual([it.plans.flatMap(plan => [...plan.fresh]), it.gone], [[], []]);
    });
    test('the one that is gone is not judged by the past of the one that came', () => {
      const slipping = ['07-31', '08-07', '08-14', '08-21'].map(it => `status: live\n${plan(`2026-${it}`)}`);
      const past = (all: readonly string[]) =>
        pastOf(
          all.map((text, i) => ({ at: `2026-07-0${i + 1}`, by: 'Ana', plan: text })),
          'x',
        );
      const before = texts({ a: slipping[3]!, b });
      const goneBy = (former?: ReturnType<typeof past>) =>
        gateOf(texts({ a: b }), [before], {
          asked: () => asked,
          histories: new Map([['a', past([b])]]),
          ...(former && { former: new Map([['a', former]]) }),
        }).gone.map(({ path, finding }) => `${path} ${finding.rule}`);
      assert.ok(goneBy(past(slipping)).includes('a due-slipped'));
      assert.ok(!goneBy().includes('a due-slipped'), 'where its past is not known, nothing is said of it');
      // By the past of the other it would be one that was never reviewed.
      const live = slipping[3]!.replace('status', 'review: weekly\nstatus');
      const other = `status: live\n${b}`;
      const it = gateOf(texts({ a: other }), [texts({ a: live, b: other })], {
        asked: () => asked,
        histories: new Map([['a', past([other])]]),
      });
      const alone = gateOf(texts({ b: other }), [texts({ a: live, b: other })], {
        asked: () => asked,
        histories: new Map([['b', past([other])]]),
      });
      assert.deepEqual(
        it.gone.map(({ finding }) => finding.rule),
        alone.gone.map(({ finding }) => finding.rule),
      );
    });
    test('a part that could not be read is told as that, beside what is new', () => {
      const broken = a.replace('form: {', 'form: { "');
      const changes = atOnce(differences(texts({ a }), texts({ a: broken }), { asked: () => asked }));
      const note = /\n\nPart of it could not be read at the last commit: what is written there is judged as new\.\n/;
      assert.match(brief(gate({ a }, { a: broken }), changes, 'x'), note);
      assert.doesNotMatch(brief(gate({ a }, { a: b }), changes, 'x'), note);
    });
    test('both are told, the one that came and the one that is gone', () => {
      const more = b.replace('02-31', '02-28');
      const changes = atOnce(differences(texts({ a: more }), texts({ a, b }), { asked: () => asked }));
      const text = brief(gate({ a: more }, { a, b }), changes, 'x');
      assert.match(text, /## Else \(`a`, before `b`\)\n[\s\S]*02-31 → 2026-02-28/);
      assert.match(text, /## Halve client onboarding time \(`a`\)\n\nThe plan is gone\./);
    });
  });
  test('what is gone is told by what it was', () => {
    const it = gate({ 'a.opsplan': plan('2026-08-21') }, { 'a.opsplan': plan('2026-02-30'), 'b.opsplan': 'plan: x\n' });
    assert.ok(it.gone.some(({ finding }) => finding.rule === 'date-invalid'));
    assert.deepEqual(it.dropped, ['b.opsplan']);
  });
  test('of a merge only what neither side had is new', () => {
    const ours = { 'a.opsplan': plan('2026-02-30', '  x: { due: 2026-08-21 }\n') };
    const theirs = { 'a.opsplan': plan('2026-08-20', '  x: { due: 2026-02-31 }\n') };
    const both = plan('2026-02-30', '  x: { due: 2026-02-31 }\n');
    assert.deepEqual(news({ 'a.opsplan': both }, ours, theirs), []);
    assert.ok(news({ 'a.opsplan': both }, ours).includes('a.opsplan date-invalid'));
    assert.deepEqual(
      gate(ours, ours, theirs).plans.map(it => it.changed),
      [false],
    );
  });
  test('all is new where nothing is committed', () => {
    const found = check(readPlan(plan('2026-02-30')), asked);
    assert.equal(news({ 'a.opsplan': plan('2026-02-30') }).length, found.length);
  });
  test('what is new and what stood before are together what a check finds', () => {
    fc.assert(
      fc.property(messyPlan, messyPlan, (before, now) => {
        const [it] = gate({ 'a.opsplan': now }, { 'a.opsplan': before }).plans;
        const show = (all: readonly { rule: string; message: string; range: unknown }[]) =>
          all.map(({ rule, message, range }) => ({ rule, message, range }));
        assert.deepEqual(show(it!.findings), show(check(readPlan(now), asked)));
        assert.deepEqual([...gate({ 'a.opsplan': now }, { 'a.opsplan': now }).plans[0]!.fresh], []);
      }),
      { numRuns: runs(100) },
    );
  });
  test('a renaming is found by contents, then by likeness; what is too unlike is new', () => {
    const [a, b] = [plan('2026-08-21', '  b: { owner: lu }\n'), 'plan: Else\nowner: kim\n'];
    const names = renamed(
      texts({ 'a.opsplan': a, 'b.opsplan': b }),
      texts({ 'c.opsplan': b, 'd.opsplan': `${a}# more\n` }),
    );
    assert.deepEqual(
      [...names],
      [
        ['c.opsplan', 'b.opsplan'],
        ['d.opsplan', 'a.opsplan'],
      ],
    );
    assert.equal(renamed(texts({ 'a.opsplan': a }), texts({ 'x.opsplan': b })).size, 0);
  });
});

const staged = async (folder: string, place = {}): Promise<Staged> => {
  const it = await readStaged(folder, { place });
  assert.ok(!('because' in it), JSON.stringify(it));
  return it;
};
describe('the index', () => {
  test('is read as it is staged, whatever the work tree says', async () => {
    const folder = newRepository();
    commit(folder, { 'a.opsplan': plan('2026-08-01'), 'p/b.opsplan': 'plan: b\n', 'x.txt': 'x' });
    write(folder, { 'a.opsplan': plan('2026-08-02') });
    git(folder, ['add', 'a.opsplan']);
    write(folder, { 'a.opsplan': plan('2026-08-03'), 'new.opsplan': 'plan: new\n' });
    git(folder, ['add', '--intent-to-add', 'new.opsplan']);
    write(folder, { 'empty.opsplan': '', 'later.opsplan': '' });
    git(folder, ['add', 'empty.opsplan']);
    git(folder, ['add', '--intent-to-add', 'later.opsplan']);
    const it = await staged(join(folder, 'p'));
    assert.deepEqual(
      [...it.now],
      [
        ['a.opsplan', plan('2026-08-02')],
        ['empty.opsplan', ''],
        ['p/b.opsplan', 'plan: b\n'],
      ],
    );
    assert.deepEqual(
      it.before.map(all => all.get('a.opsplan')),
      [plan('2026-08-01')],
    );
    assert.equal(it.top, folder);
  });
  test('nothing committed, a work tree of its own, odd names, a link, what is no UTF-8', async () => {
    const folder = newRepository();
    write(folder, { '-oops.opsplan': 'plan: a\n', 'a\nb.opsplan': 'plan: b\n', ':(glob)**.opsplan': 'plan: c\n' });
    writeFileSync(join(folder, 'latin.opsplan'), Buffer.from('plan: caf\xe9\n', 'latin1'));
    git(folder, ['add', '--all']);
    const it = await staged(folder);
    assert.deepEqual([...it.now.keys()].sort(), ['-oops.opsplan', ':(glob)**.opsplan', 'a\nb.opsplan']);
    assert.deepEqual([it.before, [...it.unread.keys()]], [[], ['latin.opsplan']]);
    git(folder, ['commit', '--quiet', '--message', 'x']);
    const beside = join(newFolder(), 'tree');
    git(folder, ['worktree', 'add', '--quiet', beside]);
    write(beside, { '-oops.opsplan': 'plan: other\n' });
    git(beside, ['add', '--all']);
    assert.equal((await staged(beside)).now.get('-oops.opsplan'), 'plan: other\n');
    assert.equal((await staged(folder)).now.get('-oops.opsplan'), 'plan: a\n');
  });
  test('while a merge goes on, what is not settled is said, and both sides count', async () => {
    const folder = newRepository();
    commit(folder, { 'a.opsplan': plan('2026-08-01') });
    git(folder, ['checkout', '--quiet', '-b', 'side']);
    commit(folder, { 'a.opsplan': plan('2026-08-02') });
    git(folder, ['checkout', '--quiet', 'main']);
    commit(folder, { 'a.opsplan': plan('2026-08-03') });
    assert.throws(() => git(folder, ['merge', '--quiet', 'side']));
    const it = await staged(folder);
    assert.deepEqual(it.unmerged, ['a.opsplan']);
    assert.equal(it.now.get('a.opsplan'), plan('2026-08-03'));
    assert.deepEqual(
      it.before.map(all => all.get('a.opsplan')),
      [plan('2026-08-03'), plan('2026-08-02')],
    );
  });
  test('no git, no repository, a bare one: a sentence', async () => {
    assert.deepEqual(await readStaged(newFolder()), { because: 'this folder is in no git repository' });
    assert.deepEqual(await readStaged(newFolder(), {}, ''), { because: 'git is not installed' });
    const folder = newFolder();
    git(folder, ['init', '--quiet', '--bare', '.']);
    assert.ok('because' in (await readStaged(folder)));
  });
  test('a git that is too slow to say what is committed: a sentence, not a commit in which all is new', async () => {
    const folder = newRepository();
    commit(folder, { 'a.opsplan': plan('2026-02-30') });
    const slow = join(newFolder(), 'git');
    writeFileSync(slow, '#!/bin/sh\ncase "$*" in *--verify*) exec sleep 600 ;; *) exec git "$@" ;; esac\n', {
      mode: 0o755,
    });
    assert.deepEqual(await readStaged(folder, { patience: 1000 }, slow), { because: 'git did not answer in time' });
  });
  test('is the one that git names where it runs a hook', async () => {
    const folder = newRepository();
    commit(folder, { 'a.opsplan': plan('2026-08-01') });
    const other = join(folder, '.git', 'other');
    write(folder, { 'a.opsplan': plan('2026-08-09') });
    const env = { PATH: process.env.PATH, HOME: folder, GIT_INDEX_FILE: other };
    execFileSync('git', ['add', '.'], { cwd: folder, env });
    assert.equal((await staged(folder, { GIT_INDEX_FILE: other })).now.get('a.opsplan'), plan('2026-08-09'));
    assert.equal((await staged(folder)).now.get('a.opsplan'), plan('2026-08-01'));
    const far = newFolder();
    mkdirSync(join(far, 'tree'));
    const place = { GIT_DIR: join(folder, '.git'), GIT_WORK_TREE: join(far, 'tree') };
    assert.equal((await staged(join(far, 'tree'), place)).now.get('a.opsplan'), plan('2026-08-01'));
    rmSync(other);
  });
});
