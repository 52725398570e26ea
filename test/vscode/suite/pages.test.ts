import { doesNotMatch, match, strictEqual } from 'node:assert/strict';
import { commands, type Uri, window } from 'vscode';
import { openAt } from '../../../client/webviews/open.ts';
import { awake, closeAll, open } from './plans.ts';
import { until } from './until.ts';

suite('pages', () => {
  teardown(closeAll);

  for (const id of ['timeline', 'capacity'] as const)
    test(`${id} opens once, beside the plan, and can load nothing but itself`, async () => {
      const port = await awake();
      await open('plan: A\nactivities:\n  a: { owner: ana, effort: 2d }\n', 'page.opsplan');
      const panel = port.panels.get(id)!;
      strictEqual(panel.view?.title, undefined);
      await commands.executeCommand(`opsplan.open${id[0]!.toUpperCase()}${id.slice(1)}`);
      const { view } = panel;
      await commands.executeCommand(`opsplan.open${id[0]!.toUpperCase()}${id.slice(1)}`);
      strictEqual(panel.view, view);
      const { html, options } = view!.webview;
      match(html, /default-src 'none'; style-src [^;]+; script-src 'nonce-\w+'/);
      doesNotMatch(html, /unsafe|<style/);
      strictEqual(options.localResourceRoots?.length, 1);
      match(String(options.localResourceRoots![0]), /\/dist\/pages$/);
      strictEqual(options.enableCommandUris, undefined);
      view!.dispose();
      await until('it is closed', () => panel.view === undefined);
    });

  test('a page opens plans, and no other file', async () => {
    await awake();
    const document = await open('plan: A\nowner: ana\n', 'page.opsplan');
    await openAt({ uri: String(document.uri), line: 1, character: 2 }, undefined);
    strictEqual(window.activeTextEditor?.selection.active.line, 1);
    const before = window.activeTextEditor?.document.uri as Uri;
    await openAt({ uri: 'file:///etc/hosts', line: 0, character: 0 }, undefined);
    strictEqual(String(window.activeTextEditor?.document.uri), String(before));
  });
});
