import { env, window } from 'vscode';
import { type PasteParams, type PasteResult, pasteTable } from '../../server/protocol.ts';
import { apply, offerAgain } from '../edits.ts';
import type { Port } from '../port.ts';
import { command, inPlan } from './command.ts';

export default command({
  id: 'pasteTable',
  title: 'Paste Table as Activities',
  palette: inPlan,
  run: paste,
});

async function paste(port: Port): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'opsplan')
    return void window.showInformationMessage('Open a plan first, and put the cursor where the activities shall go.');
  const { line, character } = editor.selection.active;
  const text = await env.clipboard.readText();
  const params: PasteParams = { uri: String(editor.document.uri), text, position: { line, character } };
  const result = await port.link.ask<PasteResult | null>(pasteTable, params);
  if (!result) return;
  if ('refused' in result) return void window.showWarningMessage(result.refused);
  if (!(await apply(port.link, result.edit))) return offerAgain(() => paste(port));
  const added = result.count === 1 ? '1 activity was added.' : `${result.count} activities were added.`;
  const left = result.left === 1 ? '1 value could' : `${result.left} values could`;
  window.showInformationMessage(result.left ? `${added} ${left} not be read for sure; look for the comments.` : added);
}
