import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import type { CodeAction, Diagnostic, Hover, WorkspaceEdit } from 'vscode-languageserver-types';
import { check } from '../server/check.ts';
import { requests } from '../server/connection/requests.ts';
import { diagnostics } from '../server/features/diagnostic.ts';
import { iso, readDay } from '../server/language/day.ts';
import { readPlan } from '../server/plan/plan.ts';
import type { NewPlan, PlanRows, Reordering, Summary } from '../server/protocol.ts';
import { asked, today } from './fixture.ts';
import { fc, inFull, runs, some } from './runs.ts';
import { able, applied, type Editor, inMemory, overStdio, spliced, uri } from './talk.ts';

const pushed = { textDocument: { rename: { prepareSupport: true } } };
const text = `plan: Onboard faster
activities:
  audit:
    title: Audit the checklist
    owner: ines
    start: 2026-08-17
    due: 2026-08-03
  form:
    title: Rebuild the form
    owner: tom
    due: 2026-08-21
    after: [audit]
`;
/** What a fresh reading of a text shows. */
const fresh = (it: string, on = asked): Diagnostic[] => {
  const plan = readPlan(it);
  return diagnostics(plan, check(plan, on), uri);
};
const codes = (items: readonly Diagnostic[]): unknown[] => items.map(it => it.code);
const at = (line: number, character: number) => ({ line, character });
const span = (line: number, from: number, to: number) => ({ start: at(line, from), end: at(line, to) });
/** One conversation, ended whatever happens in it. */
async function talk(editor: Editor, what: (editor: Editor) => Promise<void>): Promise<void> {
  try {
    await what(editor);
  } finally {
    await editor.end();
  }
}

test('as a process over stdio: from the first word to the last', inFull, async () => {
  const editor = overStdio();
  const { capabilities } = await editor.initialize(able, { today: iso(today) });
  assert.equal(capabilities.positionEncoding, 'utf-16');
  assert.equal(capabilities.hoverProvider, true);
  editor.open(text);
  assert.deepEqual((await editor.pull()).items, fresh(text));
  const hover = await editor.ask<Hover>('textDocument/hover', { textDocument: { uri }, position: at(11, 14) });
  assert.match(
    (hover.contents as { value: string }).value,
    /^\*\*Audit the checklist\*\* `audit`\n\nOwner ines\. Due Monday 2026-08-03/,
  );
  editor.edit([{ range: span(6, 9, 19), text: '2026-08-31' }], 2);
  assert.deepEqual((await editor.pull()).items, fresh(text.replace('2026-08-03', '2026-08-31')));
  await editor.end();
  assert.equal(await editor.exited, 0);
});

describe('diagnostics that are asked for', () => {
  test('are told once, and again when something has changed', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      editor.open(text);
      const first = await editor.pull();
      assert.deepEqual(first.items, fresh(text));
      assert.ok(codes(first.items).includes('due-before-start'));
      const second = await editor.pull(first.resultId);
      assert.deepEqual([second.kind, second.resultId, second.items], ['unchanged', first.resultId, undefined]);
      editor.edit([{ range: span(6, 9, 19), text: '2026-08-31' }], 2);
      const third = await editor.pull(first.resultId);
      assert.notEqual(third.resultId, first.resultId);
      assert.ok(!codes(third.items).includes('due-before-start'));
    }));
  test('of another life of the server are told anew', async () => {
    const known: string[] = [];
    for (let life = 0; life < 2; life++)
      await talk(inMemory(), async editor => {
        await editor.initialize();
        editor.open(text);
        const answer = await editor.pull(known[0]);
        assert.equal(answer.kind, 'full');
        known.push(answer.resultId);
      });
  });
  test('are not sent as well', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      editor.open(text);
      await editor.pull();
      assert.deepEqual(
        editor.received.filter(it => it.method === 'textDocument/publishDiagnostics'),
        [],
      );
    }));
});

