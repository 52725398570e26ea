import { deepStrictEqual, ok } from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../host.ts';
import { openWindow } from '../window.ts';

const { step, open, palette, page, extensions, shot } = await openWindow({
  files: { 'first.opsplan': 'plan: First plan\n' },
});

test('the package is small', () => {
  ok(statSync(join(root, 'opsplan.vsix')).size <= 1_000_000);
});

test('the package holds what runs, and nothing else', () => {
  const folder = join(extensions, readdirSync(extensions).find(it => it.startsWith('opsplan.opsplan-'))!);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(it => it.isFile());
  const paths = files.map(it => join(it.parentPath, it.name).slice(folder.length + 1));
  ok(paths.includes('dist/extension.cjs') && paths.includes('dist/server.js'));
  const known =
    /^(dist\/[\w.]+\.(c?js|json|txt)|dist\/pages\/\w+\.(js|css)|syntaxes\/.+|client\/walkthrough\/\w+\.md|client\/pictures\/[\w-]+\.png|test\/plans\/client-onboarding\.opsplan|package\.json|\.vsixmanifest|(README|CHANGELOG)\.md|LICENSE\.txt)$/i;
  deepStrictEqual(
    paths.filter(path => !known.test(path)),
    [],
  );
});

step('the installed extension runs once a plan is open', async () => {
  await open('first.opsplan');
  await page.locator('.squiggly-error').first().waitFor();
  await palette('Developer: Show Running Extensions');
  const list = page.locator('.runtime-extensions-editor');
  await list.locator('.extension').first().waitFor();
  // The slowest stand first, and only what is in view is drawn.
  await list.hover();
  const row = list.locator('.extension', { hasText: 'Ops Plan' });
  for (let n = 0; n < 20 && !(await row.count()); n++) {
    await page.mouse.wheel(0, 150);
    await page.waitForTimeout(100);
  }
  await row.waitFor();
  await shot('installed');
  ok(!(await row.textContent())?.includes('uncaught'));
});
