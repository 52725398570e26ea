import { addWorkdays } from '../../../server/language/day.ts';
import { tell } from '../page/host.ts';
import { stepped } from '../page/scale.ts';
import { type App, open } from './app.ts';
import type { Placed } from './lanes.ts';
import type { Moving } from './moving.ts';
import { stepFrom } from './steps.ts';

/** What the keys of the page reach. */
export interface Reached {
  readonly app: App;
  readonly moving: Moving;
  zoom(px: number): void;
  toggleTable(): void;
  toggleHelp(): void;
  toToday(): void;
}

/** Every key, in words, for the page that tells of them. */
export const keys: readonly (readonly [key: string, does: string])[] = [
  ['← →', 'along a lane'],
  ['↑ ↓', 'to the lane above or below'],
  ['Enter', 'opens the bar in the plan'],
  ['Alt ← →', 'moves its due date by a working day'],
  ['Alt Shift ← →', 'moves its start by a working day'],
  ['Enter, Escape', 'writes a move, or leaves it'],
  ['Ctrl Z', 'takes back what was written last'],
  ['+ −', 'nearer, further (Ctrl and wheel too)'],
  ['H', 'to today'],
  ['T', 'the same as a table'],
  ['L', 'all dependencies, or those of the chosen bar'],
  ['B', 'held against a commit or tag'],
  ['?', 'these keys'],
];

/** Listens to keys wherever the focus is, but where somebody chooses or presses something. */
export function listenToKeys(it: Reached): void {
  document.addEventListener('keydown', event => {
    const target = event.target as HTMLElement;
    const isBusy = !!target.closest('select, dialog');
    const isPressed = !!target.closest('button, input') && [' ', 'Enter'].includes(event.key);
    if (isBusy || isPressed || !take(it, event)) return;
    // What was taken here is not for the window around the page: Alt and an arrow would leave it.
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Whether a key was for the page. */
function take(reached: Reached, event: KeyboardEvent): boolean {
  const { app, moving } = reached;
  const chosen = app.bars.get(app.view.chosen);
  const { key } = event;
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() !== 'z' || event.shiftKey) return false;
    tell({ is: 'undo' });
    return true;
  }
  if (event.altKey) return !!chosen && !app.view.table && nudge(moving, chosen, key, event.shiftKey, app.today);
  if (key === 'Escape') return leave(reached);
  if (key === 'Enter' && moving.at) {
    moving.write();
    return true;
  }
  if (key === 'Enter' && chosen && !app.view.table) {
    open(chosen);
    return true;
  }
  const plain = plainKeys(reached)[key.toLowerCase()];
  if (plain) {
    plain();
    return true;
  }
  if (app.view.table || (event.target as Element).closest('.tools, .detail, .card')) return false;
  const next = stepFrom(app.drawn, app.view.chosen, key, app.entry);
  if (next === undefined) return key.startsWith('Arrow');
  moving.leave();
  app.choose(next, true);
  return true;
}

const plainKeys = ({ app, zoom, toggleTable, toggleHelp, toToday }: Reached): Record<string, () => void> => ({
  '+': () => zoom(stepped(app.scale.px, 1)),
  '=': () => zoom(stepped(app.scale.px, 1)),
  '-': () => zoom(stepped(app.scale.px, -1)),
  t: toggleTable,
  h: toToday,
  l: () => {
    app.view.links = !app.view.links;
    app.changed();
  },
  b: () => tell({ is: 'run', command: 'setBaseline' }),
  '?': toggleHelp,
});

function leave({ app, moving }: Reached): boolean {
  if (moving.at) moving.leave();
  else if (app.view.chosen) app.choose('');
  else return false;
  return true;
}

/** A date by one working day, as a proposal. */
function nudge(moving: Moving, it: Placed, key: string, isStart: boolean, today: number): boolean {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (by === undefined) return false;
  const { bar, from, to } = it;
  const what = isStart ? 'start' : 'due';
  if (!bar.moves.includes(what)) return true;
  const way = moving.at?.it.key === it.key ? moving.at : undefined;
  const start = isStart ? Math.max(today, addWorkdays(way?.start ?? from, by)) : way?.start;
  const due = isStart ? way?.due : addWorkdays(way?.due ?? bar.due ?? to, by);
  moving.to(it, { ...(start !== undefined && { start }), ...(due !== undefined && { due }) }, 'keys');
  return true;
}
