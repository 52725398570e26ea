import { type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { type ViewParams, type WhyDate, whyDate } from '../../server/protocol.ts';
import type { Baseline } from '../baseline.ts';
import type { Filtering } from '../filter.ts';
import type { Link } from '../link.ts';
import type { Shown } from '../shown.ts';
import { html, newNonce } from './html.ts';
import type { FromPage, ToPage } from './messages.ts';
import { newMoves } from './moves.ts';
import { openAt, type Reach } from './open.ts';
import type { Page } from './pages.ts';
import { readMessage } from './read.ts';

/** One page, that is open or not. */
export interface Panel extends Disposable {
  /** Opens it, or brings it to the front. */
  show(): void;
  /** As the window shows it; nothing while it is closed. */
  readonly view: WebviewPanel | undefined;
}

/** What the user wants to see. */
interface Seen {
  readonly filter: Filtering;
  readonly shown: Pick<Shown, 'says'>;
  readonly baseline: Baseline;
}

/** How a page is kept up to date: it is told of plans as they change while somebody sees it, and draws them. It comes back by itself when the window is loaded again. */
export function newPanel(page: Page, link: Link, { filter, shown, baseline }: Seen, home: Uri, reach: Reach): Panel {
  let panel: WebviewPanel | undefined;
  let listening: Disposable[] = [];
  /** Something has changed since it was told. */
  let due = true;
  let asking = false;
  const moves = newMoves(link);
  const type = `opsplan.${page.id}`;
  const post = (it: ToPage<object>): void => void panel?.webview.postMessage(it);

  /** Tells of all plans, one question at a time; what changes meanwhile is asked about next. */
  async function refresh(): Promise<void> {
    if (asking || !due || !panel?.visible) return;
    due = false;
    asking = true;
    try {
      const isRunning = link.state === 'running';
      const { chosen } = baseline;
      const params: ViewParams = { filter: filter.asked, ...(chosen && { baseline: chosen.name }) };
      const plans = isRunning ? await link.ask<object[]>(page.method, params) : [];
      // Whoever looks at a scenario is told so where the page is named.
      if (panel) panel.title = shown.says ? `${page.title}: ${shown.says}` : page.title;
      post({ is: 'rows', state: link.state, plans, filter: filter.asked, says: filter.says });
    } catch {
      due = true; // The server has gone. When it is back, it says so.
      return;
    } finally {
      asking = false;
    }
    await refresh();
  }
  const stale = (): void => {
    due = true;
    void refresh();
  };

  async function answer(it: FromPage): Promise<void> {
    if (it.is === 'ready') return stale();
    if (it.is === 'open') return openAt(it, panel?.viewColumn);
    if (it.is === 'filter') return it.what === 'all' ? filter.clear() : filter.set(it.what, it.on).then(stale);
    if (it.is === 'run') return reach.run(it.command);
    if (it.is === 'undo') return moves.undo(panel);
    if (it.is === 'write') return moves.write(it);
    if (it.is === 'try') return post({ is: 'tried', turn: it.turn, move: await moves.tryOut(it) });
    const { turn, uri, kind, id } = it;
    post({ is: 'told', turn, why: await link.ask<WhyDate | null>(whyDate, { uri, kind, id }) });
  }

  function take(it: WebviewPanel): void {
    panel = it;
    const { webview } = it;
    const icon = (name: string): Uri => Uri.joinPath(home, 'syntaxes', 'icons', `file-${name}.svg`);
    it.iconPath = { light: icon('light'), dark: icon('dark') };
    const root = Uri.joinPath(home, 'dist', 'pages');
    webview.options = { enableScripts: true, localResourceRoots: [root] };
    const at = (name: string): string => String(webview.asWebviewUri(Uri.joinPath(root, name)));
    webview.html = html({
      title: page.title,
      script: at(`${page.id}.js`),
      style: at(`${page.id}.css`),
      source: webview.cspSource,
      nonce: newNonce(),
    });
    listening = [
      webview.onDidReceiveMessage(it => {
        const message = readMessage(it);
        if (message) void answer(message).catch(reach.failed);
      }),
      it.onDidChangeViewState(() => void refresh()),
      it.onDidDispose(() => {
        for (const one of listening) one.dispose();
        panel = undefined;
      }),
    ];
    due = true;
  }

  const kept = [
    link.onPlansChanged(stale),
    link.onState(stale),
    filter.onChange(stale),
    baseline.onChange(stale),
    window.registerWebviewPanelSerializer(type, {
      async deserializeWebviewPanel(it) {
        panel?.dispose();
        take(it);
      },
    }),
  ];
  return {
    show() {
      if (panel) return panel.reveal();
      const column = window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active;
      take(window.createWebviewPanel(type, page.title, column, {}));
    },
    get view() {
      return panel;
    },
    dispose() {
      panel?.dispose();
      for (const it of kept) it.dispose();
    },
  };
}
