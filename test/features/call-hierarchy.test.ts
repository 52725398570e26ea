import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CallHierarchyItem } from 'vscode-languageserver-types';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/features/call-hierarchy.ts';
import { type Plan, readPlan } from '../../server/plan/plan.ts';
import { comparePositions, lineStarts, type Position, positionAt } from '../../server/plan/position.ts';
import { Workspace } from '../../server/plan/workspace.ts';
import { anyPlan } from '../any-plan.ts';
import { at, show } from '../fixture.ts';
import { fc, runs } from '../runs.ts';

const uri = 'file:///plans/ops.opsplan';
const text = `
milestones:
  freeze: 2026-08-07
decisions:
  fund: { question: Who pays?, owner: maya, by: 2026-07-31 }
activities:
  audit: { title: Audit, owner: tom, due: 2026-07-17, status: done }
  form:
    title: Rebuild the form
    owner: ines
    due: 2026-08-21
    after: [audit + 2d, freeze, audit]
    tasks:
      draft: { after: [audit] }
  train:
    after: [form + 3d]
    blocked: { decision: fund }
`;
const plan = readPlan(text.trimStart());
const itemAt = (words: string, of: Plan = plan): CallHierarchyItem => {
  const { position } = at(text.replace(words, `${words.slice(0, 1)}$0${words.slice(1)}`));
  const [item, ...others] = prepareCallHierarchy(of, position, uri) ?? [];
  assert.ok(item && !others.length, words);
  return item;
};
const line = ({ name, detail, selectionRange }: CallHierarchyItem): string =>
  show(selectionRange, `${name} (${detail})`);
const waiting = (it: CallHierarchyItem, of = plan): string[] =>
  incomingCalls(of, it.data, uri).map(
    ({ from, fromRanges }) => `${line(from)}, in ${fromRanges.map(at => show(at, '').trim())}`,
  );
const awaited = (it: CallHierarchyItem, of = plan): string[] =>
  outgoingCalls(of, it.data, uri).map(
    ({ to, fromRanges }) => `${line(to)}, in ${fromRanges.map(at => show(at, '').trim())}`,
  );

describe('the tree of what waits', () => {
  test('begins at an activity, a milestone or a decision, where it is defined or named', () => {
    assert.equal(line(itemAt('form:')), '7:2-6 Rebuild the form (form, ines, 2026-08-21)');
    assert.deepEqual(itemAt('form + 3d'), itemAt('form:'));
    assert.equal(line(itemAt('freeze,')), '2:2-8 freeze (2026-08-07)');
    assert.equal(line(itemAt('fund }')), '4:2-6 Who pays? (fund, maya, 2026-07-31)');
    assert.equal(prepareCallHierarchy(plan, { line: 6, character: 30 }, uri), null);
    assert.equal(prepareCallHierarchy(plan, { line: 0, character: 2 }, uri), null);
  });
  test('what waits for it, with the wait', () => {
    assert.deepEqual(waiting(itemAt('form:')), ['14:2-7 train (blocked, + 3d), in 15:12-16']);
    assert.deepEqual(waiting(itemAt('audit:')), [
      '7:2-6 Rebuild the form (form, ines, 2026-08-21, + 2d), in 11:12-17,11:32-37',
      '13:6-11 draft (), in 13:23-28',
    ]);
    assert.deepEqual(waiting(itemAt('freeze:')), ['7:2-6 Rebuild the form (form, ines, 2026-08-21), in 11:24-30']);
    assert.deepEqual(waiting(itemAt('fund:')), ['14:2-7 train (blocked), in 16:25-29']);
    assert.deepEqual(waiting(itemAt('train:')), []);
  });
  test('what it waits for', () => {
    assert.deepEqual(awaited(itemAt('form:')), [
      '6:2-7 Audit (audit, tom, 2026-07-17, done, + 2d), in 11:12-17,11:32-37',
      '2:2-8 freeze (2026-08-07), in 11:24-30',
    ]);
    assert.deepEqual(awaited(itemAt('train:')), [
      '7:2-6 Rebuild the form (form, ines, 2026-08-21, + 3d), in 15:12-16',
      '4:2-6 Who pays? (fund, maya, 2026-07-31), in 16:25-29',
    ]);
    assert.deepEqual(awaited(itemAt('freeze:')), []);
  });
});

test('it leads into other plans of the folder, and back', () => {
  const crm = 'file:///plans/crm.opsplan';
  const folder = new Workspace();
  folder.put(uri, 'ops', readPlan('activities:\n  form: { after: [crm/freeze + 1w] }\n'));
  folder.put(crm, 'crm', readPlan('milestones:\n  freeze: 2026-08-07\n'));
  const [ops, other] = [uri, crm].map(it => folder.seen(it, () => false)!);
  const [form] = prepareCallHierarchy(ops!, { line: 1, character: 3 }, uri)!;
  const [{ to, fromRanges } = assert.fail()] = outgoingCalls(ops!, form!.data, uri);
  assert.deepEqual(
    [to.uri, line(to), show(fromRanges[0]!, '').trim()],
    [crm, '2:2-8 freeze (2026-08-07, + 1w)', '2:18-28'],
  );
  const [{ from } = assert.fail()] = incomingCalls(other!, to.data, crm);
  assert.deepEqual([from.uri, line(from)], [uri, '2:2-6 form (+ 1w)']);
  assert.deepEqual(
    prepareCallHierarchy(ops!, { line: 1, character: 20 }, uri)!.map(it => it.uri),
    [crm],
  );
});

test('who waits for another is one whom it waits for, in any text', () =>
  fc.assert(
    fc.property(anyPlan, fc.nat(200), (it, offset) => {
      const some = readPlan(it);
      const position: Position = positionAt(lineStarts(it), Math.min(offset, it.length));
      for (const item of prepareCallHierarchy(some, position, uri) ?? []) {
        for (const { to } of outgoingCalls(some, item.data, uri)) {
          const back = incomingCalls(some, to.data, uri).map(({ from }) => from.data);
          assert.ok(back.some(({ kind, id }) => kind === item.data.kind && id === item.data.id));
          for (const { range, selectionRange } of [item, to])
            assert.ok(
              comparePositions(range.start, selectionRange.start) <= 0 &&
                comparePositions(selectionRange.end, range.end) <= 0,
            );
        }
      }
    }),
    { numRuns: runs(1000) },
  ));