describe('diagnostics that are sent', () => {
  const sent = 'textDocument/publishDiagnostics';
  test('say the same, with the version, and are taken back when the plan is closed', () =>
    talk(inMemory(), async editor => {
      const { capabilities } = await editor.initialize(pushed);
      assert.equal(capabilities.diagnosticProvider, undefined);
      const first = editor.next<PublishDiagnosticsParams>(sent);
      editor.open(text);
      assert.deepEqual(await first, { uri, version: 1, diagnostics: fresh(text) });
      const second = editor.next<PublishDiagnosticsParams>(sent);
      editor.edit([{ text: 'plan: x\n' }], 2);
      assert.deepEqual(await second, { uri, version: 2, diagnostics: fresh('plan: x\n') });
      const last = editor.next<PublishDiagnosticsParams>(sent);
      editor.tell('textDocument/didClose', { textDocument: { uri } });
      assert.deepEqual(await last, { uri, diagnostics: [] });
    }));
});

describe('edits', () => {
  test('of a rename are tied to the version, and change every mention', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      editor.open(text);
      const where = { textDocument: { uri }, position: at(2, 4) };
      assert.deepEqual(await editor.ask('textDocument/prepareRename', where), {
        range: span(2, 2, 7),
        placeholder: 'audit',
      });
      const edit = await editor.ask<WorkspaceEdit>('textDocument/rename', { ...where, newName: 'review' });
      assert.equal(applied(text, edit, 1), text.replaceAll(/\baudit\b/g, 'review'));
      await assert.rejects(
        editor.ask('textDocument/rename', { ...where, newName: 'form' }),
        /There is already an activity called "form"/,
      );
      await assert.rejects(
        editor.ask('textDocument/prepareRename', { textDocument: { uri }, position: at(0, 0) }),
        /There is no name here/,
      );
    }));
  test('of a quick fix make the finding go', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      editor.open(text);
      const found = (await editor.pull()).items.find(it => it.code === 'due-before-start')!;
      const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: found.range,
        context: { diagnostics: [found] },
      });
      const fixed = applied(text, actions.find(it => it.title.startsWith('Swap'))!.edit!, 1);
      editor.edit([{ text: fixed }], 2);
      assert.ok(!codes((await editor.pull()).items).includes('due-before-start'));
    }));
  test('of all safe fixes: twice is once', () =>
    talk(inMemory(), async editor => {
      const slips = 'plan: Faster\nowner: @ines\nactivities:\n  a: { owner: "@tom", title: Audit: one }\n\tb: {}\n';
      await editor.initialize();
      editor.open(slips);
      const all = {
        textDocument: { uri },
        range: span(0, 0, 0),
        context: { diagnostics: [], only: ['source.fixAll'] },
      };
      const [first, ...more] = await editor.ask<CodeAction[]>('textDocument/codeAction', all);
      assert.ok(first && !more.length, 'there is something to fix');
      const once = applied(slips, first.edit!, 1);
      editor.edit([{ text: once }], 2);
      assert.deepEqual(await editor.ask('textDocument/codeAction', all), []);
    }));
});

