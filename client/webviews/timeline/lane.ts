import { weekdayOf } from '../../../server/language/day.ts';
import { attribute, element, place, text } from '../page/element.ts';
import { keyed } from '../page/keyed.ts';
import { xOf } from '../page/scale.ts';
import type { App } from './app.ts';
import { drawBar, newBar } from './bar.ts';
import { drawGhosts } from './ghosts.ts';
import { type Box, type Drawn, loadHeight } from './layout.ts';
import type { Moving } from './moving.ts';

/** A lane: its name, which stays in sight, the days on which nobody works, what else takes time, and the bars. */
export const newLane = (): HTMLElement =>
  element(
    'div',
    { attributes: { class: 'lane', role: 'group' } },
    element(
      'div',
      { attributes: { class: 'name', 'aria-hidden': 'true' } },
      element('div', {}, element('b'), element('span')),
    ),
    element('div', { attributes: { class: 'shade', 'aria-hidden': 'true' } }),
    element('div', { attributes: { class: 'bars', role: 'none' } }),
    element('div', { attributes: { class: 'ghosts', 'aria-hidden': 'true' } }),
  );

export function drawLane(
  lane: HTMLElement,
  drawn: Drawn,
  boxes: readonly Box[],
  app: App,
  moving: Moving,
  days: { from: number; to: number },
): void {
  const { name, note, key } = drawn.lane;
  attribute(lane, 'aria-label', note ? `${name}, ${note}` : name);
  lane.classList.toggle('dates', key === 'dates');
  const [title, shade, bars, ghosts] = [...lane.children] as HTMLElement[];
  text(title!.firstElementChild!.firstElementChild!, name);
  text(title!.firstElementChild!.lastElementChild!, note);
  attribute(title!, 'title', note ? `${name}: ${note}` : name);
  shadeDays(shade!, drawn, app, days);
  keyed(
    bars!,
    boxes,
    it => it.it.key,
    newBar,
    (bar, it) => drawBar(bar, it, app, moving),
  );
  drawGhosts(ghosts!, drawn, boxes, app, moving);
}

/** A stretch of days behind the bars. */
interface Stretch {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly says: string;
  readonly share?: number;
}

function shadeDays(shade: HTMLElement, { lane }: Drawn, { scale }: App, days: { from: number; to: number }): void {
  const { person } = lane;
  const isIn = (it: { from: number; to: number }): boolean => it.to >= days.from && it.from <= days.to;
  const off = (person?.off ?? []).filter(isIn).map((it): Stretch => ({ ...it, kind: 'off', says: it.why }));
  const load = (person?.load ?? []).filter(isIn).map(
    (it): Stretch => ({
      ...it,
      kind: 'load',
      says: `${Math.round(it.share * 100)} % of the day for continuous and recurring work`,
    }),
  );
  const rest = lane.key === 'dates' || scale.px < 4 ? [] : daysOff(person?.days ?? week, days);
  keyed(
    shade,
    [...rest, ...off, ...load],
    it => `${it.kind} ${it.from}`,
    it => element('div', { attributes: { class: it.kind } }, element('span')),
    (part, it) => {
      const left = Math.max(0, xOf(scale, Math.max(it.from, days.from - 1)));
      const width = xOf(scale, Math.min(it.to, days.to + 1) + 1) - left;
      place(part, { left, width, ...(it.share !== undefined && { height: Math.max(2, it.share * loadHeight) }) });
      attribute(part, 'title', it.says);
      text(part.firstElementChild!, it.kind !== 'rest' && width > it.says.length * 7 ? it.says : '');
    },
  );
}
const week: readonly boolean[] = [true, true, true, true, true, false, false];

/** Days of the week on which nobody works, those in a row as one. */
function daysOff(worked: readonly boolean[], { from, to }: { from: number; to: number }): Stretch[] {
  const found: Stretch[] = [];
  const isOff = (day: number): boolean => !worked[weekdayOf(day)];
  for (let day = from - 7; day <= to; day++) {
    if (!isOff(day)) continue;
    const first = day;
    while (isOff(day + 1) && day < first + 6) day++;
    found.push({ kind: 'rest', from: first, to: day, says: 'Nobody works' });
  }
  return found;
}
