import { perform } from '../acts.ts';
import { targetOf } from '../target.ts';
import { command, inPlan, onRows } from './command.ts';

export default command({
  id: 'setInProgress',
  title: 'Set In Progress',
  palette: inPlan,
  places: [{ menu: 'view/item/context', when: onRows('activity'), group: '2_status@2' }],
  run: (port, ...args) => perform(port, targetOf(args), { do: 'start' }),
});
