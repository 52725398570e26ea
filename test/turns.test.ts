import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import type { Diagnostic } from 'vscode-languageserver-types';
import { counts } from '../server/check.ts';
import { inSteps } from '../server/connection/breath.ts';
import { change, open } from '../server/connection/document.ts';
import { foresee } from '../server/connection/foresee.ts';
import { foreseeing } from '../server/forecast/ranges.ts';
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
      lost: new Map(),
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

/** A plan whose forecast takes some breaths to simulate; what comes last is not done in time. */
const long = [
  'plan: Long\npeople:\n  ana: {}\nactivities:\n',
  ...Array.from(
    { length: 120 },
    (_, i) => `  a${i}: { title: Do ${i}, owner: ana, effort: 1d..3d, impact: 5, due: 2026-08-31 }\n`,
  ),
  '  last: { title: Do the rest, owner: ana, effort: 1d..3d, due: 2026-07-31, impact: 1 }\n',
].join('');

describe('the forecast of a plan that is typed in', () => {
  const opened = (shows?: () => Promise<unknown>) => {
    const document = open('file:///plans/long.opsplan', 1, long);
    // Nothing is shown of what takes no half a second, so nothing of the connection is asked.
    const connection = { window: { createWorkDoneProgress: shows } } as never;
    const state = { connection, documents: new Map([[document.uri, document]]) };
    return { document, going: foresee(state, document, document.plan, today, shows ? -1 : Infinity) };
  };
  test('is simulated to its end while nobody types, and then at hand', async () => {
    const { document, going } = opened();
    assert.equal(await going, true);
    assert.deepEqual([...foreseeing(document.plan, today)], []);
  });
  test('is given up with the next keystroke', async () => {
    const { document, going } = opened();
    change(document, [{ text: `${long}  more: { title: Do more, owner: ana, effort: 1d..3d }\n` }], 2);
    assert.equal(await going, false);
    assert.ok([...foreseeing(document.plan, today)].length > 1);
  });
  test('is shown while it goes on, each share once, and then no more', async () => {
    const told: unknown[] = [];
    const shown = {
      begin: (_: string, it: number) => told.push(it),
      report: (it: number) => told.push(it),
      done: () => told.push('done'),
    };
    assert.equal(await opened(async () => shown).going, true);
    assert.equal(told.at(-1), 'done');
    assert.ok(told.length > 3 && new Set(told).size === told.length, told.join(' '));
  });
  test('does not wait for an editor that refuses to show it, or does not answer', async () => {
    assert.equal(await opened(() => Promise.reject(new Error('no progress here'))).going, true);
    assert.equal(await opened(() => new Promise(() => {})).going, true);
  });
  test('is simulated while all plans are asked about: each answer comes in its turn, and the last ones are those of a fresh server', {
    timeout: 60_000,
  }, async t => {
    // Time passes where the test lets it, so that what is asked in the middle of the simulation is asked in the middle of it.
    const { timers } = t.mock;
    const inTruth = setTimeout;
    timers.enable({ apis: ['setTimeout'] });
    const [slow, other] = ['file:///plans/long.opsplan', 'file:///plans/other.opsplan'];
    const editor = inMemory();
    await editor.initialize({ ...able, window: { workDoneProgress: true } });
    type Answer = { items: { uri: string; kind: string; version: number; resultId: string; items: Diagnostic[] }[] };
    const known = new Map<string, string>();
    const told = new Map<string, Diagnostic[]>();
    /** What is told next of all plans: of which of them, and of which version. */
    const next = async (): Promise<string[]> => {
      const previousResultIds = Array.from(known, ([uri, value]) => ({ uri, value }));
      const { items } = await editor.ask<Answer>('workspace/diagnostic', { previousResultIds });
      const full = items.filter(it => it.kind === 'full');
      for (const it of full) {
        known.set(it.uri, it.resultId);
        told.set(it.uri, it.items);
      }
      return full.map(it => `${it.uri} ${it.version}`);
    };
    /** The same of what is new: where nothing is, that is told once, and then the question waits. */
    const news = async (): Promise<string[]> => {
      const found = await next();
      return found.length ? found : next();
    };
    const isForetold = (): boolean => told.get(slow)!.some(it => /^due-(at-risk|unreachable)$/.test(`${it.code}`));
    editor.tell(files, { files: [{ uri: other, text: text(1) }] });
    editor.open(long, slow);
    await editor.pull(undefined, slow);
    assert.deepEqual(await next(), [`${slow} 1`, `${other} null`]);
    const begun = editor.next('window/workDoneProgress/create');
    timers.tick(1000);
    await new Promise(done => inTruth(done, 600));
    timers.tick(1);
    await begun;

    // Nothing is new yet: that is told once, and the next question waits, and holds up none of those behind it.
    assert.deepEqual(await next(), []);
    const order: string[] = [];
    const asked = (name: string, method: string, uri: string, more = {}) =>
      editor.ask(method, { uri, textDocument: { uri }, ...more }).then(() => order.push(name));
    const first = next().then(it => {
      order.push('all');
      return it;
    });
    await Promise.all([
      asked('summary', summary, other),
      asked('hover', 'textDocument/hover', slow, { position: { line: 5, character: 3 } }),
      asked('one', 'textDocument/diagnostic', other),
      asked('summary again', summary, slow),
    ]);
    assert.deepEqual(order, ['summary', 'hover', 'one', 'summary again']);
    // What is written elsewhere is told at once, and so is what is typed in the plan itself, without its forecast.
    const changed = text(1).replace('2026-07-01', 'soon');
    editor.tell(files, { files: [{ uri: other, text: changed }] });
    assert.ok((await first).includes(`${other} null`));
    assert.ok(!isForetold());
    const second = news();
    const typed = `${long}  more: { title: Do more, owner: ana, due: soon }\n`;
    editor.tell('textDocument/didChange', {
      textDocument: { uri: slow, version: 2 },
      contentChanges: [{ text: typed }],
    });
    assert.deepEqual(await second, [`${slow} 2`]);
    assert.ok(!isForetold());

    const beat = setInterval(() => timers.tick(20), 1);
    t.after(() => clearInterval(beat));
    await editor.pull(undefined, slow);
    while (!isForetold()) assert.ok((await next()).every(it => it === `${slow} 2` || it === `${other} null`));
    const fresh = inMemory();
    await fresh.initialize({ textDocument: { diagnostic: {} } });
    fresh.tell(files, { files: [{ uri: other, text: changed }] });
    fresh.open(typed, slow);
    assert.deepEqual(told.get(slow), (await fresh.pull(undefined, slow)).items);
    const { items } = await fresh.ask<Answer>('workspace/diagnostic', { previousResultIds: [] });
    assert.deepEqual(
      items.map(it => [it.uri, it.items]),
      [...told],
    );
    await Promise.all([editor.end(), fresh.end()]);
  });
  test('is told once it is known, to an editor that does not ask', async () => {
    const editor = inMemory();
    await editor.initialize({});
    editor.open(long);
    for (;;) {
      const { diagnostics } = await editor.next<{ diagnostics: { code: string }[] }>('textDocument/publishDiagnostics');
      if (diagnostics.some(it => /^due-(at-risk|unreachable)$/.test(it.code))) break;
    }
    await editor.end();
  });
});
