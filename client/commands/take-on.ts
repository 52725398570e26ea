import { window } from 'vscode';
import { askDay, begin, tellWhatIf } from '../what-if.ts';
import { command } from './command.ts';

const title = 'Can We Take This On?';
export default command({
  id: 'takeOn',
  title,
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  async run(port, ...args) {
    const begun = await begin(port, args, title);
    if (!begun) return;
    const { asked, found } = begun;
    const what = await window.showInputBox({
      title: `${title} (1 of 4): the work`,
      prompt: 'What is to be done?',
      placeHolder: 'For example: Move the shop of a new client',
      ignoreFocusOut: true,
      validateInput: it => (it.trim() ? undefined : 'Say what is to be done.'),
    });
    if (what === undefined) return;
    const effort = await window.showInputBox({
      title: `${title} (2 of 4): how much`,
      prompt: 'How much work is it?',
      value: '20d',
      ignoreFocusOut: true,
      validateInput: it =>
        /^\d{1,4}(?:\.\d+)?[hdw](?:\.\.\d{1,4}(?:\.\d+)?[hdw])?$/.test(it) ? undefined : 'Such as 20d, or 15d..30d.',
    });
    if (effort === undefined) return;
    const due = await askDay(`${title} (3 of 4): by when`, 'By which day is it to be done?', found);
    if (due === undefined) return;
    const skills = found.skills.length
      ? await window.showQuickPick([...found.skills], {
          title: `${title} (4 of 4): the skills that it asks for`,
          canPickMany: true,
          ignoreFocusOut: true,
        })
      : [];
    if (skills) await tellWhatIf(port, asked, { what: 'take on', title: what, effort, due, skills });
  },
});
