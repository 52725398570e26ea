import { match, ok, strictEqual } from 'node:assert/strict';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { newCompany } from '../../company-history.ts';
import { commit, git, newRepository } from '../../repository.ts';
import { webview } from '../webview.ts';
import { openWindow } from '../window.ts';

const sales = `plan: What sales is after
owner: tom
status: draft
period: 2026-Q3
workstreams:
  harbour: { title: A portal for Harbour Freight, client: Harbour Freight, status: tentative }
activities:
  portal: { title: Build the portal, owner: dev, effort: 15d, due: 2026-09-18, workstream: harbour, impact: 4 }
`;

// What is worked out of plans and of their past, as a person reads it, on the last day of a week in which not all went well.
const { step, palette, open, page, shot, wear, toast, folder, line } = await openWindow({
  fill(folder) {
    newCompany('2026-07-31', newRepository(folder));
    commit(folder, { 'sales.opsplan': sales }, '2026-07-30', 'Tom Reyes', 'What sales is after');
    git(folder, ['config', 'user.email', 'kofi@example.com']);
    git(folder, ['config', 'user.name', 'Kofi Mensah']);
    appendFileSync(join(folder, '.git/info/exclude'), '.vscode\n');
  },
  settings: { 'git.enabled': true, 'git.openRepositoryInParentFolders': 'never', 'opsplan.today': '2026-07-31' },
});
const quick = page.locator('.quick-input-widget');
const answer = async (words: string): Promise<void> => {
  await quick.locator('input[type="text"]').fill(words);
  await page.keyboard.press('Enter');
};
/** The page that is read. */
const told = () => webview(page).view;
const heading = (name: string | RegExp) => told().getByRole('heading', { name });
const side = (name: RegExp) => page.getByRole('tab', { name }).first();
const change = (name: string, from: string, to: string): void => {
  const file = join(folder, name);
  const before = readFileSync(file, 'utf8');
  ok(before.includes(from), `${name} holds ${from}`);
  writeFileSync(file, before.replace(from, to));
};
/** The same picture in other themes. */
async function inOtherThemes(name: string): Promise<void> {
  for (const theme of ['light', 'contrast', 'dark'] as const) {
    await wear(theme);
    await shot(`${name}-${theme}`);
  }
}
/** Chooses something from the menu of a row. */
async function choose(row: Locator, name: string, picture?: string): Promise<void> {
  const item = page.locator('.monaco-menu').getByRole('menuitem', { name, exact: true });
  await row.click({ button: 'right' });
  await item.waitFor();
  if (picture) await shot(picture);
  await take(item);
}
/** The same, until a page says what it leads to: a menu that closes by itself has taken nothing, and is opened again. */
async function chooseFor(row: Locator, name: string, says: string): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await choose(row, name);
    const isTold = told().getByText(says).waitFor({ timeout: 7000 });
    if (
      await isTold.then(
        () => true,
        () => false,
      )
    )
      return;
  }
  await choose(row, name);
  await told().getByText(says).waitFor();
}
async function take(item: Locator): Promise<void> {
  await item.waitFor();
  // A menu that has just opened takes no click.
  for (let turn = 0; turn < 5 && (await item.isVisible()); turn++) {
    await item.click();
    await item.waitFor({ state: 'hidden', timeout: 1000 }).catch(() => {});
  }
}
/** A button in the title of an editor. */
const titled = (name: string) => page.locator('.editor-actions').getByRole('button', { name });
const changes = page.locator('.scm-view').getByRole('treeitem', { name: /^crm\.opsplan/ });

step('the check-in of the plan in front', async () => {
  await open('crm.opsplan');
  await page.locator('.codelens-decoration').first().waitFor();
  await palette('Ops Plan: Check-in…');
  await quick.getByRole('option', { name: 'crm.opsplan' }).waitFor();
  await shot('told-checkin-choice');
  await page.keyboard.press('Enter');
  await heading('What moved forward?').waitFor();
  await titled('Copy as Markdown').click();
  await page.getByText('is in the clipboard, as Markdown').first().waitFor();
  strictEqual(await titled('Next: Reprioritize…').count(), 0, 'nothing would move');
  await inOtherThemes('told-checkin');
});

step('that of a team', async () => {
  await palette('Ops Plan: Check-in…');
  await quick.getByRole('option', { name: /^Client delivery/ }).click();
  await heading('Check-in: Client delivery').waitFor();
});

step('my own, which leads to the ranks', async () => {
  await palette('Ops Plan: Prepare My Check-in');
  await quick.getByText('Who Are You?').waitFor();
  match((await quick.getByRole('option').first().textContent())!, /Kofi Mensah.*as git knows you/);
  await quick.getByRole('option', { name: /Kofi Mensah/ }).click();
  await heading('Check-in: Kofi Mensah').waitFor();
  await shot('told-checkin-mine');
  await titled('Next: Reprioritize…').click();
  await quick
    .getByText(/^Reprioritize/)
    .first()
    .waitFor();
  await shot('told-checkin-next');
  await page.keyboard.press('Escape');
  await quick.waitFor({ state: 'hidden' });
  await side(/Check-in: Kofi Mensah/).waitFor();
});

step('what changed since a commit that is chosen', async () => {
  await side(/^crm\.opsplan/).click();
  await palette('Ops Plan: What Changed Since…');
  await quick.getByRole('option', { name: /2026-07-22 by Dev Patel/ }).click();
  await heading(/^What changed in crm since /).waitFor();
  await shot('told-since');
});

