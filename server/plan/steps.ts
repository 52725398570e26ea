/** Work over many plans, with a step for each: whoever drives it may let others have a turn in between. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** All steps in one go, for whoever has nobody else to answer. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const it = steps.next();
    if (it.done) return it.value;
  }
}
