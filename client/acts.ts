import { window } from 'vscode';
import { type Act, type ActParams, type ActResult, act } from '../server/protocol.ts';
import { apply, offerAgain } from './edits.ts';
import type { Port } from './port.ts';
import { openPlan, type Target } from './target.ts';

/** Does something to an activity: one edit, one step to undo. Says why where it cannot be done. */
export async function perform(port: Port, target: Target | undefined, what: Act): Promise<void> {
  if (!target)
    return void window.showInformationMessage('Put the cursor into an activity first, or choose one in the tree.');
  await openPlan(target.uri);
  const params: ActParams = { uri: String(target.uri), activity: target.of, act: what };
  const result = await port.link.ask<ActResult>(act, params);
  if ('refused' in result) return void window.showWarningMessage(result.refused);
  if (!(await apply(port.link, result.edit))) await offerAgain(() => perform(port, target, what));
}
