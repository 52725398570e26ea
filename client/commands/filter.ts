import type { Narrowing } from '../filter.ts';
import { type Command, command, type Place } from './command.ts';

const toggles: readonly (readonly [what: Narrowing, id: string, title: string])[] = [
  ['mine', 'Mine', 'Only Mine'],
  ['week', 'ThisWeek', 'Only This Week'],
  ['plan', 'ThisPlan', 'Only This Plan'],
];

/** In the menu of a filter that may be on, or in that of one that is. */
const off = (group: string, when = 'true'): Place[] => [{ menu: 'opsplan.filter', when, group }, ...on(group, when)];
const on = (group: string, when = 'true'): Place[] => [{ menu: 'opsplan.filtered', when, group }];

/** One command to turn each of them on, and one, with a mark, to turn it off: a line of such a menu has no other state. */
export default [
  ...toggles.flatMap(([what, id, title], i): Command[] => [
    command({
      id: `only${id}`,
      title,
      palette: `opsplan.plans > 0 && !opsplan.only.${what}`,
      places: off(`1_only@${i}`, `!opsplan.only.${what}`),
      run: ({ filter }) => filter.set(what, true),
    }),
    command({
      id: `notOnly${id}`,
      title: `✓ ${title}`,
      palette: `opsplan.only.${what}`,
      places: on(`1_only@${i}`, `opsplan.only.${what}`),
      run: ({ filter }) => filter.set(what, false),
    }),
  ]),
  command({
    id: 'clearFilter',
    title: 'Show Everything',
    palette: 'opsplan.filtered',
    places: on('2_clear@1'),
    run: ({ filter }) => filter.clear(),
  }),
  command({
    id: 'chooseMe',
    title: 'Say Who I Am…',
    palette: 'opsplan.plans > 0',
    places: off('3_me@1'),
    run: ({ filter }) => filter.ask(),
  }),
];
