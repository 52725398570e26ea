import { attribute, drawing } from '../page/element.ts';
import type { App } from './app.ts';
import { keyOf } from './lanes.ts';
import { type Box, barHeight } from './layout.ts';

/** Who waits for whom, as lines above the bars. */
export function newLinks(): SVGElement {
  const head = drawing(
    'marker',
    { id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
    drawing('path', { d: 'M0 0 8 4 0 8z' }),
  );
  return drawing('svg', { class: 'links', 'aria-hidden': 'true' }, drawing('defs', {}, head), drawing('g'));
}

/** How many are drawn at once. */
const most = 400;

/** The lines of the chosen bar, or all of those in sight. */
export function drawLinks(svg: SVGElement, app: App, { top, bottom }: { top: number; bottom: number }): void {
  const { view, drawn, bars } = app;
  const group = svg.lastElementChild!;
  if (!view.links && !bars.has(view.chosen)) {
    group.replaceChildren();
    return;
  }
  const at = new Map<string, { box: Box; y: number }>();
  for (const lane of drawn)
    for (const box of lane.boxes) at.set(box.it.key, { box, y: lane.top + box.top + barHeight / 2 });
  const found: { d: string; isNear: boolean; isCritical: boolean }[] = [];
  for (const { key, uri, bar } of bars.values()) {
    const to = at.get(key);
    for (const it of to ? bar.after : []) {
      const other = keyOf(it.uri ?? uri, it.id);
      const isNear = key === view.chosen || other === view.chosen;
      const from = at.get(other);
      if (!from || !(isNear || view.links)) continue;
      const isIn = Math.max(from.y, to!.y) > top && Math.min(from.y, to!.y) < bottom;
      const isCritical = !!bar.critical && !!from.box.it.bar.critical;
      if (isIn && found.length < most) found.push({ d: path(from.box, from.y, to!.box, to!.y), isNear, isCritical });
    }
  }
  while (group.childElementCount > found.length) group.lastElementChild!.remove();
  while (group.childElementCount < found.length) group.append(drawing('path', { 'marker-end': 'url(#arrow)' }));
  for (const [i, it] of found.entries()) {
    attribute(group.children[i]!, 'd', it.d);
    attribute(group.children[i]!, 'class', `${it.isNear ? 'near' : ''}${it.isCritical ? ' critical' : ''}`);
  }
}

/** From the end of one bar down, or up, to the beginning of the other. */
function path(a: Box, y: number, b: Box, to: number): string {
  const x = a.left + a.width;
  const end = b.left - 1;
  if (end > x + 14) return `M${x} ${y}h6V${to}H${end}`;
  const between = y + (to > y ? 1 : -1) * (barHeight / 2 + 4);
  return `M${x} ${y}h6V${between}H${end - 10}V${to}H${end}`;
}
