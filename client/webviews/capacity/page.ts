import type { PlanCapacity } from '../../../server/protocol.ts';
import { button, choice, filters, space, toggle } from '../page/controls.ts';
import { element } from '../page/element.ts';
import { drawEmpty, newEmpty, newPlan, type Said } from '../page/empty.ts';
import { listen, remember, tell } from '../page/host.ts';
import { newApp, spans } from './app.ts';
import { newDetail } from './detail.ts';
import { newGrid } from './grid.ts';
import { newHelp } from './help.ts';
import { groupings, linesOf } from './rows.ts';
import { newWeekTable } from './table.ts';

const nothing: { help: string; none: Said } = {
  help: 'Its people will stand here by week: what they do, when they are away, and what is free.',
  none: ['Nobody is named in the plans here: who owns work, or stands under "people", is told of by week.', newPlan],
};
const app = newApp();
const { view } = app;
const grid = newGrid(app);
const detail = newDetail(app);
const table = newWeekTable(app);
const help = newHelp();
const empty = newEmpty();
const set = (what: 'by' | 'weeks') => (it: string) => {
  view[what] = it;
  app.changed();
};
const controls = [
  choice('Rows by', groupings, () => view.by, set('by')),
  choice('Over', spans, () => view.weeks, set('weeks')),
];
const only = filters(what => !!app.rows?.filter[what]);
const tabular = toggle('Table', 'The same as a table (T)', () => view.table, toggleTable);
const toggleHelp = (): void => (help.open ? help.close() : help.showModal());
const tools = element(
  'div',
  { attributes: { class: 'tools', role: 'toolbar', 'aria-label': 'Capacity' } },
  ...controls.map(it => it.root),
  space(),
  ...only.map(it => it.root),
  space(),
  tabular.root,
  button('?', 'Keys and signs (?)', toggleHelp),
);
document.body.append(
  element('header', {}, element('h1', {}, 'Capacity by week, by the forecast'), tools),
  element('main', {}, grid.root, table.root, empty),
  detail.root,
  help,
);

function changed(): void {
  const plans = app.rows?.plans ?? [];
  app.today = plans[0]?.today ?? app.today;
  app.lines = linesOf(plans, view.by);
  app.count = Number.parseInt(view.weeks, 10) || 13;
  view.week = Math.min(view.week, app.count - 1);
  const isEmpty = drawEmpty(empty, app.rows, plans.length, app.lines.length, nothing);
  grid.root.hidden = isEmpty || view.table;
  table.root.hidden = isEmpty || !view.table;
  for (const it of [...controls, ...only, tabular]) it.draw();
  if (!table.root.hidden)
    table.draw(
      app.lines.flatMap(line => line.weeks.slice(0, app.count).map((week, n) => ({ line, week, n }))),
      view.sort,
    );
  redraw();
}
function redraw(): void {
  detail.draw();
  if (!grid.root.hidden) grid.draw();
  remember(view);
}
function toggleTable(): void {
  view.table = !view.table;
  changed();
  if (view.table) table.focus(undefined);
  else grid.cell(view.line, view.week)?.focus();
}

app.changed = changed;
app.choose = (line, week, isFocused = false) => {
  view.line = line;
  view.week = week;
  redraw();
  grid.reveal(line, week);
  redraw();
  if (isFocused) grid.cell(line, week)?.focus({ preventScroll: true });
};

/** Where an arrow key leads. */
function step(key: string): boolean {
  const i = app.lines.findIndex(it => it.key === view.line);
  const by = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    Home: [0, -99],
    End: [0, 99],
  }[key];
  if (!by || view.table) return false;
  const line = app.lines[Math.max(0, Math.min(app.lines.length - 1, i + by[0]!))];
  const week = i < 0 ? 0 : Math.max(0, Math.min(app.count - 1, view.week + by[1]!));
  if (line) app.choose(line.key, week, true);
  return true;
}
/** Opens the work that takes most of the chosen week, or the person. */
function openChosen(): boolean {
  const line = app.lines.find(it => it.key === view.line);
  const [most] = [...(line?.weeks[view.week]?.works ?? [])].sort((a, b) => b[1] - a[1]);
  const work = most && line?.works[most[0]];
  if (work) tell({ is: 'open', uri: work.uri, ...work.range.start });
  else if (line?.at) tell({ is: 'open', ...line.at });
  return true;
}

document.addEventListener('keydown', event => {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest('select, dialog')) return;
  const isCell = !!target.closest('.cell');
  const keys: Record<string, () => unknown> = {
    t: toggleTable,
    '?': toggleHelp,
    ...(isCell && { enter: openChosen }),
    ...(view.line && { escape: () => app.choose('', 0) }),
  };
  const run = keys[event.key.toLowerCase()];
  if (run) run();
  else if (target.closest('button, .detail') || !step(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
});
grid.root.addEventListener('click', event => {
  const cell = (event.target as Element).closest<HTMLElement>('.cell');
  if (cell) app.choose(cell.dataset.line!, Number(cell.dataset.week), true);
});
grid.root.addEventListener('dblclick', event => {
  if ((event.target as Element).closest('.cell')) openChosen();
});
grid.root.addEventListener('scroll', () => requestAnimationFrame(grid.draw));
window.addEventListener('resize', () => changed());
listen<PlanCapacity>(it => {
  if (it.is !== 'rows') return;
  app.rows = it;
  changed();
});
changed();
tell({ is: 'ready' });
