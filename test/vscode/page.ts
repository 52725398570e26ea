// A page of the extension in a browser, without VS Code around it: the server's own functions answer it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Page } from 'playwright-core';
import type { FromPage } from '../../client/webviews/messages.ts';
import { judge } from '../../server/check.ts';
import type { Baseline } from '../../server/diff/baseline.ts';
import { moveDate } from '../../server/features/move-date.ts';
import { whyDate } from '../../server/features/why-date.ts';
import type { Day } from '../../server/language/day.ts';
import type { Kind } from '../../server/language/kinds.ts';
import { type Plan, readPlan } from '../../server/plan/plan.ts';
import { capacity } from '../../server/views/capacity.ts';
import { type Filter, sieve } from '../../server/views/filter.ts';
import { timeline } from '../../server/views/timeline.ts';
import { startBrowser } from './browser.ts';
import { root } from './host.ts';

export interface Opened {
  readonly page: Page;
  /** What the page asked for, in order. */
  readonly heard: FromPage[];
  /** Tells it of a plan as it is now. */
  tell(text: string, filter?: Filter): Promise<void>;
}

/** Some of the colours that a window gives its pages. */
const colours: Readonly<Record<string, string>> = {
  '--vscode-editor-background': '#1f1f1f',
  '--vscode-editor-foreground': '#cccccc',
  '--vscode-foreground': '#cccccc',
  '--vscode-focusBorder': '#0078d4',
  '--vscode-panel-border': '#2b2b2b',
  '--vscode-font-family': 'sans-serif',
  '--vscode-font-size': '13px',
  '--vscode-button-secondaryBackground': '#313131',
  '--vscode-button-secondaryForeground': '#cccccc',
  '--vscode-editorWidget-background': '#202020',
};

/** Opens a built page with one plan. */
export async function openPage(
  id: string,
  text: string,
  today: Day,
  { width = 1280, height = 760, baseline }: { width?: number; height?: number; baseline?: Baseline } = {},
): Promise<Opened> {
  const browser = await startBrowser();
  after(() => browser.close());
  const server = createServer(({ url }, answer) => {
    const name = /^\/[\w.]+$/.test(url ?? '') ? url! : '';
    answer.setHeader(
      'content-type',
      /css$/.test(name) ? 'text/css' : /js$/.test(name) ? 'text/javascript' : 'text/html',
    );
    answer.end(name && name !== '/favicon.ico' ? readFileSync(join(root, 'dist/pages', name)) : shell(id));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  after(() => server.close());
  const page = await browser.newPage({ viewport: { width, height } });
  const heard: FromPage[] = [];
  let plan: Plan = readPlan(text);
  const uri = 'file:///plans/plan.opsplan';
  const post = (it: object): Promise<void> =>
    page.evaluate(data => void (globalThis as unknown as { postMessage(it: unknown): void }).postMessage(data), it);
  const rows = (filter: Filter) => ({
    is: 'rows',
    state: 'running',
    filter,
    says: filter.mine,
    plans: [
      {
        uri,
        title: 'A plan',
        root: '',
        ...(id === 'capacity'
          ? capacity(plan, today, 2000, sieve(plan, uri, filter))
          : timeline(plan, today, 2000, sieve(plan, uri, filter), baseline)),
      },
    ],
  });
  await page.exposeFunction('told', async (it: FromPage) => {
    heard.push(it);
    if (it.is === 'ready') await post(rows({}));
    if (it.is === 'why') await post({ is: 'told', turn: it.turn, why: whyDate(plan, it.kind as Kind, it.id, today) });
    if (it.is === 'try')
      await post({ is: 'tried', turn: it.turn, move: moveDate(plan, it, { today }, judge(plan, { today })) });
  });
  const { port } = server.address() as { port: number };
  await page.goto(`http://127.0.0.1:${port}/`);
  return {
    page,
    heard,
    async tell(now, filter = {}) {
      plan = readPlan(now, plan);
      await post(rows(filter));
    },
  };
}

const shell = (id: string): string => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${id}</title>
<style>:root { ${Object.entries(colours)
  .map(([name, it]) => `${name}: ${it};`)
  .join(' ')} }</style>
<link rel="stylesheet" href="/${id}.css"></head><body class="vscode-dark">
<script>globalThis.acquireVsCodeApi = () => ({ postMessage: it => told(it), getState: () => JSON.parse(sessionStorage.state ?? 'null'), setState: it => { sessionStorage.state = JSON.stringify(it); } });</script>
<script src="/${id}.js"></script></body></html>`;
