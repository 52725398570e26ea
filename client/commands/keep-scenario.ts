import { isTold, whenTold } from '../told.ts';
import { command } from './command.ts';

/** Without an icon, so that its words stand in the title of the answer. */
export default command({
  id: 'keepScenario',
  title: 'Write Scenario',
  palette: isTold('keepScenario'),
  places: [{ menu: 'editor/title', when: whenTold('keepScenario'), group: 'navigation@2' }],
  async run({ teller: { front } }) {
    if (front?.next && 'keepScenario' in front.next) await front.next.keepScenario();
  },
});
