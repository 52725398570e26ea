import { commands, window } from 'vscode';
import { type Act, type ActParams, type ActResult, act } from '../server/protocol.ts';
import { offerAgain, offerUndo, write } from './edits.ts';
import type { Port } from './port.ts';
import { openPlan, type Target } from './target.ts';

/** What is to be done after an act that was done. */
export type Afterwards = Extract<ActResult, { edit: unknown }>;

/** Does something to an activity or a decision: one edit, one step to undo. Says what was done, or why it cannot be, and gives nothing then. */
export async function perform(port: Port, target: Target | undefined, what: Act): Promise<Afterwards | undefined> {
  if (!target) {
    window.showInformationMessage('Put the cursor into an activity first, or choose one in the tree.');
    return undefined;
  }
  const result = await tryOut(port, target, what);
  if (!result) return undefined;
  const undo = await write(port.link, result.edit);
  if (!undo) return offerAgain(() => perform(port, target, what));
  // In a tree the line is gone with that, and another one is under the mouse.
  const { says, moved = 0 } = result;
  if (moved) offerUndo(`${says} ${outdated(moved)}`, undo, reviewOf(target));
  else offerUndo(says, undo);
  return result;
}

/** Works out an act without doing it. Says why where it cannot be done, and gives nothing then. */
export async function tryOut({ link }: Port, { uri, of }: Target, what: Act): Promise<Afterwards | undefined> {
  await openPlan(uri);
  const result = await link.ask<ActResult>(act, { uri: String(uri), of, act: what } satisfies ActParams);
  if (!('refused' in result)) return result;
  window.showWarningMessage(result.refused);
  return undefined;
}

/** Nothing else is written unasked. */
const outdated = (moved: number): string =>
  moved === 1 ? '1 other written rank is out of date now.' : `${moved} other written ranks are out of date now.`;
const reviewOf = ({ uri }: Target) => ({
  title: 'Reprioritize…',
  run: () => commands.executeCommand('opsplan.reprioritize', uri),
});
