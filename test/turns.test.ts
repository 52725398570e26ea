import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import { counts } from '../server/check.ts';
import { inSteps } from '../server/connection/breath.ts';
import { gating } from '../server/gate/gate.ts';
import { atOnce } from '../server/plan/steps.ts';
import { type CheckinResult, checkin, files, staged, summary } from '../server/protocol.ts';
import { today } from './fixture.ts';
import { able, inMemory } from './talk.ts';

const many = 8;
const at = (i: number): string => `file:///plans/p${i}.opsplan`;
const text = (i: number): string =>
  `plan: Number ${i}\nowner: Ana Lima\nactivities:\n  a: { title: Do ${i}, owner: Ana Lima, due: 2026-07-01, impact: 3 }\n`;
const texts = new Map(Array.from({ length: many }, (_, i) => [`p${i}.opsplan`, text(i)] as const));
/** A server that knows many plans, and of all of them that each has changed since the last commit. */
async function opened() {
  const before = new Map([...texts].map(([path, it]) => [path, it.replace('impact: 3', 'impact: 2')] as const));
  const editor = inMemory({
    staged: async () => ({
      top: 'file:///plans',
      now: texts,
      before: [before],
      unmerged: [],
      skipped: new Set(),
      unread: new Map(),
    }),
  });
  await editor.initialize(able, { views: true, trusted: true });
  editor.tell(files, { files: Array.from({ length: many }, (_, i) => ({ uri: at(i), text: text(i) })) });
  return editor;
}
const questions: [string, object][] = [
  [checkin, { who: 'Ana Lima' }],
  [staged, { uri: at(0) }],
];

describe('what is worked out of all plans', () => {
  for (const [method, params] of questions) {
    test(`${method}: whoever asks for less meanwhile is answered first`, async () => {
      const editor = await opened();
      const order: string[] = [];
      const long = editor.ask(method, params).then(() => order.push('all'));
      await editor.ask(summary, { uri: at(0) }).then(() => order.push('one'));
      await long;
      assert.deepEqual(order, ['one', 'all']);
      await editor.end();
    });
    test(`${method}: is not gone on with once nobody waits for it`, async () => {
      const editor = await opened();
      const source = new CancellationTokenSource();
      const from = counts.judged;
      const answer = editor.connection.sendRequest(method, params, source.token);
      source.cancel();
      await assert.rejects(answer, (error: { code: number }) => error.code === -32800);
      await editor.ask(summary, { uri: at(0) });
      assert.ok(counts.judged - from < many, `${counts.judged - from}`);
      await editor.end();
    });
  }
  test('a plan a step, and in one go the same', async () => {
    const steps = () => gating(texts, [], { asked: () => ({ today }), histories: new Map() });
    assert.equal([...steps()].length, many);
    const said = (it: ReturnType<typeof atOnce<unknown>>): string =>
      JSON.stringify(it, ['plans', 'path', 'text', 'changed']);
    const token = { isCancellationRequested: false };
    assert.equal(said(await inSteps(steps(), token)), said(atOnce(steps())));
    let left = 3;
    const taken = inSteps(steps(), {
      get isCancellationRequested() {
        return --left === 0;
      },
    });
    await assert.rejects(taken, /Cancelled/);
  });
  test('a check-in judges nothing again that is judged already', async () => {
    const editor = await opened();
    for (let i = 0; i < many; i++) {
      editor.open(text(i), at(i));
      await editor.pull(undefined, at(i));
    }
    const from = counts.judged;
    const it = await editor.ask<CheckinResult>(checkin, { who: 'Ana Lima' });
    assert.ok('text' in it && it.plans.length === many);
    assert.equal(counts.judged, from);
    await editor.end();
  });
});
