import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import {
  commands,
  type MarkdownString,
  type QuickPickOptions,
  type TextDocument,
  TreeItem,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { Port } from '../../../client/port.ts';
import { itemOf } from '../../../client/views/item.ts';
import { awake, closeAll, lineOf, open, type, undo, write } from './plans.ts';
import { until } from './until.ts';

const plan = (title: string) => `plan: ${title}
owner: Tom Baker
activities:
  cables:
    title: Lay cables on both floors of ${title}
    owner: Tom Baker
    due: 2026-08-21
    effort: 4d
    impact: 5
    done: Every desk reaches 400 Mbit/s
  desks:
    title: Set up 40 desks
    owner: Ines Moreau
    due: 2026-09-11
    effort: 6d
    impact: 4
    after: [cables]
    done: 40 desks pass the sign-in test
  signs:
    title: Hang the signs
    owner: Ines Moreau
    due: 2026-09-30
    impact: 1
    done: Every room has its sign
`;

suite('the trees', () => {
  let port: Port;
  let document: TextDocument;
  let uri: Uri;
  const priority = (activity: string) => lineOf(port, 'priorities', uri, activity);
  const blocker = (activity: string) => lineOf(port, 'blockers', uri, activity);
  const badge = () => port.trees.get('blockers')!.view.badge?.value ?? 0;

  suiteSetup(async () => {
    port = await awake();
    await commands.executeCommand('opsplan.priorities.focus');
    document = await open(plan('Wellington Street'), 'wellington.opsplan');
    uri = document.uri;
    await until('the tree shows it', () => priority('cables'));
  });
  suiteTeardown(closeAll);

  test('show ranked work with owner, date and state', async () => {
    // The day of the folder's settings may come after the first lines.
    await until('it is judged on its day', () => priority('cables')!.row.description === 'Tom Baker · 21 Aug');
    const { row } = priority('cables')!;
    strictEqual(row.label, '1. Lay cables on both floors of Wellington Street');
    strictEqual(row.state, 'ready');
    const item = itemOf(priority('desks')!);
    ok(item instanceof TreeItem);
    match(item.accessibilityInformation!.label, /^2\. Set up 40 desks, waiting, Ines Moreau, 11 Sep$/);
  });

  test('show plans that no editor holds open, and forget them with their file', async () => {
    const closed = await write(plan('Park Row'), 'park-row.opsplan');
    await until('it is shown', () => lineOf(port, 'priorities', closed, 'cables'));
    strictEqual(priority('cables')!.parent?.row.label, 'Wellington Street');
    await workspace.fs.writeFile(closed, Buffer.from(plan('Park Row').replaceAll('desks:', 'tables:')));
    await until('the change is shown', () => lineOf(port, 'priorities', closed, 'tables'));
    await workspace.fs.delete(closed);
    await until('it is gone', () => !lineOf(port, 'priorities', closed, 'cables'));
  });

  test('follow the text as it is typed, without becoming other lines', async () => {
    const before = priority('desks')!;
    await type(document, 'Set up 40 desks', 'Set up 44 desks');
    await until('the line says it', () => priority('desks')!.row.label === '2. Set up 44 desks');
    strictEqual(priority('desks'), before);
    await type(document, 'plan: Wellington', '# moved\nplan: Wellington');
    await until('it knows its new place', () => priority('desks')!.row.range.start.line === 11);
  });

  test('a click on a line opens its entry', async () => {
    await commands.executeCommand('opsplan.openEntry', priority('desks'));
    const editor = window.activeTextEditor!;
    strictEqual(editor.document.getText(editor.selection), 'desks');
  });

  test('a tooltip says who waits, and holds no command', async () => {
    const provider = port.trees.get('priorities')!;
    ok(provider.view.visible);
    const { tooltipOf } = await import('../../../client/views/item.ts');
    const hover = await port.link.ask<string>('opsplan/explain', { uri: String(uri), activity: 'cables' });
    const tooltip: MarkdownString = tooltipOf(priority('cables')!, hover);
    match(tooltip.value, /44 desks/);
    ok(!tooltip.isTrusted && !tooltip.supportHtml);
  });

  test('an act is one step to undo', async () => {
    const before = document.getText();
    await commands.executeCommand('opsplan.markDone', priority('cables'));
    match(document.getText(), /^ {4}status: done$/m);
    await until('it is no longer ranked', () => !priority('cables'));
    await window.showTextDocument(document);
    await undo();
    strictEqual(document.getText(), before);
    await until('it is back', () => priority('cables'));
  });

  test('an act is told by its name, and taken back where it was told, as long as nothing else was written', async () => {
    const { showInformationMessage, showWarningMessage } = window;
    const told: string[] = [];
    let answer: (chosen: string | undefined) => void = () => undefined;
    Object.assign(window, {
      showInformationMessage: (text: string) => {
        told.push(text);
        return new Promise(done => (answer = done));
      },
      showWarningMessage: async (text: string) => void told.push(text),
    });
    try {
      const before = document.getText();
      await commands.executeCommand('opsplan.markDone', priority('cables'));
      deepStrictEqual(told, ['"Lay cables on both floors of Wellington…" is done.']);
      answer('Undo');
      await until('it is taken back', () => document.getText() === before);
      await until('it is ranked again', () => priority('cables'));
      await commands.executeCommand('opsplan.markDone', priority('cables'));
      await type(document, 'Every desk', 'Each desk');
      answer('Undo');
      await until('it is refused', () => told.length === 3);
      match(told[2]!, /changed since then/);
      match(document.getText(), /status: done/);
    } finally {
      Object.assign(window, { showInformationMessage, showWarningMessage });
    }
    await window.showTextDocument(document);
    await undo();
    await undo();
    await until('it is back', () => priority('cables'));
  });

  test('the cursor chooses the activity where no line was chosen', async () => {
    await commands.executeCommand('opsplan.openEntry', priority('signs'));
    await commands.executeCommand('opsplan.setInProgress');
    match(document.getText(), / {2}signs:\n(?: {4}.*\n)* {4}status: in progress\n/);
    await until('the icon follows', () => priority('signs')!.row.state === 'in progress');
    await undo();
  });

  test('what is blocked counts, and opens to what waits behind it', async () => {
    const count = badge();
    await type(
      document,
      '    effort: 4d\n',
      '    effort: 4d\n    blocked: { by: Ana Petrov, since: 2026-07-22, need: a permit }\n',
    );
    const node = await until('it blocks', () => blocker('cables'));
    strictEqual(badge(), count + 1);
    deepStrictEqual(
      node.children.map(it => it.row.activity),
      ['desks'],
    );
    await commands.executeCommand('opsplan.liftBlocker', node);
    await until('it no longer blocks', () => !blocker('cables'));
    strictEqual(badge(), count);
  });

  test('an act on a plan that is not open opens it for undo', async () => {
    const closed = await write(plan('Albion Place'), 'albion.opsplan');
    const node = await until('it is shown', () => lineOf(port, 'priorities', closed, 'signs'));
    await commands.executeCommand('opsplan.markDone', node);
    const other = workspace.textDocuments.find(it => String(it.uri) === String(closed))!;
    match(other.getText(), /status: done/);
    ok(other.isDirty, 'nothing is written to the disk behind the back of the user');
    await window.showTextDocument(other);
    await undo();
    strictEqual(other.getText(), plan('Albion Place'));
  });

  test('what is about all plans asks for none of them', async () => {
    await closeAll();
    const { showQuickPick } = window;
    const asked: (string | undefined)[] = [];
    Object.assign(window, {
      showQuickPick: async (lines: { label: string }[], { title, placeHolder }: QuickPickOptions) => {
        asked.push(placeHolder ?? title);
        return lines.find(it => it.label === 'company');
      },
    });
    try {
      await commands.executeCommand('opsplan.someoneLeaves');
    } finally {
      Object.assign(window, { showQuickPick });
    }
    // Several folders are open, each with plans and people of its own.
    deepStrictEqual(asked, ['In which folder?', 'Someone Leaves… (1 of 2): who']);
  });
});
