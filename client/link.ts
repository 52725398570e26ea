import { type Event, EventEmitter, type LogOutputChannel, type Uri, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import { type InitializationOptions, plansChanged } from '../server/protocol.ts';

/** How the server is: it starts, it answers, or it has ended and is not started again by itself. */
export type LinkState = 'starting' | 'running' | 'stopped';

/** The line to the language server. */
export interface Link {
  readonly state: LinkState;
  readonly onState: Event<LinkState>;
  /** A plan has changed, by its address, or all of them have (`null`). */
  readonly onPlansChanged: Event<string | null>;
  readonly client: BaseLanguageClient;
  /** Asks one of our own requests. Rejects when the server is not there to answer. */
  ask<R>(method: string, params: object): Promise<R>;
  tell(method: string, params: object): Promise<void>;
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the client that an entry knows how to start: a process on a desktop, a worker in a browser. */
export type Create = (options: LanguageClientOptions) => BaseLanguageClient;

/** Sets up the line to the server; `start` opens it. What ends by itself is started again up to four times in three minutes. */
export function newLink(create: Create, output: LogOutputChannel): Link {
  let state: LinkState = 'starting';
  /** It is being restarted by hand. */
  let busy = false;
  /** The extension itself has ended, and nobody needs to be told. */
  let over = false;
  const states = new EventEmitter<LinkState>();
  const plans = new EventEmitter<string | null>();
  const patience = newPatience();
  const become = (next: LinkState): void => {
    if (state === next || over) return;
    state = next;
    states.fire(next);
  };
  const client = create(optionsFor(output, patience.handler));
  const look = (): void =>
    become(
      client.state === State.Running ? 'running' : client.state === State.Starting || busy ? 'starting' : 'stopped',
    );
  // What has ended may start again in the same breath, which is no news.
  client.onDidChangeState(() => queueMicrotask(look));
  client.onNotification(plansChanged, ({ uri }: { uri: string | null }) => plans.fire(uri));
  const start = (): Promise<void> => client.start().catch(error => output.error(`The server did not start: ${error}`));
  return {
    get state() {
      return state;
    },
    onState: states.event,
    onPlansChanged: plans.event,
    client,
    ask: (method, params) => client.sendRequest(method, params),
    tell: (method, params) => client.sendNotification(method, params),
    start,
    async restart() {
      patience.renew();
      busy = true;
      if (client.state === State.Running)
        await client.stop().catch(error => output.error(`The server did not stop: ${error}`));
      await start().finally(() => {
        busy = false;
      });
      look();
    },
    async stop() {
      over = true;
      if (client.state === State.Running) await client.stop();
    },
  };
}

/** Starts again what ended, unless it ended five times within three minutes. Silent: who shows the state says it once. */
function newPatience(most = 4, within = 180_000): { handler: ErrorHandler; renew(): void } {
  let ends: number[] = [];
  return {
    renew() {
      ends = [];
    },
    handler: {
      error: (_error, _message, count = 0) => ({
        action: count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
        handled: true,
      }),
      closed() {
        const now = Date.now();
        ends = [...ends.filter(it => now - it < within), now];
        return { action: ends.length > most ? CloseAction.DoNotRestart : CloseAction.Restart, handled: true };
      },
    },
  };
}

/** Whether a document is a plan that somebody works on: no side of a comparison, and none of the past. */
export const isLive = (uri: Uri): boolean =>
  uri.scheme === 'untitled' || workspace.fs.isWritableFileSystem(uri.scheme) === true;

function optionsFor(outputChannel: LogOutputChannel, errorHandler: ErrorHandler): LanguageClientOptions {
  const none = Promise.resolve();
  return {
    documentSelector: [{ language: 'opsplan' }],
    outputChannel,
    errorHandler,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: { views: true } satisfies InitializationOptions,
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      didOpen: (document, next) => (isLive(document.uri) ? next(document) : none),
      didChange: (event, next) => (isLive(event.document.uri) ? next(event) : none),
      didClose: (document, next) => (isLive(document.uri) ? next(document) : none),
    },
  };
}
