import type { PlanTimeline } from '../../../server/protocol.ts';
import type { ToPage } from '../messages.ts';
import { recall, remember, tell } from '../page/host.ts';
import { type Scale, zooms } from '../page/scale.ts';
import { isOver, type Lane, lanesOf, type Placed, placed } from './lanes.ts';
import { type Drawn, layout, reachOf } from './layout.ts';
import { first, type Grouping, groupings, type View } from './view.ts';

type Rows = Extract<ToPage, { is: 'rows' }>;

/** All that the parts of the page share: what there is, how it is looked at, and what follows from both. */
export interface App {
  readonly view: View;
  rows: Rows | undefined;
  today: number;
  /** Every bar that is let through, by its key. */
  bars: Map<string, Placed>;
  /** Its place among all, from 1: only some of them are in the page at a time. */
  places: Map<string, number>;
  lanes: readonly Lane[];
  scale: Scale;
  drawn: readonly Drawn[];
  /** The key of the bar that takes the focus while none is chosen. */
  entry: string;
  /** Draws all parts again, after what they show was worked out anew. */
  changed(): void;
  /** Chooses a bar, brings it into sight, and gives it the focus if asked to. */
  choose(key: string, focus?: boolean): void;
}

export const newApp = (): App => ({
  view: recall(first),
  rows: undefined,
  today: 0,
  bars: new Map(),
  places: new Map(),
  lanes: [],
  scale: { origin: 0, end: 90, px: zooms.Week },
  drawn: [],
  entry: '',
  changed() {},
  choose() {},
});

/** Works out what follows from the rows and the view. */
export function derive(app: App, width: number): void {
  const { view } = app;
  const plans = app.rows?.plans ?? [];
  app.today = plans[0]?.today ?? app.today;
  const all = placed(plans).filter(it => view.done || !isOver(it));
  app.bars = new Map(all.map(it => [it.key, it]));
  if (!groupings.includes(view.by as Grouping)) view.by = first.by;
  app.lanes = lanesOf(plans, all, view.by as Grouping);
  app.places = new Map(app.lanes.flatMap(it => it.bars).map((it, i) => [it.key, i + 1]));
  const { from, to } = reachOf(plans, all);
  if (!view.px && plans.length) fitAll(app, plans, all, width);
  const px = view.px || zooms.Week;
  const end = Math.max(to, from + Math.ceil(width / px));
  app.scale = { origin: from, end, px };
  app.drawn = layout(app.lanes, app.scale, measure);
  remember(view);
}

/** At first all that is still to come is in sight, as far as that can be read. */
function fitAll({ view, today }: App, plans: readonly PlanTimeline[], all: readonly Placed[], width: number): void {
  const last = all.reduce((most, it) => Math.max(most, it.to, it.bar.due ?? 0), today + 14);
  const days = last - today + 10;
  if (!plans.some(it => it.rows.length)) return;
  view.px = Math.min(zooms.Day / 1.5, Math.max(zooms.Month / 1.5, (width - 220) / days));
  view.left = today - 7;
}

/** What the plans are held against, as the first that has it calls it; nothing where none is. */
export const baselineOf = ({ rows }: App): string | undefined => rows?.plans.find(it => it.baseline)?.baseline;

/** Opens the text where a bar stands in it. */
export function open({ uri, bar }: Placed): void {
  tell({ is: 'open', uri, ...bar.range.start });
}

const ruler = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();
/** Takes the font of the page, which changes with the window's. */
export function takeFont(): void {
  const { font } = getComputedStyle(document.body);
  if (!ruler || ruler.font === font) return;
  ruler.font = font;
  widths.clear();
}
/** How wide words are in it: each is measured once. */
function measure(words: string): number {
  const known = widths.get(words) ?? ruler?.measureText(words).width ?? words.length * 7;
  widths.set(words, known);
  return known;
}
