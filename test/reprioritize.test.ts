import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPlan } from '../server/plan/plan.ts';
import { reprioritize } from '../server/reckon/reprioritize.ts';
import { anyPlan } from './any-plan.ts';
import { apply, today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const ranked = (text: string): string => {
  const plan = readPlan(text);
  return apply(plan, reprioritize(plan, today).edits);
};
/** A text without what stands behind `priority`, wherever it stands. */
const bare = (text: string): string =>
  text.replaceAll(/^ *priority:[^\r\n]*(?:\r\n|\r|\n|$)|,? ?priority: ?\d+/gm, '').replaceAll(/[\s{}]/g, '');

describe('what reprioritize writes', () => {
  test('into any text: nothing but ranks, and a second time nothing', () => {
    fc.assert(
      fc.property(anyPlan, text => {
        const once = ranked(text);
        assert.equal(bare(once), bare(text));
        assert.equal(ranked(once), once);
      }),
      { numRuns: runs(3000) },
    );
  });
  const work = (entry: string): string => `activities:\n  b: { owner: ana, impact: 5 }\n  a:\n${entry}`;
  for (const [what, entry] of [
    ['a line that is indented further', '    owner: Bob\n      due: 2026-12-21\n    priority: 4\n'],
    ['a tab', '    owner: Bob\n\tdue: 2026-12-21\n    priority: 4\n'],
    ['tabs', '\t\towner: Bob\n\t\tdue: 2026-12-21\n'],
    [
      'marks of a conflict',
      '    owner: Bob\n<<<<<<< HEAD\n    due: 2026-12-21\n=======\n    due: 2026-12-22\n>>>>>>> x\n    priority: 4\n',
    ],
  ] as const)
    test(`nothing into an entry with ${what}`, () => {
      const after = ranked(work(entry));
      assert.ok(after.endsWith(entry), after);
      assert.equal(ranked(after), after);
    });
  test('nothing into a plan that is closed', () => {
    const text = `status: closed\n${work('    owner: Bob\n')}`;
    assert.equal(ranked(text), text);
    assert.notEqual(ranked(text.replace('closed', 'live')), text.replace('closed', 'live'));
  });
});
