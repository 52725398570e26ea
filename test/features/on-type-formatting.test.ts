import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onTypeFormatting } from '../../server/features/on-type-formatting.ts';
import { readPlan } from '../../server/plan/plan.ts';
import { anyPlan } from '../any-plan.ts';
import { apply, at } from '../fixture.ts';
import { fc, runs } from '../runs.ts';

/** The text once the editor has asked what to make of the line break before the cursor; the cursor goes with the edit's end. */
function entered(fixture: string): string {
  const { plan, position, text } = at(fixture);
  const [edit, ...others] = onTypeFormatting(plan, position, '\n');
  assert.deepEqual(others, []);
  if (!edit) return 'as it was';
  assert.deepEqual(edit.range.end, { line: position.line, character: text.split(/\r\n|\n/)[position.line]!.length });
  return apply(plan, [{ ...edit, text: `${edit.text}$0` }]);
}

test('Enter on an empty item ends the list', () => {
  assert.equal(
    entered('activities:\n  a:\n    done:\n      - Form live\n      - \n      $0\n    owner: x\n'),
    'activities:\n  a:\n    done:\n      - Form live\n    $0\n    owner: x\n',
  );
  assert.equal(entered('consulted:\n  - maya\n  -\n  $0'), 'consulted:\n  - maya\n$0');
});
test('of a list that has nothing else, that stands in its key’s column, or in an item', () => {
  assert.equal(
    entered('activities:\n  a:\n    after:\n      - \n      $0\n'),
    'activities:\n  a:\n    after:\n    $0\n',
  );
  assert.equal(
    entered('activities:\n  a:\n    after:\n    - b\n    - \n    $0\n'),
    'activities:\n  a:\n    after:\n    - b\n    $0\n',
  );
  assert.equal(
    entered('constraints:\n  - options:\n      - x\n      - \n      $0\n'),
    'constraints:\n  - options:\n      - x\n    $0\n',
  );
  assert.equal(
    entered('consulted:\r\n  - maya\r\n  - \r\n  $0\r\nplan: x\r\n'),
    'consulted:\r\n  - maya\r\n$0\r\nplan: x\r\n',
  );
});
test('Enter goes on with a list, with a map in it, and below a key', () => {
  const cases: [string, string][] = [
    ['consulted:\n  - maya\n$0', 'consulted:\n  - maya\n  - $0'],
    ['consulted:\n- "maya"\n$0\nplan: x\n', 'consulted:\n- "maya"\n- $0\nplan: x\n'],
    [
      'activities:\n  a:\n    done:\n      - criterion: x\n$0',
      'activities:\n  a:\n    done:\n      - criterion: x\n        $0',
    ],
    ['activities:\n  a:\n    after:\n$0\n', 'activities:\n  a:\n    after:\n      - $0\n'],
    ['activities:\n  a:\n    done:\n    $0\n', 'activities:\n  a:\n    done:\n      - $0\n'],
    ['activities:\n  a:\n    blocked:\n    $0\n', 'activities:\n  a:\n    blocked:\n      $0\n'],
    ['activities:\n$0\n    a: {}\n', 'activities:\n    $0\n    a: {}\n'],
    ['consulted:\n$0\n- maya\n', 'consulted:\n- $0\n- maya\n'],
    ['goal:\r\n$0\r\n', 'goal:\r\n  $0\r\n'],
  ];
  for (const [before, after] of cases) assert.equal(entered(before), after, before);
});
test('a first dash goes where the items of its key belong', () => {
  const dashed = (fixture: string): string => {
    const { plan, position } = at(fixture);
    return apply(plan, onTypeFormatting(plan, position, ' '));
  };
  assert.equal(dashed('activities:\n  a:\n    after:\n    - $0\n'), 'activities:\n  a:\n    after:\n      - \n');
  for (const it of [
    'activities:\n  a:\n    after:\n      - $0\n',
    'activities:\n  a:\n    after:\n    - $0\n    - b\n',
    'activities:\n  a:\n    after:\n    - b\n    - $0\n',
    'activities:\n  a:\n    blocked:\n    - $0\n',
    'plan: |\n  after:\n  - $0\n',
    'activities:\n  a:\n    title: a - $0\n',
    '- $0',
  ])
    assert.equal(dashed(it), it.replace('$0', ''), it);
});
test('everything else is left alone', () => {
  for (const it of [
    'consulted:\n  - |\n  $0\n',
    'activities:\n  a:\n    title: x\n    $0\n',
    'activities:\n  a:\n    after: [b,\n    $0\n',
    'plan: |\n  - a\n  $0\n',
    'nonsense:\n$0\n',
    'consulted:\n  - maya\n  - $0dev\n',
    'consulted:\n  - \n  dev$0\n',
    'plan: |\n  a\n  - \n  $0\n',
    '# - \n$0\n',
    '$0',
  ])
    assert.equal(entered(it), 'as it was', it);
  const { plan, position } = at('consulted:\n  - \n  $0');
  assert.deepEqual(onTypeFormatting(plan, position, ' '), []);
});
test('nothing but blanks and one dash ever goes', () =>
  fc.assert(
    fc.property(anyPlan, fc.nat(30), (text, line) => {
      const plan = readPlan(text);
      const after = apply(plan, onTypeFormatting(plan, { line, character: 0 }, '\n'));
      const words = (it: string) =>
        it
          .replace(/^[ \t]*-?[ \t]*$/gm, '')
          .replace(/\s+/g, ' ')
          .trim();
      assert.equal(words(after), words(text));
    }),
    { numRuns: runs(500) },
  ));
