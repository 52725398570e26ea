import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  MessageType,
  ShowMessageNotification,
  WatchKind,
} from 'vscode-languageserver';
import type { PlanFile } from '../protocol.ts';
import { spelled } from './address.ts';
import { take } from './files.ts';
import { log, type State } from './state.ts';

/** Reads the plans of the opened folders itself, and hears of their changes, for an editor that does not tell of any. */
export function watchFiles(state: State): void {
  const { connection, client } = state;
  if (state.options.views) return;
  readFolders(state, state.folders.roots);
  // Of a folder that goes an editor may tell by that folder alone.
  const watchers = [{ globPattern: '**/*.opsplan' }, { globPattern: '**', kind: WatchKind.Delete }];
  if (client.watches)
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch(error => log(state, 'register', error));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const [gone, there] = [true, false].map(is =>
      changes.filter(it => (it.type === FileChangeType.Deleted) === is).map(it => it.uri),
    );
    const below = plansIn(state, gone!);
    take(state, [
      ...[...gone!.filter(isPlan), ...below].map(uri => ({ uri, text: null })),
      ...read(state, there!.filter(isPlan)),
    ]);
    // A folder that is called otherwise now has its plans elsewhere.
    if (below.length) readFolders(state, state.folders.roots);
  });
}
const isPlan = (uri: string): boolean => /\.opsplan$/i.test(uri);
/** The known plans below some folders. */
function plansIn({ files }: State, folders: readonly string[]): string[] {
  const below = folders.filter(it => !isPlan(it)).map(it => `${spelled(it)}/`);
  return below.length ? [...files.keys()].filter(it => below.some(folder => spelled(it).startsWith(folder))) : [];
}

/** Takes in all plans below some folders. */
export function readFolders(state: State, roots: readonly string[]): void {
  if (state.options.views) return;
  for (const root of roots) {
    try {
      take(state, read(state, state.host.plansBelow(root)));
    } catch (error) {
      log(state, root, error);
    }
  }
}

/** The texts of files. Whoever edits hears which of them cannot be read, for the others are judged as if it were not there. */
function read({ host, connection }: State, uris: readonly string[]): PlanFile[] {
  const troubles: string[] = [];
  const found = uris.map(uri => {
    try {
      return { uri, text: host.readFile(uri) };
    } catch (error) {
      troubles.push(error instanceof Error ? error.message : String(error));
      return { uri, text: null };
    }
  });
  for (const it of troubles) connection.console.warn(it);
  const more = troubles.length > 1 ? ` So it is with ${troubles.length - 1} more; the log names them.` : '';
  if (troubles.length)
    void connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: troubles[0] + more,
    });
  return found;
}
