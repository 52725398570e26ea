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
    const begun = await begin(port, args, title);
    if (!begun) return;
    const { asked, found } = begun;
    const { uri } = asked;
    const name = await pick(found.scenarios, title, 'No plan has a scenario yet. "Someone Leaves…" writes one.');
    if (name === undefined) return;
    await port.shown.show(uri, name);
    const compare = 'Compare with Today';
    const chosen = await window.showInformationMessage(
      `Problems and trees are shown as of "${name}". The status bar leads back to today.`,
      compare,
    );
    if (chosen) await tellWhatIf(port, asked, { what: 'scenario', name });
  },
});
