import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { readDay } from '../../../server/language/day.ts';
import { madePlan } from '../../bench/made.ts';
import { root } from '../host.ts';
import { type Opened, openPage } from '../page.ts';
import { faultsOf } from '../webview.ts';

// The page alone, without VS Code around it: 500 activities, hostile words, forced colours.
const today = readDay('2031-01-06')!;
const large = madePlan(500);
const nodes = ({ page }: Opened): Promise<number> => page.locator('body *').count();

before(() => ok(existsSync(join(root, 'dist/pages/timeline.js')), '`npm run build` makes the page'));

test('of 500 activities only what is in sight is in the page, wherever one scrolls', async () => {
  const opened = await openPage('timeline', large, today);
  const { page } = opened;
  await page.locator('.item').first().waitFor();
  const counts = [await nodes(opened)];
  for (const at of [0.3, 0.7, 1]) {
    await page.locator('.chart').evaluate((it, at) => {
      const chart = it as unknown as { scrollTop: number; scrollHeight: number };
      chart.scrollTop = chart.scrollHeight * at;
    }, at);
    await page.waitForTimeout(100);
    counts.push(await nodes(opened));
  }
  ok(Math.max(...counts) < 2500, counts.join());
  await page.screenshot({ path: join(root, '.shots/timeline-large.png') });
});

test('a change of the plan keeps the place, the choice and the focus', async () => {
  const opened = await openPage('timeline', large, today);
  const { page } = opened;
  const chosen = page.locator('.item[data-kind=work]').nth(20);
  await chosen.waitFor();
  const key = (await chosen.getAttribute('data-key'))!;
  await chosen.locator('.bar').click();
  const place = () =>
    page
      .locator('.chart')
      .evaluate(it => [
        (it as unknown as { scrollLeft: number }).scrollLeft,
        (it as unknown as { scrollTop: number }).scrollTop,
      ]);
  const before = await place();
  const id = key.split(' ').at(-1)!;
  await opened.tell(large.replace(new RegExp(`^  ${id}:\n    title: .*$`, 'm'), `  ${id}:\n    title: Another title`));
  const bar = page.getByRole('option', { name: 'Another title' });
  await bar.waitFor();
  strictEqual(await bar.getAttribute('aria-selected'), 'true');
  strictEqual(
    await bar.evaluate(
      it => it === (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement,
    ),
    true,
  );
  deepStrictEqual(await place(), before);
});

test('it comes back as it was left', async () => {
  const { page } = await openPage('timeline', large, today);
  const chosen = page.locator('.item[data-kind=work]').nth(5);
  await chosen.locator('.bar').click();
  const key = await chosen.getAttribute('data-key');
  await page.getByLabel('Zoom').selectOption('Week');
  await page.getByLabel('Lanes by').selectOption('plan');
  await page.waitForTimeout(200);
  const left = await page.locator('.chart').evaluate(it => (it as unknown as { scrollLeft: number }).scrollLeft);
  await page.reload();
  await page.locator('.item[aria-selected=true]').waitFor();
  strictEqual(await page.locator('.item[aria-selected=true]').getAttribute('data-key'), key);
  strictEqual(await page.getByLabel('Zoom').inputValue(), 'Week');
  strictEqual(await page.getByLabel('Lanes by').inputValue(), 'plan');
  const now = await page.locator('.chart').evaluate(it => (it as unknown as { scrollLeft: number }).scrollLeft);
  ok(Math.abs(now - left) < 20, `${left} → ${now}`);
});

const hostile = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '{{7*7}}',
  '\u202eright to left',
  '__proto__',
  'x'.repeat(10_000),
];
test('each sign of the legend stands in its own line', async () => {
  for (const id of ['timeline', 'capacity']) {
    const { page } = await openPage(id, large, today);
    await page.locator('.chart').waitFor();
    await page.keyboard.press('?');
    for (const line of await page.locator('.signs li').all()) {
      const [around, sign] = [(await line.boundingBox())!, (await line.locator('.sign').boundingBox())!];
      const isIn = sign.y >= around.y && sign.y + sign.height <= around.y + around.height && sign.width > 0;
      ok(isIn && Math.abs(sign.x - around.x) < 1, await line.innerText());
    }
  }
});

test('words of a plan are shown as they are, and run nothing', async () => {
  const text = `activities:\n${hostile.map((it, i) => `  a${i}: { title: ${JSON.stringify(it)}, owner: ${JSON.stringify(it)}, effort: 2d }\n`).join('')}`;
  const opened = await openPage('timeline', text, today);
  const { page } = opened;
  const dialogs: string[] = [];
  page.on('dialog', it => {
    dialogs.push(it.message());
    void it.dismiss();
  });
  await page.locator('.item').first().waitFor();
  await page.getByRole('option', { name: '<img src=x' }).click();
  await page.keyboard.press('t');
  await page.getByRole('button', { name: '<img src=x onerror=alert(1)>' }).waitFor();
  strictEqual(await page.locator('main img, main script').count(), 0);
  deepStrictEqual(dialogs, []);
});

test('there is a word for each way of having nothing', async () => {
  const { page, tell } = await openPage('timeline', 'plan: Empty\n', today);
  await page.getByText('There is nothing to draw').waitFor();
  await tell('activities: { a: { owner: ana, effort: 1d } }\n', { mine: 'ben' });
  await page.getByText('Nothing here passes the filter: ben.').waitFor();
  await tell('activities: { a: { owner: ana, effort: 1d } }\n');
  await page.getByRole('option', { name: /^a\./ }).waitFor();
});

test('it can be read where the system chooses the colours', async () => {
  const { page } = await openPage('timeline', large, today);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.locator('.item .bar').first().click();
  await page.screenshot({ path: join(root, '.shots/timeline-forced.png') });
  // The colours are the system's: axe takes them for ours.
  deepStrictEqual(await faultsOf(page, 'color-contrast'), []);
});
