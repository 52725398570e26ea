import { element } from './element.ts';

type Told = readonly (readonly [name: string, says: string])[];

/** What is behind `?`: the keys, and the signs of the picture by their classes. */
export const newKeys = (keys: Told, signs: Told): HTMLDialogElement =>
  element(
    'dialog',
    { attributes: { 'aria-labelledby': 'help-title' } },
    element('h2', { attributes: { id: 'help-title' } }, 'Keys and signs'),
    element(
      'dl',
      { attributes: { class: 'keys' } },
      ...keys.flatMap(([key, does]) => [element('dt', {}, ...pressed(key)), element('dd', {}, does)]),
    ),
    element(
      'ul',
      { attributes: { class: 'signs' } },
      ...signs.map(([name, says]) =>
        element('li', {}, element('span', { attributes: { class: `sign ${name}`, 'aria-hidden': 'true' } }), says),
      ),
    ),
    element('form', { attributes: { method: 'dialog' } }, element('button', {}, 'Close')),
  );

/** `Enter, Escape` as two keys. */
const pressed = (keys: string): (Node | string)[] =>
  keys.split(', ').flatMap((it, i) => [...(i ? [', '] : []), element('kbd', {}, it)]);
