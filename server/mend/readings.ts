import { type Day, iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { types } from '../language/values.ts';
import { type Edit, insertKey, quote, setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { type EntryOf, field, keyAt } from '../plan/query.ts';
import { withUnit } from '../words/unit.ts';

/** A number for the author to write, in a unit. */
export const zeroIn = (unit: string | undefined): string => (unit ? (withUnit('0', unit) ?? '0') : '0');

/** Adds a reading; nothing where the readings are not in a form that takes one. */
export function addReading(plan: Plan, entry: EntryOf<'metric'>, day: Day, amount: string): Edit[] {
  const text = quote(amount, true);
  const pair = field(entry, 'readings');
  if (!pair) return [insertKey(plan, entry, 'readings', `{ ${iso(day)}: ${text} }`)];
  const { key, value } = pair;
  if (value.kind === 'empty') return [setKey(plan, entry, 'readings', `{ ${iso(day)}: ${text} }`)];
  if (value.kind !== 'map') return [];
  return [insertKey(plan, { ...entry, key, node: value }, iso(day), text, value.pairs.at(-1))];
}

/** Where the reading of a day stands; the key of the readings where it cannot be told. */
export function readingRange(entry: EntryOf<'metric'>, day: Day): Range {
  const pairs = field(entry, 'readings')?.value.pairs ?? [];
  return pairs.findLast(it => types.date.read(it.key.text) === day)?.value.range ?? keyAt(entry, 'readings');
}

/** The intervals in which metrics are read. */
const rhythms = ['1d', '1w', '2w', '1m', '2m', '1q', '6m', '1y'] as const;
/** The rhythm that readings really have: the interval nearest to the usual time between two of them. Nothing for fewer than three. */
export function rhythmOf(days: readonly Day[]): (typeof rhythms)[number] | undefined {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const gaps = sorted
    .slice(1)
    .map((day, i) => day - sorted[i]!)
    .sort((a, b) => a - b);
  if (gaps.length < 2) return undefined;
  const usual = gaps[gaps.length >> 1]!;
  const off = (it: string): number => Math.abs(Math.log(calendarDays(types.interval.read(it)!) / usual));
  return rhythms.reduce((a, b) => (off(b) < off(a) ? b : a));
}