describe('our own requests', () => {
  test('views, explanation, reprioritize and acts, of every open plan', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      assert.deepEqual(await editor.ask('opsplan/priorities', {}), []);
      editor.open(text);
      editor.open('plan: Another\n', 'file:///plans/another.opsplan');
      const [other, plan] = await editor.ask<PlanRows[]>('opsplan/priorities', {});
      assert.deepEqual([other!.title, other!.rows], ['Another', []]);
      assert.deepEqual(
        plan!.rows.map(it => it.activity),
        ['audit', 'form'],
      );
      assert.ok(Array.isArray(await editor.ask('opsplan/blockers', {})));
      assert.match(
        await editor.ask<string>('opsplan/explain', { uri, activity: 'audit' }),
        /^\*\*Audit the checklist\*\*/,
      );
      const { moves, edit } = await editor.ask<Reordering>('opsplan/reprioritize', { uri });
      assert.deepEqual(
        moves.map(it => [it.id, it.to]),
        [
          ['audit', 1],
          ['form', 2],
        ],
      );
      const ranked = applied(text, edit!, 1);
      editor.edit([{ text: ranked }], 2);
      assert.equal((await editor.ask<Reordering>('opsplan/reprioritize', { uri })).edit, null);
      const done = await editor.ask<{ edit: WorkspaceEdit }>('opsplan/act', {
        uri,
        of: 'audit',
        act: { do: 'finish' },
      });
      assert.equal(applied(ranked, done.edit, 2).match(/status: done/g)?.length, 1);
    }));
  test('the client that draws views hears of changes', () =>
    talk(inMemory(), async editor => {
      await editor.initialize(able, { views: true });
      const heard = editor.next('opsplan/plansChanged');
      editor.open(text);
      assert.deepEqual(await heard, { uri });
    }));
});

describe('settings', () => {
  const off = { rules: { 'due-before-start': 'off' }, today: '2026-09-01' };
  const asks = {
    ...able,
    workspace: { ...able.workspace, configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
  };
  const september = {
    today: readDay('2026-09-01')!,
    settings: new Map([['due-before-start', { level: 'off', thresholds: new Map() } as const]]),
  };
  test('are asked for, and known before the first answer', () =>
    talk(inMemory({ settings: () => off }), async editor => {
      await editor.initialize(asks);
      editor.open(text);
      assert.deepEqual((await editor.pull()).items, fresh(text, september));
      assert.ok(editor.received.some(it => it.method === 'client/registerCapability'));
    }));
  test('are taken as they are sent, and judge anew', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      editor.open(text);
      const { resultId } = await editor.pull();
      const refreshed = editor.next('workspace/diagnostic/refresh');
      editor.tell('workspace/didChangeConfiguration', { settings: { opsplan: off } });
      await refreshed;
      assert.deepEqual((await editor.pull(resultId)).items, fresh(text, september));
    }));
  test('are those of the folder that a plan stands in, and follow when they change', () => {
    let later = '2026-12-24';
    const settings = (scope?: string) => ({ today: scope?.startsWith('file:///past/') ? '2022-09-05' : later });
    const past = 'file:///past/plan.opsplan';
    const far = 'file:///past/closed.opsplan';
    const on = (day: string) => fresh(text, { today: readDay(day)! });
    return talk(inMemory({ settings }), async editor => {
      await editor.initialize(asks, { views: true });
      editor.open(text);
      editor.open(text, past);
      assert.deepEqual((await editor.pull()).items, on(later));
      assert.deepEqual(codes((await editor.pull(undefined, past)).items), codes(on('2022-09-05')));
      assert.notDeepEqual(codes(on(later)), codes(on('2022-09-05')));
      // Of a file that is not open, a view knows the day too.
      const changed = 'opsplan/plansChanged';
      const isHeard = () =>
        editor.received.some(it => it.method === changed && (it.params as { uri: string }).uri === far);
      editor.tell('opsplan/files', { files: [{ uri: far, text }] });
      while (!isHeard()) await editor.next(changed);
      const late = (it: string) => editor.ask<Summary>('opsplan/summary', { uri: it }).then(summary => summary.late);
      assert.deepEqual([await late(uri), await late(past), await late(far)], [2, 0, 0]);
      later = '2026-08-10';
      const refreshed = editor.next('workspace/diagnostic/refresh');
      editor.tell('workspace/didChangeConfiguration', { settings: null });
      await refreshed;
      assert.deepEqual((await editor.pull()).items, on(later));
      assert.deepEqual([await late(uri), await late(past), await late(far)], [1, 0, 0]);
      // What is known of no plan is asked for as well: a new one is made by it.
      const { periods } = await editor.ask<NewPlan>('opsplan/newPlan', {});
      assert.equal(periods[0]!.period, '2026-Q3');
    });
  });
  test('that come late are waited for a while, and then judge anew', () => {
    let answer = (_: unknown): void => {};
    const slow = new Promise(done => {
      answer = done;
    });
    return talk(inMemory({ settings: () => slow }), async editor => {
      await editor.initialize(asks);
      editor.open(text);
      assert.deepEqual((await editor.pull()).items, fresh(text));
      const refreshed = editor.next('workspace/diagnostic/refresh');
      answer(off);
      await refreshed;
      assert.deepEqual((await editor.pull()).items, fresh(text, september));
    });
  });
  test('of any shape leave the server working', () =>
    talk(inMemory(), async editor => {
      await editor.initialize(able, 'nonsense');
      editor.open(text);
      for (const settings of [
        null,
        7,
        [],
        { opsplan: null },
        { opsplan: { rules: [1], today: 5 } },
        { opsplan: { rules: { a: null, __proto__: {} }, today: 'tomorrow' } },
      ]) {
        const refreshed = editor.next('workspace/diagnostic/refresh');
        editor.tell('workspace/didChangeConfiguration', { settings });
        await refreshed;
        assert.deepEqual((await editor.pull()).items, fresh(text), JSON.stringify(settings));
      }
    }));
  test('the plan wins over them, and a named day over the clock', () =>
    talk(inMemory(), async editor => {
      await editor.initialize(able, { today: '2026-09-01' });
      const house = `${text}rules: { due-before-start: hint }\n`;
      editor.open(house);
      editor.tell('workspace/didChangeConfiguration', {
        settings: { opsplan: { rules: { 'due-before-start': 'off' } } },
      });
      assert.deepEqual((await editor.pull()).items, fresh(house, { today: readDay('2026-09-01')! }));
    }));
});

