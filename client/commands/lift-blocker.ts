import { perform } from '../acts.ts';
import { targetOf } from '../target.ts';
import { command, inPlan, onRows } from './command.ts';

export default command({
  id: 'liftBlocker',
  title: 'Lift Blocker',
  icon: 'debug-continue',
  palette: inPlan,
  places: [
    { menu: 'view/item/context', when: onRows('blocked'), group: 'inline@3' },
    { menu: 'view/item/context', when: onRows('blocked'), group: '2_status@4' },
  ],
  run: (port, ...args) => perform(port, targetOf(args), { do: 'unblock' }),
});
