import type { PlanTimeline } from '../../../server/protocol.ts';
import { short } from '../page/days.ts';
import { element, text } from '../page/element.ts';
import { drawEmpty, newEmpty, newPlan, type Said } from '../page/empty.ts';
import { listen, remember, tell } from '../page/host.ts';
import { dayAt, xOf, zoomed } from '../page/scale.ts';
import { baselineOf, derive, newApp, takeFont } from './app.ts';
import { drawCard, newCard } from './card.ts';
import { newChart } from './chart.ts';
import { newDetail } from './detail.ts';
import { listenToMouse } from './drag.ts';
import { newHelp } from './help.ts';
import { listenToKeys } from './keys.ts';
import { newMoving } from './moving.ts';
import { newBarTable } from './table.ts';
import { newTools } from './tools.ts';

const nothing: { help: string; none: Said } = {
  help: 'Its work will stand here in time: who does what by when, and what holds it.',
  none: ['There is nothing to draw: no plan here has work that is done once, or a day that it sets.', newPlan],
};
const app = newApp();
const { view } = app;
const moving = newMoving(() => redraw());
const chart = newChart(app, moving);
const card = newCard();
const detail = newDetail(app, card);
const help = newHelp();
const table = newBarTable(app);
const empty = newEmpty();
const says = element('h1', {});
const reached = {
  app,
  moving,
  zoom,
  toggleTable,
  toggleHelp: () => (help.open ? help.close() : help.showModal()),
  toToday,
};
const tools = newTools(reached);
const main = element('main', {}, chart.root, table.root, empty);
document.body.append(element('header', {}, says, tools.root), main, detail.root, help);

/** Draws all that shows the rows or the view, keeping the day at the left edge. */
function changed(): void {
  const isFirst = !view.px;
  const left = app.rows && !isFirst && chart.root.clientWidth ? dayLeft() : view.left;
  takeFont();
  derive(app, chart.width);
  const isEmpty = drawEmpty(empty, app.rows, app.rows?.plans.length ?? 0, app.bars.size, nothing);
  chart.root.hidden = isEmpty || view.table;
  table.root.hidden = isEmpty || !view.table;
  text(says, title());
  tools.draw();
  if (view.table && !isEmpty) table.draw([...app.bars.values()], view.sort);
  if (!chart.root.hidden) {
    chart.size();
    chart.toDay(isFirst ? view.left : left);
  }
  redraw();
}
/** Draws what a choice, a move or a scroll bar changes. */
function redraw(): void {
  // What is drawn anew takes no focus from the rest of the window.
  const focused = document.hasFocus() ? (document.activeElement as HTMLElement | null)?.dataset?.key : undefined;
  tellChosen();
  if (!chart.root.hidden) chart.draw();
  if (focused !== undefined && document.activeElement === document.body) focus(focused);
}
/** The chosen bar in words, which take room from the picture. */
function tellChosen(): void {
  drawCard(card, app, moving);
  detail.draw();
}
const dayLeft = (): number => app.scale.origin + chart.root.scrollLeft / app.scale.px;
const focus = (key: string): void => {
  const item = [...chart.body.querySelectorAll<HTMLElement>('.item')].find(it => it.dataset.key === key);
  item?.focus({ preventScroll: true });
};

function title(): string {
  const baseline = baselineOf(app);
  const missing = app.rows?.plans.find(it => it.unheld)?.unheld;
  const beside = baseline ? ` · beside ${baseline}` : missing ? ` · no baseline: ${missing}` : '';
  return `${ofPlans()}${beside}`;
}
function ofPlans(): string {
  const plans = app.rows?.plans ?? [];
  const [one] = plans;
  if (!one) return 'Timeline';
  const [shown, all] = [
    plans.reduce((sum, it) => sum + it.rows.length, 0),
    plans.reduce((sum, it) => sum + it.count, 0),
  ];
  const cut = shown < all ? ` · the first ${shown} of ${all}` : '';
  if (plans.length > 1) return `Timeline of ${plans.length} plans${cut}`;
  const end = one.finish === undefined ? '' : ` · finished by ${short(one.finish, app.today)}`;
  return `${one.title || 'Timeline'} · ${one.says ?? ''}${end}${cut}`;
}

/** Zooms around a place of the picture: the middle unless said otherwise. */
function zoom(px: number, at = chart.width / 2): void {
  const day = app.scale.origin + (chart.root.scrollLeft + at) / app.scale.px;
  view.px = px;
  derive(app, chart.width);
  chart.size();
  chart.root.scrollLeft = Math.max(0, xOf(app.scale, day) - at);
  tools.draw();
  redraw();
}
function toggleTable(): void {
  view.table = !view.table;
  changed();
  if (view.table) table.focus(app.bars.get(view.chosen));
  else focus(view.chosen);
}
function toToday(): void {
  chart.toDay(app.today - Math.max(2, Math.round(chart.width / app.scale.px / 8)));
}

app.changed = changed;
app.choose = (key, isFocused = false) => {
  view.chosen = key;
  remember(view);
  tellChosen();
  if (key) chart.reveal(key);
  redraw();
  if (isFocused) focus(key);
};

let isScrolling = false;
chart.root.addEventListener('scroll', () => {
  if (isScrolling) return;
  isScrolling = true;
  requestAnimationFrame(() => {
    isScrolling = false;
    view.left = dayAt(app.scale, chart.root.scrollLeft);
    view.top = chart.root.scrollTop;
    remember(view);
    chart.draw();
  });
});
chart.root.addEventListener(
  'wheel',
  event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const at = event.clientX - chart.root.getBoundingClientRect().left - chart.names;
    zoom(zoomed(app.scale.px, event.deltaY < 0 ? 1.15 : 1 / 1.15), Math.max(0, at));
  },
  { passive: false },
);
chart.body.addEventListener('focusin', event => {
  const { key } = (event.target as HTMLElement).dataset;
  if (key !== undefined && key !== view.chosen) app.choose(key);
});
window.addEventListener('resize', () => app.rows && changed());
listenToMouse(app, chart, moving);
listenToKeys(reached);

let isRestored = false;
listen<PlanTimeline>(it => {
  if (it.is === 'told') return detail.told(it.turn, it.why);
  if (it.is === 'tried') return moving.tried(it.turn, it.move);
  app.rows = it;
  changed();
  if (isRestored || !app.bars.size) return;
  isRestored = true;
  chart.toDay(view.left);
  chart.root.scrollTop = view.top;
});
changed();
tell({ is: 'ready' });
