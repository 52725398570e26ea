import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { after } from 'node:test';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import type { Diagnostic, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Clock } from '../server/clock.ts';
import { type Request, requests } from '../server/connection/requests.ts';
import type { Histories, Host } from '../server/connection/state.ts';
import { serve } from '../server/server.ts';
import { today } from './fixture.ts';
import { loader, program } from './program.ts';

export const uri = 'file:///plans/plan.opsplan';
/** An editor that asks for diagnostics, and can do all that matters. */
export const able = {
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
  textDocument: {
    diagnostic: {},
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true } },
    rename: { prepareSupport: true },
  },
};
export const still: Clock = { today: () => today, untilTomorrow: () => 3_600_000 };

/** An editor at the other end of a connection: what the server sends is kept, and can be waited for. */
export interface Editor {
  readonly connection: MessageConnection;
  readonly received: { readonly method: string; readonly params: unknown }[];
  ask<R>(method: string, params?: unknown): Promise<R>;
  tell(method: string, params?: unknown): void;
  /** The next message of this name that the server sends; those that came before do not count. */
  next<P>(method: string): Promise<P>;
  initialize(
    capabilities?: unknown,
    initializationOptions?: unknown,
  ): Promise<{ capabilities: Record<string, unknown> }>;
  open(text: string, uri?: string): void;
  edit(changes: readonly unknown[], version: number): void;
  pull(previousResultId?: string, uri?: string): Promise<{ kind: string; resultId: string; items: Diagnostic[] }>;
  /** Ends the conversation as an editor does. */
  end(): Promise<void>;
}

/** What an editor says of a plan, or of none, when it is asked for its settings. */
type Settings = (scopeUri: string | undefined) => unknown;

function editorOf(input: Readable, output: Writable, settings: Settings): Editor {
  const connection = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  const received: { method: string; params: unknown }[] = [];
  const waiting: { method: string; done: (params: never) => void }[] = [];
  const take = (method: string, params: unknown): void => {
    received.push({ method, params });
    const i = waiting.findIndex(it => it.method === method);
    if (i >= 0) waiting.splice(i, 1)[0]!.done(params as never);
  };
  connection.onNotification(take);
  connection.onRequest((method, params) => {
    take(method, params);
    if (method !== 'workspace/configuration') return null;
    const { items } = params as unknown as { items: { scopeUri?: string }[] };
    return Promise.all(items.map(it => settings(it.scopeUri)));
  });
  connection.listen();
  const ask = <R>(method: string, params?: unknown) => connection.sendRequest<R>(method, params);
  const tell = (method: string, params?: unknown) => void connection.sendNotification(method, params);
  return {
    connection,
    received,
    ask,
    tell,
    next: method => new Promise(done => waiting.push({ method, done })),
    async initialize(capabilities = able, initializationOptions = undefined) {
      const answer = await ask<{ capabilities: Record<string, unknown> }>('initialize', {
        processId: null,
        rootUri: null,
        capabilities,
        initializationOptions,
      });
      tell('initialized', {});
      return answer;
    },
    open: (text, at = uri) =>
      tell('textDocument/didOpen', { textDocument: { uri: at, languageId: 'opsplan', version: 1, text } }),
    edit: (contentChanges, version) =>
      tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    pull: (previousResultId, at = uri) =>
      ask('textDocument/diagnostic', { textDocument: { uri: at }, previousResultId }),
    async end() {
      await ask('shutdown');
      connection.end();
      connection.dispose();
    },
  };
}

/** The server in this process, over streams. */
export function inMemory({
  clock = still,
  answers = requests,
  settings = () => null,
  isTaken = () => false,
  plansBelow = () => [],
  readFile = () => null,
  histories,
  staged,
  committed,
  tags,
  identity,
}: {
  clock?: Clock;
  answers?: readonly Request[];
  settings?: Settings;
  isTaken?: (uri: string) => boolean;
  plansBelow?: (folder: string) => readonly string[];
  readFile?: (uri: string) => string | null;
  histories?: Histories;
  staged?: Host['staged'];
  committed?: Host['committed'];
  tags?: Host['tags'];
  identity?: Host['identity'];
} = {}): Editor {
  const [up, down] = [new PassThrough(), new PassThrough()];
  serve(
    createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)),
    {
      clock,
      isTaken,
      plansBelow,
      readFile,
      ...(histories && { histories }),
      ...(committed && { committed }),
      ...(tags && { tags }),
      ...(identity && { identity }),
      ...(staged && { staged }),
    },
    answers,
  );
  return editorOf(down, up, settings);
}

/** The server as a process of its own, as an editor starts it. */
export function overStdio(): Editor & { exited: Promise<number | null> } {
  const child = spawn(process.execPath, [...loader, program('server/node.ts'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  after(() => child.kill()); // a test that fails in the middle must not wait for it for ever
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const editor = editorOf(child.stdout, child.stdin, () => null);
  return {
    ...editor,
    exited,
    async end() {
      await editor.ask('shutdown');
      editor.tell('exit');
    },
  };
}

/** The text after an edit that is tied to a version of it. */
export function applied(text: string, { documentChanges }: WorkspaceEdit, version: number): string {
  const [change, ...others] = documentChanges as {
    textDocument: { uri: string; version: number };
    edits: TextEdit[];
  }[];
  if (!change || others.length || change.textDocument.uri !== uri || change.textDocument.version !== version)
    throw new Error(`Not an edit of version ${version} of this document: ${JSON.stringify(documentChanges)}`);
  const sorted = change.edits
    .map((edit, i) => ({ edit, i }))
    .sort(
      (a, b) =>
        b.edit.range.start.line - a.edit.range.start.line ||
        b.edit.range.start.character - a.edit.range.start.character ||
        b.i - a.i,
    );
  return sorted.reduce((it, { edit }) => spliced(it, edit.range, edit.newText), text);
}

/** What an editor makes of a change, in the plainest way: positions outside the text mean its nearest place. */
export function spliced(text: string, range: TextEdit['range'], added: string): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(it => it.index + it[0].length)];
  const offset = ({ line, character }: { line: number; character: number }): number => {
    if (line < 0) return 0;
    if (line >= starts.length) return text.length;
    const length = text.slice(starts[line], starts[line + 1] ?? text.length).replace(/[\r\n]+$/, '').length;
    return starts[line]! + Math.min(Math.max(0, character), length);
  };
  const [from, to] = [offset(range.start), offset(range.end)];
  return text.slice(0, from) + added + text.slice(Math.max(from, to));
}
