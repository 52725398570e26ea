import assert from 'node:assert/strict';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gitOf, opsplan, type Ran, well } from './command-line.ts';
import { git, newRepository, write } from './repository.ts';

const base = `plan: Halve client onboarding time
owner: maya
activities:
  # The first thing that a client sees.
  form:
    owner: dev
    due: 2026-08-21
    done: [Ten clients say so]
  train: { owner: lu, due: 2026-09-01 }
metrics:
  days: { owner: maya, unit: days }
`;
/** A repository with two branches that changed one plan; what a merge of them makes of it. */
function merged(
  ours: string,
  theirs: string,
  from = base,
  name = 'ops.opsplan',
): Ran & { text: string; folder: string } {
  const folder = realpathSync(newRepository());
  const save = (text: string): void => {
    write(folder, { [name]: text });
    well(gitOf(folder, 'add', '--all'));
    well(gitOf(folder, 'commit', '--quiet', '--allow-empty', '--message', 'x'));
  };
  well(opsplan(folder, 'merge', 'install'));
  save(from);
  well(gitOf(folder, 'checkout', '--quiet', '-b', 'side'));
  save(theirs);
  well(gitOf(folder, 'checkout', '--quiet', 'main'));
  save(ours);
  const it = gitOf(folder, 'merge', '--no-edit', 'side');
  return { ...it, text: readFileSync(join(folder, name), 'utf8'), folder };
}