test('a new day judges anew', async () => {
  let day = today;
  const clock = { today: () => day, untilTomorrow: () => 0 };
  await talk(inMemory({ clock }), async editor => {
    await editor.initialize();
    editor.open(text);
    const before = await editor.pull();
    const refreshed = editor.next('workspace/diagnostic/refresh');
    day = readDay('2026-12-24')!;
    await refreshed;
    const now = await editor.pull(before.resultId);
    assert.deepEqual(now.items, fresh(text, { today: day }));
    assert.notDeepEqual(now.items, before.items);
  });
});

describe('a large plan', () => {
  const entry = (i: number) =>
    `  a${i}: { title: Audit ${i} offices, owner: o${i % 350}, start: 2026-08-17, due: ${iso(today + 28 + (i % 5))}, effort: 3d, after: [${i ? 'a0' : ''}], impact: ${1 + (i % 5)}, done: Report ${i} signed }`;
  const lines = Array.from({ length: 700 }, (_, i) => entry(i));
  const large = `activities:\n${lines.join('\n')}\n`;
  /** Makes the first wait for the last. */
  const circle = { range: span(1, lines[0]!.indexOf(']'), lines[0]!.indexOf(']')), text: 'a699' };
  const due = lines[699]!.indexOf('due: ') + 5;
  const loop = (items: readonly Diagnostic[]) => items.filter(it => it.code === 'dependency-cycle');
  test('of more than some dozens of names: the forecast is made once typing pauses, all else is told at once', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      const text = (effort: string): string =>
        `people:\n  ana: {}\nactivities:\n${Array.from({ length: 80 }, (_, i) => `  b${i}: { owner: ana, effort: ${i ? '1h' : effort}, due: ${iso(today + 60)}${i ? ', after: [b0]' : ''} }\n`).join('')}`;
      const late = (items: readonly Diagnostic[]) => items.filter(it => it.code === 'due-unreachable').length;
      editor.open(text('1d'));
      assert.equal(late((await editor.pull()).items), 0);
      const at = text('1d').split('\n')[3]!.indexOf('1d,');
      const settled = editor.next('workspace/diagnostic/refresh');
      editor.edit(
        [
          { range: span(3, at, at + 2), text: '90d' },
          { range: span(3, 2, 4), text: 'b1' },
        ],
        2,
      );
      const quick = await editor.pull();
      assert.equal(late(quick.items), 0);
      assert.ok(quick.items.some(it => it.code === 'id-duplicate'));
      await settled;
      assert.ok(late((await editor.pull(quick.resultId)).items) > 0);
    }));
  test('tells at once what its entries show, and what the whole shows once typing pauses', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      editor.open(large);
      const opened = editor.next('workspace/diagnostic/refresh');
      await editor.pull();
      await opened;
      assert.deepEqual(codes(loop((await editor.pull()).items)), []);
      // A circle, and the last one's dates turned round.
      editor.edit([circle, { range: span(700, due, due + 10), text: '2026-08-03' }], 2);
      const settled = editor.next('workspace/diagnostic/refresh');
      const quick = await editor.pull();
      assert.deepEqual(
        quick.items.filter(it => it.code === 'due-before-start').map(it => it.range.start.line),
        [700],
      );
      assert.deepEqual(loop(quick.items), []);
      await settled;
      const [found] = loop((await editor.pull(quick.resultId)).items);
      assert.ok(found);
      // While typing goes on above it, the circle stays known, and moves along.
      editor.edit([{ range: span(0, 0, 0), text: 'plan: Faster\n' }], 3);
      const [moved] = loop((await editor.pull()).items);
      assert.equal(moved!.range.start.line, found.range.start.line + 1);
      assert.deepEqual(
        moved!.relatedInformation?.map(it => it.location.range.start.line),
        found.relatedInformation?.map(it => it.location.range.start.line + 1),
      );
    }));
  test('is not judged whole while it is typed in, for whoever asks about all plans either', inFull, t => {
    // A slow machine makes no pause of typing here: time passes by turns of the loop.
    const { timers } = t.mock;
    timers.enable({ apis: ['setTimeout'] });
    const beat = setInterval(() => timers.tick(1), 1);
    t.after(() => clearInterval(beat));
    const pause = (): void => {
      for (let part = 0; part < 2; part++) timers.tick(1000);
    };
    return talk(inMemory(), async editor => {
      await editor.initialize();
      const known = new Map<string, string>();
      /** What is told of the plan next: how many circles, and how many dates turned round. */
      const next = async () => {
        const previousResultIds = Array.from(known, ([at, value]) => ({ uri: at, value }));
        type Answer = { items: { uri: string; kind: string; resultId: string; items: Diagnostic[] }[] };
        const ask = () => editor.ask<Answer>('workspace/diagnostic', { previousResultIds });
        let { items } = await ask();
        // That nothing is new is told once; the second question waits.
        if (items.every(it => it.kind === 'unchanged')) ({ items } = await ask());
        for (const it of items) known.set(it.uri, it.resultId);
        const told = items.flatMap(it => it.items);
        return [loop(told).length, told.filter(it => it.code === 'due-before-start').length];
      };
      editor.open(large);
      assert.deepEqual(await next(), [0, 0]);
      pause();
      editor.edit([circle], 2);
      const told = [await next()];
      // Each question waits for what is typed next, and no answer has the circle.
      for (let i = 0; i < 5; i++) {
        const answer = next();
        const [line, column] = [700 - i, lines[699 - i]!.indexOf('due: ') + 5];
        editor.edit([{ range: span(line, column, column + 10), text: '2026-08-03' }], 3 + i);
        told.push(await answer);
      }
      const whole = next();
      pause();
      told.push(await whole);
      assert.deepEqual(told, [...[0, 1, 2, 3, 4, 5].map(it => [0, it]), [1, 5]]);
    });
  });
  test(
    'of thousands of entries: what is wrong at the beginning is told first, and then all of it, asked for or sent',
    inFull,
    async () => {
      const wrong = (i: number): string =>
        `  c${i}: { owner: ana, done: Report ${i} signed, due: ${i % 1000 ? iso(today + 60) : 'soon'} }\n`;
      const huge = `activities:\n${Array.from({ length: 4001 }, (_, i) => wrong(i)).join('')}`;
      const lines = (items: readonly Diagnostic[]): number[] =>
        items.filter(it => it.code === 'due-vague').map(it => it.range.start.line);
      const asked = talk(inMemory(), async editor => {
        await editor.initialize();
        editor.open(huge);
        const opened = editor.next('workspace/diagnostic/refresh');
        const first = await editor.pull();
        assert.deepEqual(lines(first.items), [1, 1001, 2001]);
        await opened;
        assert.deepEqual(lines((await editor.pull(first.resultId)).items), [1, 1001, 2001, 3001, 4001]);
      });
      const sent = talk(inMemory(), async editor => {
        await editor.initialize(pushed);
        editor.open(huge);
        const next = async () =>
          lines(((await editor.next('textDocument/publishDiagnostics')) as PublishDiagnosticsParams).diagnostics);
        assert.deepEqual(await next(), [1, 1001, 2001]);
        assert.deepEqual(await next(), [1, 1001, 2001, 3001, 4001]);
      });
      await Promise.all([asked, sent]);
    },
  );
  test('is told whole at first to an editor that cannot be told to ask again', inFull, () =>
    talk(inMemory(), async editor => {
      await editor.initialize({ textDocument: { diagnostic: {} } });
      editor.open(large.replace('after: []', 'after: [a699]'));
      const first = await editor.pull();
      assert.equal(loop(first.items).length, 1);
      assert.deepEqual(first.items, fresh(large.replace('after: []', 'after: [a699]')));
    }),
  );
  test('settles to what a fresh reading shows, for an editor that is sent diagnostics too', inFull, () =>
    talk(inMemory(), async editor => {
      await editor.initialize(pushed);
      const version = (n: number) =>
        editor.received.filter(
          it =>
            it.method === 'textDocument/publishDiagnostics' && (it.params as PublishDiagnosticsParams).version === n,
        );
      editor.open(large);
      editor.edit([circle], 2);
      while (version(2).length < 2) await editor.next('textDocument/publishDiagnostics');
      const plan = readPlan(large.replace('after: []', 'after: [a699]'));
      assert.deepEqual(
        (version(2)[1]!.params as PublishDiagnosticsParams).diagnostics,
        diagnostics(plan, check(plan, asked), uri, circle.range.start),
      );
    }),
  );
});

