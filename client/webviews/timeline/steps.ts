import { type Box, barHeight, type Drawn } from './layout.ts';

/** What is in sight, in pixels from the left end and from the top. */
interface Sight {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The bar that takes the first focus: the first in sight that begins today or later, so that nothing has to move; else the first in sight, or of all. */
export function firstIn(all: readonly Drawn[], { left, right, top, bottom }: Sight, today: number): string {
  const boxes = all.flatMap(lane =>
    lane.boxes.filter(it => {
      const y = lane.top + it.top;
      return y >= top && y + barHeight <= bottom && it.left < right && it.left + it.width > left;
    }),
  );
  const isAhead = (it: Box): boolean => it.it.from >= today && it.left >= left;
  const first = boxes.find(isAhead) ?? boxes[0] ?? all.find(it => it.boxes.length)?.boxes[0];
  return first?.it.key ?? '';
}

/** Where an arrow key leads from a bar: along its lane, or to what is nearest in time in the next lane that has a bar. From none it leads to `first`. */
export function stepFrom(all: readonly Drawn[], key: string, to: string, first?: string): string | undefined {
  const lanes = all.filter(it => it.boxes.length);
  const at = lanes.findIndex(it => it.boxes.some(box => box.it.key === key));
  if (at < 0) return first || lanes[0]?.boxes[0]?.it.key;
  const { boxes } = lanes[at]!;
  const i = boxes.findIndex(it => it.it.key === key);
  if (to === 'ArrowRight') return boxes[i + 1]?.it.key;
  if (to === 'ArrowLeft') return boxes[i - 1]?.it.key;
  if (to === 'Home') return boxes[0]!.it.key;
  if (to === 'End') return boxes.at(-1)!.it.key;
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[to];
  if (by === undefined) return undefined;
  const next = lanes[Math.max(0, Math.min(lanes.length - 1, at + by))]!;
  if (next === lanes[at]) return undefined;
  const middle = (boxes[i]!.it.from + boxes[i]!.it.to) / 2;
  const away = ({ it }: { it: { from: number; to: number } }): number => Math.abs((it.from + it.to) / 2 - middle);
  return next.boxes.reduce((best, it) => (away(it) < away(best) ? it : best)).it.key;
}
