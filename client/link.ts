import { type Event, EventEmitter, type LogOutputChannel, type Uri, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
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
  /** The library's own end of the line; nothing where there is no server. */
  readonly client: BaseLanguageClient | undefined;
  /** Asks one of our own requests. Rejects when the server is not there to answer. */
  ask<R>(method: string, params: object): Promise<R>;
  tell(method: string, params: object): Promise<void>;
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the client that an entry knows how to start: a process on a desktop, a worker in a browser. */
export type Create = (options: LanguageClientOptions) => BaseLanguageClient;

/** How long to wait before a server that has ended is started again. Milliseconds. */
const pause = 100;

/** Sets up the line to the server; `start` opens it. A server that ends by itself is followed by a new one, up to four times in three minutes. */
export function newLink(create: Create, output: LogOutputChannel): Link {
  let state: LinkState = 'starting';
  /** The client of the server that lives now: each server has one of its own. */
  let client: BaseLanguageClient | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const states = new EventEmitter<LinkState>();
  const plans = new EventEmitter<string | null>();
  const patience = newPatience();
  function become(next: LinkState): void {
    if (state === next || over) return;
    state = next;
    states.fire(next);
  }
  async function start(): Promise<void> {
    const mine = newClient(create, output);
    client = mine;
    mine.onNotification(plansChanged, ({ uri }: { uri: string | null }) => plans.fire(uri));
    mine.onDidChangeState(({ newState }) => {
      if (client !== mine) return;
      if (newState === State.Running) become('running');
      if (newState === State.Stopped || newState === State.StartFailed) ended(mine);
    });
    await mine.start().catch(() => ended(mine));
  }
  function ended(mine: BaseLanguageClient): void {
    if (client !== mine || over) return;
    client = undefined;
    void close(mine, output);
    const again = patience.lasts();
    become(again ? 'starting' : 'stopped');
    if (again) timer = setTimeout(() => void start(), pause);
  }
  return {
    get state() {
      return state;
    },
    get client() {
      return client;
    },
    onState: states.event,
    onPlansChanged: plans.event,
    ask: (method, params) => client?.sendRequest(method, params) ?? Promise.reject(new Error('There is no server.')),
    tell: (method, params) => client?.sendNotification(method, params) ?? Promise.resolve(),
    start,
    async restart() {
      const before = client;
      client = undefined;
      clearTimeout(timer);
      patience.renew();
      become('starting');
      if (before) await close(before, output);
      await start();
    },
    async stop() {
      over = true;
      clearTimeout(timer);
      if (client) await close(client, output);
    },
  };
}

/** A client that tells the user nothing: whoever shows the state of the line says it once. All is in the output. */
function newClient(create: Create, output: LogOutputChannel): BaseLanguageClient {
  const client = create(optionsFor(output));
  const say = client.error.bind(client);
  client.error = (message, data) => say(message, data, false);
  return client;
}

const close = (client: BaseLanguageClient, output: LogOutputChannel): Promise<void> =>
  client.dispose().catch(error => output.debug(`The client of a server did not end well: ${error}`));

/** Whether a server that has ended shall be followed by another: not when it was the fifth within three minutes. */
function newPatience(most = 4, within = 180_000): { lasts(): boolean; renew(): void } {
  let ends: number[] = [];
  return {
    lasts() {
      const now = Date.now();
      ends = [...ends.filter(it => now - it < within), now];
      return ends.length <= most;
    },
    renew() {
      ends = [];
    },
  };
}

/** Whether a document is a plan that somebody works on: no side of a comparison, and none of the past. */
export const isLive = (uri: Uri): boolean =>
  uri.scheme === 'untitled' || workspace.fs.isWritableFileSystem(uri.scheme) === true;

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
    initializationOptions: { views: true } satisfies InitializationOptions,
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      didOpen: (document, next) => (isLive(document.uri) ? next(document) : none),
      didChange: (event, next) => (isLive(event.document.uri) ? next(event) : none),
      didClose: (document, next) => (isLive(document.uri) ? next(document) : none),
    },
  };
}