describe('git merges plans', () => {
  test('by entry and key: what each side did is there, on one line too, with its comments', () => {
    const ours = base
      .replace('due: 2026-08-21', '# the client asked\n    due: 2026-08-28')
      .replace('owner: lu', 'owner: kim');
    const theirs = base
      .replace('owner: dev', 'owner: ana')
      .replace('due: 2026-09-01', 'due: 2026-09-04')
      .replace('metrics:', '  docs: { owner: ana }\nmetrics:');
    const it = merged(ours, theirs);
    well(it);
    assert.equal(
      it.text,
      ours
        .replace('owner: dev', 'owner: ana')
        .replace('due: 2026-09-01', 'due: 2026-09-04')
        .replace('metrics:', '  docs: { owner: ana }\nmetrics:'),
    );
  });
  test('a clash is marked around its lines, and the merge waits', () => {
    const it = merged(base.replace('08-21', '08-24').replace('lu', 'kim'), base.replace('08-21', '08-25'));
    assert.equal(it.code, 1);
    assert.match(it.all, /ops\.opsplan: both sides changed 1 place otherwise/);
    assert.equal(
      it.text,
      base
        .replace('lu', 'kim')
        .replace(
          '    due: 2026-08-21\n',
          '<<<<<<< ours\n    due: 2026-08-24\n=======\n    due: 2026-08-25\n>>>>>>> theirs\n',
        ),
    );
    assert.match(gitOf(it.folder, 'status', '--short').all, /^UU ops\.opsplan/m);
  });
  test('in braces the whole line is marked, once with each side and all that is agreed', () => {
    const it = merged(
      base.replace('09-01', '09-02').replace('owner: lu', 'owner: kim'),
      base.replace('09-01', '09-03'),
    );
    assert.match(
      it.text,
      /<{7} ours\n {2}train: \{ owner: kim, due: 2026-09-02 \}\n={7}\n {2}train: \{ owner: kim, due: 2026-09-03 \}\n>{7} theirs\n/,
    );
  });
  test('what one side dropped and the other changed is a clash; other blank lines are no change', () => {
    const dropped = base.replace(/ {2}# The first[\s\S]*?(?= {2}train)/, '');
    assert.equal(merged(dropped, base.replace('08-21', '08-24')).code, 1);
    const it = merged(dropped, base.replace('    due', '\n    due'));
    assert.equal(well(it) && it.text, dropped);
  });
  test('ranks that both wrote are no clash, but are told of', () => {
    const ranked = base.replace('    due', '    priority: 1\n    due');
    const it = merged(ranked.replace('y: 1', 'y: 3'), ranked.replace('y: 1', 'y: 2'), ranked);
    assert.match(well(it), /both sides wrote 1 rank otherwise; opsplan reprioritize/);
    assert.equal(it.text, ranked.replace('y: 1', 'y: 2'));
  });
  test('two changes that do not go together are merged, and it is said', () => {
    const it = merged(base.replace('train', 'teach'), base.replace('metrics:', '  go: { after: [train] }\nmetrics:'));
    assert.match(well(it), /ops\.opsplan:10: after the merge: .*"train"/);
  });
  test('line ends, a mark at the beginning and the last line stay as they are', () => {
    const ends = (text: string) => `\ufeff${text.trimEnd()}`.replaceAll('\n', '\r\n');
    const it = merged(ends(base.replace('dev', 'ana')), ends(base.replace('days: {', 'weeks: {')), ends(base));
    assert.equal(well(it) && it.text, ends(base.replace('dev', 'ana').replace('days: {', 'weeks: {')));
    const turned = merged(base.replaceAll('\n', '\r\n'), base.replace('dev', 'ana'));
    assert.equal(well(turned) && turned.text, base.replace('dev', 'ana').replaceAll('\n', '\r\n'));
  });
  test('what cannot be read as a plan is merged as text', () => {
    const twice = `${base}activities:\n  more: {}\n`;
    const it = merged(twice.replace('dev', 'ana'), twice.replace('more', 'less'), twice);
    assert.match(well(it), /merged as text/);
    assert.equal(it.text, twice.replace('dev', 'ana').replace('more', 'less'));
    const clash = merged(twice.replace('dev', 'ana'), twice.replace('dev', 'kim'), twice);
    assert.match(clash.text, /<{7} ours\n {4}owner: ana\n={7}\n {4}owner: kim\n>{7} theirs\n/);
  });
  test('that each side wrote for itself: what both say once, with what only one says', () => {
    const folder = realpathSync(newRepository());
    well(opsplan(folder, 'merge', 'install'));
    const save = (name: string, text: string): void => {
      write(folder, { [name]: text });
      well(gitOf(folder, 'add', '--all'));
      well(gitOf(folder, 'commit', '--quiet', '--message', 'x'));
    };
    save('x.txt', 'x');
    well(gitOf(folder, 'checkout', '--quiet', '-b', 'side'));
    save('ops.opsplan', base.replace('metrics:', '  docs: {}\nmetrics:'));
    well(gitOf(folder, 'checkout', '--quiet', 'main'));
    save('ops.opsplan', `${base}  cost: { unit: EUR }\n`);
    well(gitOf(folder, 'merge', '--no-edit', 'side'));
    const text = readFileSync(join(folder, 'ops.opsplan'), 'utf8');
    assert.equal(text, `${base.replace('metrics:', '  docs: {}\nmetrics:')}  cost: { unit: EUR }\n`);
  });
  test('in a file of an odd name, and when a branch is put onto another', () => {
    const it = merged(base.replace('dev', 'ana'), base.replace('lu', 'kim'), base, `-it's "odd" $HOME.opsplan`);
    assert.equal(well(it) && it.text, base.replace('dev', 'ana').replace('lu', 'kim'));
    git(it.folder, ['reset', '--quiet', '--hard', 'HEAD~1']);
    well(gitOf(it.folder, 'rebase', '--quiet', 'side'));
    assert.equal(readFileSync(join(it.folder, `-it's "odd" $HOME.opsplan`), 'utf8'), it.text);
  });
});

describe('the driver', () => {
  test('is taken out as it came, and what else stands there is kept', () => {
    const folder = realpathSync(newRepository());
    const own = join(folder, '.git/info/attributes');
    const config = readFileSync(join(folder, '.git/config'), 'utf8');
    writeFileSync(own, '*.png binary');
    assert.match(
      well(opsplan(folder, 'merge', 'install')),
      /write this line into \.gitattributes: \*\.opsplan merge=opsplan/,
    );
    well(opsplan(folder, 'merge', 'install'));
    assert.equal(readFileSync(own, 'utf8'), '*.png binary\n*.opsplan merge=opsplan\n');
    well(opsplan(folder, 'merge', 'uninstall'));
    assert.equal(readFileSync(own, 'utf8'), '*.png binary\n');
    assert.equal(readFileSync(join(folder, '.git/config'), 'utf8'), config);
    assert.equal(opsplan(folder, 'merge', 'uninstall').code, 2);
    write(folder, { '.gitattributes': '*.opsplan merge=opsplan\n' });
    assert.match(well(opsplan(folder, 'merge', 'install')), /says so for everybody/);
    well(opsplan(folder, 'merge', 'uninstall'));
    assert.ok(existsSync(join(folder, '.gitattributes')));
  });
  test('says how it is asked', () => {
    const folder = realpathSync(newRepository());
    assert.match(opsplan(folder, 'merge', 'a', 'b').all, /merge takes three files/);
    const binary = (n: number): Buffer => Buffer.from([0xff, 0, n]);
    for (const [i, name] of ['a', 'b', 'c'].entries()) writeFileSync(join(folder, name), binary(i));
    const it = opsplan(folder, 'merge', 'a', 'b', 'c', 'x.opsplan');
    assert.deepEqual([it.code, readFileSync(join(folder, 'b'))], [1, binary(1)]);
    assert.match(it.all, /x\.opsplan could not be merged: ours stands/);
  });
});
