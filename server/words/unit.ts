import type { Goal } from '../language/goal.ts';
import type { Metric } from '../language/metric.ts';
import { numberPattern, type Quantity, types } from '../language/values.ts';

/** Units with more than one spelling, the first of a line being the one that stands for all. */
const spellings = new Map(
  [
    'ms msec millisecond milliseconds',
    's sec secs second seconds',
    'min mins minute minutes',
    'h hr hrs hour hours',
    'd day days',
    'w wk wks week weeks',
    'month months mo',
    'quarter quarters q',
    'year years yr yrs y',
    '% percent pct',
    'eur €',
    'gbp £',
  ].flatMap(line => line.split(' ').map((it, _, all): [string, string] => [it, all[0]!])),
);
/** Units that one exact factor leads between. Days are left out: a day has 24 hours on a clock and eight at work. */
const scales: readonly ReadonlyMap<string, number>[] = [
  new Map([
    ['ms', 1],
    ['s', 1000],
    ['min', 60_000],
    ['h', 3_600_000],
  ]),
  new Map([
    ['month', 1],
    ['quarter', 3],
    ['year', 12],
  ]),
];

const singular = (word: string): string =>
  word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : /(?:ss|sh|ch|x)es$/.test(word)
      ? word.slice(0, -2)
      : word.length > 3 && /[^s]s$/.test(word)
        ? word.slice(0, -1)
        : word;

/** One text for all spellings of a unit: `day` and `days`, `h` and `hours`, `tickets/week` and `tickets per week`. */
const plain = (unit: string): string =>
  unit
    .slice(0, 100)
    .toLowerCase()
    .split(/ per |[\s/]/)
    .filter(it => it)
    .map(it => spellings.get(it) ?? singular(it))
    .join(' ');
/** Whether a word is a unit of its own, whatever stands behind it. */
export const isUnit = (word: string): boolean => spellings.has(word);
/** Whether two texts name one unit. */
export const sameUnit = (a: string, b: string): boolean => a === b || plain(a) === plain(b);

/** The quantities of a metric that say a unit. A bare number is in the metric's unit, and a relative one (-20%) in none. */
const measured = (metric: Metric, goal: Goal | undefined): Quantity[] =>
  [metric.target, metric.limit, ...(metric.readings?.values() ?? []), goal?.to, goal?.from].filter(
    (it): it is Quantity => !!it && it.unit !== '' && !it.relative,
  );
export const isInUnit = ({ unit, relative }: Quantity, expected: string): boolean =>
  unit === '' || relative || sameUnit(unit, expected);

/** The unit that all quantities of a metric should be in: the one that it says, else the one that most of them have, the first of equals. `goal`: the goal, where this is its metric. */
export function unitOf(metric: Metric, goal: Goal | undefined): string | undefined {
  if (metric.unit !== undefined) return metric.unit;
  const counts = new Map<string, { unit: string; count: number }>();
  for (const { unit } of measured(metric, goal)) {
    const known = counts.get(plain(unit));
    if (known) known.count++;
    else counts.set(plain(unit), { unit, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.unit;
}
/** How many quantities would be in another unit if this one were the metric's. */
export const strangersTo = (unit: string, metric: Metric, goal: Goal | undefined): number =>
  measured(metric, goal).filter(it => !sameUnit(it.unit, unit)).length;

/** A number with its unit, as the language writes it. */
export const print = (number: string, unit: string): string =>
  /^[A-Z]{3}$/.test(unit) ? `${unit} ${number}` : unit === '%' ? `${number}%` : `${number} ${unit}`;

const signed = new RegExp(`^([A-Z]{3} )?([+-]?${numberPattern})([kKmM]?)`);
/** The same number in another unit, as it would be written; nothing changes but the unit. */
export function withUnit(text: string, unit: string): string | undefined {
  const read = types.quantity.read(text);
  const [, currency, number, scale] = signed.exec(text) ?? [];
  const keeps = !scale || (currency && /^[A-Z]{3}$/.test(unit));
  return read && print(keeps ? `${number}${scale}` : String(read.amount), unit);
}

/** The same amount in another unit, where the two have an exact factor and the number stays short. */
export function converted(text: string, unit: string): string | undefined {
  const read = types.quantity.read(text);
  const from = plain(read?.unit ?? '');
  const to = plain(unit);
  const scale = scales.find(it => it.has(from) && it.has(to));
  if (!read || !scale) return undefined;
  const amount = Number(((read.amount * scale.get(from)!) / scale.get(to)!).toFixed(3));
  const back = (amount * scale.get(to)!) / scale.get(from)!;
  return Math.abs(back - read.amount) > 1e-9 * Math.abs(read.amount) ? undefined : print(String(amount), unit);
}