step('what a commit of the timeline changed', async () => {
  await palette('View: Close All Editors');
  await open('crm.opsplan');
  await palette('Explorer: Focus on Timeline View');
  const commits = page.locator('.timeline-tree-view').getByRole('treeitem');
  await commits.nth(2).waitFor();
  await choose(commits.nth(1), 'What Changed', 'told-timeline-menu');
  await heading(/^What changed in crm with /).waitFor();
  await told().getByText('Between the commit before').waitFor();
  // The next one is at hand.
  await commits.nth(2).waitFor();
  await shot('told-timeline');
});

step('what is staged, what is not, and what is gone', async () => {
  await palette('View: Close All Editors');
  change('crm.opsplan', 'due: 2026-08-07', 'due: 2026-08-21');
  git(folder, ['add', 'crm.opsplan']);
  change('crm.opsplan', 'due: 2026-08-21', 'due: 2026-09-11');
  rmSync(join(folder, 'security.opsplan'));
  await side(/^Source Control/).click();
  await changes.nth(1).waitFor();
  await chooseFor(changes.nth(0), 'What Changed', 'Between the last commit and what is staged');
  await chooseFor(changes.nth(1), 'What Changed', 'Between what is staged and now');
  const gone = page.locator('.scm-view').getByRole('treeitem', { name: /^security\.opsplan/ });
  await chooseFor(gone, 'What Changed', 'The plan is taken out');
  await shot('told-gone');
});

step('a text diff leads there too', async () => {
  await palette('View: Close All Editors');
  await changes.nth(1).click();
  await titled('What Changed').click();
  await told().getByText('Between what is staged and now').waitFor();
  await shot('told-beside-diff');
});

step('before a commit', async () => {
  await palette('View: Close All Editors');
  const head = page.locator('.pane-header', { hasText: 'Changes' }).first();
  await head.hover();
  await head.getByRole('button', { name: 'Check Plans Before Committing' }).click();
  await heading('What the staged plans would bring').waitFor();
  await shot('told-staged');
  await head.hover();
  await head.getByRole('button', { name: /More Actions/ }).click();
  await take(page.locator('.monaco-menu').getByRole('menuitem', { name: 'What Changed in All Plans' }));
  await heading('What has changed since the last commit').waitFor();
  await shot('told-all');
});

step('a baseline for the timeline, and none any more', async () => {
  git(folder, ['reset', '--hard', '--quiet']);
  await palette('View: Close All Editors');
  await side(/^Explorer/).click();
  await open('crm.opsplan');
  await palette('Ops Plan: Set Baseline of the Timeline…');
  await quick.getByRole('option', { name: /2026-07-22 by Dev Patel/ }).click();
  await told().locator('.ghost.was').first().waitFor();
  await shot('told-baseline');
  await side(/^crm\.opsplan/).click();
  await palette('Ops Plan: Set Baseline of the Timeline…');
  await quick.getByRole('option', { name: /^No baseline/ }).click();
  await told().locator('.ghost.was').first().waitFor({ state: 'hidden' });
  await side(/^crm\.opsplan/).click();
  await palette('View: Close All Editors');
});

step('someone leaves', async () => {
  await open('service-desk.opsplan');
  await page.locator('.codelens-decoration').first().waitFor();
  await palette('Ops Plan: Someone Leaves…');
  await quick.getByText('(1 of 2)').waitFor();
  await page.keyboard.press('Escape');
  await quick.waitFor({ state: 'hidden' });
  await palette('Ops Plan: Someone Leaves…');
  await quick.getByRole('option', { name: /^Kofi Mensah/ }).click();
  await quick.getByText('(2 of 2)').waitFor();
  await answer('2026-08-07');
  await heading(/^Kofi Mensah leaves/).waitFor();
  await shot('told-leaves');
});

step('an engagement is won, and support grows', async () => {
  await side(/^service-desk/).click();
  await palette('Ops Plan: Win a Tentative Engagement…');
  await quick.getByRole('option', { name: /Harbour Freight/ }).waitFor();
  await quick.getByRole('option', { name: /Harbour Freight/ }).click();
  await heading(/is won/).waitFor();
  await shot('told-win');
  await side(/^service-desk/).click();
  await palette('Ops Plan: Support Load of All Plans Grows by … %');
  await quick.getByText('By how many percent').waitFor();
  await answer('50');
  await heading(/Support grows by 50/).waitFor();
  await shot('told-grows');
});

step('what is offered is taken on, and kept as a scenario', async () => {
  await side(/^service-desk/).click();
  await palette('Ops Plan: Can We Take This On?');
  await quick.getByText('(1 of 4)').waitFor();
  await answer('Move the shop of Harbour Freight');
  await quick.getByText('(2 of 4)').waitFor();
  await answer('25d');
  await quick.getByText('(3 of 4)').waitFor();
  await answer('2026-09-18');
  await quick.getByText('(4 of 4)').waitFor();
  await page.keyboard.press('Enter');
  await heading(/^Take on/).waitFor();
  await shot('told-take-on');
  await titled('Write Scenario').click();
  await line('take-on-move-the-shop').first().waitFor();
  await shot('told-take-on-written');
});

step('all is shown as of a scenario, and as of today again', async () => {
  await palette('Ops Plan: Show as of Scenario…');
  await quick.getByRole('option', { name: /^Support grows by half/ }).waitFor();
  await quick.getByRole('option', { name: /^Support grows by half/ }).click();
  const mark = page.locator('.statusbar').getByRole('button', { name: /Shown as of the scenario/ });
  await mark.waitFor();
  await side(/^Ops Plan/).click();
  await shot('told-as-of');
  await toast('as of').getByRole('button', { name: 'Compare with Today' }).click();
  await heading('Support grows by half').waitFor();
  strictEqual(await titled('Write Scenario').count(), 0, 'it is one already');
  await shot('told-as-of-compared');
  await mark.click();
  await mark.waitFor({ state: 'hidden' });
});
