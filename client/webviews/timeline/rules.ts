import { element, place } from '../page/element.ts';
import { keyed } from '../page/keyed.ts';
import { lowerTicks, xOf } from '../page/scale.ts';
import type { App } from './app.ts';

interface Rule {
  readonly key: string;
  readonly kind: string;
  readonly x: number;
}

/** Lines from top to bottom: weeks, the days that the plans set, and today. */
export function drawRules(
  of: HTMLElement,
  { scale, bars, today }: App,
  { from, to }: { from: number; to: number },
): void {
  const ticks = lowerTicks(scale, from, to).map(
    (it): Rule => ({ key: `tick ${it.day}`, kind: 'week', x: xOf(scale, it.day) }),
  );
  const dates = [...bars.values()].flatMap(({ key, bar, to: day }): Rule[] =>
    bar.kind === 'work' || bar.kind === 'phase' || day < from || day > to
      ? []
      : [{ key, kind: bar.kind, x: xOf(scale, day + 0.5) }],
  );
  keyed(
    of,
    [...ticks, ...dates, { key: 'today', kind: 'today', x: xOf(scale, today) }],
    it => it.key,
    it => element('div', { attributes: { class: `rule ${it.kind}` } }),
    (rule, it) => place(rule, { left: it.x }),
  );
}
