import { perform } from '../acts.ts';
import { targetOf } from '../target.ts';
import { command, inPlan, onRows } from './command.ts';

export default command({
  id: 'setToDo',
  title: 'Set To Do',
  palette: inPlan,
  places: [{ menu: 'view/item/context', when: onRows('activity', 'done'), group: '2_status@3' }],
  run: (port, ...args) => perform(port, targetOf(args), { do: 'reopen' }),
});
