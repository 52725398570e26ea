import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { ConfigurationTarget, commands, languages, type TextDocument, window, workspace } from 'vscode';
import type { Port } from '../../../client/port.ts';
import { type Summary, summary } from '../../../server/protocol.ts';
import { awake, closeAll, inFolder, lineOf, open } from './plans.ts';
import { until } from './until.ts';

const text = `plan: Quiet nights
activities:
  audit:
    title: Audit the alerts
    owner: Maya Lindqvist
    due: 2026-08-21
    start: 2026-08-24
    blocked: { by: Ana Petrov, since: 2026-08-20, need: access to the alert history }
`;

suite('the server', () => {
  let port: Port;
  let plan: TextDocument;
  const found = () =>
    languages
      .getDiagnostics(plan.uri)
      .map(({ code, range }) => `${(code as { value: string }).value} ${range.start.line}`)
      .sort();
  const has = (rule: string) => found().some(it => it.startsWith(`${rule} `));
  const process = () => (port.link.client as { serverProcess?: { pid: number } } | undefined)?.serverProcess?.pid;
  /** Ends the server from outside. Gives its process id. */
  const kill = async () => {
    const pid = await until('there is a server', process);
    globalThis.process.kill(pid, 'SIGKILL');
    return pid;
  };

  suiteSetup(async () => {
    port = await awake();
    plan = await open(text, 'alerts.opsplan');
    await until('there are findings', () => has('due-before-start'));
  });
  suiteTeardown(closeAll);

  test('judges by the day and the levels of the settings', async () => {
    const settings = () => workspace.getConfiguration('opsplan', plan.uri);
    const { WorkspaceFolder } = ConfigurationTarget;
    const { today } = { today: settings().get<string>('today') };
    await settings().update('today', '2026-09-30', WorkspaceFolder);
    await until('the blocker is old', () => has('blocker-old'));
    await settings().update('rules', { 'blocker-old': 'off' }, WorkspaceFolder);
    await until('the rule is off', () => !has('blocker-old'));
    await settings().update('rules', undefined, WorkspaceFolder);
    await settings().update('today', today, WorkspaceFolder);
    await until('all is as before', () => !has('blocker-old') && has('due-before-start'));
  });

  test('judges each folder by its own day', async () => {
    const { document } = await window.showTextDocument(inFolder('kubernetes/kubernetes-1.26.opsplan'));
    const at = (day: string) => async () =>
      (await port.link.ask<Summary>(summary, { uri: String(document.uri) })).today === day;
    await until('the sample is judged by the day of its folder', at('2022-09-05'));
    const passed = () => languages.getDiagnostics(document.uri).filter(it => /passed|ago|late/.test(it.message)).length;
    await until('there are findings', () => languages.getDiagnostics(document.uri).length);
    const before = passed();
    const settings = workspace.getConfiguration('opsplan', document.uri);
    await settings.update('today', '2026-07-24', ConfigurationTarget.WorkspaceFolder);
    await until('it is judged by another day', at('2026-07-24'));
    await until('its findings are others', () => passed() > before);
    await settings.update('today', '2022-09-05', ConfigurationTarget.WorkspaceFolder);
    await until('its findings are as before', () => passed() === before);
  });

  test('restarts by command, with the same findings and lines', async () => {
    const before = found();
    const pid = process();
    await commands.executeCommand('opsplan.restart');
    ok(pid !== process());
    await until('the findings are back', () => String(found()) === String(before));
    await until('the lines are back', () => lineOf(port, 'blockers', plan.uri, 'audit'));
  });

  test('comes back four times in three minutes, and rests then until it is restarted', async () => {
    const before = found();
    for (let n = 1; n <= 4; n++) {
      const pid = await kill();
      await until(`it is back after end ${n}`, () => process() !== pid && port.link.state === 'running');
    }
    await until('the findings are as before', () => String(found()) === String(before));
    await kill();
    await until('it has stopped', () => port.link.state === 'stopped');
    deepStrictEqual(port.trees.get('blockers')!.forest.roots, []);
    strictEqual(plan.getText(), text);
    await commands.executeCommand('opsplan.restart');
    await until('it runs again', () => port.link.state === 'running');
    await until('the findings are as before', () => String(found()) === String(before));
    await until('the lines are back', () => lineOf(port, 'blockers', plan.uri, 'audit'));
    await commands.executeCommand('notifications.clearAll');
  });
});
