import { window } from 'vscode';
import { perform } from '../acts.ts';
import { targetOf } from '../target.ts';
import { command, inPlan, onRows } from './command.ts';

export default command({
  id: 'setBlocked',
  title: 'Set Blocked…',
  icon: 'circle-slash',
  palette: inPlan,
  places: [
    { menu: 'view/item/context', when: onRows('activity'), group: 'inline@3' },
    { menu: 'view/item/context', when: onRows('activity'), group: '2_status@4' },
  ],
  async run(port, ...args) {
    const target = targetOf(args);
    const title = 'Set Blocked';
    const need =
      target && (await ask(`${title} (1 of 2)`, 'What is needed to go on?', 'the client wording from legal'));
    if (target && need === undefined) return;
    const by =
      target && (await ask(`${title} (2 of 2)`, 'Who can lift it? Leave empty if nobody is known yet.', 'lu', true));
    if (target && by === undefined) return;
    await perform(port, target, { do: 'block', need: need ?? '', ...(by && { by }) });
  },
});

const ask = async (title: string, prompt: string, such: string, mayBeEmpty = false): Promise<string | undefined> => {
  const answer = await window.showInputBox({
    title,
    prompt,
    placeHolder: `For example: ${such}`,
    ignoreFocusOut: true,
    validateInput: text => (mayBeEmpty || text.trim() ? undefined : 'Say in a few words what is missing.'),
  });
  return answer?.trim();
};
