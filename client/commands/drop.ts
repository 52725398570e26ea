import { window } from 'vscode';
import { perform } from '../acts.ts';
import { targetOf } from '../target.ts';
import { command, inPlan, onRows } from './command.ts';

export default command({
  id: 'drop',
  title: 'Drop Activity…',
  palette: inPlan,
  places: [{ menu: 'view/item/context', when: onRows('activity', 'blocked'), group: '3_drop@1' }],
  async run(port, ...args) {
    const target = targetOf(args);
    const because =
      target &&
      (await window.showInputBox({
        title: 'Drop Activity',
        prompt: 'Why is it dropped? The reason stays in the plan.',
        ignoreFocusOut: true,
        validateInput: text => (text.trim() ? undefined : 'Say in a few words why.'),
      }));
    if (!target || because !== undefined) await perform(port, target, { do: 'drop', because: because?.trim() ?? '' });
  },
});
