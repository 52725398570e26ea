import { distance } from '../page/days.ts';
import { attribute, element, place, text } from '../page/element.ts';
import { xOf } from '../page/scale.ts';
import type { App } from './app.ts';
import { isAtRisk, isLate, isNever } from './lanes.ts';
import { type Box, barHeight, farOf, labelOf } from './layout.ts';
import type { Moving } from './moving.ts';

/** Signs of how something stands: colour is never the only one. */
const signs: Readonly<Record<string, string>> = {
  done: '✓',
  blocked: '⊘',
  late: '!',
  'in progress': '▸',
  waiting: '⋯',
  goal: '★',
  milestone: '',
  open: '?',
};

const parts = ['gap', 'whisker', 'due', 'bar', 'words', 'far'] as const;
type Part = (typeof parts)[number];

/** A bar with its marks: the forecast, the due date and how far it is from that, and where four of five cases end. */
export function newBar(): HTMLElement {
  const made = parts.map(it => element('div', { attributes: { class: it } }));
  made[3]!.append(
    element('span', { attributes: { class: 'over' } }),
    element('span', { attributes: { class: 'grip start' } }),
    element('span', { attributes: { class: 'title' } }),
    element('span', { attributes: { class: 'grip end' } }),
  );
  return element('div', { attributes: { class: 'item', role: 'option' } }, ...made);
}

export function drawBar(item: HTMLElement, box: Box, app: App, moving: Moving): void {
  const { it, left, width, top } = box;
  const { bar, key } = it;
  const { scale, view } = app;
  const isChosen = view.chosen === key;
  attribute(item, 'id', `bar ${key}`.replaceAll(' ', '_'));
  attribute(item, 'aria-label', bar.says);
  attribute(item, 'aria-selected', String(isChosen));
  attribute(item, 'tabindex', isChosen || (!app.bars.has(view.chosen) && app.entry === key) ? 0 : -1);
  attribute(item, 'aria-setsize', app.bars.size);
  attribute(item, 'aria-posinset', app.places.get(key));
  attribute(item, 'data-key', key);
  attribute(item, 'data-kind', bar.kind);
  attribute(item, 'data-state', bar.state);
  attribute(item, 'data-movable', bar.moves.length ? bar.moves.join(' ') : undefined);
  item.classList.toggle('critical', !!bar.critical);
  item.classList.toggle('late', isLate(it));
  item.classList.toggle('risky', isAtRisk(bar));
  item.classList.toggle('never', isNever(bar));
  item.classList.toggle('moving', moving.at?.it.key === key);
  place(item, { left, top, width, height: barHeight });
  const part = Object.fromEntries(parts.map((name, i) => [name, item.children[i] as HTMLElement])) as Record<
    Part,
    HTMLElement
  >;
  place(part.bar, { left: 0, width });
  attribute(part.bar, 'title', bar.says);
  // Signs and distances are in the words that are heard: as text they would be in them twice.
  const title = part.bar.children[2]!;
  for (const it of [title, part.words]) attribute(it, 'data-sign', signs[bar.state] || undefined);
  text(title, box.inside ? labelOf(it) : '');
  text(part.words, box.inside ? '' : labelOf(it));
  place(part.words, { left: box.behind + 5 - left });
  drawDue(part, box, scale);
  const end = left + width;
  const p80 = bar.kind === 'work' && bar.p80 !== undefined && bar.state !== 'done' ? xOf(scale, bar.p80 + 1) : end;
  part.whisker.hidden = p80 <= end + 1;
  place(part.whisker, { left: width, width: Math.max(0, p80 - end) });
}

/** The due date, and how far the forecast is from it. */
function drawDue(part: Record<Part, HTMLElement>, { it, left, width }: Box, scale: App['scale']): void {
  const { bar } = it;
  const isOpen = bar.kind === 'work' && bar.state !== 'done';
  const isShown = isOpen && bar.due !== undefined;
  const over = part.bar.children[0] as HTMLElement;
  for (const one of [part.due, part.gap]) one.hidden = !isShown;
  part.far.hidden = !farOf(bar);
  over.hidden = true;
  const end = left + width;
  const due = isShown ? xOf(scale, bar.due! + 1) : end;
  attribute(part.far, 'data-says', farOf(bar));
  attribute(part.far, 'title', bar.early === undefined ? undefined : distance(bar.early));
  place(part.far, { left: Math.max(due, end, bar.p80 === undefined ? 0 : xOf(scale, bar.p80 + 1)) + 6 - left });
  if (!isShown) return;
  place(part.due, { left: due - left });
  const from = Math.min(end, due);
  place(part.gap, { left: from - left, width: Math.abs(due - end) });
  part.gap.hidden = bar.finish === undefined || due <= end;
  over.hidden = due >= end || bar.finish === undefined;
  const begin = Math.max(0, due - left);
  place(over, { left: begin, width: width - begin });
}
