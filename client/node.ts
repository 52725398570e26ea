// The extension on a desktop or a server: the language server is a process beside it.
import type { ExtensionContext } from 'vscode';
import { start, stop } from './extension.ts';
import type { Port } from './port.ts';

export const activate = (context: ExtensionContext): Port =>
  start(context, async options => {
    // What takes longest to load is loaded once the extension has answered.
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    return new LanguageClient('opsplan', 'Ops Plan', { run: server, debug: server }, options);
  });
export const deactivate = stop;
