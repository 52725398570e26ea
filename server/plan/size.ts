import type { Plan } from './plan.ts';
import { allKnown, entriesOf } from './query.ts';
import { once } from './whole.ts';

/** Of more names than this a plan is large: what the rules about it as a whole find takes some milliseconds, most of them for the ranking. */
const large = 500;
/** Of more names than this it is middling: the forecast takes several times as long as all else about the whole. */
const middling = 60;

/** How much a plan holds. A count, not a clock, so that the same plan is judged, and coloured, alike on every machine. */
export type Size = 'small' | 'middling' | 'large';
const sizeIn = (count: number): Size => (count > large ? 'large' : count > middling ? 'middling' : 'small');
export const sizeOf = (plan: Plan): Size => sizeIn(countOf(plan));

/** The same of all plans of the folder together: a forecast of one is a forecast of those that share its people. */
export const folderSizeOf = once((whole): Size => sizeIn(whole.reduce((sum, it) => sum + countOf(it.plan), 0)));

/** Whether a forecast of a plan is made with each letter that is typed, so that whoever asks for one then takes it over. */
export const isQuick = (plan: Plan): boolean => sizeOf(plan) === 'small' && folderSizeOf(plan) !== 'large';

/** How many names a plan defines. */
export const countOf = ({ names }: Plan): number =>
  [...names.definitions.values()].reduce((sum, ids) => sum + ids.size, 0);

/** Whether a plan says enough for a forecast to tell anything: somebody's hours, or how long something takes. */
export const saysEnough = (plan: Plan): boolean =>
  allKnown(plan, 'person').length > 0 || entriesOf(plan, 'activity').some(it => it.value.effort || it.value.remaining);
