import { window } from 'vscode';
import { type Act, type ActParams, type ActResult, act } from '../server/protocol.ts';
import { apply, offerAgain } from './edits.ts';
import type { Port } from './port.ts';
import { openPlan, type Target } from './target.ts';

/** What is to be done after an act that was done. */
export type Afterwards = Extract<ActResult, { edit: unknown }>;

/** Does something to an activity or a decision: one edit, one step to undo. Says why where it cannot be done, and gives nothing then. */
export async function perform(port: Port, target: Target | undefined, what: Act): Promise<Afterwards | undefined> {
  if (!target) {
    window.showInformationMessage('Put the cursor into an activity first, or choose one in the tree.');
    return undefined;
  }
  await openPlan(target.uri);
  const params: ActParams = { uri: String(target.uri), of: target.of, act: what };
  const result = await port.link.ask<ActResult>(act, params);
  if ('refused' in result) {
    window.showWarningMessage(result.refused);
    return undefined;
  }
  return (await apply(port.link, result.edit)) ? result : offerAgain(() => perform(port, target, what));
}
