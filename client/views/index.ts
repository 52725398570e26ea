import { blockers, decisions, people, priorities, strategy } from '../../server/protocol.ts';
import type { View } from './tree.ts';

/** Every tree, in the order of the side bar. */
export const views: readonly View[] = [
  { id: 'priorities', name: 'Priorities', method: priorities, ordered: true },
  {
    id: 'blockers',
    name: 'Blockers',
    method: blockers,
    badge: count => (count === 1 ? '1 blocker' : `${count} blockers`),
  },
  { id: 'decisions', name: 'Decisions and Risks', method: decisions, closed: true },
  { id: 'people', name: 'People', method: people, across: true, closed: true },
  { id: 'strategy', name: 'Strategy', method: strategy, across: true, closed: true },
];

const help = 'Ops Plan checks operational plans as you type: owners, dates, blockers and priorities that hold.';
const noPlan = 'opsplan.state == running && opsplan.plans == 0';
const somePlan = 'opsplan.state == running && opsplan.plans > 0 && !opsplan.filtered';
/** What stands in an empty tree, under which condition. Blank lines part paragraphs; a link on its own line is a button. */
export const welcome: readonly { readonly view?: string; readonly when: string; readonly contents: string }[] = [
  {
    when: 'opsplan.state == stopped',
    contents:
      'The server has stopped. Your plans are safe; checks, views and fixes rest until it runs again.\n[Restart](command:opsplan.restart)\n[Show Output](command:opsplan.showOutput)',
  },
  {
    when: 'opsplan.state == running && opsplan.plans > 0 && opsplan.filtered',
    contents: 'Nothing here passes the filter that is set.\n[Show Everything](command:opsplan.clearFilter)',
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
  { view: 'decisions', when: noPlan, contents: 'What has to be decided, and what may go wrong, will stand here.' },
  { view: 'people', when: noPlan, contents: 'Who has how much to do, week by week, will stand here.' },
  {
    view: 'strategy',
    when: noPlan,
    contents: 'A strategy, and the plans that serve it, will stand here.\n[New Strategy](command:opsplan.newStrategy)',
  },
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
  {
    view: 'decisions',
    when: somePlan,
    contents:
      'No decision is open, and no risk is noted. A question that holds work up, with one person who answers it by a day, belongs here.\n[Add a Decision](command:opsplan.addDecision)',
  },
  {
    view: 'people',
    when: somePlan,
    contents:
      'No plan here names anybody yet. Give each activity one owner. List who works here under `people:`, with hours a week and leave, to see what is promised twice.',
  },
  {
    view: 'strategy',
    when: somePlan,
    contents:
      'No plan here is a strategy. One says where you want to be in one or two years; the plans of each quarter say what they serve in it.\n[New Strategy](command:opsplan.newStrategy)',
  },
];

/** Menus that open from a button in the head of each tree. The one that is filled says that a filter is on. */
export const submenus: readonly {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly when: string;
}[] = [
  { id: 'filter', label: 'Filter', icon: 'filter', when: 'opsplan.plans > 0 && !opsplan.filtered' },
  { id: 'filtered', label: 'Filter (on)', icon: 'filter-filled', when: 'opsplan.plans > 0 && opsplan.filtered' },
];
