import { match, ok, strictEqual } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host.ts';
import { until } from '../suite/until.ts';
import { openWindow } from '../window.ts';

// A day's work: from an empty folder to a plan that is ranked, with nothing but what a person sees.
const { step, palette, line, page, shot, configure, folder, extensions, toast } = await openWindow({});
configure({ 'opsplan.today': '2026-07-24' });

const quick = page.locator('.quick-input-widget');
const entry = quick.locator('input[type="text"]');
const row = (name: RegExp | string) => page.getByRole('treeitem', { name });
const file = join(folder, 'halve-client-onboarding-time.opsplan');
/** The text as it is in the editor: saved first. */
const saved = async (): Promise<string> => {
  await page.keyboard.press('Control+S');
  await page.locator('.tab.active:not(.dirty)').waitFor();
  return readFileSync(file, 'utf8');
};
/** The process id of the language server of this window; nothing where the system does not list processes as files. */
const server = (): number | undefined =>
  readdirSync('/proc')
    .filter(it => /^\d+$/.test(it))
    .map(Number)
    .find(pid => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return line.includes(extensions) && line.includes('dist/server.js');
      } catch {
        return false; // It has ended in the meantime.
      }
    });
const answer = async (text: string) => {
  await entry.fill(text);
  await page.keyboard.press('Enter');
};

step('an empty folder offers a new plan', async () => {
  await page
    .getByRole('tab', { name: /^Ops Plan/ })
    .first()
    .click();
  await page.getByText('There is no plan in this folder yet.').first().waitFor();
  await shot('welcome');
  await page.getByRole('button', { name: 'New Plan' }).first().click();
});

step('goal, owner and period are asked for', async () => {
  await quick.getByText('New Plan (1 of 3)').waitFor();
  await shot('new-plan-goal');
  await page.keyboard.press('Enter');
  await quick.getByText('Say in one sentence').waitFor();
  await answer('Halve client onboarding time');
  await quick.getByText('New Plan (2 of 3)').waitFor();
  await entry.fill('operations team');
  await quick.getByText('is a group').waitFor();
  await shot('new-plan-owner');
  await answer('Maya Lindqvist');
  await quick.getByText('New Plan (3 of 3)').waitFor();
  await shot('new-plan-period');
  await quick.getByRole('option', { name: '2026-Q3' }).click();
});

step('the plan is written, with the cursor at what comes next', async () => {
  await line('outcome: Halve client onboarding time').waitFor();
  ok(existsSync(file));
  await page.locator('.statusbar').getByRole('button', { name: 'Ln 10, Col 11' }).waitFor();
  await page.keyboard.type('onboarding-time');
  await page.keyboard.press('Escape');
  await line('metric: onboarding-time').waitFor();
  await shot('new-plan');
  match(await saved(), /^owner: Maya Lindqvist\nstatus: draft\nperiod: 2026-Q3\n/m);
});

step('the tree shows its work, and marks it', async () => {
  const first = row(/Agree how .* is measured/).first();
  await first.hover();
  await shot('tree-hover');
  await first.getByRole('button', { name: 'Set Blocked' }).click();
  await answer('two hours with the account leads');
  await quick.getByText('Who can lift it').waitFor();
  await answer('lu');
  await line('need: two hours with the account leads').waitFor();
  await row(/Agree how .* is measured.*blocked/)
    .first()
    .waitFor();
  await shot('blocked');
  match(await saved(), /^ {4}blocked: \{ by: lu, since: 2026-07-24, need: two hours with the account leads \}$/m);
});

step('a rank is explained', async () => {
  await row(/Agree how .* is measured/)
    .first()
    .click({ button: 'right' });
  await shot('menu');
  await page.locator('.monaco-menu').getByRole('menuitem', { name: 'Explain Rank' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Worked out:').waitFor();
  await shot('explain');
  await dialog.getByRole('button', { name: 'OK' }).click();
});

step('ranks are written from the comparison', async () => {
  await palette('Ops Plan: Reprioritize');
  await quick.getByRole('option', { name: /Write 2 ranks/ }).waitFor();
  await quick.getByRole('option', { name: /Agree on the activities/ }).click();
  await quick.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Write These Ranks' }).click();
  await page.locator('.monaco-diff-editor').waitFor({ state: 'hidden' });
  await line('priority: 2').waitFor();
  match(await saved(), /impact: 5\n {4}priority: 1\n/);
  await page.keyboard.press('Control+Z');
  await line('priority: 2').waitFor({ state: 'hidden' });
  strictEqual(/priority/.test(await saved()), false);
});

step('the state of the plan stands beside its language', async () => {
  await page
    .locator('.statusbar')
    .getByRole('button', { name: /Editor Language Status/ })
    .hover();
  await page
    .getByText(/\d activit(?:y|ies).* · 1 blocked/)
    .first()
    .waitFor();
  await shot('status');
});

step('a sample to look at', async () => {
  await palette('Ops Plan: Open a Sample');
  await line('plan: Halve client onboarding time').first().waitFor();
  await row(/Rebuild the client intake form/)
    .first()
    .waitFor();
  await shot('sample');
  await palette('View: Revert and Close Editor');
});

step('all plans are ranked in one go', async () => {
  writeFileSync(join(folder, 'office.opsplan'), readFileSync(join(root, 'test/plans/office-move/office-move.opsplan')));
  await row(/Install network/)
    .first()
    .waitFor();
  await palette('View: Close All Editors');
  await page.getByRole('button', { name: 'Priorities Section' }).hover();
  await page.getByRole('button', { name: 'Reprioritize…' }).first().click();
  await quick.getByRole('option', { name: 'All 2 plans' }).click();
  await quick.getByRole('option', { name: /Write 5 ranks/ }).waitFor();
  await shot('reprioritize-all');
  await quick.getByRole('option', { name: /Write 5 ranks/ }).click();
  await toast('5 ranks written in 2 plans').waitFor();
  await shot('reprioritized-all');
  await until('both are saved', async () => {
    await palette('File: Save All Files');
    return [file, join(folder, 'office.opsplan')].every(it => /priority: 1\n/.test(readFileSync(it, 'utf8')));
  });
});

if (existsSync('/proc/self/cmdline'))
  step('when the server has ended five times, it is said once, and can be restarted', async () => {
    for (let n = 1; n <= 5; n++) {
      const pid = await until(`server ${n} runs`, server);
      process.kill(pid, 'SIGKILL');
      await until('it is another one', () => server() !== pid);
    }
    await page.getByText('The server has stopped.').first().waitFor();
    await toast('The Ops Plan server has stopped').waitFor();
    strictEqual(await page.locator('.notification-toast', { hasText: 'server has stopped' }).count(), 1);
    await shot('stopped');
    await toast('The Ops Plan server has stopped').getByRole('button', { name: 'Restart' }).click();
    await row(/Install network/)
      .first()
      .waitFor();
  });
