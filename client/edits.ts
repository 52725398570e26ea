import { WorkspaceEdit as Edits, Range, TextEditorRevealType, Uri, window, workspace } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import type { Link } from './link.ts';

/** Applies an edit of the server as one step to undo; nothing at all when a text has moved on since it was made. */
export const apply = async (link: Link, edit: WorkspaceEdit): Promise<boolean> => !!(await write(link, edit));

/** The same. Gives what takes it back: for as long as nothing else is written in these texts, and only what was written. */
export async function write(link: Link, edit: WorkspaceEdit): Promise<Undo | undefined> {
  const versions = new Map(workspace.textDocuments.map(it => [String(it.uri), it.version]));
  const converter = link.client?.protocol2CodeConverter;
  if (!converter) return undefined;
  const { asUri, asWorkspaceEdit } = converter;
  const stale = (edit.documentChanges ?? []).some(it => {
    if (!('textDocument' in it)) return false;
    const { uri, version } = it.textDocument;
    return version !== null && versions.get(String(asUri(uri))) !== version;
  });
  if (stale) return undefined;
  const all = await asWorkspaceEdit(edit);
  const before = await Promise.all(all.entries().map(([uri]) => textOf(uri)));
  if (!(await workspace.applyEdit(all))) return undefined;
  const texts = await Promise.all(
    all.entries().map(async ([uri], i) => ({ uri, before: before[i], after: await textOf(uri) })),
  );
  return () => takeBack(texts);
}
/** Takes back what was written. */
export type Undo = () => Promise<boolean>;

const textOf = async (uri: Uri): Promise<string | undefined> =>
  Promise.resolve(workspace.openTextDocument(uri)).then(
    it => it.getText(),
    () => undefined,
  );

/** Puts texts back to what they were, where they still are what they became. */
async function takeBack(
  texts: readonly { uri: Uri; before: string | undefined; after: string | undefined }[],
): Promise<boolean> {
  const back = new Edits();
  for (const { uri, before, after } of texts) {
    const now = await workspace.openTextDocument(uri);
    if (before === undefined || after === undefined || now.getText() !== after) return false;
    // Only what differs, so that cursors stay where they are.
    const least = Math.min(before.length, after.length);
    let start = 0;
    while (start < least && before[start] === after[start]) start++;
    let end = 0;
    while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++;
    const range = new Range(now.positionAt(start), now.positionAt(after.length - end));
    back.replace(uri, range, before.slice(start, before.length - end));
  }
  return workspace.applyEdit(back);
}

/** Says what was written, and offers to take it back, beside what else may be done next. May stand for as long as it likes. */
export function offerUndo(said: string, undo: Undo, next?: { readonly title: string; run(): unknown }): void {
  const back = 'Undo';
  void window.showInformationMessage(said, ...(next ? [next.title] : []), back).then(async chosen => {
    if (next && chosen === next.title) return next.run();
    if (chosen === back && !(await undo()))
      void window.showWarningMessage('The plan has changed since then, so nothing was taken back.');
  });
}

/** Says once that nothing was written because the text has changed, and offers to try again. */
export async function offerAgain<T>(again: () => Promise<T>): Promise<T | undefined> {
  const retry = 'Try Again';
  const chosen = await window.showWarningMessage(
    'The plan has changed in the meantime, so nothing was written.',
    retry,
  );
  return chosen === retry ? again() : undefined;
}

/** Where an edit begins to write in a text, and in which texts it does. */
export const placesOf = ({ documentChanges = [] }: WorkspaceEdit): { readonly uri: Uri; readonly line: number }[] =>
  documentChanges.flatMap(it =>
    'edits' in it && it.edits[0]
      ? [{ uri: Uri.parse(it.textDocument.uri, true), line: Math.min(...it.edits.map(one => one.range.start.line)) }]
      : [],
  );
/** Shows a line of a plan. */
export async function showLine({ uri, line }: { uri: Uri; line: number }): Promise<void> {
  const editor = await window.showTextDocument(uri);
  const { range } = editor.document.lineAt(Math.min(line, editor.document.lineCount - 1));
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
