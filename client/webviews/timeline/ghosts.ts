import { element, place } from '../page/element.ts';
import { keyed } from '../page/keyed.ts';
import { xOf } from '../page/scale.ts';
import type { App } from './app.ts';
import { keyOf } from './lanes.ts';
import type { Drawn } from './layout.ts';
import type { Moving } from './moving.ts';

interface Ghost {
  readonly key: string;
  readonly kind: string;
  readonly left: number;
  readonly width: number;
  readonly top: number;
}

/** Where bars would stand after a move that is not made yet, and its own new dates. */
export function drawGhosts(of: HTMLElement, { boxes }: Drawn, { scale }: App, { at }: Moving): void {
  const ghosts: Ghost[] = [];
  const result = at?.result && 'shifts' in at.result ? at.result : undefined;
  const shifts = new Map((result?.shifts ?? []).map(it => [keyOf(it.uri ?? at!.it.uri, `activity ${it.id}`), it]));
  for (const { it, top } of at ? boxes : []) {
    const shift = shifts.get(it.key);
    if (shift?.start !== undefined && shift.to !== undefined)
      ghosts.push({
        key: `bar ${it.key}`,
        kind: 'bar',
        left: xOf(scale, shift.start),
        width: (shift.to + 1 - shift.start) * scale.px,
        top,
      });
    if (it.key !== at!.it.key) continue;
    const isDate = it.bar.kind !== 'work';
    for (const kind of ['start', 'due'] as const) {
      const day = result?.[kind] ?? at![kind];
      if (day !== undefined)
        ghosts.push({
          key: kind,
          kind,
          left: xOf(scale, isDate ? day + 0.5 : kind === 'due' ? day + 1 : day),
          width: 0,
          top,
        });
    }
  }
  keyed(
    of,
    ghosts,
    it => it.key,
    it => element('div', { attributes: { class: `ghost ${it.kind}` } }),
    (ghost, it) =>
      place(
        ghost,
        it.kind === 'bar' ? { left: it.left, width: it.width, top: it.top } : { left: it.left, top: it.top },
      ),
  );
}
