import { command } from './command.ts';

export default command({
  id: 'openCapacity',
  title: 'Open Capacity',
  icon: 'graph',
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  places: [{ menu: 'view/title', when: 'view == opsplan.priorities && opsplan.plans > 0', group: '1_pages@2' }],
  run: ({ panels }) => panels.get('capacity')!.show(),
});
