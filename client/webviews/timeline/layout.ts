import type { Bar, PlanTimeline } from '../../../server/protocol.ts';
import { type Scale, xOf } from '../page/scale.ts';
import { isAtRisk, isNever, isOver, type Lane, type Placed } from './lanes.ts';
import { pack } from './pack.ts';

/** A bar in its lane, in pixels from the left end and from the top of the lane. */
export interface Box {
  readonly it: Placed;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  /** From where to where it takes room with its words and marks. */
  readonly from: number;
  readonly to: number;
  /** Its words stand in the bar, not behind it. */
  readonly inside: boolean;
  /** Where words behind it begin. */
  readonly behind: number;
}
/** A lane with its bars, in pixels from the top. */
export interface Drawn {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
  readonly boxes: readonly Box[];
}

export const rowHeight = 30;
export const barHeight = 22;
const padding = 7;
/** What stands at the foot of the lane of somebody who has other work: a whole day of it would be so high. */
export const loadHeight = 15;
/** A mark of one day is as wide as this, however narrow a day is. */
const markWidth = 14;
/** A bar that is never finished is no narrower, so that it is seen to be one. */
const neverWidth = 18;
/** How wide words are, in pixels: by their letters, unless somebody can measure them. */
export type Measure = (words: string) => number;
const usual: Measure = words => words.length * 6.6;
/** Longer titles are cut. */
const longest = 46;

/** What is written at a bar. */
export const labelOf = ({ bar }: Placed): string =>
  bar.label.length > longest ? `${bar.label.slice(0, longest - 1).trimEnd()}…` : bar.label;

/** `+3 d`, `4 d late`, `never finished` or `at risk`, behind a due date: a day is a working day. */
export function farOf(bar: Bar): string {
  const { early, state, kind } = bar;
  if (isNever(bar)) return 'never finished';
  if (kind !== 'work' || state === 'done' || early === undefined) return '';
  if (isAtRisk(bar)) return `${early ? `+${early} d, ` : ''}at risk`;
  return early > 0 ? `+${early} d` : early < 0 ? `${-early} d late` : '';
}
const farWidth = (bar: Bar, measure: Measure): number =>
  farOf(bar) ? measure(farOf(bar)) * 0.95 + 12 : bar.due === undefined ? 0 : 10;

/** Where everything stands: lanes below each other, in each as many rows as its bars and their words need. */
export function layout(lanes: readonly Lane[], scale: Scale, measure = usual): Drawn[] {
  let top = 0;
  return lanes.map(lane => {
    const spans = lane.bars.map(it => spanOf(it, scale, measure));
    const rows = pack(spans);
    const count = Math.max(1, ...rows.map(it => it + 1));
    const height = count * rowHeight + 2 * padding + (lane.person?.load.length ? loadHeight : 0);
    const boxes = spans.map((it, i) => ({ ...it, top: padding + rows[i]! * rowHeight + (rowHeight - barHeight) / 2 }));
    const drawn = { lane, top, height, boxes };
    top += height;
    return drawn;
  });
}

function spanOf(it: Placed, scale: Scale, measure: Measure): Omit<Box, 'top'> {
  const { bar, from, to } = it;
  const isMark = bar.kind !== 'work' && bar.kind !== 'phase';
  const middle = xOf(scale, to + 0.5);
  const left = isMark ? middle - markWidth / 2 : xOf(scale, from);
  const width = isMark ? markWidth : Math.max(isNever(bar) ? neverWidth : 3, xOf(scale, to + 1) - left);
  // With the sign before them.
  const words = measure(`⋯ ${labelOf(it)}`) * (bar.critical ? 1.1 : 1) + 12;
  const inside = words <= width;
  const behind = Math.max(left + width, marksEnd(it, scale, measure));
  // Words that do not fit into the bar stand behind it and its marks.
  const right = inside ? behind : behind + words;
  const was = wasAt(it, scale);
  return {
    it,
    left,
    width,
    from: Math.min(left, was?.left ?? left, xOf(scale, isOver(it) ? to : (bar.due ?? to))),
    to: Math.max(right, was ? was.left + was.width : right) + 6,
    inside,
    behind,
  };
}
/** Where the baseline of a bar stands; nothing where it has none that ends. */
export function wasAt({ bar }: Placed, scale: Scale): { left: number; width: number } | undefined {
  const { start, finish } = bar.was ?? {};
  if (finish === undefined) return undefined;
  const left = xOf(scale, start ?? finish);
  return { left, width: Math.max(4, xOf(scale, finish + 1) - left) };
}
/** Where what stands behind a bar ends: what is over has neither a deadline nor a chance any more. */
function marksEnd(it: Placed, scale: Scale, measure: Measure): number {
  const { bar, to } = it;
  if (isOver(it)) return xOf(scale, to + 1);
  const end = xOf(scale, Math.max(bar.due ?? to, bar.p80 ?? to) + 1);
  return (isNever(bar) ? Math.max(end, xOf(scale, it.from) + neverWidth) : end) + farWidth(bar, measure);
}

/** The lanes in sight, and the one that must not go away. */
export const inSight = (all: readonly Drawn[], top: number, bottom: number, kept: string): Drawn[] =>
  all.filter(
    it => (it.top < bottom && it.top + it.height > top) || it.boxes.some(box => kept !== '' && box.it.key === kept),
  );
/** The bars of a lane that are. */
export const boxesInSight = ({ boxes }: Drawn, left: number, right: number, kept: string): Box[] =>
  boxes.filter(it => (it.from < right && it.to > left) || it.it.key === kept);

/** The days that there is something on, with some room around them. */
export function reachOf(plans: readonly PlanTimeline[], all: readonly Placed[]): { from: number; to: number } {
  const days = plans.flatMap(it => [it.today]);
  for (const { from, to, bar } of all)
    days.push(from, to, bar.due ?? to, bar.p80 ?? to, bar.was?.start ?? from, bar.was?.finish ?? to);
  let [from, to] = [Infinity, -Infinity];
  for (const it of days) {
    from = Math.min(from, it);
    to = Math.max(to, it);
  }
  return Number.isFinite(from) ? { from: from - 21, to: to + 60 } : { from: 0, to: 90 };
}
