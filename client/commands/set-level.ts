import { window } from 'vscode';
import type { LevelChoice } from '../../server/protocol.ts';
import { apply } from '../edits.ts';
import { command } from './command.ts';

export default command({
  id: 'setLevel',
  title: 'Change the Level of a Rule…',
  // A quick fix starts it, with what may be chosen.
  palette: false,
  async run(port, ...args) {
    const [rule, choices] = args as [string, readonly LevelChoice[]];
    const lines = choices.map(it => ({ label: it.level, description: says[it.level] ?? '', it }));
    const title = `Level of ${rule} in This Plan`;
    const chosen = await window.showQuickPick(lines, { title, placeHolder: 'How grave is it here?' });
    if (chosen && !(await apply(port.link, chosen.it.edit)))
      window.showWarningMessage('The plan has changed in the meantime, so nothing was written.');
  },
});

const says: Readonly<Record<string, string>> = {
  off: 'nothing is said of it',
  hint: 'three dots under it, no more',
  info: 'worth knowing',
  warning: 'somebody should look at it',
  error: 'the plan does not hold',
};
