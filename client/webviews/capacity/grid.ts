import type { Week } from '../../../server/protocol.ts';
import { attribute, element, place, text } from '../page/element.ts';
import { keyed } from '../page/keyed.ts';
import { lowerTicks, upperTicks } from '../page/scale.ts';
import { drawTicks } from '../page/ticks.ts';
import type { App } from './app.ts';
import { beyond, free, type Line, share, short } from './rows.ts';
import { says } from './words.ts';

/** Pixels. */
const [rowHeight, barHeight, nameWidth, least] = [70, 44, 190, 50] as const;

/** The picture: a row for each, a stack for each week; only rows in sight are there. */
export interface Grid {
  readonly root: HTMLElement;
  draw(): void;
  reveal(line: string, week: number): void;
  cell(line: string, week: number): HTMLElement | undefined;
}

export function newGrid(app: App): Grid {
  const upper = element('div', { attributes: { class: 'upper' } });
  const lower = element('div', { attributes: { class: 'lower' } });
  const head = element(
    'div',
    { attributes: { class: 'head', 'aria-hidden': 'true' } },
    element('div', { attributes: { class: 'corner' } }),
    upper,
    lower,
  );
  const body = element('div', { attributes: { class: 'body', role: 'grid', 'aria-label': 'Capacity by week' } });
  const root = element('div', { attributes: { class: 'chart' } }, head, body);
  const width = (): number => Math.max(least, ((root.parentElement?.clientWidth ?? 0) - nameWidth - 16) / app.count);

  function draw(): void {
    const { lines, count, view } = app;
    const px = width();
    place(head, { width: nameWidth + px * count });
    place(body, { width: nameWidth + px * count, height: lines.length * rowHeight });
    attribute(body, 'aria-rowcount', lines.length);
    drawHead(upper, lower, lines[0]?.weeks.slice(0, count) ?? [], px);
    const top = root.scrollTop - 200;
    const bottom = root.scrollTop + root.clientHeight + 200;
    const seen = lines
      .map((line, i) => ({ line, i }))
      .filter(({ line, i }) => (i * rowHeight < bottom && (i + 1) * rowHeight > top) || line.key === view.line);
    keyed(
      body,
      seen,
      it => it.line.key,
      newRow,
      (row, { line, i }) => {
        place(row, { top: i * rowHeight, width: nameWidth + px * count, height: rowHeight });
        attribute(row, 'aria-rowindex', i + 1);
        drawRow(row, line, i, app, px);
      },
    );
  }
  return {
    root,
    draw,
    cell: (line, week) =>
      body.querySelector<HTMLElement>(`[data-line="${CSS.escape(line)}"][data-week="${week}"]`) ?? undefined,
    reveal(line, week) {
      const i = app.lines.findIndex(it => it.key === line);
      if (i < 0) return;
      const high = root.clientHeight - head.offsetHeight;
      if (i * rowHeight < root.scrollTop) root.scrollTop = i * rowHeight;
      else if ((i + 1) * rowHeight > root.scrollTop + high) root.scrollTop = (i + 1) * rowHeight - high;
      const px = width();
      const room = root.clientWidth - nameWidth;
      if (week * px < root.scrollLeft) root.scrollLeft = week * px;
      else if ((week + 1) * px > root.scrollLeft + room) root.scrollLeft = (week + 1) * px - room;
    },
  };
}

function drawHead(upper: HTMLElement, lower: HTMLElement, weeks: readonly Week[], px: number): void {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return;
  const origin = last.to + 1 - weeks.length * 7;
  const x = (day: number): number => ((day - origin) / 7) * px;
  drawTicks(upper, upperTicks({ px: px / 7 < 2.4 ? 2.4 : px / 7 }, origin, last.to), x);
  drawTicks(lower, lowerTicks({ px: 14 }, origin, last.to), x);
}

const newRow = (): HTMLElement =>
  element(
    'div',
    { attributes: { class: 'row', role: 'row' } },
    element('div', { attributes: { class: 'name', role: 'rowheader' } }, element('b'), element('span')),
    element('div', { attributes: { class: 'cells', role: 'none' } }),
  );

function drawRow(row: HTMLElement, line: Line, i: number, app: App, px: number): void {
  const { view } = app;
  const [name, cells] = [...row.children] as HTMLElement[];
  row.classList.toggle('all', line.key === 'everybody');
  text(name!.firstElementChild!, line.name);
  text(name!.lastElementChild!, line.note);
  const weeks = line.weeks.slice(0, app.count);
  const most = Math.max(1, ...line.weeks.map(it => Math.max(it.contract, it.support + it.recurring + it.leave)));
  keyed(
    cells!,
    weeks.map((week, n) => ({ week, n })),
    it => `${it.n}`,
    newCell,
    (cell, { week, n }) => {
      const isChosen = view.line === line.key && view.week === n;
      attribute(cell, 'data-line', line.key);
      attribute(cell, 'data-week', n);
      attribute(cell, 'aria-label', says(line.name, week, app.today));
      attribute(cell, 'aria-selected', String(isChosen));
      attribute(cell, 'tabindex', isChosen || (!view.line && !i && !n) ? 0 : -1);
      attribute(cell, 'title', says(line.name, week, app.today));
      place(cell, { left: n * px + 3, width: px - 6 });
      drawCell(cell, week, barHeight / most);
    },
  );
}

const parts = ['leave', 'support', 'recurring', 'project', 'free', 'ceiling', 'share'] as const;
const newCell = (): HTMLElement =>
  element(
    'div',
    { attributes: { class: 'cell', role: 'gridcell' } },
    ...parts.map(it => element('i', { attributes: { class: it, 'aria-hidden': 'true' } })),
  );

function drawCell(cell: HTMLElement, week: Week, px: number): void {
  let bottom = 0;
  const put = (part: HTMLElement, hours: number): void => {
    part.hidden = hours <= 0;
    place(part, { height: Math.max(0, hours) * px });
    part.style.setProperty('bottom', `${Math.round(bottom * 10) / 10}px`);
    bottom += Math.max(0, hours) * px;
  };
  const [leave, support, recurring, project, room, ceiling, label] = [...cell.children] as HTMLElement[];
  put(leave!, week.leave);
  put(support!, week.support);
  put(recurring!, week.recurring);
  put(project!, week.project);
  put(room!, free(week));
  ceiling!.hidden = !week.limit;
  ceiling!.style.setProperty('bottom', `${Math.round((week.leave + week.limit) * px * 10) / 10}px`);
  const full = share(week);
  const over = short(week) > 0 || beyond(week) > 0;
  cell.classList.toggle('over', over);
  attribute(label!, 'data-says', full === undefined ? '–' : `${over ? '▲' : ''}${full === Infinity ? '∞' : full}%`);
}
