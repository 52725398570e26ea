import type { Week } from '../../../server/protocol.ts';
import { short as dayName } from '../page/days.ts';
import { type Column, newTable, type Table } from '../page/table.ts';
import type { App } from './app.ts';
import { beyond, free, type Line, share, short } from './rows.ts';
import { hours } from './words.ts';

/** One week of one row. */
export interface Cell {
  readonly line: Line;
  readonly week: Week;
  readonly n: number;
}

/** The same as a table: a row for each week. */
export function newWeekTable(app: App): Table<Cell> {
  const amount = (id: string, title: string, of: (it: Week) => number): Column<Cell> => ({
    id,
    title,
    says: ({ week }) => hours(of(week)),
    order: ({ week }) => of(week),
  });
  const columns: readonly Column<Cell>[] = [
    { id: 'name', title: 'Who', says: it => it.line.name, order: it => it.line.name.toLowerCase() },
    { id: 'week', title: 'Week of', says: it => dayName(it.week.from, app.today), order: it => it.week.from },
    amount('project', 'Project', it => it.project),
    amount('support', 'Support', it => it.support),
    amount('recurring', 'Recurring', it => it.recurring),
    amount('leave', 'Leave', it => it.leave),
    amount('free', 'Free', free),
    amount('limit', 'Ceiling', it => it.limit),
    {
      id: 'share',
      title: 'Used',
      says: ({ week }) => (share(week) === undefined ? '' : `${share(week) === Infinity ? '∞' : share(week)} %`),
      order: ({ week }) => share(week),
    },
    amount('short', 'Too much by deadlines', short),
    amount('beyond', 'Too much by forecast', beyond),
  ];
  return newTable('Capacity by week', columns, {
    open({ line, n }) {
      app.view.table = false;
      app.changed();
      app.choose(line.key, n, true);
    },
    sort(by) {
      app.view.sort = by;
      app.changed();
    },
  });
}
