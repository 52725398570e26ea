import { strictEqual } from 'node:assert/strict';
import { openWindow, type Theme, themes } from '../window.ts';

const { step, open, goTo, page, line, wear, shot } = await openWindow({
  files: { 'first.opsplan': 'plan: First plan\nowner: Mira Stahl\n' },
});

step('a plan opens as one', async () => {
  await open('first.opsplan');
  await line('plan: First plan').waitFor();
  await page.locator('.statusbar').getByRole('button', { name: 'Ops Plan' }).first().waitFor();
});

step('the cursor goes where it is sent', async () => {
  await goTo(2, 8);
  await page.locator('.statusbar').getByRole('button', { name: 'Ln 2, Col 8' }).waitFor();
});

for (const theme of Object.keys(themes) as Theme[]) {
  step(`a plan in the theme ${theme}`, async () => {
    await wear(theme);
    await shot(`open-${theme}`);
    strictEqual(await line('owner: Mira Stahl').isVisible(), true);
  });
}
