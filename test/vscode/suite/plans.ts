import { commands, extensions, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { Port } from '../../../client/port.ts';
import type { Node } from '../../../client/views/nodes.ts';
import { until } from './until.ts';

/** The extension, awake, with its server running. */
export async function awake(): Promise<Port> {
  const port = (await extensions.getExtension<Port>('opsplan.opsplan')!.activate()) as Port;
  await until('the server runs', () => port.link.state === 'running');
  return port;
}

const folder = (): Uri => workspace.workspaceFolders![0]!.uri;
export const inFolder = (name: string): Uri => Uri.joinPath(folder(), name);

/** Writes a plan into the folder. */
export async function write(text: string, name: string): Promise<Uri> {
  const uri = inFolder(name);
  await workspace.fs.writeFile(uri, Buffer.from(text));
  return uri;
}
/** Writes a plan and shows it. */
export async function open(text: string, name: string): Promise<TextDocument> {
  const uri = await write(text, name);
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return document;
}

/** Types in place of a text that stands in the document once. */
export async function type(document: TextDocument, before: string, after: string): Promise<void> {
  const at = document.getText().indexOf(before);
  if (at < 0) throw new Error(`There is no ${JSON.stringify(before)} in the text.`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(at), document.positionAt(at + before.length)), after);
  await workspace.applyEdit(edit);
}
export const undo = (): Thenable<unknown> => commands.executeCommand('undo');

/** Takes back whatever was typed, and closes all editors. */
export async function closeAll(): Promise<void> {
  while (window.tabGroups.all.some(it => it.tabs.length)) {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** The line of a tree that shows an activity of a plan. */
export function lineOf(port: Port, tree: string, uri: Uri, activity: string): Node | undefined {
  const nodes = [...port.trees.get(tree)!.forest.nodes.values()];
  return nodes.find(it => String(it.uri) === String(uri) && it.row.activity === activity);
}
