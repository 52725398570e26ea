import type { Narrowing } from '../../filter.ts';
import { attribute, element } from './element.ts';
import { tell } from './host.ts';

/** Something to choose or press, that is drawn again when what it shows has changed. */
export interface Control {
  readonly root: HTMLElement;
  draw(): void;
}

export function choice(label: string, of: readonly string[], now: () => string, take: (it: string) => void): Control {
  const select = element(
    'select',
    { attributes: { 'aria-label': label }, on: { change: () => take(select.value) } },
    ...of.map(it => element('option', { attributes: { value: it } }, it)),
  );
  const draw = (): void => {
    select.value = now();
  };
  return { root: element('label', {}, `${label} `, select), draw };
}

/** A button of a sign or a word; `label` says what it does. */
export const button = (says: string, label: string, run: () => void): HTMLElement =>
  element('button', { attributes: { title: label, 'aria-label': label }, on: { click: run } }, says);

export function toggle(says: string, label: string, isOn: () => boolean, run: (on: boolean) => void): Control {
  const root = element(
    'button',
    { attributes: { class: 'toggle', title: label }, on: { click: () => run(!isOn()) } },
    says,
  );
  return { root, draw: () => attribute(root, 'aria-pressed', String(isOn())) };
}

/** The filters that trees and pages share. */
export const filters = (isOn: (what: Narrowing) => boolean): Control[] =>
  (
    [
      ['Mine', 'Only what is mine', 'mine'],
      ['This week', 'Only what is to be done this week', 'week'],
      ['This plan', 'Only the plan in front', 'plan'],
    ] as const
  ).map(([says, label, what]) =>
    toggle(
      says,
      label,
      () => isOn(what),
      on => tell({ is: 'filter', what, on }),
    ),
  );

export const space = (): HTMLElement => element('span', { attributes: { class: 'space' } });
