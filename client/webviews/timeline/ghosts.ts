import { element, place } from '../page/element.ts';
import { keyed } from '../page/keyed.ts';
import { xOf } from '../page/scale.ts';
import type { App } from './app.ts';
import { keyOf } from './lanes.ts';
import { type Box, barHeight, type Drawn, wasAt } from './layout.ts';
import type { Moving } from './moving.ts';

interface Ghost {
  readonly key: string;
  readonly kind: string;
  readonly left: number;
  readonly width: number;
  readonly top: number;
}

/** When bars were to be by the baseline, in the gap below each. */
const wasIn = (boxes: readonly Box[], { scale }: App): Ghost[] =>
  boxes.flatMap(({ it, top }) => {
    const was = wasAt(it, scale);
    return was ? [{ key: `was ${it.key}`, kind: 'was', ...was, top: top + barHeight + 1 }] : [];
  });

/** The baseline of the bars in sight, and where bars would stand after a move that is not made yet, and its own new dates. */
export function drawGhosts(of: HTMLElement, { boxes }: Drawn, inSight: readonly Box[], app: App, { at }: Moving): void {
  const { scale } = app;
  const ghosts = wasIn(inSight, app);
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
        it.kind === 'bar' || it.kind === 'was'
          ? { left: it.left, width: it.width, top: it.top }
          : { left: it.left, top: it.top },
      ),
  );
}
