import type { FromPage, ToPage } from '../messages.ts';
import { element } from './element.ts';
import { tell } from './host.ts';

type Rows = Extract<ToPage, { is: 'rows' }>;
/** A sentence, and what can be done about it. */
export type Said = readonly [says: string, ...offers: (readonly [title: string, message: FromPage])[]];

export const newPlan: readonly [string, FromPage] = ['New plan', { is: 'run', command: 'newPlan' }];

/** What stands there while there is nothing to draw. */
export const newEmpty = (): HTMLElement => element('div', { attributes: { class: 'empty', role: 'status' } });

/** Says why there is nothing to draw; gives whether that is so. `of` says what there is none of, where plans are known. */
export function drawEmpty(
  empty: HTMLElement,
  rows: Omit<Rows, 'plans'> | undefined,
  plans: number,
  count: number,
  of: { readonly help: string; readonly none: Said },
): boolean {
  const said = sayOf(rows, plans, count, of);
  empty.hidden = !said;
  if (!said) return false;
  const [says, ...offers] = said;
  empty.replaceChildren(
    element('p', {}, says),
    ...offers.map(([title, message]) => element('button', { on: { click: () => tell(message) } }, title)),
  );
  return true;
}

function sayOf(
  rows: Omit<Rows, 'plans'> | undefined,
  plans: number,
  count: number,
  { help, none }: { readonly help: string; readonly none: Said },
): Said | undefined {
  if (rows?.state === 'stopped')
    return [
      'The server has stopped. Your plans are safe; this page rests until it runs again.',
      ['Restart', { is: 'run', command: 'restart' }],
    ];
  if (rows?.state !== 'running') return ['The plans are being read …'];
  if (count) return undefined;
  if (rows.says)
    return [
      `Nothing here passes the filter: ${rows.says}.`,
      ['Show everything', { is: 'filter', what: 'all', on: false }],
    ];
  if (plans) return none;
  return [`There is no plan here yet. ${help}`, newPlan, ['Open a sample', { is: 'run', command: 'openSample' }]];
}
