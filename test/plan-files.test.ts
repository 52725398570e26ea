import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActResult, Known, Located, NewPlan, PlanRows, Summary, Why } from '../server/protocol.ts';
import { able, applied, inMemory, uri } from './talk.ts';

// What the server knows of plans that no editor holds open, and the requests that the client asks beyond the trees.

const one = 'file:///plans/one.opsplan';
const two = 'file:///plans/two.opsplan';
const text = (title: string) => `plan: ${title}
activities:
  audit: { title: Audit the alerts, owner: ines, due: 2026-08-07, impact: 4, effort: 2d }
  form: { title: Rebuild the form, owner: tom, due: 2026-08-28, after: [audit] }
`;

test('plan files are known until they are gone; what is open in an editor wins', async () => {
  const editor = inMemory();
  try {
    await editor.initialize(able, { views: true });
    const titles = async (params = {}) =>
      (await editor.ask<PlanRows[]>('opsplan/priorities', params)).map(it => it.title);
    let heard = editor.next('opsplan/plansChanged');
    editor.tell('opsplan/files', {
      files: [
        { uri: two, text: text('Two') },
        { uri: one, text: text('One') },
      ],
    });
    assert.deepEqual(await heard, { uri: null });
    assert.deepEqual(await titles(), ['One', 'Two']);
    assert.deepEqual(await titles({ uri: two }), ['Two']);
    assert.deepEqual(await titles({ uri: 'file:///plans/none.opsplan' }), []);
    editor.open(text('One as it is typed'), one);
    assert.deepEqual(await titles(), ['One as it is typed', 'Two']);
    editor.tell('opsplan/files', { files: [{ uri: one, text: text('One as it is on the disk') }] });
    assert.deepEqual(await titles(), ['One as it is typed', 'Two']);
    editor.tell('textDocument/didClose', { textDocument: { uri: one } });
    assert.deepEqual(await titles(), ['One as it is on the disk', 'Two']);
    // That the other plan may stand otherwise since this one was opened is told after a pause, on a slow machine only now.
    const nextOfOne = async (): Promise<unknown> => {
      for (;;) {
        const it = await editor.next('opsplan/plansChanged');
        if ((it as { uri: string | null }).uri !== null) return it;
      }
    };
    heard = nextOfOne();
    editor.tell('opsplan/files', { files: [{ uri: two, text: null }] });
    assert.deepEqual(await heard, { uri: two });
    assert.deepEqual(await titles(), ['One as it is on the disk']);
    editor.tell('opsplan/files', { files: 7 });
    assert.deepEqual(await titles(), ['One as it is on the disk'], 'what is no list of files costs nothing but itself');
  } finally {
    await editor.end();
  }
});

test('a place stands for the activity around it', async () => {
  const editor = inMemory();
  try {
    await editor.initialize();
    editor.open(text('One'));
    const why = await editor.ask<Why>('opsplan/why', { uri, of: { line: 3, character: 5 } });
    assert.equal(why.title, 'Rebuild the form');
    assert.equal(await editor.ask('opsplan/why', { uri: two, of: 'audit' }), null);
    const ask = (line: number) =>
      editor.ask<ActResult>('opsplan/act', { uri, of: { line, character: 5 }, act: { do: 'finish' } });
    const done = await ask(2);
    assert.ok('edit' in done);
    assert.match(applied(text('One'), done.edit, 1), /audit: \{.*status: done/);
    assert.deepEqual(await ask(0), { refused: 'There is no activity here.' });
  } finally {
    await editor.end();
  }
});

test('the plans of a folder are shown as far as a filter asks for it', async () => {
  const editor = inMemory();
  try {
    await editor.ask('initialize', {
      processId: null,
      rootUri: null,
      capabilities: able,
      workspaceFolders: [{ uri: 'file:///plans', name: 'plans' }],
      initializationOptions: { views: true },
    });
    editor.tell('initialized', {});
    const heard = editor.next('opsplan/plansChanged');
    const goal = 'kind: strategy\ngoal: { outcome: Calm }\n';
    const people = 'people: { ines: { name: Ines Duarte }, tom: { name: Tom Reyes, role: Lead } }\n';
    const files = [
      { uri: 'file:///plans/people.opsplan', text: people },
      { uri: 'file:///plans/strategy.opsplan', text: goal },
      {
        uri: one,
        text: `${text('One')}serves: strategy/goal\ndecisions: { which: { question: Which?, owner: ines } }\n`,
      },
      { uri: two, text: text('Two').replace('due: 2026-08-07', 'blocked: { by: tom, need: a key }') },
    ];
    editor.tell('opsplan/files', { files });
    await heard;
    const shown = async (view: string, filter: object, uri?: string): Promise<string[]> =>
      (await editor.ask<PlanRows[]>(`opsplan/${view}`, { filter, uri })).flatMap(it =>
        it.rows.map(row => `${it.title}: ${row.label}`),
      );
    assert.deepEqual(await shown('priorities', { mine: 'Ines Duarte' }), [
      'One: 1. Audit the alerts',
      'Two: 1. Audit the alerts',
    ]);
    assert.deepEqual(await shown('priorities', { mine: 'tom', plan: two }, two), [
      'Two: 1. Audit the alerts',
      'Two: 2. Rebuild the form',
    ]);
    assert.equal((await editor.ask<PlanRows[]>('opsplan/priorities', { filter: { week: true } })).length, 4);
    assert.deepEqual(await shown('decisions', {}), ['One: Which?']);
    assert.deepEqual(await editor.ask('opsplan/counts', { uri: two }), [{ uri: two, blockers: 1 }]);
    const known = await editor.ask<Known[]>('opsplan/names', {});
    assert.deepEqual(
      known.map(it => `${it.name}, ${it.says}`),
      ['Ines Duarte, ', 'Tom Reyes, Lead'],
    );
    const found = await editor.ask<Located>('opsplan/locate', { link: 'two/activity/form' });
    assert.deepEqual([found.uri, found.range.start.line], [two, 3]);
    assert.equal(await editor.ask('opsplan/locate', { link: '../two/activity/form' }), null);
  } finally {
    await editor.end();
  }
});

test('a plan in one line, and a first plan', async () => {
  const editor = inMemory();
  try {
    await editor.initialize();
    editor.open(text('One'), one);
    const { next, blockers } = await editor.ask<Summary>('opsplan/summary', { uri: one });
    assert.deepEqual([next?.due, blockers], ['Friday 2026-08-07', 0]);
    const plan = await editor.ask<NewPlan>('opsplan/newPlan', {
      goal: 'Quiet nights',
      owner: 'Ines',
      period: '2026-Q4',
    });
    assert.match(plan.text, /^plan: Quiet nights$/m);
    const { text: sample } = await editor.ask<{ text: string }>('opsplan/sample', {
      text: '# Clean on 2026-07-10.\ndue: 2026-07-13\n',
    });
    assert.equal(sample, '# Clean on 2026-07-24.\ndue: 2026-07-27\n');
  } finally {
    await editor.end();
  }
});
