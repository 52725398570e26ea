import fc from 'fast-check';

/** How much of the full work this run does: all of it in `npm test`, a tenth in `npm run unit`, less in the inner loop, more to search longer. */
const share = Number(process.env.RUNS ?? 1);
/** One seed for all that chance chooses, told where the tests begin (`test/unit.mjs`); a failure names it as well. */
const seed = Number(process.env.SEED ?? 0) || undefined;
fc.configureGlobal({ seed, numRuns: runs(100) });

/** What takes seconds whatever is changed (programs that are started, the largest sizes) is left to the full run. */
export const inFull = { skip: process.env.QUICK ? 'not in the inner loop' : false };

/** So much of a full number: of runs, of entries, of rounds. */
export function runs(full: number): number {
  return Math.max(1, Math.round(full * share));
}

/** So many of a list, in its order: others at other seeds. */
export function some<T>(list: readonly T[]): T[] {
  const length = Math.min(list.length, runs(list.length));
  return fc.sample(fc.subarray([...list], { minLength: length, maxLength: length }), { seed, numRuns: 1 })[0]!;
}

const code = fc.oneof(fc.nat(0x7f), fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }));
const character = code.map(it => String.fromCodePoint(it));
/** Any text at all. (For one of its own, fast-check goes through a million characters before it begins.) */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.array(character, { maxLength }).map(it => it.join('')) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString') },
  );

export { fc };
