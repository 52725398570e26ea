import assert from 'node:assert/strict';
import type { Location, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { lineStarts, type Position, positionAt, type Range } from '../server/plan/position.ts';
import { able, type Editor, inMemory, spliced } from './talk.ts';

const root = 'file:///company';
export const address = (name: string): string => `${root}/${name.split('/').map(encodeURIComponent).join('/')}.opsplan`;
export const nameOf = (uri: string): string => decodeURIComponent(uri.slice(root.length + 1)).replace(/\.opsplan$/, '');

/** Plans of a folder in one text: each below a line `== its name`. `$0` stands for the cursor. */
export function plansIn(text: string): {
  texts: Record<string, string>;
  cursor: { name: string; position: Position } | undefined;
} {
  const texts: Record<string, string> = {};
  let cursor: { name: string; position: Position } | undefined;
  for (const part of text.replace(/^\n/, '').split(/^== /m).slice(1)) {
    const [, name, body] = /^(.*)\n([\s\S]*)$/.exec(part)!;
    const offset = body!.indexOf('$0');
    const clean = body!.replace('$0', '');
    if (offset >= 0) cursor = { name: name!, position: positionAt(lineStarts(clean), offset) };
    texts[name!] = clean;
  }
  return { texts, cursor };
}
/** The same the other way round. */
export const asText = (texts: Readonly<Record<string, string>>): string =>
  `\n${Object.entries(texts)
    .map(([name, it]) => `== ${name}\n${it}`)
    .join('')}`;

/** An opened folder, and a real server that was told of its plans. Where the cursor stands, that plan is open, in version 1; the others are files. */
export interface Company {
  readonly editor: Editor;
  readonly texts: Readonly<Record<string, string>>;
  readonly cursor: { readonly name: string; readonly position: Position } | undefined;
  /** What is asked about the place of the cursor. */
  ask<R>(method: string, more?: object): Promise<R>;
  /** `crm 3: api-freeze` */
  show(found: readonly Location[] | null): string[];
  /** The texts after an edit, which must be tied to what is open. */
  done(edit: WorkspaceEdit | null): string;
}
export async function inCompany(text: string, run: (it: Company) => Promise<void>): Promise<void> {
  const { texts, cursor } = plansIn(text);
  const editor = inMemory();
  await editor.ask('initialize', {
    processId: null,
    rootUri: null,
    capabilities: { ...able, workspace: { ...able.workspace, workspaceFolders: true } },
    initializationOptions: { views: true },
    workspaceFolders: [{ uri: root, name: 'company' }],
  });
  editor.tell('initialized', {});
  const files = Object.entries(texts).map(([name, it]) => ({ uri: address(name), text: it }));
  editor.tell('opsplan/files', { files });
  if (cursor) editor.open(texts[cursor.name]!, address(cursor.name));
  const at = cursor && { textDocument: { uri: address(cursor.name) }, position: cursor.position };
  try {
    await run({
      editor,
      texts,
      cursor,
      ask: (method, more = {}) => editor.ask(method, { ...at, ...more }),
      show: found => (found ?? []).map(({ uri, range }) => `${nameOf(uri)} ${wordsIn(texts[nameOf(uri)]!, range)}`),
      done: edit => asText(applied(texts, edit, cursor?.name)),
    });
  } finally {
    await editor.end();
  }
}

/** The words in a range, with the number of their line. */
function wordsIn(text: string, { start, end }: Range): string {
  assert.equal(start.line, end.line);
  return `${start.line + 1}: ${text.split(/\r\n|\n|\r/)[start.line]!.slice(start.character, end.character)}`;
}

/** What an editor makes of an edit: versions are those of what is open, and no two pieces of a text overlap. */
export function applied(
  texts: Readonly<Record<string, string>>,
  edit: WorkspaceEdit | null,
  open: string | undefined,
): Record<string, string> {
  const now = { ...texts };
  for (const { textDocument, edits } of (edit?.documentChanges ?? []) as TextDocumentEdit[]) {
    const name = nameOf(textDocument.uri);
    assert.equal(textDocument.version, name === open ? 1 : null, name);
    const sorted = edits
      .map((it, i) => ({ ...(it as { range: Range; newText: string }), i }))
      .sort((a, b) => before(b.range.start, a.range.start) || b.i - a.i);
    sorted.forEach((it, i) => {
      const above = sorted[i + 1];
      if (above) assert.ok(before(above.range.end, it.range.start) <= 0, 'edits overlap');
      now[name] = spliced(now[name]!, it.range, it.newText);
    });
  }
  return now;
}
const before = (a: Position, b: Position): number => a.line - b.line || a.character - b.character;
