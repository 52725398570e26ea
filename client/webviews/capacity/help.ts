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
      ['project', 'work that is done once, in the week in which the forecast has it done'],
      ['recurring', 'work that comes again'],
      ['support', 'continuous work, such as support'],
      ['leave', 'leave, holidays, not here'],
      ['free', 'free, up to the ceiling (the line above it)'],
      ['warning', 'too much: the deadlines ask for more than fits, or the forecast is above the ceiling'],
      ['percent', 'what the forecast has in the week, of the ceiling'],
    ],
  );
