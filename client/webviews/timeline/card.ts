import type { Moved, Stands } from '../../../server/protocol.ts';
import { short, standsWords } from '../page/days.ts';
import { element } from '../page/element.ts';
import type { App } from './app.ts';
import type { Moving, Way } from './moving.ts';

/** How many lines of each kind are shown. */
const most = 4;

/** What a move would do, told before it is made. */
export const newCard = (): HTMLElement =>
  element('div', { attributes: { class: 'card', role: 'status', hidden: true } });

export function drawCard(card: HTMLElement, { today }: App, moving: Moving): void {
  const { at } = moving;
  card.hidden = !at;
  card.replaceChildren(...(at ? [...told(at, today), ...foot(at, moving)] : []));
}

function told({ it, start, due, result }: Way, today: number): HTMLElement[] {
  const days = result && !('refused' in result) ? result : { start, due };
  const title = element('h2', {}, it.bar.label);
  const moves = [
    ...(days.start === undefined ? [] : [line('move', `Starts ${short(days.start, today)} at the earliest`)]),
    ...(days.due === undefined
      ? []
      : [line('move', dueWords(it.bar.due ?? (it.bar.kind === 'work' ? undefined : it.to), days.due, today))]),
  ];
  if (!result) return [title, ...moves, line('wait', 'Working out what that does …')];
  if ('refused' in result) return [title, line('broken', result.refused)];
  const { stands } = result;
  return [title, ...moves, ...(stands ? [standing(stands, today)] : []), ...effects(result, today)];
}
const dueWords = (from: number | undefined, to: number, today: number): string =>
  from === undefined ? `Due ${short(to, today)}` : `Due ${short(from, today)} → ${short(to, today)}`;

/** Whether it is in time then: what somebody moves a date for. */
function standing(stands: Stands, today: number): HTMLElement {
  return line(isLate(stands) ? 'late' : 'intime', standsWords(stands, today));
}

const isLate = ({ early = -1 }: Stands): boolean => early < 0;

function effects({ stands, shifts, broken, mended }: Moved, today: number): HTMLElement[] {
  if (!shifts.length && !broken.length && !mended.length) {
    return [line('calm', stands && isLate(stands) ? 'No other date moves.' : 'No other date moves; nothing breaks.')];
  }
  const day = (it: number | undefined): string => (it === undefined ? 'never' : short(it, today));
  return [
    ...list(
      'shift',
      shifts.map(it =>
        it.from === it.to ? `${it.title}: begins ${day(it.start)}` : `${it.title}: ${day(it.from)} → ${day(it.to)}`,
      ),
    ),
    ...list('broken', broken),
    ...list('mended', mended),
  ];
}
const list = (kind: string, all: readonly string[]): HTMLElement[] => [
  ...all.slice(0, most).map(it => line(kind, it)),
  ...(all.length > most ? [line(kind, `and ${all.length - most} more`)] : []),
];
const signs: Readonly<Record<string, string>> = {
  late: '! ',
  intime: '✓ ',
  shift: '↷',
  broken: '✕ Breaks: ',
  mended: '✓ Mends: ',
};
const line = (kind: string, says: string): HTMLElement =>
  element('p', { attributes: { class: kind } }, `${signs[kind] ?? ''}${kind === 'shift' ? ' ' : ''}${says}`);

function foot({ by, result }: Way, moving: Moving): HTMLElement[] {
  if (by === 'hand')
    return [element('p', { attributes: { class: 'foot' } }, 'Let go to write it. Escape leaves it as it is.')];
  const isRefused = !!result && 'refused' in result;
  const button = (says: string, run: () => void): HTMLElement => element('button', { on: { click: run } }, says);
  return [
    element(
      'p',
      { attributes: { class: 'foot' } },
      ...(isRefused ? [] : [button('Write it (Enter)', () => moving.write())]),
      button('Leave it (Escape)', () => moving.leave()),
    ),
  ];
}