/** Parameters that every request finds its own in. */
const about = (position: unknown, at = uri) => ({
  textDocument: { uri: at },
  position,
  range: { start: position, end: position },
  context: { diagnostics: [], includeDeclaration: true },
  newName: 'x',
  uri: at,
  activity: 'audit',
  of: 'audit',
  act: { do: 'finish' },
});

describe('whatever is asked', () => {
  test('about a plan that is not open is answered with nothing', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      for (const { method, empty } of requests.filter(it => it.method.startsWith('textDocument/')))
        assert.deepEqual(await editor.ask(method, about(at(0, 0), 'file:///nowhere.opsplan')), empty, method);
      for (const { method } of requests) await editor.ask(method, about(at(0, 0), 'file:///nowhere.opsplan'));
      editor.tell('textDocument/didChange', {
        textDocument: { uri: 'file:///nowhere.opsplan', version: 2 },
        contentChanges: [{ text: 'x' }],
      });
      editor.tell('textDocument/didClose', { textDocument: { uri: 'file:///nowhere.opsplan' } });
      editor.open(text);
      assert.deepEqual((await editor.pull()).items, fresh(text));
    }));
  test('about places outside the text is answered', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      editor.open(text);
      for (const place of [at(1e9, 1e9), at(-1, -1), at(0, -5), at(-7, 3), at(2, 1e9), at(12, 0), at(13, 0)])
        for (const { method } of requests.filter(it => !/ename/.test(it.method)))
          await editor.ask(method, about(place));
      editor.edit(
        [
          { range: { start: at(-1, -1), end: at(0, -1) }, text: '# a\n' },
          { range: { start: at(1e9, 0), end: at(1e9, 5) }, text: '# z\n' },
        ],
        2,
      );
      assert.deepEqual((await editor.pull()).items, fresh(`# a\n${text}# z\n`));
    }));
  test('and taken back is answered or refused, never left open', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      editor.open(text);
      const { CancellationTokenSource } = await import('vscode-jsonrpc');
      for (const { method } of requests) {
        const source = new CancellationTokenSource();
        const answer = editor.connection.sendRequest(method, about(at(2, 4)), source.token).then(
          () => 'answered',
          (error: { code: number }) => error.code,
        );
        source.cancel();
        assert.ok(['answered', -32800, -32803].includes((await answer) as never), `${method}: ${await answer}`);
      }
    }));
});

