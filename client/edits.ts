import { window, workspace } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import type { Link } from './link.ts';

/** Applies an edit of the server as one step to undo; nothing at all when a text has moved on since it was made. */
export async function apply(link: Link, edit: WorkspaceEdit): Promise<boolean> {
  const versions = new Map(workspace.textDocuments.map(it => [String(it.uri), it.version]));
  const converter = link.client?.protocol2CodeConverter;
  if (!converter) return false;
  const { asUri, asWorkspaceEdit } = converter;
  const stale = (edit.documentChanges ?? []).some(it => {
    if (!('textDocument' in it)) return false;
    const { uri, version } = it.textDocument;
    return version !== null && versions.get(String(asUri(uri))) !== version;
  });
  return !stale && (await workspace.applyEdit(await asWorkspaceEdit(edit)));
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
