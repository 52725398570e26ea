import { distance, later, short } from '../page/days.ts';
import { type Column, newTable, type Table } from '../page/table.ts';
import { type App, baselineOf, open } from './app.ts';
import { type Placed, wordOf } from './lanes.ts';

/** The timeline as a table. */
export function newBarTable(app: App): Table<Placed> {
  const day = (id: string, title: string, of: (it: Placed) => number | undefined): Column<Placed> => ({
    id,
    title,
    says: it => (of(it) === undefined ? '' : short(of(it)!, app.today)),
    order: of,
  });
  const word = (id: string, title: string, of: (it: Placed) => string): Column<Placed> => ({
    id,
    title,
    says: of,
    order: it => of(it).toLowerCase() || undefined,
  });
  const isOpen = ({ bar }: Placed): boolean => bar.kind === 'work' && bar.state !== 'done';
  const columns: readonly Column<Placed>[] = [
    word('title', 'What', it => it.bar.label),
    word('owner', 'Owner', it => it.bar.owner ?? ''),
    word('state', 'State', it => wordOf(it.bar)),
    day('start', 'Start', it => it.bar.start),
    {
      ...day('finish', 'Finish', it => it.bar.finish),
      says: it => (it.bar.finish !== undefined ? short(it.bar.finish, app.today) : isOpen(it) ? 'never' : ''),
    },
    day('p80', 'In 4 of 5 cases by', it => (isOpen(it) ? it.bar.p80 : undefined)),
    day('due', 'Due', it => it.bar.due),
    {
      id: 'early',
      title: 'Distance',
      says: it => (it.bar.early === undefined ? '' : distance(it.bar.early)),
      order: it => it.bar.early,
    },
    { ...day('was', 'Baseline', it => it.bar.was?.finish), shown: () => !!baselineOf(app) },
    {
      id: 'variance',
      title: 'Variance',
      says: it => (it.bar.variance === undefined ? '' : later(it.bar.variance)),
      order: it => it.bar.variance,
      shown: () => !!baselineOf(app),
    },
    word('critical', 'Critical', it => (it.bar.critical ? 'critical' : '')),
    word('plan', 'Plan', it => it.plan),
  ];
  return newTable('Timeline: forecast and due dates', columns, {
    open,
    sort(by) {
      app.view.sort = by;
      app.changed();
    },
  });
}
