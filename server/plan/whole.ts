import type { Member } from './others.ts';
import type { Plan } from './plan.ts';

const alone = new WeakMap<Plan, readonly Member[]>();
/** The plans of the folder, this one too, in the order of their files; of a plan without a folder, itself. */
export function wholeOf(plan: Plan): readonly Member[] {
  if (plan.others) return plan.others.whole();
  let whole = alone.get(plan);
  if (!whole) alone.set(plan, (whole = [{ file: '', name: '', plan }]));
  return whole;
}

/** Works something out once for all plans of a folder, as they are now: looking through the folder for each of them would cost its size squared. */
export function once<T>(make: (whole: readonly Member[]) => T): (plan: Plan) => T {
  const known = new WeakMap<readonly Member[], { readonly made: T }>();
  return plan => {
    const whole = wholeOf(plan);
    let found = known.get(whole);
    if (!found) known.set(whole, (found = { made: make(whole) }));
    return found.made;
  };
}

/** The chunks of each plan of a folder, by its file. */
const chunksOf = once(whole => new Map(whole.map(it => [it.file, it.plan.chunks])));
/**
 * What to keep by what follows from the folder alone: from its people, calendars and work. The same for all its plans; of
 * a plan that the folder does not hold as it is, such as one that fix-all has changed, the plan itself. One that is tried out
 * has a folder of its own.
 */
export const folderOf = (plan: Plan): object =>
  chunksOf(plan).get(plan.others?.file ?? '') === plan.chunks ? wholeOf(plan) : plan;
