import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check } from '../server/check.ts';
import { type Pasted, pasteTable, takesTable } from '../server/mend/table-activities.ts';
import { readPlan } from '../server/plan/plan.ts';
import { readTable } from '../server/words/table.ts';
import { apply, asked, at, today } from './fixture.ts';
import { fc } from './runs.ts';

describe('reading a table', () => {
  test('tabs, commas and semicolons', () => {
    const rows = [['a', 'b'], ['c', 'd']]; // biome-ignore format: two rows
    for (const it of ['a\tb\nc\td', 'a,b\r\nc,d\r\n', 'a; b\rc ;d', '\ufeffa,b\nc,d\n\n'])
      assert.deepEqual(readTable(it), rows, it);
  });
  test('quotes hold signs, quotes and line ends', () =>
    assert.deepEqual(readTable('"a, ""b""",c\n"one\ntwo",\n"","x"\n'), [
      ['a, "b"', 'c'],
      ['one\ntwo', ''],
      ['', 'x'],
    ]));
  test('a cell that only begins with a quote', () =>
    assert.deepEqual(readTable('"Go" or not\tx\n"open\ty\n'), [
      ['"Go" or not', 'x'],
      ['"open', 'y'],
    ]));
  test('missing cells, and emoji', () =>
    assert.deepEqual(readTable('a\tb\tc\n😀\n\td\n'), [['a', 'b', 'c'], ['😀'], ['', 'd']]));
  test('no table: prose, a plan, one row, one column, a quote left open', () => {
    for (const it of [
      'First, we begin.\nThen we go on.\n',
      'activities:\n  a: { owner: x, due: y }\n  b: { owner: x, due: z }\n',
      '- a, b\n- c, d\n',
      'a\tb',
      'a\nb\nc',
      'a,"b\nc,d',
      '',
    ])
      assert.equal(readTable(it), undefined, it);
  });
  test('what is written as RFC 4180 says is read as it was', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain(width =>
          fc.array(
            fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\n', '😀', ';', '\t') }), {
              minLength: width,
              maxLength: width,
            }),
            { minLength: 2, maxLength: 6 },
          ),
        ),
        table => {
          // A word in front: empty rows are left out, and blanks around a cell do not count.
          const rows = table.map(row => row.map(it => `x${it}x`));
          const text = rows.map(row => row.map(it => `"${it.replaceAll('"', '""')}"`).join('\t')).join('\r\n');
          assert.deepEqual(readTable(text), rows);
        },
      ),
    ));
});

const pasted = (plan: string, table: string, cursor = false): string => {
  const found = cursor ? at(plan) : { plan: readPlan(plan.replace(/^\n/, '')), position: undefined };
  const it = pasteTable(found.plan, table, today, found.position) as Pasted;
  assert.ok(it && 'edit' in it, JSON.stringify(it));
  return apply(found.plan, [it.edit]);
};

