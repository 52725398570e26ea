import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import {
  type CodeAction,
  type CompletionList,
  commands,
  type Hover,
  languages,
  type MarkdownString,
  type Position,
  type TextDocument,
  type WorkspaceEdit,
  workspace,
} from 'vscode';
import { awake, closeAll, open, type, undo } from './plans.ts';
import { until } from './until.ts';

const text = `plan: Quiet nights
owner: Maya Lindqvist
status: draft
activities:
  audit:
    title: Audit the alerts of the last quarter
    owner: Maya Lindqvist
    due: 2026-08-21
    start: 2026-08-24
    impact: 4
    done: Every alert has an owner or is switched off
  rota:
    title: Publish the new rota
    owner: Ines Moreau
    due: 2026-09-04
    after: [audit]
    impact: 3
    done: Rota published, 8 people have agreed to it
`;

suite('editing a plan', () => {
  let plan: TextDocument;
  const codes = () =>
    languages
      .getDiagnostics(plan.uri)
      .map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code)));
  const at = (words: string): Position => plan.positionAt(plan.getText().indexOf(words) + 1);

  suiteSetup(async () => {
    await awake();
    plan = await open(text, 'nights.opsplan');
  });
  suiteTeardown(closeAll);

  test('findings appear', async () => {
    await until('the finding is there', () => codes().includes('due-before-start'));
    const [found] = languages.getDiagnostics(plan.uri).filter(it => /2026-08-24/.test(it.message));
    strictEqual(found!.source, 'opsplan');
    strictEqual(plan.getText(found!.range), '2026-08-21');
  });

  test('and follow what is typed', async () => {
    await type(plan, 'start: 2026-08-24', 'start: 2026-08-03');
    await until('the finding is gone', () => !codes().includes('due-before-start'));
    await type(plan, 'owner: Ines Moreau', 'owner: @ines');
    await until('the new one is there', () => codes().includes('value-at-sign'));
  });

  test('a quick fix mends what was found', async () => {
    const [found] = languages.getDiagnostics(plan.uri).filter(it => /@ines/.test(it.message));
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      plan.uri,
      found!.range,
    );
    const fix = actions.find(it => it.isPreferred)!;
    ok(await workspace.applyEdit(fix.edit!));
    match(plan.getText(), /^ {4}owner: ines$/m);
    await until('the finding is gone', () => !codes().includes('value-at-sign'));
    await undo();
    match(plan.getText(), /owner: @ines/);
  });

  test('a hover tells who waits', async () => {
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', plan.uri, at('audit:'));
    const says = hovers.flatMap(it => it.contents).map(it => (it as MarkdownString).value);
    match(says.join('\n'), /Maya Lindqvist/);
    match(says.join('\n'), /Publish the new rota/);
    ok(hovers.every(it => it.contents.every(content => !(content as MarkdownString).isTrusted)));
  });

  test('completion knows what fits', async () => {
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      plan.uri,
      at('udit]'),
    );
    const labels = list.items.map(it => (typeof it.label === 'string' ? it.label : it.label.label));
    ok(labels.includes('audit'), labels.slice(0, 5).join());
  });

  test('a rename takes every mention along', async () => {
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      plan.uri,
      at('audit:'),
      'alert-audit',
    );
    ok(await workspace.applyEdit(edit));
    match(plan.getText(), /^ {2}alert-audit:$/m);
    match(plan.getText(), /^ {4}after: \[alert-audit\]$/m);
  });

  test('all safe fixes at once', async () => {
    const whole = plan.validateRange(new (await import('vscode')).Range(0, 0, 999, 0));
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      plan.uri,
      whole,
      'source.fixAll.opsplan',
    );
    strictEqual(actions.length, 1);
    ok(await workspace.applyEdit(actions[0]!.edit!));
    match(plan.getText(), /owner: ines$/m);
  });

  test('what is compared is not judged twice', async () => {
    deepStrictEqual(
      languages.getDiagnostics().filter(([{ scheme }, found]) => {
        return !workspace.fs.isWritableFileSystem(scheme) && found.some(it => it.source === 'opsplan');
      }),
      [],
    );
  });
});
