// A page of the extension inside a window of VS Code: what is in its frames, and what axe finds wrong with it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, FrameLocator, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
}

/** What axe finds wrong with a page as it stands; some of its rules may be left out. */
export async function faultsOf(page: Page | Frame, ...without: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async without => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    const rules = Object.fromEntries(without.map(it => [it, { enabled: false }]));
    return (await axe.run({ rules })).violations;
  }, without);
  return violations.flatMap(it =>
    it.nodes.map(node => `${it.id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
  );
}

/** The page in the front: VS Code puts two frames around it. */
export function webview(page: Page) {
  // The window keeps the frames of pages that it has left for a while.
  const view: FrameLocator = page.locator('iframe.webview:visible').last().contentFrame().frameLocator('#active-frame');
  async function frame(): Promise<Frame> {
    const handle = await view.locator('body').elementHandle();
    return (await handle!.ownerFrame())!;
  }
  return {
    view,
    faults: async () => faultsOf(await frame()),
    /** What somebody who cannot see it hears of what has the focus. */
    focused: async () =>
      (await frame()).evaluate(
        () =>
          (globalThis as unknown as { document: { activeElement: { ariaLabel: string | null } } }).document
            .activeElement.ariaLabel ?? '',
      ),
  };
}
