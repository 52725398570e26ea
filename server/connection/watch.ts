import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver';
import { take } from './files.ts';
import { log, type State } from './tell.ts';

/** Reads the plans of the opened folders itself, and hears of their changes, for an editor that does not tell of any. */
export function watchFiles(state: State): void {
  const { connection, client, host } = state;
  if (state.options.views) return;
  readFolders(state, state.folders.roots);
  if (client.watches)
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.opsplan' }] })
      .catch(error => log(state, 'register', error));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const found = changes.map(({ uri, type }) => ({
      uri,
      text: type === FileChangeType.Deleted ? null : host.readFile(uri),
    }));
    take(state, found);
  });
}

/** Takes in all plans below some folders. */
export function readFolders(state: State, roots: readonly string[]): void {
  if (state.options.views) return;
  for (const root of roots) {
    try {
      take(
        state,
        state.host.plansBelow(root).map(uri => ({ uri, text: state.host.readFile(uri) })),
      );
    } catch (error) {
      log(state, root, error);
    }
  }
}
