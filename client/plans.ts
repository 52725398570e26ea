import { Uri, window } from 'vscode';
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
