import { ok } from 'node:assert/strict';
import { until } from '../suite/until.ts';
import { openWindow } from '../window.ts';

// A folder that nobody has vouched for loses only what was committed: git is not asked there.
const { step, open, page, palette, shot } = await openWindow({
  files: {
    'first.opsplan': 'plan: First plan\nactivities:\n  audit: { title: Audit the alerts, owner: "@ines", impact: 9 }\n',
  },
  settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
});

step('a folder that is not trusted is checked, and its trees are drawn', async () => {
  await open('first.opsplan');
  await page
    .getByRole('button', { name: /Restricted Mode/ })
    .first()
    .waitFor();
  await page.locator('.squiggly-error').first().waitFor();
  await page
    .getByRole('tab', { name: /^Ops Plan/ })
    .first()
    .click();
  await page
    .getByRole('treeitem', { name: /Audit the alerts/ })
    .first()
    .waitFor();
  await shot('untrusted');
});

step('the walkthrough leads from a first plan to its order', async () => {
  await palette('Welcome: Open Walkthrough...');
  const quick = page.locator('.quick-input-widget');
  await quick.locator('input[type="text"]').fill('Ops Plan');
  await quick.getByRole('option', { name: /Get Started with Ops Plan/ }).click();
  for (const title of ['Write a plan', 'Mend what is found', 'See what comes first', 'Put it in order'])
    ok(
      await page
        .getByRole('button', { name: title })
        .first()
        .waitFor()
        .then(() => true),
    );
  await page.getByRole('button', { name: 'See what comes first' }).first().click();
  await page.keyboard.press('Control+B');
  // What stands beside a step is drawn in frames within a frame.
  await until('its text is drawn', async () => {
    for (const frame of page.frames())
      if (
        await frame
          .getByText('Both follow the text as you type')
          .count()
          .catch(() => 0)
      )
        return true;
    return false;
  });
  await shot('walkthrough');
});
