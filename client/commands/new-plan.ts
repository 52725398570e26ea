import { askForPlan } from '../new-plan.ts';
import { command } from './command.ts';

export default command({
  id: 'newPlan',
  title: 'New Plan…',
  icon: 'new-file',
  palette: 'true',
  places: [
    { menu: 'view/title', when: 'view =~ /^opsplan\\./', group: '2_plan' },
    { menu: 'file/newFile', when: 'true', group: 'file' },
  ],
  run: port => askForPlan(port),
});
