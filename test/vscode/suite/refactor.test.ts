import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import { type CodeAction, CodeActionKind, commands, env, Range, window, workspace } from 'vscode';
import { awake, closeAll, open, undo } from './plans.ts';
import { until } from './until.ts';

const text = `activities:
  audit:
    title: Audit the alerts
    effort: 4d
  rota: { after: [audit] }
`;
const table = 'Task\tOwner\tDue\nTrain the team\tana\t2026-08-24\nPublish, loudly\tbo\t2026-08-28\n';

suite('turning a plan into another form', () => {
  suiteSetup(awake);
  teardown(closeAll);

  test('an activity is split in two, and one undo takes it back', async () => {
    const plan = await open(text, 'split.opsplan');
    const cursor = plan.positionAt(text.indexOf('effort'));
    const split = await until('it is offered', async () =>
      (
        await commands.executeCommand<CodeAction[]>(
          'vscode.executeCodeActionProvider',
          plan.uri,
          new Range(cursor, cursor),
          CodeActionKind.Refactor.value,
        )
      ).find(it => it.title.startsWith('Split in two')),
    );
    await workspace.applyEdit(split.edit!);
    match(plan.getText(), /audit-2:\n {4}title: Audit the alerts, part 2\n {4}effort: 2d\n/);
    match(plan.getText(), /rota: \{ after: \[audit-2\] \}/);
    await undo();
    strictEqual(plan.getText(), text);
  });

  test('a table on the clipboard is pasted by a command, and one undo takes it back', async () => {
    const plan = await open(text, 'command.opsplan');
    await window.showTextDocument(plan);
    await env.clipboard.writeText(table);
    await commands.executeCommand('opsplan.pasteTable');
    await until('it is there', () => plan.getText() !== text);
    deepStrictEqual(
      plan
        .getText()
        .split('\n')
        .filter(it => it.includes('title:')).length,
      3,
    );
    match(plan.getText(), /publish-loudly/);
    await undo();
    strictEqual(plan.getText(), text);
  });
});
