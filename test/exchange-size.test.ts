import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { targets } from '../server/exchange/export.ts';
import { imported, type Source } from '../server/exchange/import.ts';
import { newNames } from '../server/exchange/tjp-names.ts';
import { valuesOf } from '../server/exchange/to-json.ts';
import { readPlan } from '../server/plan/plan.ts';
import { today } from './fixture.ts';
import { inFull, runs } from './runs.ts';

const list = (count: number, of: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => of(i)).join('');
function into(from: Source, text: string): { text: string; left: readonly string[] } {
  const found = imported(from, text, { title: 'Imported', today });
  if ('refused' in found) throw new Error(found.refused);
  return found;
}
const refusal = (from: Source, text: string): string => {
  const found = imported(from, text, { title: 'Imported', today });
  return 'refused' in found ? found.refused : '';
};
const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

/** Each would take minutes, or all the memory there is, if what it holds were gone through again for each of its parts. */
describe('what is large comes and goes in time in proportion to it', () => {
  test('all that a plan says', () => {
    const size = runs(20_000);
    const text = `plan: x\nactivities:\n${list(size, i => `  a${i}: { title: t }\n`)}`;
    const { activities } = valuesOf(readPlan(text)) as { activities: object };
    assert.equal(Object.keys(activities).length, size);
  });
  test('a section that begins between others goes on where it stands again, and the first of a name holds', () => {
    const text = 'plan: x\nactivities:\n  a: { title: one }\npeople:\n  ana: {}\nactivities:\n  a: { title: two }\n  b: { title: three }\n';
    assert.deepEqual(valuesOf(readPlan(text)), {
      plan: 'x',
      activities: { a: { title: 'one' }, b: { title: 'three' } },
      people: { ana: {} },
    });
  }); // biome-ignore format: one plan
  test('a project of activities without a Latin letter', () => {
    const done = '{ status: done, started: 2026-01-05, finished: 2026-01-06 }';
    const size = runs(4_000);
    const plan = readPlan(`plan: x\nactivities:\n${list(size, i => `  ${String.fromCodePoint(0x4e00 + i)}: ${done}\n`)}`);
    const text = targets.tjp([{ file: 'x.opsplan', plan, today }]);
    assert.deepEqual([count(text, /^task /gm), text.includes(`\ntask __${size} `)], [size, true]);
  }); // biome-ignore format: one plan
  test('a project of more days than a function takes arguments', inFull, () => {
    const plan = readPlan(`people:\n  ana: { leave: [${list(130_000, () => '2026-08-03, ')}2027-01-04] }\nactivities:\n  a: { owner: ana }\n`);
    assert.match(targets.tjp([{ file: 'x.opsplan', plan, today }]), /^project x "x" \d{4}-\d\d-\d\d - 2030-01-04 \{/m);
  }); // biome-ignore format: one plan
  test('names of a project: counted on, and never given twice', () => {
    const names = newNames();
    assert.deepEqual(
      ['é', 'é2', '_', 'ü', '__3', 'é', 'ä'].map(it => names.of('task', it)),
      ['_', '_2', '__2', '__3', '__3_2', '_', '__4'],
    );
    assert.equal(names.of('person', 'é'), '_');
    const many = Array.from({ length: runs(60_000) }, (_, i) => names.of('task', String.fromCodePoint(0x20000 + i)));
    assert.equal(new Set(many).size, many.length);
  });
  test('rows of a table below one of them', () => {
    const size = runs(10_000);
    const { text } = into('csv', `id,title,parent\n${list(size, i => `a${i},x,${i ? 'a0' : ''}\n`)}`);
    assert.equal(count(text, /^ {6}a\d+:/gm), size - 1);
  });
  test('issues: many columns, many of one name, all that block one', () => {
    const [columns, rows, blocked] = [runs(4_900), runs(5_000), runs(19_000)];
    const named = into('jira', `Summary,Issue key${list(columns, i => `,c${i}`)}\n${list(rows, i => `x,K-${i}\n`)}x,K${',y'.repeat(3)}\n`);
    assert.deepEqual(named.left, ['3 columns left in Jira: c0, c1, c2.']);
    const same = into('jira', `Summary,Issue key${',Comment'.repeat(columns)}\n${list(rows, i => `x,K-${i}\n`)}`);
    assert.deepEqual(same.left, []);
    const one = into('jira', `Summary,Issue key,Outward issue link (Blocks)\n${list(blocked, i => `x,K-${i},K-0\n`)}`);
    assert.equal(one.text.match(/ {4}after: \[(.*)\]/)![1]!.split(', ').length, blocked - 1);
    assert.match(refusal('jira', `Summary,Issue key${',Comment'.repeat(5_000)}\n`), /^It has 5002 columns/);
    assert.match(refusal('jira', `Summary,Issue key\n${'x,y\n'.repeat(20_001)}`), /^It has 20002 rows/);
  }); // biome-ignore format: line by line
  test('people of one name, all on one task', () => {
    const size = runs(30_000);
    const people = list(size, i => `<Resource><UID>${i}</UID><Name>Ana</Name><Type>1</Type></Resource>`);
    const given = list(size, i => `<Assignment><TaskUID>1</TaskUID><ResourceUID>${i}</ResourceUID></Assignment>`);
    const task = '<Task><UID>1</UID><Name>a</Name><OutlineLevel>1</OutlineLevel></Task>';
    const { text } = into('msproject', `<Project><Tasks>${task}</Tasks><Resources>${people}</Resources><Assignments>${given}</Assignments></Project>`);
    assert.ok(text.includes(`\n  ana-${size}:\n`));
    assert.equal(text.match(/ {4}with: \{ (.*) \}/)![1]!.split(', ').length, size - 1);
  }); // biome-ignore format: line by line
  test('what a project says that a plan has no word for', () => {
    const { left } = into('tjp', `project p "x" 2026-01-01 - 2026-12-31 {}\n${'shift a "x"\n'.repeat(runs(100_000))}task a "a" { effort 1d }\n`);
    assert.deepEqual(left, ['"shift" left behind (lines 2, 3, 4, 5, 6 …): a plan has no word for it.']);
  }); // biome-ignore format: line by line
});
