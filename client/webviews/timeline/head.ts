import { element, place } from '../page/element.ts';
import { lowerTicks, upperTicks, xOf } from '../page/scale.ts';
import { drawTicks } from '../page/ticks.ts';
import type { App } from './app.ts';

/** Months above weeks or days; it stays in sight. What it shows is in the words of every bar, so nobody hears it. */
export const newHead = (): HTMLElement =>
  element(
    'div',
    { attributes: { class: 'head', 'aria-hidden': 'true' } },
    element('div', { attributes: { class: 'corner' } }),
    element('div', { attributes: { class: 'upper' } }),
    element('div', { attributes: { class: 'lower' } }),
    element('div', { attributes: { class: 'now' } }, 'Today'),
  );

export function drawHead(head: HTMLElement, app: App, { from, to }: { from: number; to: number }): void {
  const { scale, today } = app;
  const x = (day: number): number => xOf(scale, day);
  drawTicks(head.querySelector('.upper')!, upperTicks(scale, from, to), x);
  drawTicks(head.querySelector('.lower')!, lowerTicks(scale, from, to), x);
  place(head.querySelector<HTMLElement>('.now')!, { left: xOf(scale, today) });
}
