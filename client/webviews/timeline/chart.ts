import { element, place } from '../page/element.ts';
import { keyed } from '../page/keyed.ts';
import { dayAt, widthOf, xOf } from '../page/scale.ts';
import type { App } from './app.ts';
import { drawHead, newHead } from './head.ts';
import { drawLane, newLane } from './lane.ts';
import { boxesInSight, inSight } from './layout.ts';
import { drawLinks, newLinks } from './links.ts';
import type { Moving } from './moving.ts';
import { drawRules } from './rules.ts';
import { firstIn } from './steps.ts';

/** How wide the names of lanes stand at the left, in a page of a width. */
const nameWidthIn = (width: number): number => (width < 720 ? 140 : 190);
/** So much of a bar has to be in sight for it to be seen. */
const enough = 80;
/** Pixels beyond the edges that are drawn already. */
const margin = 300;

/** The picture: only what is in sight is there. */
export interface Chart {
  readonly root: HTMLElement;
  /** Where bars are. */
  readonly body: HTMLElement;
  /** Makes room for all days and lanes, so that it can be scrolled to any of them before it is drawn. */
  size(): void;
  draw(): void;
  /** Scrolls so that a day stands at the left edge. */
  toDay(day: number): void;
  /** Scrolls no further than it takes to see a bar. */
  reveal(key: string): void;
  /** How wide the names at the left are. */
  readonly names: number;
  /** Pixels from the left end of all days. */
  xAt(event: MouseEvent): number;
  readonly width: number;
}

export function newChart(app: App, moving: Moving): Chart {
  const head = newHead();
  const rules = element('div', { attributes: { class: 'rules', 'aria-hidden': 'true' } });
  const lanes = element('div', { attributes: { class: 'lanes', role: 'listbox', 'aria-label': 'Timeline' } });
  const links = newLinks();
  const body = element('div', { attributes: { class: 'body' } }, rules, lanes, links);
  const root = element('div', { attributes: { class: 'chart' } }, head, body);

  const names = (): number => nameWidthIn(root.parentElement?.clientWidth ?? 0);

  const total = (): number => names() + widthOf(app.scale);

  function size(): void {
    root.style.setProperty('--names', `${names()}px`);
    const height = app.drawn.reduce((sum, it) => sum + it.height, 0);
    for (const it of [head, body]) place(it, { width: total() });
    place(body, { height: Math.max(height, root.clientHeight - 60) });
  }
  function draw(): void {
    const { scale, drawn, view } = app;
    size();
    const width = total();
    const from = root.scrollLeft - margin;
    const to = root.scrollLeft + root.clientWidth + margin;
    const days = { from: dayAt(scale, Math.max(0, from)), to: dayAt(scale, Math.min(widthOf(scale), to)) };
    drawHead(head, app, days);
    drawRules(rules, app, days);
    const [left, top] = [root.scrollLeft, root.scrollTop];
    const [right, bottom] = [left + root.clientWidth - names(), top + root.clientHeight - head.offsetHeight];
    app.entry = firstIn(drawn, { left, right, top, bottom }, app.today);
    const seen = inSight(drawn, root.scrollTop - margin, root.scrollTop + root.clientHeight + margin, view.chosen);
    keyed(
      lanes,
      seen,
      it => it.lane.key,
      newLane,
      (lane, it) => {
        place(lane, { top: it.top, height: it.height, width });
        drawLane(lane, it, boxesInSight(it, from, to, view.chosen), app, moving, days);
      },
    );
    drawLinks(links, app, { top: root.scrollTop - margin, bottom: root.scrollTop + root.clientHeight + margin });
  }

  return {
    root,
    body,
    size,
    draw,
    toDay(day) {
      root.scrollLeft = Math.max(0, xOf(app.scale, day));
    },
    reveal(key) {
      const lane = app.drawn.find(it => it.boxes.some(box => box.it.key === key));
      const box = lane?.boxes.find(it => it.it.key === key);
      if (!lane || !box) return;
      const room = root.clientWidth - names();
      const high = root.clientHeight - head.offsetHeight;
      const [top, bottom] = [lane.top + box.top - 10, lane.top + box.top + 34];
      if (top < root.scrollTop) root.scrollTop = top;
      else if (bottom > root.scrollTop + high) root.scrollTop = bottom - high;
      const right = Math.min(box.to, box.left + room - 40);
      const isSeen = box.left + box.width - root.scrollLeft >= enough;
      if (box.from < root.scrollLeft && !isSeen) root.scrollLeft = Math.max(0, box.from - 30);
      else if (right > root.scrollLeft + room) root.scrollLeft = right - room + 30;
    },
    xAt: ({ clientX }) => clientX - root.getBoundingClientRect().left + root.scrollLeft - names(),
    get names() {
      return names();
    },
    get width() {
      return Math.max(200, (root.parentElement?.clientWidth ?? 0) - names());
    },
  };
}
