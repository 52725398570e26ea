import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

let client: BaseLanguageClient | undefined;

/** What both entries share: starts the client that the entry makes, and stops it with the extension. */
export async function start(
  _context: ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<void> {
  client = create({ documentSelector: [{ language: 'opsplan' }] });
  await client.start();
}

export const stop = () => client?.stop();
