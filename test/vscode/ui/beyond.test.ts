import { match } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../suite/until.ts';
import { openWindow } from '../window.ts';

const two = `plan: Grow the north
owner: Maya Lindqvist
goal:
  - outcome: Halve onboarding time
  - outcome: Win two larger clients
`;
const { step, open, goTo, line, page, shot, fixes, folder } = await openWindow({ files: { 'north.opsplan': two } });
const old = join(folder, 'north.opsplan');
const fresh = join(folder, 'win-two-larger-clients.opsplan');
const text = (file: string): string => readFileSync(file, 'utf8');

step('a second goal gets a plan of its own', async () => {
  await open('north.opsplan');
  await page.locator('.squiggly-error').first().waitFor();
  await goTo(5, 5);
  const list = await fixes();
  await shot('fixes');
  await list.getByRole('option', { name: /Give the other goal a plan of its own/ }).click();
  await page.getByRole('treeitem', { name: 'win-two-larger-clients.opsplan' }).waitFor();
  await line('- outcome: Halve onboarding time').waitFor({ state: 'hidden' });
  await until('both plans are saved', () => [fresh, old].every(it => !/^ {2}- /m.test(text(it)) && text(it)));
  match(text(fresh), /^plan: Win two larger clients\nowner: Maya Lindqvist\nstatus: draft\n/m);
  await shot('new-file');
});

step('and undo takes both back', async () => {
  await page.keyboard.press('Control+Z');
  await line('- outcome: Win two larger clients').waitFor();
  await until('its file is gone', () => !existsSync(fresh));
  await shot('new-file-undone');
});
