import type { Drawn } from './layout.ts';

/** Where an arrow key leads from a bar: along its lane, or to what is nearest in time in the next lane that has a bar. */
export function stepFrom(all: readonly Drawn[], key: string, to: string): string | undefined {
  const lanes = all.filter(it => it.boxes.length);
  const at = lanes.findIndex(it => it.boxes.some(box => box.it.key === key));
  if (at < 0) return lanes[0]?.boxes[0]?.it.key;
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
