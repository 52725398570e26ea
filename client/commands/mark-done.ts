import { perform } from '../acts.ts';
import { targetOf } from '../target.ts';
import { command, inPlan, onRows } from './command.ts';

export default command({
  id: 'markDone',
  title: 'Mark Done',
  icon: 'check',
  palette: inPlan,
  places: [
    { menu: 'view/item/context', when: onRows('activity', 'blocked'), group: 'inline@2' },
    { menu: 'view/item/context', when: onRows('activity', 'blocked'), group: '2_status@1' },
  ],
  run: (port, ...args) => perform(port, targetOf(args), { do: 'finish' }),
});
