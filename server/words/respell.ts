import type { Day } from '../language/day.ts';
import { type TypeName, types } from '../language/values.ts';
import { levels, links, moneys, numbers, quantities, ranks, rates, shares } from './respell-amount.ts';
import { periods } from './respell-period.ts';
import { capacities, durations, estimates, intervals, lags } from './respell-time.ts';

/** Another spelling of a value, one that its key takes. */
export interface Respelling {
  readonly text: string;
  /** There is no other reading, and nothing is lost. */
  readonly safe: boolean;
}
/** What a plan says elsewhere and a value may leave out. */
export interface Surroundings {
  readonly today: Day;
  /** The currency that the plan uses. */
  readonly currency?: string | undefined;
}

const readers: Partial<Record<TypeName, (text: string, around: Surroundings) => Respelling[]>> = {
  duration: durations,
  estimate: estimates,
  interval: intervals,
  lagged: lags,
  period: periods,
  capacity: capacities,
  share: shares,
  level: levels,
  rank: ranks,
  number: numbers,
  money: moneys,
  rate: rates,
  quantity: quantities,
  url: links,
};

/** The spellings that a text may stand for under the types of its key, the likeliest first. Texts of more than 120 characters stand for none. */
export function respell(text: string, names: readonly TypeName[], around: Surroundings): Respelling[] {
  const plain = text
    .trim()
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/\s+/g, ' ');
  if (!plain || plain.length > 120) return [];
  const found = new Map<string, Respelling>();
  for (const name of names) {
    if (plain !== text && types[name].read(plain) !== undefined && readers[name])
      found.set(plain, { text: plain, safe: true });
    for (const it of readers[name]?.(plain, around) ?? [])
      if (it.text !== text && !found.has(it.text) && types[name].read(it.text) !== undefined) found.set(it.text, it);
  }
  const all = [...found.values()];
  // Two readings are one too many for either to be safe.
  return all.filter(it => it.safe).length > 1 ? all.map(it => ({ ...it, safe: false })) : all;
}
