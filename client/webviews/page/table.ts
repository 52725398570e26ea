import { attribute, element } from './element.ts';
import { inOrder } from './order.ts';

/** A column: what it is called, what it says of a row, and what it is sorted by. */
export interface Column<T> {
  readonly id: string;
  readonly title: string;
  says(it: T): string;
  /** A number, or a text; what has neither comes last. */
  order(it: T): number | string | undefined;
  /** Whether there is something in it; always, unless it says. */
  shown?(): boolean;
}
export interface Table<T> {
  readonly root: HTMLElement;
  draw(rows: readonly T[], sort: string): void;
  /** Gives the focus to a row, else to the first. */
  focus(it: T | undefined): void;
}

const isShown = <T>(it: Column<T>): boolean => it.shown?.() ?? true;

/** The same facts as a picture, as a table that can be sorted by each column; the first opens what a row stands for. */
export function newTable<T>(
  caption: string,
  columns: readonly Column<T>[],
  { open, sort }: { open(it: T): void; sort(by: string): void },
): Table<T> {
  let by = '';
  let shown: readonly T[] = [];
  const heads = columns.map(it =>
    element(
      'th',
      { attributes: { scope: 'col' } },
      element('button', { on: { click: () => sort(by === it.id ? `-${it.id}` : it.id) } }, it.title),
    ),
  );
  const body = element('tbody');
  const table = element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...heads)),
    body,
  );
  const row = (it: T): HTMLElement =>
    element(
      'tr',
      {},
      ...columns
        .filter(isShown)
        .map((column, i) =>
          i
            ? element('td', {}, column.says(it))
            : element(
                'th',
                { attributes: { scope: 'row' } },
                element('button', { attributes: { class: 'link' }, on: { click: () => open(it) } }, column.says(it)),
              ),
        ),
    );
  const buttonAt = (i: number) => body.children[i]?.querySelector('button') ?? undefined;
  return {
    root: element('div', { attributes: { class: 'table', hidden: true } }, table),
    draw(rows, sorted) {
      by = sorted;
      const isDown = sorted.startsWith('-');
      const column = columns.find(it => it.id === sorted.replace('-', ''));
      for (const [i, it] of columns.entries())
        attribute(heads[i]!, 'aria-sort', it !== column ? undefined : isDown ? 'descending' : 'ascending');
      for (const [i, it] of columns.entries()) heads[i]!.hidden = !isShown(it);
      shown = column ? inOrder(rows, it => column.order(it), isDown) : rows;
      // What is drawn anew takes no focus from the rest of the window.
      const focused = document.hasFocus()
        ? [...body.children].findIndex(it => it.contains(document.activeElement))
        : -1;
      body.replaceChildren(...shown.map(row));
      if (focused >= 0) buttonAt(focused)?.focus();
    },
    focus: it => buttonAt(it === undefined ? 0 : Math.max(0, shown.indexOf(it)))?.focus(),
  };
}
