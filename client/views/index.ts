import { blockers, priorities } from '../../server/protocol.ts';
import type { View } from './tree.ts';

/** Every tree, in the order of the side bar. */
export const views: readonly View[] = [
  { id: 'priorities', name: 'Priorities', method: priorities },
  {
    id: 'blockers',
    name: 'Blockers',
    method: blockers,
    badge: count => (count === 1 ? '1 blocker' : `${count} blockers`),
  },
];

const help = 'Ops Plan checks operational plans as you type: owners, dates, blockers and priorities that hold.';
const noPlan = 'opsplan.state == running && opsplan.plans == 0';
const somePlan = 'opsplan.state == running && opsplan.plans > 0';
/** What stands in an empty tree, under which condition. Blank lines part paragraphs; a link on its own line is a button. */
export const welcome: readonly { readonly view?: string; readonly when: string; readonly contents: string }[] = [
  {
    when: 'opsplan.state == stopped',
    contents:
      'The server has stopped. Your plans are safe; checks, views and fixes rest until it runs again.\n[Restart](command:opsplan.restart)\n[Show Output](command:opsplan.showOutput)',
  },
  {
    view: 'priorities',
    when: `${noPlan} && workbenchState == empty`,
    contents: `${help}\n[Open Folder](command:workbench.action.files.openFolder)\n[New Plan](command:opsplan.newPlan)\n[Open a Sample](command:opsplan.openSample)`,
  },
  {
    view: 'priorities',
    when: `${noPlan} && workbenchState != empty`,
    contents: `There is no plan in this folder yet. ${help}\n[New Plan](command:opsplan.newPlan)\n[Open a Sample](command:opsplan.openSample)`,
  },
  { view: 'blockers', when: noPlan, contents: 'What holds your plans up will stand here.' },
  {
    view: 'priorities',
    when: somePlan,
    contents:
      'There is nothing to rank: no plan here has open work that is done once.\n[New Plan](command:opsplan.newPlan)',
  },
  {
    view: 'blockers',
    when: somePlan,
    contents:
      'Nothing holds your plans up: no activity is blocked, waits for a decision, or is late while others wait for it.',
  },
];
