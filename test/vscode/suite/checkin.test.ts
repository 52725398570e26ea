import { match, ok, strictEqual } from 'node:assert/strict';
import {
  type CodeLens,
  commands,
  env,
  TabInputTextDiff,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import { awake, closeAll, inFolder, open } from './plans.ts';
import { until } from './until.ts';

const text = `plan: Calmer nights
owner: Ada Brandt
review: { every: weekly, on: monday }
activities:
  rota: { title: Agree the rota, owner: Ada Brandt, due: 2026-08-14, impact: 1, effort: 8d, priority: 1 }
  pager: { title: Silence the pager, owner: Jonas Weber, due: 2026-07-31, impact: 5, effort: 1d, priority: 2, status: blocked, blocked: { by: Ada Brandt, need: the keys } }
`;

suite('the check-in', () => {
  let plan: TextDocument;
  const shown = (): TextEditor | undefined =>
    window.visibleTextEditors.find(it => /^Check-in/.test(it.document.uri.path.slice(1)));

  suiteSetup(async () => {
    await awake();
    await workspace.getConfiguration('opsplan').update('today', '2026-07-24');
    await workspace.getConfiguration('opsplan').update('me', 'jonas weber');
    plan = await open(text, 'rota.opsplan');
  });
  suiteTeardown(async () => {
    await closeAll();
    await workspace.getConfiguration('opsplan').update('today', undefined);
    await workspace.getConfiguration('opsplan').update('me', undefined);
    await workspace.fs.delete(inFolder('rota.opsplan'));
  });

  test('of the plan in front opens as a document, can be copied, and leads to the ranks', async () => {
    await commands.executeCommand('opsplan.checkIn');
    const { document } = await until('it is shown', shown);
    match(document.getText(), /^# Check-in: Calmer nights\n/);
    match(
      document.getText(),
      /\*\*Silence the pager\*\* \(Jonas Weber\): Blocked: the keys\. Ada Brandt can lift it\./,
    );
    await commands.executeCommand('opsplan.copyCheckIn', document.uri);
    strictEqual(await env.clipboard.readText(), document.getText());
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    const next = lenses.find(it => it.command?.title.includes('Reprioritize'))?.command;
    ok(next);
    void commands.executeCommand(next.command, ...(next.arguments ?? []));
    await until('the ranks are compared', () =>
      window.tabGroups.all
        .flatMap(it => it.tabs)
        .find(it => it.input instanceof TabInputTextDiff && it.input.original.path === plan.uri.path),
    );
    await commands.executeCommand('workbench.action.closeQuickOpen');
  });

  test('of oneself says what one will be asked', async () => {
    await window.showTextDocument(plan);
    await commands.executeCommand('opsplan.prepareCheckIn');
    const editor = await until('it is shown', () => {
      const found = shown();
      return found?.document.getText().includes('# Check-in: Jonas Weber\n') ? found : undefined;
    });
    match(editor.document.getText(), /\n## What you will be asked\n/);
    ok(!editor.document.getText().includes('Agree the rota'));
  });

  test('on the working day before it, the status says so', async () => {
    const port = await awake();
    await window.showTextDocument(plan);
    await until('the status says it', () => port.status.text.startsWith('Check-in Monday 2026-07-27: prepare it'));
  });
});
