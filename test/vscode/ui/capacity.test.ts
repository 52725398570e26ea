import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import { until } from '../suite/until.ts';
import { webview } from '../webview.ts';
import { openWindow, type Theme, themes } from '../window.ts';

// Who has how much time in which week, of a company of several plans.
const people = `teams: { ops: { title: Operations }, dev: { title: Development } }
calendars: { default: { week: mon..fri, hours: 8, holidays: [2026-10-05] } }
people:
  maya: { name: Maya Lind, role: Lead, team: dev, capacity: 40h/w, leave: [2026-08-17..2026-08-28] }
  jo: { name: Jo Adler, team: dev, capacity: 32h/w, leave: [2026-09-14..2026-09-18] }
  sam: { name: Sam Okoro, team: ops, capacity: 40h/w }
  nia: { name: Nia Costa, team: ops, capacity: 40h/w, from: 2026-08-10 }
`;
const desk = `plan: The desk
activities:
  support: { title: Answer support tickets, load: { jo: 30%, sam: 20% }, owner: jo }
  review: { title: Review the alerts, every: 1w, effort: 4h, owner: sam }
`;
const peak = `plan: Ready for the autumn peak
activities:
  cache: { title: Cache the catalogue, owner: jo, due: 2026-08-19, effort: 8d }
  load: { title: Load test, owner: sam, due: 2026-08-07, effort: 12d }
  edge: { title: Move images to the edge, owner: nia, due: 2026-08-28, effort: 10d }
  queue: { title: Queue the order mails, owner: nia, due: 2026-09-18, effort: 7d }
  drill: { title: Rehearse the peak day, owner: maya, due: 2026-10-16, effort: 6d, after: [queue] }
`;
const { step, open, palette, page, line, wear, shot, configure } = await openWindow({
  files: { 'people.opsplan': people, 'desk.opsplan': desk, 'peak.opsplan': peak },
  settings: { 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false },
});
configure({ 'opsplan.today': '2026-07-24' });
const { view, faults, focused } = webview(page);
const cell = (name: RegExp) => view.getByRole('gridcell', { name }).first();

step('it opens with everybody in it, once', async () => {
  await open('peak.opsplan');
  await page.getByText('5 activities').first().waitFor();
  await page.keyboard.press('Control+B');
  await palette('Ops Plan: Open Capacity');
  await cell(/^Maya Lind/).waitFor();
  await palette('View: Toggle Maximize Editor Group');
  await cell(/^Maya Lind/).waitFor();
  deepStrictEqual(await view.getByRole('rowheader').locator('b').allTextContents(), [
    'Everybody',
    'Jo Adler',
    'Maya Lind',
    'Nia Costa',
    'Sam Okoro',
  ]);
});

for (const theme of ['light', 'contrast', 'contrast-light', 'dark'] as Theme[])
  step(`it can be read in ${themes[theme].name}`, async () => {
    await wear(theme);
    await cell(/^Sam Okoro, week of Mon 3 Aug/).click();
    await view.getByText('Answer support tickets').waitFor();
    await shot(`capacity-${theme}`);
    deepStrictEqual(await faults(), []);
  });

step('arrow keys lead from week to week, and Enter opens the work', async () => {
  await page.keyboard.press('ArrowRight');
  await until('the next week has the focus', async () => /^Sam Okoro, week of Mon 10 Aug/.test(await focused()));
  await page.keyboard.press('ArrowUp');
  match(await focused(), /^Nia Costa, week of Mon 10 Aug/);
  await page.keyboard.press('Enter');
  await line('Move images to the edge').waitFor();
  await palette('Ops Plan: Open Capacity');
});

step('by team, over half a year, and as a table', async () => {
  await view.getByLabel('Rows by').selectOption('team');
  await view.getByLabel('Over').selectOption('26 weeks');
  await cell(/^Operations/).click();
  await shot('capacity-teams');
  await page.keyboard.press('t');
  await view.getByRole('table').waitFor();
  strictEqual(await view.getByRole('table').getByRole('row').count(), 1 + 3 * 26);
  await view.getByRole('button', { name: 'Free' }).click();
  await shot('capacity-table');
  deepStrictEqual(await faults(), []);
});
