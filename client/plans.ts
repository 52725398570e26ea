import { Uri, window, workspace } from 'vscode';
import { type Count, counts } from '../server/protocol.ts';
import type { Port } from './port.ts';
import { nameOf } from './target.ts';

/** Every plan that the server knows. */
export const knownPlans = async ({ link }: Port): Promise<Uri[]> =>
  (await link.ask<Count[]>(counts, {})).map(it => Uri.parse(it.uri, true));

/** The only plan, or the one that is chosen. */
export async function choosePlan(port: Port, title: string): Promise<Uri | undefined> {
  const plans = await knownPlans(port);
  if (plans.length < 2) return plans[0];
  const lines = plans.map(it => ({ label: nameOf(it), it }));
  return (await window.showQuickPick(lines, { title, placeHolder: 'In which plan?', ignoreFocusOut: true }))?.it;
}

/** Any plan of the only folder that has some, or of the one that is chosen: for what is asked of all plans of a folder. */
export async function choosePlanOfFolder(port: Port, title: string): Promise<Uri | undefined> {
  const first = new Map<string, { label: string; it: Uri }>();
  for (const it of await knownPlans(port)) {
    const folder = workspace.getWorkspaceFolder(it);
    const key = String(folder?.uri ?? '');
    if (!first.has(key)) first.set(key, { label: folder?.name ?? nameOf(it), it });
  }
  const lines = [...first.values()];
  if (lines.length < 2) return lines[0]?.it;
  return (await window.showQuickPick(lines, { title, placeHolder: 'In which folder?', ignoreFocusOut: true }))?.it;
}
