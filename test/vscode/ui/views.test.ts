import { match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host.ts';
import { until } from '../suite/until.ts';
import { openWindow } from '../window.ts';

const sample = (name: string) => readFileSync(join(root, 'test/plans/company', name), 'utf8');
/** More to decide, and more that may go wrong. */
const crm = sample('crm.opsplan')
  .replace(
    /^decisions:\n/m,
    `decisions:
  which-crm:
    question: Which CRM do we buy?
    owner: tom
    by: 2026-06-12
    options: [Pipely, Clientbase]
    chosen: Clientbase
    because: It reads our ticket history, and Pipely does not
    decided: 2026-06-10
    affects: [on-one-crm]
  export-rights:
    question: Who may export client data?
    owner: dev
    by: 2026-08-21
    options: [team leads, nobody]
    affects: [report-set, security/admin-accounts, budget]
`,
  )
  .replace(
    /^risks:\n/m,
    `risks:
  vendor-gone:
    title: The vendor is bought and ends the product
    owner: tom
    likelihood: 4
    impact: 5
`,
  );

// The trees of a company: a strategy, four plans that serve it, and the people of all of them.
const { step, open, palette, line, page, shot, wear, configure, folder, toast } = await openWindow({
  copy: 'test/plans/company',
  files: { 'crm.opsplan': crm },
  settings: { 'breadcrumbs.enabled': false, 'editor.minimap.enabled': false, 'editor.stickyScroll.enabled': false },
});
configure({ 'opsplan.today': '2026-08-18' });

const quick = page.locator('.quick-input-widget');
const entry = quick.locator('input[type="text"]');
const row = (name: RegExp | string) => page.getByRole('treeitem', { name });
const section = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}.* Section$`) });
const answer = async (text: string) => {
  await entry.fill(text);
  await page.keyboard.press('Enter');
};
/** The text of the plan in front, as it stands in its file once it is saved. */
async function saved(name: string): Promise<string> {
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.keyboard.press('Control+S');
  await page.locator('.tab.active:not(.dirty)', { hasText: name }).waitFor();
  return readFileSync(join(folder, name), 'utf8');
}
/** Draws the edge of the side bar to a place, so that lines can be read to their end. */
async function widenSideBar(to: number): Promise<void> {
  const { x, width } = (await page.locator('.part.sidebar').boundingBox())!;
  await page.mouse.move(x + width, 500);
  await page.mouse.down();
  await page.mouse.move(to, 500, { steps: 5 });
  await page.mouse.up();
}
/** Opens one tree and closes all others. */
async function only(name: string): Promise<void> {
  for (const other of ['Priorities', 'Blockers', 'Decisions and Risks', 'People', 'Strategy']) {
    const isOpen = (await section(other).getAttribute('aria-expanded')) === 'true';
    if (isOpen !== (other === name)) await section(other).click();
  }
}
/** The same picture in every theme, ending in the dark one. */
async function inAllThemes(name: string): Promise<void> {
  for (const theme of ['light', 'contrast', 'contrast-light', 'dark'] as const) {
    await wear(theme);
    await page.mouse.move(600, 650);
    await shot(`${name}-${theme}`);
  }
}

step('the Explorer marks plans that something holds up', async () => {
  await open('crm.opsplan');
  const label = page.locator('.explorer-folders-view').getByRole('treeitem', { name: 'crm.opsplan' });
  await until('the mark is there', async () =>
    /⊘2/.test(
      await label
        .locator('.monaco-icon-label')
        .evaluate(
          it =>
            (
              globalThis as unknown as { getComputedStyle(of: unknown, part: string): { content: string } }
            ).getComputedStyle(it, '::after').content,
        ),
    ),
  );
  await inAllThemes('decorations');
});

step('decisions and risks', async () => {
  await page
    .getByRole('tab', { name: /^Ops Plan/ })
    .first()
    .click();
  await row(/Merge duplicate client records/)
    .first()
    .waitFor();
  await widenSideBar(760);
  await only('Decisions and Risks');
  await row(/When does the old CRM go dark/).waitFor();
  for (const name of [/Who may export client data/, /^Decided/, /Old client records/])
    await row(name).locator('.monaco-tl-twistie').click();
  await inAllThemes('decisions');
});

step('the strategy, down to the daily work', async () => {
  await only('Strategy');
  await row(/Two years to calm operations/).waitFor();
  await row(/One CRM for sales and delivery/)
    .locator('.monaco-tl-twistie')
    .click();
  await inAllThemes('strategy');
});

step('who has how much to do, and what is promised twice', async () => {
  await only('People');
  await row(/^IT operations, team, 3 people/).waitFor();
  await inAllThemes('people');
  await row(/^Ana Lima, more than there are hours for/)
    .locator('.monaco-tl-twistie')
    .click();
  const week = row(/^24 Aug – 28 Aug, more than there are hours for, 33.3 h of 25.6 h, over by 7.7 h, from 3 plans/);
  await week.locator('.monaco-tl-twistie').click();
  await row(/^Create client accounts by script/)
    .last()
    .waitFor();
  await inAllThemes('people-weeks');
  await week.hover();
  await page.getByText('may be promised').waitFor();
  await shot('people-arithmetic');
  // What takes the hours stands in another plan.
  await row(/^Create client accounts by script/)
    .last()
    .click();
  await line('account-setup:').waitFor();
  await page.getByRole('tab', { name: /^crm\.opsplan/ }).click();
  await row(/^Ana Lima/)
    .locator('.monaco-tl-twistie')
    .click();
});

step('only what is mine', async () => {
  await section('Strategy').hover();
  await page.getByRole('button', { name: 'Filter' }).last().click();
  await shot('filter-menu');
  await page.locator('.monaco-menu').getByRole('menuitem', { name: 'Only Mine' }).click();
  await quick.getByText('Who Are You?').waitFor();
  await shot('filter-who');
  await quick.getByRole('option', { name: /Kofi Mensah/ }).click();
  await page.getByText('only kofi').locator('visible=true').first().waitFor();
  await row(/Merge duplicate client records/)
    .first()
    .waitFor({ state: 'hidden' });
  await inAllThemes('filter-mine');
  await palette('Ops Plan: Only This Week');
  await inAllThemes('filter-week');
  await palette('Ops Plan: Only This Plan');
  await palette('Ops Plan: Say Who I Am…');
  await quick.getByRole('option', { name: /Maya Okafor/ }).click();
  await only('Decisions and Risks');
  await page.getByText('Nothing here passes the filter').locator('visible=true').first().waitFor();
  await inAllThemes('filter-nothing');
  await page.getByRole('button', { name: 'Show Everything' }).locator('visible=true').first().click();
  await row(/Who may export client data/).waitFor();
});

step('a decision is recorded from one of its answers', async () => {
  await row(/Who may export client data/)
    .locator('.monaco-tl-twistie')
    .click();
  await row(/^team leads/).hover();
  await row(/^team leads/)
    .getByRole('button', { name: 'Record Decision' })
    .click();
  await quick.getByText('Record Decision (2 of 2)').waitFor();
  await shot('record-decision');
  await answer('They answer for what their teams send out');
  await row(/^Decided, group, 2/).waitFor();
  await inAllThemes('decided');
  match(
    await saved('crm.opsplan'),
    /^ {2}export-rights:\n(?: {4}.+\n)* {4}chosen: team leads\n(?: {4}.+\n)*? {4}because: They answer for what their teams send out\n/m,
  );
});

step('a decision is added, with the cursor at what it affects', async () => {
  await section('Decisions and Risks').hover();
  await page.getByRole('button', { name: 'Add Decision…' }).click();
  await quick.getByText('(1 of 2)').waitFor();
  await answer('Do we keep the old reports?');
  await quick.getByText('(2 of 2)').waitFor();
  await answer('keep them; drop them');
  await line('question: Do we keep the old reports?').waitFor();
  await page.keyboard.type('report-set');
  await page.keyboard.press('Escape');
  await line('affects: [report-set]').waitFor();
  await shot('decision-added');
});

step('a rank is pinned by hand, and by dragging', async () => {
  await only('Priorities');
  await row(/1\. Merge duplicate client records/).waitFor();
  await row(/2\. Switch delivery/).dragTo(row(/1\. Merge duplicate/));
  await toast('waits for').waitFor();
  await inAllThemes('pin-refused');
  await page.keyboard.press('Escape');
  await row(/1\. Remove shared administrator/).dragTo(row(/2\. Encrypt the disks/));
  await quick.getByText('Pin Rank 2').waitFor();
  await shot('pin-why');
  await answer('The disks come first while the vendor is here');
  await row(/2\. Remove shared administrator accounts \(pinned\)/).waitFor();
  await toast('out of date').waitFor();
  await inAllThemes('pinned');
});

step('a rank is pinned where the cursor is', async () => {
  await row(/3\. Have the auditor check/).click();
  await line('verify:').waitFor();
  // The command asks for the cursor, which the row has put on the id.
  await page.locator('.statusbar').getByRole('button', { name: '(6 selected)' }).waitFor();
  await palette('Ops Plan: Pin Rank of Activity…');
  await quick.getByText('Pin Rank: Have the auditor').waitFor();
  await quick.getByPlaceholder('Whose place shall it take?').waitFor();
  await shot('pin-place');
  await quick.getByRole('option', { name: /^Rank 3/ }).click();
  await quick.getByText('Pin Rank 3: Have the auditor').waitFor();
  await answer('The auditor comes only once');
  await row(/3\. Have the auditor check every closed finding \(pinned\)/).waitFor();
  await row(/2\. Remove shared administrator accounts \(pinned\)/).waitFor();
  match(await saved('security.opsplan'), /^ {4}priority: \{ rank: 3, because: The auditor comes only once/m);
});

step('the state of the plan stands beside its language', async () => {
  await page
    .locator('.statusbar')
    .getByRole('button', { name: /Editor Language Status/ })
    .hover();
  await page.getByText('3 activities').last().waitFor();
  await shot('health');
});