describe('a table as activities', () => {
  test('columns by their names, values in other spellings, and nothing lost', () => {
    const text = pasted(
      `
people:
  ana: { name: Ana Li }
activities:
  audit: { title: Audit }
`,
      [
        'Task\tAssigned To\tDue Date\tEstimate (days)\tState\tPredecessors\tNotes\tRisk',
        'Audit\tAna Li\t21/08/2026\t5\tIn Progress\t\tcall "Bo"\tlow',
        '"Rebuild\nthe form"\tBo\t03/09/2026\t2-3 days\tDone\t1\t"one\n- two"\t',
        'Train: all #1\t\tnext week\tmany\tweird\tRebuild the form, x\t\t',
      ].join('\r\n'),
    );
    assert.equal(
      text,
      `people:
  ana: { name: Ana Li }
activities:
  audit: { title: Audit }
  audit-2:
    # Notes: call "Bo"
    # Risk: low
    title: Audit
    owner: ana
    due: 2026-08-21
    effort: 5d
    status: in progress
  rebuild-the-form:
    # Notes: one
    #   - two
    title: Rebuild the form
    owner: Bo
    due: 2026-09-03
    effort: 2d..3d
    after: [audit-2]
    status: done
  train-all-1:
    # Due Date: next week
    # Estimate (days): many
    # State: weird
    # Predecessors: x
    title: "Train: all #1"
    after: [rebuild-the-form]
`,
    );
  });
  test('without a header: by what the cells say', () =>
    assert.equal(
      pasted('plan: x\n', 'Audit the checklist,Ana Li,2026-08-21,3d\nRebuild the form,Bo,2026-09-01,1w\n'),
      `plan: x
activities:
  audit-the-checklist:
    title: Audit the checklist
    owner: Ana Li
    due: 2026-08-21
    effort: 3d
  rebuild-the-form:
    title: Rebuild the form
    owner: Bo
    due: 2026-09-01
    effort: 1w
`,
    ));
  test('dates that may be read in two ways stay as they are', () =>
    assert.equal(
      pasted('activities:\n', 'Task\tDue\nA b\t03/04/2026\nC d\t05/06/2026\n'),
      'activities:\n  a-b:\n    # Due: 03/04/2026\n    title: A b\n  c-d:\n    # Due: 05/06/2026\n    title: C d\n',
    ));
  test('month first, where one date of the column tells', () =>
    assert.match(
      pasted('activities:\n', 'Task\tDue\nA\t03/04/2026\nB\t08/21/2026\n'),
      /due: 2026-03-04[\s\S]*due: 2026-08-21/,
    ));
  test('days with dots, with their weekday, with the name of the month', () => {
    const dues = (...cells: string[]) =>
      [
        ...pasted('activities:\n', `Task\tDue\n${cells.map((it, i) => `t${i}\t${it}`).join('\n')}\n`).matchAll(
          /(?:due|# Due): (.*)/g,
        ),
      ].map(it => it[1]);
    assert.deepEqual(dues('3/4/2026', '1.9.2026'), ['3/4/2026', '2026-09-01'], 'dots say nothing of slashes');
    assert.deepEqual(dues('21-Aug-26', 'Aug-21-2026', 'Aug 21, 2026'), Array(3).fill('2026-08-21'));
    assert.deepEqual(dues('Mon 03/08/26', 'Tue 04/08/26'), ['2026-08-03', '2026-08-04']);
    assert.deepEqual(dues('Tue 03/08/26 08:00', '1/2/03'), ['Tue 03/08/26 08:00', '1/2/03']);
    assert.deepEqual(dues('Wed 08/12/26 17:00', '08/13/2026'), ['2026-08-12', '2026-08-13']);
  });
  test('waits as programs for projects write them; other links stay as they are', () => {
    const text = pasted('activities:\n', 'ID\tTask\tPredecessors\n1\tA\t\n2\tB\t1FS+2 days\n3\tC\t1,2FS\n4\tD\t1SS\n');
    assert.match(text, /after: \[a \+ 2d\]\n[\s\S]*after: \[a, b\]\n[\s\S]*# Predecessors: 1SS\n/);
  });
  test('amounts in the currency of their column', () => {
    const text = pasted('activities:\n', 'Task\tCost (EUR)\nA\t1500\nB\tEUR 20\nC\t1.500\nD\t1.500,50\nE\tUSD 3k\n');
    assert.deepEqual(
      [...text.matchAll(/[Cc]ost.*: (.*)/g)].map(it => it[1]),
      ['EUR 1500', 'EUR 20', '1.500', 'EUR 1500.5', 'USD 3k'],
    );
  });
  test('a priority is a rank only where no two have the same', () => {
    const ranks = (plan: string, ...cells: number[]) =>
      [
        ...pasted(plan, `Task\tPriority\n${cells.map(it => `x\t${it}`).join('\n')}\n`).matchAll(/^ {4}(.*riority.*)/gm),
      ].map(it => it[1]);
    assert.deepEqual(ranks('activities:\n', 1, 2), ['priority: 1', 'priority: 2']);
    assert.deepEqual(ranks('activities:\n', 1, 1, 2), ['# Priority: 1', '# Priority: 1', '# Priority: 2']);
    assert.ok(ranks('activities:\n  a: { priority: 2 }\n', 1, 2).every(it => it!.startsWith('#')));
  });
  test('people by their family names first, and titles that YAML would take for nothing', () => {
    const people = 'people:\n  ana: { name: Ana Silva }\n  bo: { name: Bo Li }\nactivities:\n';
    const text = pasted(people, 'Task\tOwner\tHelpers\nnull\tSilva, Ana\t"Li, Bo"\nTrue\tLi Bo\tSilva Ana; Bo Li\n');
    assert.deepEqual(
      [...text.matchAll(/(?:title|owner|with): (.*)/g)].map(it => it[1]),
      ['"null"', 'ana', '[bo]', '"True"', 'bo', '[ana, bo]'],
    );
  });
  test('names of their own, with what waits for them; plain numbers of rows say nothing', () => {
    assert.equal(
      pasted('activities:\n', 'Key\tSummary\tDepends on\nOPS-1\tA b\t\nOPS-2\tC d\tops-1\n'),
      'activities:\n  OPS-1:\n    title: A b\n  OPS-2:\n    title: C d\n    after: [OPS-1]\n',
    );
    assert.equal(
      pasted('activities:\n', '#\tTask\tAfter\n1\tA b\t\n2\tC d\t1\n'),
      'activities:\n  a-b:\n    title: A b\n  c-d:\n    title: C d\n    after: [a-b]\n',
    );
  });
  test('lists: contributors, criteria, links', () =>
    assert.equal(
      pasted(
        'activities:\n',
        'Task\tHelpers\tAcceptance criteria\tLink\tNice to have\nA\tana; bo\t"- x\n- y"\thttps://a.b/1\ty\nB\t\tz\tsomewhere\tmaybe\n',
      ),
      `activities:
  a:
    title: A
    with: [ana, bo]
    done: [x, y]
    links: [https://a.b/1]
    optional: yes
  b:
    # Link: somewhere
    # Nice to have: maybe
    title: B
    done: z
`,
    ));
  test('behind the entry in which the cursor stands, with its line ends and its column', () =>
    assert.equal(
      pasted('activities:\r\n    a:\r\n        title: A\r\n$0\r\n    b: {}\r\n', 'Task\tOwner\nC\tana\nD\tbo\n', true),
      'activities:\r\n    a:\r\n        title: A\r\n    c:\r\n      title: C\r\n      owner: ana\r\n    d:\r\n      title: D\r\n      owner: bo\r\n\r\n    b: {}\r\n',
    ));
  test('not into brackets', () => {
    const it = pasteTable(readPlan('activities: { a: {} }\n'), 'Task\tOwner\nC\tana\n', today);
    assert.match((it as { refused: string }).refused, /in brackets/);
  });
  test('a thousand rows, each with a name of its own', () => {
    const table = `Task\tDue\tOwner\n${'Same "thing" 😀\t2026-08-21\tana\n'.repeat(1000)}`;
    const text = pasted('activities:\n', table);
    const plan = readPlan(text);
    const ids = plan.chunks.flatMap(it => it.entries.map(entry => entry.id));
    assert.equal(new Set(ids).size, 1000);
    assert.ok(!check(plan, asked).some(it => /^(?:yaml|value|key|id|ref)-/.test(it.rule)));
  });
  const cell = fc.oneof(
    fc.constantFrom('Ana', '2026-08-21', '21.08.2026', '3 days', 'done', 'a: b', '# x', '- y', '"q"', '{ z', '', '@bo', '😀', '&a', '*b', '!t', '| p', "it's", '1', 'x\ny', '`', '%', '\\', 'null', '~', '50%', 'https://a.b/?c=1&d', 'new', '....'),
    fc.string({ maxLength: 12 }),
  ); // biome-ignore format: a list of cells
  const header = fc.constantFrom('Task', 'Owner', 'Due', 'Effort', 'Status', 'After', 'Notes', 'Done', 'ID', 'With', 'Priority', 'Impact', 'Start', 'Every', 'Cost', 'Blocked', 'Xyz', 'Log', 'Tasks', 'Load', 'Spent', 'Accepted', 'Skills'); // biome-ignore format: a list of names
  test('whatever stands in it: what comes out can be read, and every cell is there', () =>
    fc.assert(
      fc.property(
        fc.array(header, { minLength: 2, maxLength: 8 }),
        fc.array(fc.array(cell, { maxLength: 8 }), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (names, rows, headed) => {
          const all = headed ? [names, ...rows] : rows;
          const table = all.map(row => row.map(it => `"${it.replaceAll('"', '""')}"`).join('\t')).join('\n');
          const it = pasteTable(readPlan('activities:\n  a: {}\n'), table, today);
          if (!it) return;
          assert.ok('edit' in it);
          const text = apply(readPlan('activities:\n  a: {}\n'), [it.edit]);
          const plan = readPlan(text);
          assert.equal(plan.chunks.flatMap(chunk => chunk.entries).length, 1 + it.count, text);
          const bad = check(plan, asked).filter(
            ({ rule, severity }) => severity === 'error' && /^(?:yaml|value|key|id|list|indent)-/.test(rule),
          );
          assert.deepEqual(
            bad.map(found => `${found.rule}: ${found.message}`),
            [],
            text,
          );
        },
      ),
    ));
});

test('offered on an empty line in the section or behind it, not within words', () => {
  const takes = (text: string): boolean => {
    const { plan, position } = at(text);
    return takesTable(plan, position);
  };
  for (const it of [
    'activities:$0\n',
    'activities:\n  $0',
    'activities:\n  a: {}\n$0',
    'activities:\n  a: {}\n\n$0\npeople:\n',
  ])
    assert.ok(takes(it), it);
  for (const it of ['$0', 'people:\n  $0', 'activities:\n  a: { title: x$0 }\n', 'activities:\n  a: {}\npeople:\n$0'])
    assert.ok(!takes(it), it);
});
