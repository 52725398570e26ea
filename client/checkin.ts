import { commands, env, type Uri, window, workspace } from 'vscode';
import { type CheckinParams, type CheckinResult, checkin } from '../server/protocol.ts';
import type { Port } from './port.ts';

const copy = 'Copy as Markdown';
const next = 'Reprioritize…';

/** Shows a check-in as a document to read and to copy, and offers the next step: what reprioritizing would move. */
export async function showCheckin(port: Port, params: CheckinParams): Promise<void> {
  const result = await window.withProgress({ location: { viewId: 'opsplan.priorities' } }, () =>
    port.link.ask<CheckinResult>(checkin, params),
  );
  if ('refused' in result) return void window.showWarningMessage(result.refused);
  const { title, text, moves, plans } = result;
  await window.showTextDocument(port.preview.tell(title, text, plans), { preview: true });
  void offerNext(title, text, moves);
}
async function offerNext(title: string, text: string, moves: number): Promise<void> {
  const chosen = await window.showInformationMessage(title, copy, ...(moves ? [next] : []));
  if (chosen === copy) await copyText(text);
  if (chosen === next) await commands.executeCommand('opsplan.reprioritize');
}

/** Copies the check-in that is shown. */
export async function copyCheckin(shown: Uri): Promise<void> {
  await copyText((await workspace.openTextDocument(shown)).getText());
}
async function copyText(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage('$(check) The check-in is in the clipboard, as Markdown', 8000);
}
