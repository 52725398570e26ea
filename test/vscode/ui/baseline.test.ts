import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { readDay } from '../../../server/language/day.ts';
import { readPlan } from '../../../server/plan/plan.ts';
import { openPage } from '../page.ts';

// The timeline held against an earlier version of its plan.
const today = readDay('2026-07-24')!;
const plan = (cache: string, more = ''): string => `plan: Ready for the peak
owner: maya
milestones:
  freeze: { at: ${cache === '5d' ? '2026-09-11' : '2026-09-25'}, title: Code freeze }
people: { maya: {}, jo: { leave: [2026-08-10..2026-08-14] }, sam: {} }
activities:
  cache: { title: Cache the catalogue, owner: jo, effort: ${cache}, due: 2026-08-21 }
  load: { title: Load test with three times the orders, owner: sam, effort: 6d, after: [cache], due: 2026-09-11 }
  runbook: { title: Write the runbook, owner: maya, effort: 4d, due: 2026-09-04 }
  tune: { title: Tune the database, owner: jo, effort: 5d, after: [load], due: 2026-09-30 }
${more}`;

test('each bar has its baseline below it, and the table its variance', async () => {
  const baseline = { plan: readPlan(plan('5d')), day: readDay('2026-07-01')!, name: 'v1 (3f2a9c1, 2026-07-01)' };
  const now = plan('12d', '  new: { title: A late idea, owner: maya, effort: 3d }\n');
  const { page, heard } = await openPage('timeline', now, today, { baseline });
  await page.getByRole('option', { name: /^Cache the catalogue/ }).waitFor();
  match((await page.locator('h1').textContent())!, / · beside v1 \(3f2a9c1, 2026-07-01\)$/);
  strictEqual(await page.locator('.ghost.was').count(), 5, 'the one that is new has none');
  const item = page.locator('.item[data-key$="activity cache"]');
  const bar = await item.locator('.bar').boundingBox();
  const was = await page.locator('.lane').filter({ has: item }).locator('.ghost.was').first().boundingBox();
  ok(was!.y >= bar!.y + bar!.height && was!.y < bar!.y + 30, 'it stands below its bar');
  match(
    (await page.getByRole('option', { name: /^Cache the catalogue/ }).getAttribute('aria-label'))!,
    /By the baseline finished Thu 2026-07-09, now \d+ working days later\.$/,
  );
  mkdirSync('.shots', { recursive: true });
  await page.screenshot({ path: '.shots/baseline.png' });
  await page.keyboard.press('b');
  deepStrictEqual(heard.at(-1), { is: 'run', command: 'setBaseline' });
  await page.keyboard.press('t');
  const cells = await page
    .locator('tbody tr')
    .filter({ hasText: 'Cache the catalogue' })
    .locator('td')
    .allTextContents();
  ok(cells.some(it => it === 'Thu 9 Jul'));
  ok(cells.some(it => /^\d+ days later$/.test(it)));
  await page.screenshot({ path: '.shots/baseline-table.png' });
});

test('without a baseline there is no word of one', async () => {
  const { page } = await openPage('timeline', plan('5d'), today);
  await page.getByRole('option', { name: /^Cache the catalogue/ }).waitFor();
  strictEqual(await page.locator('.ghost.was').count(), 0);
  await page.keyboard.press('t');
  strictEqual(await page.getByRole('button', { name: 'Variance' }).count(), 0);
});
