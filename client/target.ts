import { type SourceControl, Uri, window, workspace } from 'vscode';
import type { Position } from 'vscode-languageclient';
import type { Node } from './views/nodes.ts';

/** An activity, or a decision, that a command is about. */
export interface Target {
  readonly uri: Uri;
  /** Its id, or a place in its entry. */
  readonly of: string | Position;
}

const isNode = (it: unknown): it is Node => typeof it === 'object' && it !== null && 'row' in it && 'uri' in it;

/** The line of a tree that a command was started on. */
export const nodeOf = (args: readonly unknown[]): Node | undefined => args.find(isNode);

/** The activity, or the decision, that a command was started on: a line of a tree, else where the cursor is. */
export function targetOf(args: readonly unknown[], what: 'activity' | 'decision' = 'activity'): Target | undefined {
  const node = nodeOf(args);
  const of = node?.row[what];
  if (node) return of === undefined ? undefined : { uri: node.uri, of };
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'opsplan') return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri, of: { line, character } };
}

/** The plan that a command was started on: a line of a tree, an address, else the editor in front. */
export function planOf(args: readonly unknown[]): Uri | undefined {
  const uri = nodeOf(args)?.uri ?? args.find(it => it instanceof Uri) ?? undefined;
  if (uri) return uri as Uri;
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'opsplan' ? document.uri : undefined;
}

/** The repository whose title in Source Control a command was started from. */
export const repositoryOf = (args: readonly unknown[]): Uri | undefined =>
  args.map(it => (it as Partial<SourceControl> | undefined)?.rootUri).find(it => it instanceof Uri);

/** What the file of a plan is called. */
export const nameOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** Opens a plan for the server without showing it: only of open texts it knows the version that an edit is for. */
export const openPlan = (uri: Uri) => workspace.openTextDocument(uri);
