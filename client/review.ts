import { Range, TextEditorRevealType, type Uri, window } from 'vscode';
import { offerAgain, offerUndo } from './edits.ts';
import type { Port } from './port.ts';
import { compare, counted, type Proposal, propose, write } from './ranks.ts';
import { choose, type Place } from './ranks-list.ts';
import { nameOf } from './target.ts';

/** Shows what reprioritizing plans would change, and writes it when the user says so. */
export async function review(port: Port, plans: readonly Uri[]): Promise<void> {
  const found = await Promise.all(plans.map(it => propose(port, it)));
  const proposals = found.filter(it => it !== undefined);
  if (!proposals.length) return sayUpToDate(plans);
  const shown = await compare(port, proposals);
  const chosen = await choose(proposals, place => reveal(shown, place));
  if (chosen?.do === 'look') {
    await compare(port, proposals, chosen.move);
    return;
  }
  await port.preview.close();
  if (chosen) await accept(port, proposals);
}

/** Writes ranks that were shown. */
export async function accept(port: Port, proposals: readonly Proposal[]): Promise<void> {
  const plans = proposals.map(it => it.document.uri);
  const undo = await write(port, proposals);
  if (!undo) return offerAgain(() => review(port, plans));
  const count = counted(proposals.reduce((sum, it) => sum + it.moves.length, 0));
  const where = plans.length === 1 ? nameOf(plans[0]!) : `${plans.length} plans`;
  offerUndo(`${count} written in ${where}.`, undo);
}

function sayUpToDate(plans: readonly Uri[]): void {
  const which =
    plans.length === 1 ? nameOf(plans[0]!) : plans.length === 2 ? 'both plans' : `all ${plans.length} plans`;
  void window.showInformationMessage(`The ranks of ${which} are up to date: nothing moves.`);
}

/** Brings the entry of a move into view, where the text that would be is open. */
function reveal(shown: readonly Uri[], { proposal, move }: Place): void {
  const editor = window.visibleTextEditors.find(it => String(it.document.uri) === String(shown[proposal]));
  const { line } = move.range.start;
  editor?.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.InCenterIfOutsideViewport);
}
