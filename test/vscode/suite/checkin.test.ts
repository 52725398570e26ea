import { match, ok, strictEqual } from 'node:assert/strict';
import { commands, env, TabInputTextDiff, type TextDocument, window, workspace } from 'vscode';
import type { Told } from '../../../client/told.ts';
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
  /** The check-in in front, once it is that of somebody. */
  const shown = async (of: string): Promise<Told> => {
    const { teller } = await awake();
    return until('it is shown', () => (teller.front?.title === `Check-in: ${of}` ? teller.front : undefined));
  };

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
    const done = commands.executeCommand('opsplan.checkIn');
    const front = await until('it is chosen', async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await awake()).teller.front;
    });
    await done;
    strictEqual(front.title, 'Check-in: Calmer nights');
    match(front.text, /^# Check-in: Calmer nights\n/);
    match(front.text, /\*\*Silence the pager\*\* \(Jonas Weber\): Blocked: the keys\. Ada Brandt can lift it\./);
    await commands.executeCommand('opsplan.copyTold');
    strictEqual(await env.clipboard.readText(), front.text);
    void commands.executeCommand('opsplan.nextReprioritize');
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
    const { text } = await shown('Jonas Weber');
    match(text, /\n## What you will be asked\n/);
    ok(!text.includes('Agree the rota'));
  });

  test('on the working day before it, the status says so', async () => {
    const port = await awake();
    await window.showTextDocument(plan);
    await until('the status says it', () => port.status.text.startsWith('Check-in Monday 2026-07-27: prepare it'));
  });
});