describe('a fault in one request', () => {
  const faults: [string, () => unknown][] = [
    [
      'throws',
      () => {
        throw new Error('planted');
      },
    ],
    ['rejects', () => Promise.reject(new Error('planted'))],
  ];
  for (const [how, fault] of faults) {
    test(`that ${how} costs its own answer, is told in the log, and nothing else`, async () => {
      for (const { method: faulty, empty } of some(requests)) {
        const answers = requests.map(it => (it.method === faulty ? { ...it, answer: fault } : it));
        await talk(inMemory({ answers }), async editor => {
          await editor.initialize();
          editor.open(text);
          const logged = editor.next<{ message: string }>('window/logMessage');
          assert.deepEqual(await editor.ask(faulty, about(at(2, 4))), empty, faulty);
          assert.match((await logged).message, new RegExp(`${faulty}: Error: planted`));
          for (const { method } of requests.filter(it => it.method !== faulty))
            assert.notEqual(await editor.ask(method, about(at(2, 4))), undefined, method);
        });
      }
    });
  }
});

const pieces = [
  'activities:\n',
  '  audit:\n',
  '    owner: @ines\n',
  '    due: 2026-02-30\n',
  '    after: [form]\n',
  '    title: a: b\n',
  'goal:\n',
  '\n',
  ' ',
  '#',
  '- ',
  '"',
  '[',
  '{',
  '\r\n',
  '\r',
  '\t',
  '😀',
  '\ufeff',
  '\u2028',
  '\0',
  '---\n',
  '&a',
  '*a',
  'x',
  ': ',
];
const anyEdit = fc.record({
  range: fc.option(
    fc.tuple(
      fc.integer({ min: -2, max: 20 }),
      fc.integer({ min: -2, max: 30 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: -3, max: 8 }),
    ),
    { freq: 12, nil: undefined },
  ),
  text: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map(it => it.join('')),
});
test('after any edits the diagnostics are those of a fresh reading', () =>
  talk(inMemory(), async editor => {
    await editor.initialize();
    let version = 1;
    await fc.assert(
      fc.asyncProperty(fc.array(anyEdit, { minLength: 1, maxLength: 30 }), async edits => {
        editor.open(text);
        let now = text;
        for (const { range: told, text: added } of edits) {
          const range = told && { start: at(told[0], told[1]), end: at(told[0] + told[2], told[1] + told[3]) };
          if (
            range &&
            (range.end.line < range.start.line ||
              (range.end.line === range.start.line && range.end.character < range.start.character))
          )
            range.end = range.start;
          now = range ? spliced(now, range, added) : added;
          editor.edit([range ? { range, text: added } : { text: added }], ++version);
        }
        assert.deepEqual((await editor.pull()).items, fresh(now), JSON.stringify(now));
      }),
      { numRuns: runs(300) },
    );
  }));
