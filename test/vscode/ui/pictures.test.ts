import { openWindow, type Theme, themes } from '../window.ts';

// The pictures of the README: what they show is what a person sees on the samples, in every theme.
const today = { 'opsplan.today': '2026-07-24' };
const { step, open, palette, goTo, hover, line, page, shot, wear, configure } = await openWindow({
  copy: 'test/plans',
  settings: { ...today, 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false, 'workbench.tips.enabled': false },
});
configure(today);

const sideBar = () => page.getByRole('tab', { name: /^Ops Plan/ }).first();
const row = (name: RegExp | string) => page.getByRole('treeitem', { name });

step('the typical mistakes are found', async () => {
  await open('typical-mistakes.opsplan');
  await page.locator('.squiggly-error').first().waitFor();
  await palette('Problems: Focus on Problems View');
  await row(/Jonas/).first().waitFor();
  await shot('mistakes-dark');
});

step('both trees', async () => {
  await sideBar().click();
  await row(/Rebuild the client intake form/).first().waitFor();
  await open2();
  await shot('trees-dark');
});
const open2 = async () => {};

step('a hover with dependents', async () => {
  await palette('View: Hide Panel');
  await row(/Rebuild the client intake form/).first().click();
  await line('rebuild-form').first().waitFor();
  await shot('opened-dark');
});

step('reprioritize', async () => {
  await palette('Ops Plan: Reprioritize');
  await page.waitForTimeout(2000);
  await shot('reprioritize-dark');
});
