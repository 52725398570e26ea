import { command, inPlan } from './command.ts';

export default command({
  id: 'openTimeline',
  title: 'Open Timeline',
  icon: 'calendar',
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  places: [
    { menu: 'editor/title', when: inPlan, group: 'navigation@11' },
    { menu: 'view/title', when: 'view == opsplan.priorities && opsplan.plans > 0', group: 'navigation@2' },
  ],
  run: ({ panels }) => panels.get('timeline')!.show(),
});
