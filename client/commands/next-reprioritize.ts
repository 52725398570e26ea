import { review } from '../review.ts';
import { isTold, whenTold } from '../told.ts';
import { command } from './command.ts';

/** Without an icon, so that its words stand in the title of the check-in. */
export default command({
  id: 'nextReprioritize',
  title: 'Next: Reprioritize…',
  palette: isTold('reprioritize'),
  places: [{ menu: 'editor/title', when: whenTold('reprioritize'), group: 'navigation@2' }],
  async run(port) {
    const next = port.teller.front?.next;
    if (next && 'reprioritize' in next) await review(port, next.reprioritize);
  },
});
