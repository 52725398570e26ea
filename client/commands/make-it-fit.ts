import { window } from 'vscode';
import { type FitRow, fit, type WhyParams } from '../../server/protocol.ts';
import { offerAgain, offerUndo, placesOf, showLine, write } from '../edits.ts';
import type { Port } from '../port.ts';
import { nameOf, openPlan, type Target, targetOf } from '../target.ts';
import { command, inPlan, onRows } from './command.ts';

export default command({
  id: 'makeItFit',
  title: 'What Would Make It Fit?',
  palette: inPlan,
  places: [{ menu: 'view/item/context', when: onRows('activity', 'blocked'), group: '1_open@3' }],
  run: (port, ...args) => offer(port, targetOf(args)),
});

/** The changes that reach a deadline, each with the day; the one that is chosen is made and shown. */
async function offer(port: Port, target: Target | undefined): Promise<void> {
  if (!target)
    return void window.showInformationMessage('Put the cursor into an activity first, or choose one in the tree.');
  await openPlan(target.uri);
  const params: WhyParams = { uri: String(target.uri), of: target.of };
  const found = await port.link.ask<FitRow[]>(fit, params);
  if (!found[0])
    return void window.showInformationMessage(
      'The forecast reaches this deadline, or there is none, or no single change reaches it.',
    );
  const lines = found.map(it => ({ label: it.title, detail: it.says, it }));
  const chosen = await window.showQuickPick(lines, {
    title: `What would finish ${found[0].deadline}?`,
    placeHolder: 'The smallest change comes first. What you choose is written into the plans, and can be taken back.',
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  if (!chosen) return;
  const { edit, title } = chosen.it;
  const undo = await write(port.link, edit);
  if (!undo) return offerAgain(() => offer(port, target));
  const places = placesOf(edit);
  // The plan that was asked about stands behind the others that it takes.
  const shown = places.find(it => String(it.uri) === String(target.uri)) ?? places[0];
  if (shown) await showLine(shown);
  offerUndo(`${title}. Written in ${places.map(it => nameOf(it.uri)).join(' and ')}.`, undo);
}
