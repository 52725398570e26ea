import { window } from 'vscode';
import { begin, pick, tellWhatIf } from '../what-if.ts';
import { command } from './command.ts';

const title = 'Show as of Scenario…';
export default command({
  id: 'showAsOf',
  title,
  icon: 'history',
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  async run(port, ...args) {
    const asked = await begin(port, args, title);
    if (!asked) return;
    const { uri, found } = asked;
    const name = await pick(found.scenarios, title, 'No plan has a scenario yet. "Someone Leaves…" writes one.');
    if (name === undefined) return;
    await port.shown.show(uri, name);
    const compare = 'Compare with Today';
    const chosen = await window.showInformationMessage(
      `Problems and trees are shown as of "${name}". The status bar leads back to today.`,
      compare,
    );
    if (chosen) await tellWhatIf(port, uri, { what: 'scenario', name });
  },
});
