import type { App } from './app.ts';
import { open } from './app.ts';
import type { Chart } from './chart.ts';
import type { Placed } from './lanes.ts';
import type { Moving } from './moving.ts';

/** Pixels that a mouse moves by before a click is a drag. */
const slack = 4;

interface Held {
  readonly it: Placed;
  readonly grip: 'start' | 'due' | 'both';
  readonly x: number;
  isDragged: boolean;
  /** A move was proposed: where there is none any more, somebody has left it. */
  isMoving: boolean;
}

/** Choosing with a click, opening with two, and moving a bar or one of its ends with the mouse. */
export function listenToMouse(app: App, chart: Chart, moving: Moving): void {
  let held: Held | undefined;
  const barAt = (event: Event): Placed | undefined => {
    const item = (event.target as Element).closest<HTMLElement>('.item');
    return item ? app.bars.get(item.dataset.key ?? '') : undefined;
  };
  chart.body.addEventListener('pointerdown', event => {
    const it = barAt(event);
    if (!it || event.button !== 0) return;
    moving.leave();
    app.choose(it.key, true);
    event.preventDefault();
    const grip = gripOf(event.target as Element, it);
    if (!grip) return;
    held = { it, grip, x: chart.xAt(event), isDragged: false, isMoving: false };
    chart.body.setPointerCapture(event.pointerId);
  });
  chart.body.addEventListener('pointermove', event => {
    if (held?.isMoving && !moving.at) held = undefined;
    if (!held) return;
    const by = chart.xAt(event) - held.x;
    held.isDragged ||= Math.abs(by) > slack;
    if (!held.isDragged) return;
    held.isMoving = true;
    moving.to(held.it, moved(held, Math.round(by / app.scale.px), app.today), 'hand');
  });
  chart.body.addEventListener('pointerup', () => {
    const isDone = held?.isDragged && moving.at?.by === 'hand';
    const { it, grip } = held ?? {};
    held = undefined;
    if (!isDone || !moving.at || !it || !grip) return;
    const { start, due } = moving.at;
    const isSame = (start ?? it.bar.start) === it.bar.start && (due ?? dueOf(it)) === dueOf(it);
    if (isSame) moving.leave();
    else moving.write();
  });
  chart.body.addEventListener('pointercancel', () => {
    held = undefined;
    moving.leave();
  });
  chart.body.addEventListener('dblclick', event => {
    const it = barAt(event);
    if (it) open(it);
  });
}

/** What a place of a bar takes hold of; nothing where it cannot be moved. */
function gripOf(target: Element, { bar }: Placed): Held['grip'] | undefined {
  if (!bar.moves.length) return undefined;
  if (!bar.moves.includes('start')) return 'due';
  if (target.closest('.grip.start')) return 'start';
  return target.closest('.grip.end, .due') ? 'due' : 'both';
}
const dueOf = ({ bar, to }: Placed): number | undefined => (bar.kind === 'work' ? bar.due : to);

/** The days after a drag. An end without a due date gets one where it is dropped; nothing starts in the past. */
function moved({ it, grip }: Held, days: number, today: number): { start?: number; due?: number } {
  const { bar, from, to } = it;
  const due = dueOf(it);
  return {
    ...(grip !== 'due' && { start: Math.max(today, from + days) }),
    ...(grip === 'due' && { due: (due ?? to) + days }),
    ...(grip === 'both' && bar.due !== undefined && { due: bar.due + days }),
  };
}
