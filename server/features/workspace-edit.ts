import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Change } from '../plan/change.ts';
import type { Edit } from '../plan/edit.ts';

/** The plan at hand, as an editor holds it. */
export interface Held {
  readonly uri: string;
  /** The edits are refused when its text has moved on since this version. */
  readonly version: number | null;
}
/** What an editor can do with an edit. */
export interface EditAbilities {
  /** It ties edits to versions of texts, and keeps the order of steps. */
  readonly documentChanges: boolean;
  /** It makes files. */
  readonly creates: boolean;
  /** It gives files other names. */
  readonly renames: boolean;
}

/** Whether an editor can do all of a change. */
export const canDo = ({ created, renamed }: Change, { creates, renames }: EditAbilities): boolean =>
  (creates || !created?.length) && (renames || renamed === undefined);

/** A change as an editor takes it. New files come first: one that cannot be made leaves all other texts as they are. */
export function workspaceEdit(
  { edits, others = [], created = [], renamed }: Change,
  { uri, version }: Held,
  versionOf: (uri: string) => number | null | undefined,
  { documentChanges }: EditAbilities,
): WorkspaceEdit {
  const far = [...new Set(others.map(it => it.file))].map(file => ({
    file,
    edits: others.filter(it => it.file === file).map(textEdit),
  }));
  const own = edits.map(textEdit);
  if (!documentChanges)
    return {
      changes: { ...Object.fromEntries(far.map(it => [it.file, it.edits])), ...(own.length && { [uri]: own }) },
    };
  const fresh = created.map(it => ({ uri: siblingOf(uri, it.name), text: it.text }));
  return {
    documentChanges: [
      ...fresh.map(it => ({
        kind: 'create' as const,
        uri: it.uri,
        options: { overwrite: false, ignoreIfExists: false },
      })),
      ...fresh.map(it => ({
        textDocument: { uri: it.uri, version: null },
        edits: [{ range: top, newText: it.text }],
      })),
      ...far.map(it => ({ textDocument: { uri: it.file, version: versionOf(it.file) ?? null }, edits: it.edits })),
      ...(own.length ? [{ textDocument: { uri, version }, edits: own }] : []),
      ...(renamed === undefined ? [] : [{ kind: 'rename' as const, oldUri: uri, newUri: siblingOf(uri, renamed) }]),
    ],
  };
}
const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const textEdit = ({ range, text }: Edit): TextEdit => ({ range, newText: text });

const address = /^(?!untitled:)([^?#]+\/)([^/?#]+)$/;
/** What the file at an address is called, without `.opsplan`. Nothing for a text that was never saved. */
export function nameAt(uri: string): string | undefined {
  const [, , file] = address.exec(uri) ?? [];
  try {
    return file && decodeURIComponent(file).replace(/\.opsplan$/i, '');
  } catch {
    return undefined; // A percent sign that is none of the address.
  }
}
/** The address of a plan beside another one. */
export const siblingOf = (uri: string, name: string): string =>
  `${address.exec(uri)?.[1] ?? ''}${encodeURIComponent(name)}.opsplan`;
