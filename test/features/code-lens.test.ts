import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Location } from 'vscode-languageserver-types';
import { codeLens, codeLensCommand } from '../../server/features/code-lens.ts';
import { readPlan } from '../../server/plan/plan.ts';
import { summary } from '../../server/views/summary.ts';
import { anyPlan } from '../any-plan.ts';
import { show, today } from '../fixture.ts';
import { fc, runs } from '../runs.ts';

const uri = 'file:///plan.opsplan';
const text = `# Ours
plan: Faster
activities:
  audit:
    due: 2026-07-17
    tasks:
      count: { due: 2026-07-17 }
  form: { after: [audit], status: blocked }
  quiz: { after: [audit + 2d, form] }
  old: { after: [audit], status: done }
  backup: { every: 1w, due: 2026-07-01 }
`;
const lenses = (it: string, shown = { plan: true, activities: true }, trees = true) => {
  const plan = readPlan(it);
  return codeLens(plan, shown).map(({ range, data }) => ({
    range,
    ...codeLensCommand(plan, data, { today, uri, trees }),
  }));
};
const titles = (it: string, shown?: { plan: boolean; activities: boolean }): string[] =>
  lenses(it, shown).map(({ range, title }) => show(range, title ?? ''));

test('one line for the plan: how much work, how much of it blocked, how much late', () => {
  assert.deepEqual(titles(text, { plan: true, activities: false }), ['2:0-4 5 activities · 1 blocked · 1 late']);
  assert.deepEqual(titles('activities:\n  a: {}\n'), ['1:0-0 1 activity']);
  assert.deepEqual(titles('plan: x\n'), []);
  assert.deepEqual(titles(text, { plan: false, activities: false }), []);
});
test('one for each activity that open work waits for', () =>
  assert.deepEqual(titles(text, { plan: false, activities: true }), [
    '4:2-7 2 wait for this',
    '8:2-6 1 waits for this',
  ]));
test('a click shows the tree that has more to say, or the places', () => {
  const [plan, audit] = lenses(text);
  assert.equal(plan!.command, 'opsplan.blockers.focus');
  assert.equal(lenses('plan: x\nactivities:\n  a: {}\n')[0]!.command, 'opsplan.priorities.focus');
  assert.equal(audit!.command, 'editor.action.showReferences');
  const [at, position, places] = audit!.arguments as [string, object, Location[]];
  assert.deepEqual([at, position], [uri, { line: 3, character: 2 }]);
  assert.deepEqual(
    places.map(it => show(it.range, it.uri)),
    [`8:18-23 ${uri}`, `9:18-23 ${uri}`],
  );
});
test('in an editor without our trees a click does nothing', () =>
  assert.deepEqual(
    [...new Set(lenses(text, undefined, false).map(({ command, arguments: more }) => JSON.stringify([command, more])))],
    ['["",null]'],
  ));
test('it counts what the status line counts, and stands inside the text', () =>
  fc.assert(
    fc.property(anyPlan, it => {
      const plan = readPlan(it);
      const { late } = summary(plan, today);
      const lines = it.split(/\r\n|\n|\r/);
      for (const { range, title } of lenses(it)) {
        assert.ok(title && lines[range.end.line]!.length >= range.end.character);
        if (/activit/.test(title)) assert.equal(Number(/(\d+) late/.exec(title)?.[1] ?? 0), late);
      }
    }),
    { numRuns: runs(500) },
  ));
