import { element, place, text } from './element.ts';
import { keyed } from './keyed.ts';
import { type Tick, wordsOf } from './scale.ts';

/** A row of a head: each tick from where its day stands to where its end does. */
export function drawTicks(row: Element, ticks: readonly Tick[], xOf: (day: number) => number): void {
  keyed(
    row,
    ticks,
    it => `${it.day}`,
    () => element('div', { attributes: { class: 'tick' } }, element('span')),
    (tick, it) => {
      const left = Math.max(0, xOf(it.day));
      const width = xOf(it.end) - left;
      place(tick, { left, width });
      text(tick.firstElementChild!, wordsOf(it, width));
    },
  );
}
