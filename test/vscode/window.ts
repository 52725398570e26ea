// A window of VS Code with the packaged extension installed, driven as a person would.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { root, type Settings, startHost } from './host.ts';

/** VS Code's own themes, each with the class that its window carries. */
export const themes = {
  dark: { name: 'Dark Modern', mark: 'vs-dark' },
  light: { name: 'Light Modern', mark: 'vs' },
  contrast: { name: 'Default High Contrast', mark: 'hc-black' },
  'contrast-light': { name: 'Default High Contrast Light', mark: 'hc-light' },
};
export type Theme = keyof typeof themes;

/** What a window opens on. */
export interface Start {
  /** A folder of the project, such as `test/plans`; the window gets a copy, so that it may write. */
  copy?: string;
  /** Further files by their name in the opened folder. */
  files?: Record<string, string>;
  /** Fills the folder in some other way, such as with a repository. */
  fill?: (folder: string) => void;
  theme?: Theme;
  settings?: Settings;
  /** Pixels of a screenshot for each pixel of the window. */
  scale?: number;
}

export type Window = Awaited<ReturnType<typeof openWindow>>;

/** Opens VS Code on a folder; it closes with the test file that opened it. */
export async function openWindow({ copy, files = {}, fill, theme = 'dark', settings, scale = 1 }: Start) {
  const vsix = join(root, 'opsplan.vsix');
  if (!existsSync(vsix)) throw new Error('There is no opsplan.vsix to install: `npm run package` writes it.');
  const host = await startHost({
    vsix,
    settings: { 'workbench.colorTheme': themes[theme].name, 'files.exclude': { '**/.vscode': true }, ...settings },
  });
  after(host.stop);
  const folder = join(host.folder, 'plans');
  mkdirSync(folder);
  if (copy) cpSync(join(root, copy), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  fill?.(folder);
  const browser = await startBrowser();
  after(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: scale });
  page.setDefaultTimeout(20_000);
  await page.goto(host.address(folder));
  await page.locator('.explorer-folders-view').first().waitFor();
  await wears(page, theme);

  const chosen: Settings = {};
  /** Changes settings of the opened folder. (A second change of the user's own goes unseen in VS Code's server.) */
  function configure(settings: Settings): void {
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(Object.assign(chosen, settings)));
  }

  /** Saves a picture as `.shots/NAME.png`, after what fades in has done so. */
  async function shot(name: string): Promise<void> {
    await page.waitForTimeout(400);
    mkdirSync(join(root, '.shots'), { recursive: true });
    await page.screenshot({ path: join(root, '.shots', `${name}.png`) });
  }

  return {
    ...gestures(page),
    page,
    /** The opened folder on the disk. */
    folder,
    /** Where the extension was installed. */
    extensions: join(host.folder, 'extensions'),
    shot,
    configure,
    async wear(theme: Theme): Promise<void> {
      configure({ 'workbench.colorTheme': themes[theme].name });
      await wears(page, theme);
    },
    /** One thing that a person does and sees. When it fails, there is a picture of it. */
    step: (name: string, body: () => Promise<void>) =>
      test(name, () =>
        body().catch(async fault => {
          await shot(`failed ${name}`.replace(/[^\w]+/g, '-')).catch(() => {});
          throw fault;
        }),
      ),
  };
}

/** The theme comes a little later than the window. */
const wears = (page: Page, theme: Theme) => page.locator(`.monaco-workbench.${themes[theme].mark}`).waitFor();

/** What a person does in a window. */
function gestures(page: Page) {
  const quick = page.locator('.quick-input-widget');
  const entry = quick.locator('input[type="text"]');

  /** Runs a command by its name in the palette, such as `Problems: Focus on Problems View`. */
  async function palette(command: string): Promise<void> {
    await page.keyboard.press('F1');
    await entry.fill(`>${command}`);
    // Not Enter: it may take a row of the list that is still being filtered.
    await quick.getByRole('option', { name: command }).first().click();
  }

  /** Puts the cursor at a line and a column, both from 1. A click is not exact: several words can be one span. */
  async function goTo(line: number, column: number): Promise<void> {
    await page.keyboard.press('Control+G');
    await entry.fill(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    await quick.waitFor({ state: 'hidden' });
  }

  return {
    palette,
    goTo,
    /** Opens a file of the folder in an editor of its own. */
    async open(name: string): Promise<void> {
      await page.getByRole('treeitem', { name }).first().dblclick();
      await page.getByRole('tab', { name: new RegExp(`^${name}`) }).waitFor();
      await page.locator('.monaco-editor .view-line').first().waitFor();
    },
    /** A line of the editor that holds a text. */
    line: (text: string): Locator =>
      page.locator('.monaco-editor .view-line').filter({ hasText: text.replaceAll(' ', '\u00a0') }),
    /** What the editor says of the place at a line and a column. */
    async hover(line: number, column: number): Promise<Locator> {
      await goTo(line, column);
      await palette('Show or Focus Hover');
      const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
      await hover.waitFor();
      return hover;
    },
    /** The row of a problem in the Problems view, which is brought to the front. */
    async problem(message: RegExp): Promise<Locator> {
      await palette('Problems: Focus on Problems View');
      const row = page.getByRole('treeitem', { name: message }).first();
      await row.waitFor();
      return row;
    },
    /** The list of quick fixes at the cursor. */
    async fixes(): Promise<Locator> {
      const list = page.locator('.action-widget').first();
      // Asked while the window is still busy with the file, VS Code says that there is nothing, and forgets the question.
      for (let turn = 0; turn < 5 && !(await list.isVisible()); turn++) {
        await page.keyboard.press('Control+.');
        await list.waitFor({ timeout: 4000 }).catch(() => {});
      }
      await list.waitFor({ timeout: 1000 });
      return list;
    },
    /** A notification that holds a text. */
    toast: (text: string): Locator => page.locator('.notification-toast', { hasText: text }),
  };
}
