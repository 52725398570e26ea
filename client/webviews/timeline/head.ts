import { element, place, text } from '../page/element.ts';
import { keyed } from '../page/keyed.ts';
import { lowerTicks, type Tick, upperTicks, xOf } from '../page/scale.ts';
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
  const row = (at: string, ticks: readonly Tick[]): void =>
    keyed(
      head.querySelector(at)!,
      ticks,
      it => `${it.day}`,
      () => element('div', { attributes: { class: 'tick' } }, element('span')),
      (tick, it) => {
        const left = Math.max(0, xOf(scale, it.day));
        place(tick, { left, width: xOf(scale, it.end) - left });
        text(tick.firstElementChild!, it.text);
      },
    );
  row('.upper', upperTicks(scale, from, to));
  row('.lower', lowerTicks(scale, from, to));
  place(head.querySelector<HTMLElement>('.now')!, { left: xOf(scale, today) });
}
