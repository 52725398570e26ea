import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Clock } from './clock.ts';
import { abilitiesOf, capabilitiesFor } from './connection/capabilities.ts';
import { type Change, change, open } from './connection/document.ts';
import { take } from './connection/files.ts';
import { type Request, requests, type Session } from './connection/requests.ts';
import { readSettings } from './connection/settings.ts';
import {
  askedOf,
  diagnose,
  judgeAnew,
  log,
  newState,
  publish,
  type State,
  settle,
  tellViews,
} from './connection/tell.ts';
import { files, type InitializationOptions, type PlanFile } from './protocol.ts';

/** How long the first answer waits for the user's settings, where the editor is slow to tell them. Milliseconds. */
const patience = 1000;

/** Answers a client over a connection: the one place where the core meets the protocol. */
export function serve(connection: Connection, clock: Clock, answers: readonly Request[] = requests): void {
  const state = newState(connection, clock);
  connection.onInitialize(({ capabilities, initializationOptions }) => {
    state.client = abilitiesOf(capabilities);
    state.options = (initializationOptions ?? {}) as InitializationOptions;
    return { capabilities: capabilitiesFor(state.client), serverInfo: { name: 'opsplan' } };
  });
  follow(state);
  configure(state);
  const midnight = watchMidnight(state);
  connection.onShutdown(() => {
    midnight.stop();
    for (const it of state.timers.values()) clearTimeout(it);
  });
  const session: Session = {
    documents: state.documents,
    files: state.files,
    asked: () => askedOf(state),
    diagnose: (document, known) => diagnose(state, document, known),
    get client() {
      return state.client;
    },
  };
  for (const it of answers)
    connection.onRequest(it.method, (params: unknown, token: CancellationToken) => guarded(it, params, token));
  connection.listen();

  /** The only guard: whatever goes wrong costs one answer, and is told in the log. */
  async function guarded({ method, empty, answer }: Request, params: unknown, token: CancellationToken) {
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    try {
      return await answer(params as never, session);
    } catch (error) {
      if (error instanceof ResponseError) return error;
      log(state, method, error);
      return empty;
    }
  }
}

/** Keeps the open texts. */
function follow(state: State): void {
  const { connection, documents, timers } = state;
  /** A text that can no longer be followed is closed: no answer is better than one about another text. */
  const careful = (uri: string, what: () => void): void => {
    try {
      what();
    } catch (error) {
      log(state, uri, error);
      documents.delete(uri);
    }
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) =>
    careful(uri, () => {
      const document = open(uri, version, text);
      documents.set(uri, document);
      const tell = () => documents.get(uri) === document && publish(state, document);
      if (state.ready) void state.ready.then(() => careful(uri, tell));
      else tell();
      settle(state, document);
    }),
  );
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) =>
    careful(uri, () => {
      const document = documents.get(uri);
      if (!document) return;
      change(document, contentChanges as Change[], version);
      publish(state, document);
      settle(state, document);
    }),
  );
  connection.onNotification(files, (told: { files: PlanFile[] }) => careful(files, () => take(state, told.files)));
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    clearTimeout(timers.get(uri));
    documents.delete(uri);
    if (!state.client.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
    tellViews(state, uri);
  });
}

/** Keeps the user's settings: asked for where the editor lets itself be asked, else as it sends them. */
function configure(state: State): void {
  const { connection } = state;
  const take = (told: unknown): void => {
    state.settings = readSettings(told);
  };
  const ask = (): Promise<void> =>
    connection.workspace.getConfiguration('opsplan').then(take, error => log(state, 'configuration', error));
  connection.onInitialized(() => {
    if (!state.client.configuration) return;
    if (state.client.registers)
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: 'opsplan' })
        .catch(error => log(state, 'register', error));
    const told = ask();
    let late = false;
    const tired = new Promise<void>(done => setTimeout(done, patience)).then(() => {
      late = true;
    });
    state.ready = Promise.race([told, tired]).then(() => {
      state.ready = undefined;
    });
    void told.then(() => late && judgeAnew(state));
  });
  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (state.client.configuration) await ask();
    else take((settings as { opsplan?: unknown } | null | undefined)?.opsplan);
    judgeAnew(state);
  });
}

/** A new day judges anew. A machine that slept wakes up late, so the day is looked at every hour too. */
function watchMidnight(state: State): { stop(): void } {
  let timer: ReturnType<typeof setTimeout>;
  let today = state.clock.today();
  const watch = (): void => {
    timer = setTimeout(
      () => {
        const before = today;
        today = state.clock.today();
        if (today !== before) judgeAnew(state);
        watch();
      },
      Math.min(state.clock.untilTomorrow() + 50, 3_600_000),
    );
    (timer as { unref?(): void }).unref?.();
  };
  watch();
  return { stop: () => clearTimeout(timer) };
}
