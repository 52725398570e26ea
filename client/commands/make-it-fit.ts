import { window } from 'vscode';
import { type FitRow, fit, type WhyParams } from '../../server/protocol.ts';
import { apply, offerAgain } from '../edits.ts';
import type { Port } from '../port.ts';
import { openPlan, type Target, targetOf } from '../target.ts';
import { command, inPlan, onRows } from './command.ts';

export default command({
  id: 'makeItFit',
  title: 'What Would Make It Fit?',
  palette: inPlan,
  places: [{ menu: 'view/item/context', when: onRows('activity', 'blocked'), group: '1_open@3' }],
  run: (port, ...args) => offer(port, targetOf(args)),
});

/** The changes that reach a deadline, each with the day; the one that is chosen is made, as one step to undo. */
async function offer(port: Port, target: Target | undefined): Promise<void> {
  if (!target)
    return void window.showInformationMessage('Put the cursor into an activity first, or choose one in the tree.');
  await openPlan(target.uri);
  const params: WhyParams = { uri: String(target.uri), of: target.of };
  const found = await port.link.ask<FitRow[]>(fit, params);
  if (!found.length)
    return void window.showInformationMessage(
      'The forecast reaches this deadline, or there is none, or no single change reaches it.',
    );
  const lines = found.map(it => ({ label: it.title, description: it.says, it }));
  const chosen = await window.showQuickPick(lines, {
    title: 'What would make it fit, the smallest change first',
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (chosen && !(await apply(port.link, chosen.it.edit))) await offerAgain(() => offer(port, target));
}
