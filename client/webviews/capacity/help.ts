import { newKeys } from '../page/keys.ts';

/** What is behind `?`: the keys and the signs. */
export const newHelp = (): HTMLDialogElement =>
  newKeys(
    [
      ['← → ↑ ↓', 'to the next week, to the next row'],
      ['Enter', 'opens the work that takes most of the week'],
      ['T', 'the same as a table'],
      ['Escape', 'chooses nothing'],
      ['?', 'these keys'],
    ],
    [
      ['project', 'work that is done once, when the forecast says so'],
      ['recurring', 'work that comes again'],
      ['support', 'continuous work, such as support'],
      ['leave', 'leave, holidays, not here'],
      ['free', 'free, up to the ceiling (the line above it)'],
      ['warning', 'the deadlines ask for more than fits; % is of what may be planned'],
    ],
  );
