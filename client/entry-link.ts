import { type Disposable, env, Range, Uri, window } from 'vscode';
import { type Located, locate } from '../server/protocol.ts';
import type { Link } from './link.ts';
import { nameOf } from './target.ts';
import type { Node } from './views/nodes.ts';

/** As package.json names it. */
const extension = 'opsplan.opsplan';
/** How long the plans are waited for where a link wakes the extension. Milliseconds. */
const patience = 5000;

/** A link to an entry, by the names of its plan and of itself: it leads there in any VS Code that has the folder open, wherever the folder lies. */
export function linkTo({ row, uri }: Node): string | undefined {
  if (row.entry === undefined) return undefined;
  const name = nameOf(uri).replace(/\.opsplan$/i, '');
  const path = [name, ...row.entry.split('/')].map(encodeURIComponent).join('/');
  return `${env.uriScheme}://${extension}/${path}`;
}

/** Opens the entries that links name. */
export const followLinks = (link: Link): Disposable =>
  window.registerUriHandler({ handleUri: ({ path }) => follow(link, path.replace(/^\//, '')) });

/** Opens the entry that a name leads to. Only names are looked up, among the plans that are known: no link opens another file. */
export async function follow(link: Link, name: string): Promise<void> {
  const found = await findSoon(link, name);
  if (!found)
    return void window.showWarningMessage(
      `There is no ${name} among the plans that are open here. Open the folder that holds it, then follow the link again.`,
    );
  const { start, end } = found.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(found.uri, true), { selection });
}

/** Looks again whenever the server has heard of more plans, for a while. */
async function findSoon(link: Link, name: string): Promise<Located | null> {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await link.ask<Located | null>(locate, { link: name });
    const left = deadline - Date.now();
    if (found || left <= 0) return found;
    await new Promise<void>(done => {
      const next = (): void => {
        clearTimeout(timer);
        listener.dispose();
        done();
      };
      const timer = setTimeout(next, left);
      const listener = link.onPlansChanged(next);
    });
  }
}
