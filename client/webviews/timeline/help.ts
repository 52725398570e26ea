import { newKeys } from '../page/keys.ts';
import { keys } from './keys.ts';

/** What is behind `?`: the keys and the signs. */
export const newHelp = (): HTMLDialogElement =>
  newKeys(keys, [
    ['bar', 'when it is worked on, by the forecast'],
    ['bar critical', 'critical: if it takes longer, the plan ends later'],
    ['bar over', 'later than it is due'],
    ['bar never', 'never finished by the forecast'],
    ['due', 'the day it is due, with the distance to the forecast'],
    ['whisker', 'finished by its end in four of five cases'],
    ['bar done', 'finished'],
    ['was', 'when it was to be, by the baseline'],
    ['off', 'leave, holidays, not here'],
    ['load', 'what continuous and recurring work takes of the day'],
  ]);
