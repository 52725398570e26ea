import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { shownAs } from './connection/as-of.ts';
import { abilitiesOf, capabilitiesFor } from './connection/capabilities.ts';
import { committedAt, identityAt, stagedIn, tagsAt } from './connection/committed.ts';
import { type Change, change, open } from './connection/document.ts';
import { take } from './connection/files.ts';
import { callAs, place, regroup, rootOf } from './connection/folders.ts';
import { readHistories, stopReading, toldOf } from './connection/history.ts';
import { type Request, requests, type Session } from './connection/requests.ts';
import { forget, learn, learnAnew } from './connection/scopes.ts';
import { readSettings } from './connection/settings.ts';
import { askedOf, type Host, log, newState, type State } from './connection/state.ts';
import { diagnose, judgeAnew, publish, settle, tellOthers, tellViews } from './connection/tell.ts';
import { readFolders, watchFiles } from './connection/watch.ts';
import { diagnoseAll } from './connection/workspace-diagnostic.ts';
import { files, type InitializationOptions, type PlanFile, trusted } from './protocol.ts';

/** Answers a client over a connection: the one place where the core meets the protocol. */
export function serve(connection: Connection, host: Host, answers: readonly Request[] = requests): void {
  const state = newState(connection, host);
  connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders, rootUri }) => {
    state.client = abilitiesOf(capabilities);
    state.options = (initializationOptions ?? {}) as InitializationOptions;
    regroup(state, workspaceFolders?.map(it => it.uri) ?? (rootUri ? [rootUri] : []));
    return { capabilities: capabilitiesFor(state.client), serverInfo: { name: 'opsplan' } };
  });
  follow(state);
  configure(state);
  connection.onInitialized(() => {
    askSettings(state);
    watchFolders(state);
    watchFiles(state);
    readHistories(state);
  });
  connection.onNotification(trusted, () => {
    state.options = { ...state.options, trusted: true };
    readHistories(state);
  });
  const midnight = watchMidnight(state);
  connection.onShutdown(() => {
    midnight.stop();
    stopReading(state);
    for (const it of state.timers.values()) clearTimeout(it);
  });
  const session: Session = {
    documents: state.documents,
    files: state.files,
    asked: (uri = '') => askedOf(state, uri),
    isTaken: host.isTaken,
    rootOf: uri => rootOf(state.folders, uri),
    get roots() {
      return state.folders.roots;
    },
    told: uri => toldOf(state, uri),
    diagnose: (document, known) => diagnose(state, document, known),
    async shown(uri) {
      await state.ready.get(uri);
      return (state.settings.get(uri) ?? state.common).shown;
    },
    get scenario() {
      return state.scenario;
    },
    shownAs: plan => shownAs(plan, state.scenario),
    show(scenario) {
      if (scenario === state.scenario) return;
      state.scenario = scenario;
      judgeAnew(state);
    },
    staged: uri => stagedIn(state, uri),
    committed: (uri, name) => committedAt(state, uri, name),
    tags: uri => tagsAt(state, uri),
    identity: uri => identityAt(state, uri),
    get trees() {
      return !!state.options.views;
    },
    get client() {
      return state.client;
    },
  };
  for (const it of answers)
    connection.onRequest(it.method, (params: unknown, token: CancellationToken) => guarded(it, params, token));
  if (answers === requests)
    connection.languages.diagnostics.onWorkspace((params, token, _progress, result) =>
      diagnoseAll(state, params, token, result),
    );
  connection.listen();

  /** The only guard: whatever goes wrong costs one answer, and is told in the log. */
  async function guarded({ method, empty, answer }: Request, params: unknown, token: CancellationToken) {
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    try {
      return await answer(params as never, session, token);
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
      const before = callAs(state, uri);
      documents.set(uri, document);
      tellOthers(state, place(state, [...before, uri]));
      for (const it of before) forget(state, it);
      const tell = (): void => {
        if (documents.get(uri) !== document) return;
        publish(state, document);
        settle(state, document);
      };
      const known = state.settings.has(uri) || !state.client.configuration;
      if (!known) void learn(state, [uri]);
      const ready = state.ready.get(uri);
      readHistories(state);
      if (ready) void ready.then(() => careful(uri, tell));
      else tell();
    }),
  );
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) =>
    careful(uri, () => {
      const document = documents.get(uri);
      if (!document) return;
      change(document, contentChanges as Change[], version);
      tellOthers(state, place(state, [uri]));
      publish(state, document);
      settle(state, document);
    }),
  );
  connection.onNotification(files, (told: { files: PlanFile[] }) => careful(files, () => take(state, told.files)));
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
    documents.delete(uri);
    forget(state, uri);
    tellOthers(state, place(state, [uri]));
    if (!state.client.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
    tellViews(state, uri);
  });
}

/** Keeps the opened folders: the plans of each see one another. */
function watchFolders(state: State): void {
  if (!state.client.folders) return;
  state.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = removed.map(it => it.uri);
    const stay = state.folders.roots.filter(root => !gone.some(it => root === it || root === `${it}/`));
    regroup(state, [...stay, ...added.map(it => it.uri)]);
    readFolders(
      state,
      added.map(it => it.uri),
    );
    judgeAnew(state);
  });
}

function askSettings(state: State): void {
  const { connection, client } = state;
  if (!client.configuration) return;
  if (client.registers)
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: 'opsplan' })
      .catch(error => log(state, 'register', error));
  void learnAnew(state);
}
/** Keeps the user's settings: asked for where the editor lets itself be asked, else as it sends them. */
function configure(state: State): void {
  const { connection } = state;
  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (state.client.configuration) await learnAnew(state);
    else state.common = readSettings((settings as { opsplan?: unknown } | null | undefined)?.opsplan);
    judgeAnew(state);
    readHistories(state);
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
