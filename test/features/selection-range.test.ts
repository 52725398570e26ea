import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SelectionRange } from 'vscode-languageserver-types';
import { selectionRange } from '../../server/features/selection-range.ts';
import { readPlan } from '../../server/plan/plan.ts';
import { comparePositions, holds, lineStarts, offsetAt, positionAt } from '../../server/plan/position.ts';
import { anyPlan } from '../any-plan.ts';
import { at } from '../fixture.ts';
import { fc, runs } from '../runs.ts';

/** What is selected with each step, until all of it is. */
function steps(fixture: string): string[] {
  const { plan, position, text } = at(fixture);
  const starts = lineStarts(text);
  const found: string[] = [];
  for (let it: SelectionRange | undefined = selectionRange(plan, [position])[0]; it; it = it.parent)
    found.push(text.slice(offsetAt(text, starts, it.range.start), offsetAt(text, starts, it.range.end)));
  assert.equal(found.pop(), text);
  return found;
}

describe('from the cursor outward', () => {
  test('word, value, key with its value, all keys, entry, section', () =>
    assert.deepEqual(
      steps(
        'plan: x\nactivities:\n  # ours\n  form:\n    title: Rebuild the f$0orm\n    owner: tom\n\n  quiz: {}\n\ngoal: {}\n',
      ),
      [
        'form',
        'Rebuild the form',
        'title: Rebuild the form',
        'title: Rebuild the form\n    owner: tom',
        'form:\n    title: Rebuild the form\n    owner: tom',
        '# ours\n  form:\n    title: Rebuild the form\n    owner: tom',
        'activities:\n  # ours\n  form:\n    title: Rebuild the form\n    owner: tom\n\n  quiz: {}',
      ],
    ));
  test('a wait in a list in brackets', () =>
    assert.deepEqual(steps('activities:\n  form: { due: 2026-08-21, after: [a$0udit + 2d, crm/freeze] }\n'), [
      'audit',
      'audit + 2d',
      'audit + 2d, crm/freeze',
      '[audit + 2d, crm/freeze]',
      'after: [audit + 2d, crm/freeze]',
      ' due: 2026-08-21, after: [audit + 2d, crm/freeze] ',
      '{ due: 2026-08-21, after: [audit + 2d, crm/freeze] }',
      'form: { due: 2026-08-21, after: [audit + 2d, crm/freeze] }',
      'activities:\n  form: { due: 2026-08-21, after: [audit + 2d, crm/freeze] }',
    ]));
  test('a quoted word in an item of a list', () =>
    assert.deepEqual(
      steps('constraints:\n  - title: "No $0changes"\n    freeze: 2026-12-20..2027-01-03\n  - x\n').slice(0, 6),
      [
        'changes',
        'No changes',
        '"No changes"',
        'title: "No changes"',
        'title: "No changes"\n    freeze: 2026-12-20..2027-01-03',
        '- title: "No changes"\n    freeze: 2026-12-20..2027-01-03',
      ],
    ));
  test('a comment: its word, itself, those around it, what it speaks of', () =>
    assert.deepEqual(
      steps(
        'activities:\n  form:\n    # Agreed with legal,\n    # see the$0 minutes.\n    due: 2026-08-21\n    owner: tom\n',
      ),
      [
        'the',
        'see the minutes.',
        '# see the minutes.',
        '# Agreed with legal,\n    # see the minutes.',
        '# Agreed with legal,\n    # see the minutes.\n    due: 2026-08-21',
        'form:\n    # Agreed with legal,\n    # see the minutes.\n    due: 2026-08-21\n    owner: tom',
        'activities:\n  form:\n    # Agreed with legal,\n    # see the minutes.\n    due: 2026-08-21\n    owner: tom',
      ],
    ));
  test('a comment behind a value, and one above a section', () => {
    assert.deepEqual(steps('goal:\n  by: 2026-08-21 # if l$0egal agrees\n  to: 3\n').slice(0, 4), [
      'legal',
      'if legal agrees',
      '# if legal agrees',
      'by: 2026-08-21 # if legal agrees\n  to: 3',
    ]);
    assert.deepEqual(steps('plan: x\n\n# W$0hy\ngoal:\n  to: 3\n'), ['Why', '# Why', '# Why\ngoal:\n  to: 3']);
  });
  test('an empty plan is selected as a whole', () => assert.deepEqual(steps('$0'), []));
});

test('every step holds the position and lies in the next, in any text', () =>
  fc.assert(
    fc.property(anyPlan, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
      const position = positionAt(lineStarts(text), Math.floor(share * text.length));
      const lines = text.split(/\r\n|\n|\r/);
      for (let it = selectionRange(readPlan(text), [position])[0]!; it.parent; it = it.parent) {
        const { start, end } = it.range;
        assert.ok(holds(it.range, position), JSON.stringify(it.range));
        assert.ok(holds(it.parent.range, start) && holds(it.parent.range, end));
        assert.ok(comparePositions(it.parent.range.start, start) || comparePositions(it.parent.range.end, end));
        assert.ok(end.line < lines.length && end.character <= lines[end.line]!.length);
      }
    }),
    { numRuns: runs(2000) },
  ));
