import { askForPlan } from '../new-plan.ts';
import { command } from './command.ts';

export default command({
  id: 'newStrategy',
  title: 'New Strategy…',
  palette: 'true',
  places: [{ menu: 'view/title', when: 'view == opsplan.strategy', group: '2_plan' }],
  run: port => askForPlan(port, 'strategy'),
});
