import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { until } from '../suite/until.ts';
import { webview } from '../webview.ts';
import { openWindow, type Theme, themes } from '../window.ts';

// The timeline as a person meets it: with the keyboard, with the mouse, as a table, in each theme.
const text = `plan: Ready for the autumn peak
owner: maya
status: live
period: 2026-Q3
goal: { outcome: The shop takes three times the orders, metric: peak, to: 900 orders/h, by: 2026-10-16 }
metrics: { peak: { owner: maya, unit: orders/h, target: 900, every: 2w } }
milestones:
  pilot: { at: 2026-08-31..2026-09-11, title: Pilot phase, owner: jo }
  freeze: { at: 2026-09-25, title: Code freeze, owner: maya }
workstreams: { shop: { title: Web shop }, back: { title: Back office } }
calendars: { default: { week: mon..fri, hours: 8, holidays: [2026-10-05] } }
people:
  maya: { name: Maya Lind, capacity: 40h/w, leave: [2026-08-17..2026-08-28] }
  jo: { name: Jo Adler, capacity: 32h/w, leave: [2026-09-14..2026-09-18] }
  sam: { name: Sam Okoro, capacity: 40h/w }
  nia: { name: Nia Costa, capacity: 40h/w, from: 2026-08-10 }
decisions:
  cdn: { question: Which CDN do we take?, owner: maya, by: 2026-08-07, options: [Fastedge, own], affects: [edge] }
activities:
  support: { title: Answer support tickets, load: { jo: 30%, sam: 20% }, owner: jo, workstream: back }
  review: { title: Review the alerts, every: 1w, effort: 4h, owner: sam, workstream: back }
  audit: { title: Audit the slow pages, owner: jo, started: 2026-07-06, finished: 2026-07-15, due: 2026-07-17, effort: 6d, status: done, workstream: shop }
  cache:
    title: Cache the catalogue
    owner: jo
    started: 2026-07-16
    due: 2026-08-19
    effort: 5d..8d
    status: in progress
    after: [audit]
    workstream: shop
    impact: 5
  load:
    title: Load test with three times the orders
    owner: sam
    due: 2026-08-28
    effort: 4d..7d
    after: [cache]
    workstream: shop
    impact: 5
  edge: { title: Move images to the edge, owner: nia, due: 2026-08-28, effort: 6d..10d, after: [cdn], workstream: shop, impact: 4 }
  queue: { title: Queue the order mails, owner: nia, due: 2026-09-18, effort: 7d, workstream: back, impact: 3 }
  tune: { title: Tune the database, owner: jo, due: 2026-09-25, effort: 3d..7d, after: [load], workstream: back, impact: 5 }
  stock: { title: Rebuild the stock sync, owner: sam, due: 2026-10-09, effort: 8d..12d, workstream: back, impact: 3, blocked: { by: maya, since: 2026-07-20, need: access to the warehouse system } }
  runbook: { title: Write the peak runbook, owner: maya, due: 2026-10-02, effort: 4d, after: [tune], workstream: back, impact: 3 }
  drill: { title: Rehearse the peak day, owner: maya, due: 2026-10-16, effort: 3d, after: [runbook, queue, freeze], workstream: shop, impact: 4 }
`;
const { step, open, palette, page, line, wear, shot, configure } = await openWindow({
  files: { 'peak.opsplan': text },
  settings: { 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false, 'editor.stickyScroll.enabled': false },
});
configure({ 'opsplan.today': '2026-07-24' });

const { view, faults, focused } = webview(page);
const bar = (name: RegExp): Locator => view.getByRole('option', { name });
const tool = (name: string | RegExp): Locator => view.getByRole('button', { name });

step('it opens beside the plan', async () => {
  await open('peak.opsplan');
  await page.keyboard.press('Control+B');
  await palette('Ops Plan: Open Timeline');
  await bar(/^Cache the catalogue/).waitFor();
  match((await view.locator('h1').textContent())!, /Ready for the autumn peak · 8 open/);
  await shot('timeline-beside');
});

