import { type Connection, TextDocumentSyncKind } from 'vscode-languageserver';

/** Answers a client over a connection: the one place where the core meets the protocol. */
export function serve(connection: Connection): void {
  connection.onInitialize(() => ({
    capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental },
    serverInfo: { name: 'opsplan' },
  }));
  connection.listen();
}
