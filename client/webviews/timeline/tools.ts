import { button, choice, filters, space, toggle } from '../page/controls.ts';
import { element } from '../page/element.ts';
import { tell } from '../page/host.ts';
import { stepped, type Zoom, zoomOf, zooms } from '../page/scale.ts';
import { type App, baselineOf } from './app.ts';
import { groupings } from './view.ts';

/** What the row of controls reaches. */
export interface Reached {
  readonly app: App;
  zoom(px: number): void;
  toggleTable(): void;
  toggleHelp(): void;
  toToday(): void;
}

/** The controls above the picture. */
export interface Tools {
  readonly root: HTMLElement;
  draw(): void;
}

export function newTools({ app, zoom, toggleTable, toggleHelp, toToday }: Reached): Tools {
  const { view } = app;
  const set = (what: 'done' | 'links') => (on: boolean) => {
    view[what] = on;
    app.changed();
  };
  const setBy = (it: string): void => {
    view.by = it;
    app.changed();
  };
  const by = choice('Lanes by', groupings, () => view.by, setBy);
  const scale = choice(
    'Zoom',
    Object.keys(zooms),
    () => zoomOf(app.scale.px),
    it => zoom(zooms[it as Zoom]),
  );
  const only = filters(what => !!app.rows?.filter[what]);
  const shown = [
    toggle('Done', 'Show finished work too', () => view.done, set('done')),
    toggle('Dependencies', 'Draw all dependencies (L)', () => view.links, set('links')),
    toggle(
      'Baseline',
      'Hold the work against a commit or tag (B)',
      () => !!baselineOf(app),
      () => tell({ is: 'run', command: 'setBaseline' }),
    ),
    toggle('Table', 'The same as a table (T)', () => view.table, toggleTable),
  ];
  const root = element(
    'div',
    { attributes: { class: 'tools', role: 'toolbar', 'aria-label': 'Timeline' } },
    by.root,
    scale.root,
    button('−', 'Further (-)', () => zoom(stepped(app.scale.px, -1))),
    button('+', 'Nearer (+)', () => zoom(stepped(app.scale.px, 1))),
    button('Today', 'To today (H)', toToday),
    space(),
    ...only.map(it => it.root),
    space(),
    ...shown.map(it => it.root),
    button('?', 'Keys and signs (?)', toggleHelp),
  );
  return {
    root,
    draw() {
      for (const it of [by, scale, ...only, ...shown]) it.draw();
    },
  };
}