for (const theme of ['light', 'contrast', 'contrast-light', 'dark'] as Theme[])
  step(`it can be read in ${themes[theme].name}`, async () => {
    await wear(theme);
    await bar(/^Cache the catalogue/).click();
    await view.getByText('Who waits for it').waitFor();
    await shot(`timeline-${theme}`);
    deepStrictEqual(await faults(), []);
  });

step('on its own, with all dependencies, by workstream', async () => {
  await palette('View: Toggle Maximize Editor Group');
  await bar(/^Load test/).click();
  await shot('timeline-wide');
  await tool('Dependencies').click();
  await view.getByLabel('Lanes by').selectOption('workstream');
  await view.getByRole('group', { name: /^Web shop/ }).waitFor();
  await shot('timeline-workstreams');
  await tool('Dependencies').click();
  await view.getByLabel('Lanes by').selectOption('person');
});

step('a date is moved from the keyboard, with what that does, and taken back', async () => {
  await bar(/^Cache the catalogue/).click();
  await page.keyboard.press('ArrowDown');
  await until('another bar has the focus', async () => /Write the peak runbook/.test(await focused()));
  await bar(/^Load test/).click();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowRight');
  await view.getByText('Due Fri 28 Aug → Tue 1 Sep').waitFor();
  await shot('timeline-move-keys');
  deepStrictEqual(await faults(), []);
  await page.keyboard.press('Escape');
  await view.getByText('Due Fri 28 Aug → Tue 1 Sep').waitFor({ state: 'hidden' });
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await page.keyboard.press('Alt+ArrowRight');
  await view.getByText(/^Starts/).waitFor();
  await view.getByText('Due Fri 28 Aug → Mon 31 Aug').waitFor();
  await page.keyboard.press('Enter');
  await until('the plan says so', async () =>
    /due Mon 2026-08-31/i.test((await bar(/^Load test/).getAttribute('aria-label')) ?? ''),
  );
  await page.keyboard.press('Control+Z');
  await until('the plan says what it said', async () =>
    /due Fri 2026-08-28/i.test((await bar(/^Load test/).getAttribute('aria-label')) ?? ''),
  );
});
step('an end is dragged, and what breaks is told before it is let go', async () => {
  await palette('View: Toggle Maximize Editor Group');
  const { x, y, width, height } = (await bar(/^Cache the catalogue/).boundingBox())!;
  await page.mouse.move(x + width - 3, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 30, y + height / 2, { steps: 6 });
  await view.getByText('Let go to write it').waitFor();
  await view.locator('.card .broken, .card .mended, .card .calm, .card .shift').first().waitFor();
  await shot('timeline-drag');
  await page.mouse.up();
  await until('the text has changed', async () => !(await line('due: 2026-08-19').isVisible()));
  await shot('timeline-dragged');
  await page.keyboard.press('Control+Z');
  await line('due: 2026-08-19').waitFor();
});

step('what is typed is drawn', async () => {
  await line('title: Cache the catalogue').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' pages');
  await bar(/^Cache the catalogue pages/).waitFor();
  await page.keyboard.press('Control+Z');
});

step('the same as a table, that sorts and opens the text', async () => {
  await bar(/^Load test/).click();
  await page.keyboard.press('t');
  await view.getByRole('table').waitFor();
  await view.getByRole('button', { name: 'Distance' }).click();
  strictEqual(await view.getByRole('columnheader', { name: 'Distance' }).getAttribute('aria-sort'), 'ascending');
  await shot('timeline-table');
  deepStrictEqual(await faults(), []);
  await view.getByRole('table').getByRole('button', { name: 'Rehearse the peak day' }).click();
  await page.locator('.statusbar').getByRole('button', { name: /Ln 46/ }).waitFor();
  await tool('Table').click();
  await bar(/^Load test/).waitFor();
});

step('what its signs and keys are', async () => {
  await tool('Keys and signs').click();
  await view.getByRole('heading', { name: 'Keys and signs' }).waitFor();
  await shot('timeline-keys');
  deepStrictEqual(await faults(), []);
  await page.keyboard.press('Escape');
});
