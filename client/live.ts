import { type Uri, workspace } from 'vscode';

/** Whether a document is a plan that somebody works on: no side of a comparison, and none of the past. */
export const isLive = (uri: Uri): boolean =>
  uri.scheme === 'untitled' || workspace.fs.isWritableFileSystem(uri.scheme) === true;
