import { commands, type Disposable, type ExtensionContext, window, workspace } from 'vscode';
import { trusted } from '../server/protocol.ts';
import { newBaseline } from './baseline.ts';
import type { Create } from './client.ts';
import { all } from './commands/index.ts';
import { decorate } from './decorations.ts';
import { followLinks } from './entry-link.ts';
import { watchFiles } from './files.ts';
import { newFilter } from './filter.ts';
import { type Link, newLink } from './link.ts';
import { offerTables } from './paste.ts';
import { dropRank } from './pin.ts';
import type { Port } from './port.ts';
import { newPreview } from './preview.ts';
import { newShown } from './shown.ts';
import { offerReview } from './stale-action.ts';
import { newStatus } from './status.ts';
import { offerTasks } from './tasks.ts';
import { newTeller } from './told.ts';
import { views } from './views/index.ts';
import { newTree, type Tree } from './views/tree.ts';
import { newReach } from './webviews/open.ts';
import { pages } from './webviews/pages.ts';
import { newPanel } from './webviews/panel.ts';

let link: Link | undefined;

/** What both entries share: all of the extension but the way in which the server is started. Other extensions, and tests, get the port. */
export function start(context: ExtensionContext, create: Create): Port {
  const output = window.createOutputChannel('Ops Plan', { log: true });
  const keep = (...it: Disposable[]): void => void context.subscriptions.push(...it);
  link = newLink(create, output);
  const preview = newPreview();
  const teller = newTeller();
  const filter = newFilter(link, context.workspaceState);
  const shown = newShown(link);
  const baseline = newBaseline(context.workspaceState);
  const trees = new Map(
    views.map(it => [it.id, newTree(it, link!, filter, shown, (...lines) => dropRank(port, ...lines))] as const),
  );
  const reach = newReach(output);
  const panels = new Map(
    pages.map(it => [it.id, newPanel(it, link!, { filter, shown, baseline }, context.extensionUri, reach)] as const),
  );
  const decorations = decorate(link);
  const status = newStatus(link);
  const port: Port = {
    link,
    output,
    preview,
    teller,
    trees,
    panels,
    filter,
    decorations,
    status,
    baseline,
    shown,
    home: context.extensionUri,
  };
  for (const it of all)
    keep(
      commands.registerCommand(`opsplan.${it.id}`, (...args: unknown[]) =>
        run(port, it.title, () => it.run(port, ...args)),
      ),
    );
  let listed = false;
  const tell = (): void => tellContexts(link!, listed ? trees.get('blockers') : undefined);
  keep(
    output,
    preview,
    teller,
    filter,
    ...trees.values(),
    ...panels.values(),
    decorations,
    status,
    baseline,
    shown,
    followLinks(link),
    offerReview(),
    offerTables(link),
    offerTasks(),
    watchFiles(link, output, count => {
      listed = true;
      // A tree that has not heard of them yet will be drawn, and then it is known what it holds.
      if (!count || trees.get('blockers')!.plans) tell();
    }),
    trees.get('blockers')!.onDrawn(tell),
    workspace.onDidGrantWorkspaceTrust(() => void link?.tell(trusted, {})),
    link.onState(state => {
      tell();
      if (state === 'stopped') void sayStopped();
    }),
  );
  tell();
  void link.start();
  return port;
}

export const stop = (): Promise<void> | undefined => link?.stop();

/** What menus and empty trees ask for before they show something. */
function tellContexts({ state }: Link, tree: Tree | undefined): void {
  void commands.executeCommand('setContext', 'opsplan.state', state);
  void commands.executeCommand('setContext', 'opsplan.plans', tree?.plans);
}

/** Runs a command. What goes wrong is said once, in words, and told in full in the output. */
async function run(port: Port, title: string, what: () => unknown): Promise<void> {
  try {
    await what();
  } catch (error) {
    port.output.error(`${title}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    if (port.link.state === 'stopped') return sayStopped();
    const show = 'Show Output';
    const chosen = await window.showErrorMessage(`"${title}" did not work. Nothing was changed.`, show);
    if (chosen) port.output.show(true);
  }
}

async function sayStopped(): Promise<void> {
  const [restart, show] = ['Restart', 'Show Output'];
  const chosen = await window.showErrorMessage(
    'The Ops Plan server has stopped and was not started again. Your plans are safe; checks, views and fixes rest until it runs.',
    restart,
    show,
  );
  if (chosen === restart) await commands.executeCommand('opsplan.restart');
  if (chosen === show) await commands.executeCommand('opsplan.showOutput');
}
