import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../host.ts';
import { openWindow, type Theme } from '../window.ts';

// The pictures of the README: what they show is what a person sees on the samples, in every theme of VS Code's own.
// `pngquant 24 --nofs --speed 1 --force --output client/pictures/NAME.png .shots/NAME.png`, then `zopflipng -y` of it, takes one over, dark
// and light: the package brings them along, and may not be larger than a megabyte. That of the timeline, dark alone, is
// `timeline-workstreams` of `timeline.test.ts`.
const sample = (name: string) => readFileSync(join(root, 'test/plans', name), 'utf8');
/** Ranks as they were weeks ago. */
const ranks = [2, 1, 3];
const stale = sample('client-onboarding.opsplan').replace(/priority: \d$/gm, () => `priority: ${ranks.shift()}`);
/** The plan on one page, beside one that lists its people: so it lists its own. */
const people = { priya: 'Priya Nair', tom: 'Tom Baker', ines: 'Ines Moreau' };
const listed = Object.entries(people).reduce(
  (text, [id, name]) => `${text.replaceAll(`owner: ${name}`, `owner: ${id}`)}  ${id}: { name: ${name} }\n`,
  `${sample('office-move/office-move.opsplan')}\npeople:\n`,
);

const { step, open, palette, goTo, line, page, shot, wear, configure, folder } = await openWindow({
  files: { 'support.opsplan': sample('typical-mistakes.opsplan') },
  settings: {
    'breadcrumbs.enabled': false,
    'editor.minimap.enabled': false,
    'editor.stickyScroll.enabled': false,
    'editor.wordWrap': 'on',
  },
});
configure({ 'opsplan.today': '2026-07-24' });

const row = (name: RegExp | string) => page.getByRole('treeitem', { name });
/** Draws the edge of the side bar to a place, so that lines can be read to their end. */
async function widenSideBar(to: number): Promise<void> {
  const { x, width } = (await page.locator('.part.sidebar').boundingBox())!;
  await page.mouse.move(x + width, 500);
  await page.mouse.down();
  await page.mouse.move(to, 500, { steps: 5 });
  await page.mouse.up();
}
/** Shows the side bar, or hides it so that lines can be read to their end. */
const toggleSideBar = () => page.keyboard.press('Control+B');
/** Takes the mouse to where it points at nothing. */
const rest = () => page.mouse.move(700, 790, { steps: 3 });
/** The same picture in every theme, ending in the dark one. */
async function inAllThemes(name: string): Promise<void> {
  for (const theme of ['light', 'contrast', 'contrast-light', 'dark'] as Theme[]) {
    await wear(theme);
    await rest();
    await shot(`${name}-${theme}`);
  }
}

step('typical mistakes, with their Problems', async () => {
  await open('support.opsplan');
  await page.locator('.squiggly-error').first().waitFor();
  // VS Code leaves a line blank above the plan when the editor is resized before it is told what to write there.
  await page.getByText('5 activities · 1 blocked').first().waitFor();
  await toggleSideBar();
  await palette('Problems: Focus on Problems View');
  await row(/Jonas/).first().waitFor();
  await inAllThemes('mistakes');
  await palette('View: Hide Panel');
  await palette('View: Close All Editors');
  rmSync(join(folder, 'support.opsplan'));
  writeFileSync(join(folder, 'client-onboarding.opsplan'), stale);
  writeFileSync(join(folder, 'office-move.opsplan'), listed);
  await toggleSideBar();
});

step('both trees', async () => {
  await page
    .getByRole('tab', { name: /^Ops Plan/ })
    .first()
    .click();
  await row(/Rebuild the client intake form/)
    .first()
    .waitFor();
  await widenSideBar(720);
  await row(/Sign contract/)
    .last()
    .click();
  await page.keyboard.press('ArrowRight');
  await line('sign-once').first().waitFor();
  // What is wrong with the plan that is gone is counted a little longer; these two hold no mistake.
  await page
    .locator('.statusbar')
    .getByRole('button', { name: /^(Infos: 1|No Problems)/ })
    .waitFor();
  await inAllThemes('trees');
});

step('a hover with all that waits', async () => {
  await toggleSideBar();
  const at = stale.split('\n').findIndex(it => it.startsWith('  rebuild-form:')) + 1;
  const hover = async (): Promise<Locator> => {
    await goTo(at, 5);
    // Further down there is more room above.
    for (let n = 0; n < 4; n++) await page.keyboard.press('Control+ArrowUp');
    await rest();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page.getByText('Waiting for it').first().waitFor();
    return page.locator('.monaco-resizable-hover:visible, .monaco-hover:not(.hidden)').first();
  };
  await heighten(await hover());
  await page.keyboard.press('Escape');
  for (const theme of ['light', 'contrast', 'contrast-light', 'dark'] as Theme[]) {
    await wear(theme);
    await hover();
    await shot(`hover-${theme}`);
    await page.keyboard.press('Escape');
  }
});

/** Draws the upper edge of a hover up to that of the editor. VS Code keeps the size for the next one. */
async function heighten(hover: Locator): Promise<void> {
  const { x, y, width, height } = (await hover.boundingBox())!;
  // From within: over the text of the editor the hover would give way.
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.move(x + width / 2, y, { steps: 5 });
  await page.mouse.down();
  await page.mouse.move(x + width / 2, 80, { steps: 8 });
  await page.mouse.up();
}

step('what reprioritize would write, and why', async () => {
  await palette('Ops Plan: Reprioritize');
  await rest();
  await page
    .locator('.quick-input-widget')
    .getByRole('option', { name: /Write \d+ ranks/ })
    .waitFor();
  await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
  await inAllThemes('reprioritize');
  await page.keyboard.press('Escape');
});
