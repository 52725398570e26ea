import { match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../suite/until.ts';
import { openWindow } from '../window.ts';

const plan = `activities:
  audit:
    title: Audit the alerts

`;
const { step, open, goTo, line, page, shot, folder } = await openWindow({
  files: { 'nights.opsplan': plan },
  settings: { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100 },
});
const saved = (): string => readFileSync(join(folder, 'nights.opsplan'), 'utf8');

/** What the browser tells an editor when somebody pastes. */
const paste = (text: string) =>
  page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }`);

step('a table from a spreadsheet is pasted as activities', async () => {
  await open('nights.opsplan');
  // Until the server answers, what is pasted is pasted as it is: nobody waits for it.
  await page.locator('.squiggly-error').first().waitFor();
  await goTo(4, 1);
  await paste('Task\tOwner\tDue\nTrain the team\tana\t2026-08-24\nPublish, loudly\tbo\t2026-08-28\n');
  await line('publish-loudly:').waitFor();
  await until('it is saved', () => saved().includes('publish-loudly'));
  match(saved(), /^ {2}train-the-team:\n {4}title: Train the team\n {4}owner: ana\n {4}due: 2026-08-24\n/m);
  await shot('pasted');
});

step('and undo takes it back', async () => {
  await page.keyboard.press('Control+Z');
  await line('publish-loudly:').waitFor({ state: 'hidden' });
  await until('it is saved', () => saved() === plan);
});

step('prose is pasted as it is', async () => {
  await goTo(4, 1);
  await paste('# first, this\n# then that\n');
  await until('it is saved', () => saved() === plan.replace(/\n$/, '# first, this\n# then that\n\n'));
});
