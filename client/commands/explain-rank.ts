import { window } from 'vscode';
import { type Why, type WhyParams, why } from '../../server/protocol.ts';
import { openPlan, targetOf } from '../target.ts';
import { command, inPlan, onRows } from './command.ts';

export default command({
  id: 'explainRank',
  title: 'Explain Rank',
  palette: inPlan,
  places: [{ menu: 'view/item/context', when: onRows('activity', 'blocked'), group: '1_open@2' }],
  async run(port, ...args) {
    const target = targetOf(args);
    if (!target)
      return void window.showInformationMessage('Put the cursor into an activity first, or choose one in the tree.');
    await openPlan(target.uri);
    const found = await port.link.ask<Why | null>(why, { uri: String(target.uri), of: target.of } satisfies WhyParams);
    if (!found)
      return void window.showInformationMessage(
        'This has no rank: only open activities that are done once are ranked, no recurring or continuous work.',
      );
    const detail = [found.sentence, '', 'Worked out:', ...found.arithmetic.map(it => `•  ${it}`)].join('\n');
    await window.showInformationMessage(found.title, { modal: true, detail });
  },
});
