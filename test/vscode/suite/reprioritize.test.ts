import { match, strictEqual } from 'node:assert/strict';
import { commands, TabInputTextDiff, type TextDocument, window } from 'vscode';
import { awake, closeAll, open, type, undo } from './plans.ts';
import { until } from './until.ts';

const text = `plan: Faster answers
owner: Ada Brandt
activities:
  brochure: { title: Print the brochure, owner: Ada Brandt, due: 2027-03-31, impact: 1, effort: 8d, priority: 1 }
  # Keep this comment.
  queue:
    title: Put all tickets into one queue
    owner: Jonas Weber
    due: 2026-08-14
    impact: 5
    priority: 2
    effort: 3d
  report:
    title: Report every week
    owner: Ada Brandt
    every: 1w
    effort: 1h
    priority: 7
`;
const ranked = text
  .replace('8d, priority: 1', '8d, priority: 2')
  .replace('    priority: 2\n', '    priority: 1\n')
  .replace('    priority: 7\n', '');

suite('reprioritize', () => {
  let plan: TextDocument;
  const comparison = () =>
    window.tabGroups.all
      .flatMap(it => it.tabs)
      .find(it => it.input instanceof TabInputTextDiff && it.input.modified.scheme === 'opsplan-preview');
  const start = async () => {
    const done = commands.executeCommand('opsplan.reprioritize', plan.uri);
    const tab = await until('the comparison is open', comparison);
    /** Chooses the first line of the list, which comes a little after the comparison. */
    const accepted = () =>
      until('the list is accepted', async () => {
        await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return !comparison();
      });
    return { done, accepted, shown: (tab.input as TabInputTextDiff).modified };
  };

  suiteSetup(async () => {
    await awake();
    plan = await open(text, 'answers.opsplan');
  });
  suiteTeardown(closeAll);

  test('shows the text that it would write, and writes nothing when it is sent away', async () => {
    const { done, shown } = await start();
    const preview = await until('the preview is open', () =>
      window.visibleTextEditors.find(it => String(it.document.uri) === String(shown)),
    );
    strictEqual(preview.document.getText(), ranked);
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
    strictEqual(plan.getText(), text);
    strictEqual(comparison(), undefined);
  });

  test('writes all ranks in one step to undo, and touches nothing else', async () => {
    const { done, accepted } = await start();
    await accepted();
    await done;
    strictEqual(plan.getText(), ranked);
    strictEqual(comparison(), undefined);
    await window.showTextDocument(plan);
    await undo();
    strictEqual(plan.getText(), text);
  });

  test('refuses to write what was worked out for another text', async () => {
    const { done, accepted } = await start();
    await type(plan, 'one queue', 'a single queue');
    await accepted();
    let told = false;
    void Promise.resolve(done).then(() => {
      told = true;
    });
    await until('it has said so', async () => {
      await commands.executeCommand('notifications.clearAll');
      return told;
    });
    match(plan.getText(), /8d, priority: 1/);
  });

  test('a second run finds nothing to move', async () => {
    const { done, accepted } = await start();
    await accepted();
    await done;
    strictEqual(plan.getText(), ranked.replace('one queue', 'a single queue'));
    await commands.executeCommand('opsplan.reprioritize', plan.uri);
    strictEqual(comparison(), undefined);
    await commands.executeCommand('notifications.clearAll');
  });
});
