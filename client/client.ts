import { type LogOutputChannel, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../server/protocol.ts';
import { lenses } from './lenses.ts';
import { isLive } from './live.ts';

/** Makes the client that an entry knows how to start: a process on a desktop, a worker in a browser. */
export type Create = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;
/** What becomes of a server. */
export interface Fate {
  runs(): void;
  ends(): void;
}

/** A client that tells the user nothing: whoever shows the state of the line says it once. All is in the output. */
export async function newClient(create: Create, output: LogOutputChannel, fate: Fate): Promise<BaseLanguageClient> {
  const client = await create(optionsFor(output));
  const say = client.error.bind(client);
  client.error = (message, data) => say(message, data, false);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) fate.runs();
    if (newState === State.Stopped || newState === State.StartFailed) fate.ends();
  });
  return client;
}

function optionsFor(outputChannel: LogOutputChannel): LanguageClientOptions {
  const none = Promise.resolve();
  return {
    documentSelector: [{ language: 'opsplan' }],
    outputChannel,
    errorHandler: {
      error: (_error, _message, count = 0) => ({
        action: count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
        handled: true,
      }),
      closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
    },
    initializationFailedHandler: () => false,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: { views: true, trusted: workspace.isTrusted } satisfies InitializationOptions,
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      ...lenses,
      didOpen: (document, next) => (isLive(document.uri) ? next(document) : none),
      didChange: (event, next) => (isLive(event.document.uri) ? next(event) : none),
      didClose: (document, next) => (isLive(document.uri) ? next(document) : none),
    },
  };
}
