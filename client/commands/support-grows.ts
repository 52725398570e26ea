import { window } from 'vscode';
import { begin, tellWhatIf } from '../what-if.ts';
import { command } from './command.ts';

const title = 'Support Load of All Plans Grows by … %';
export default command({
  id: 'supportGrows',
  title,
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  async run(port, ...args) {
    const begun = await begin(port, args, title);
    if (!begun) return;
    const text = await window.showInputBox({
      title,
      prompt: 'By how many percent does all continuous load grow?',
      value: '30',
      ignoreFocusOut: true,
      validateInput: it => (/^-?\d{1,3}$/.test(it.trim()) && Number(it) ? undefined : 'A whole number, such as 30.'),
    });
    if (text !== undefined) await tellWhatIf(port, begun.asked, { what: 'grows', percent: Number(text) });
  },
});
