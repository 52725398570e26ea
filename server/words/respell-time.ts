import type { Duration } from '../language/values.ts';
import { types } from '../language/values.ts';
import type { Respelling } from './respell.ts';
import { digits, numberOf, numeral } from './respell-number.ts';

const hedge =
  '(?:~|≈|<|≤|>|≥|ca\\.?|circa|about|approx\\.?|approximately|around|roughly|up to|max\\.?|at most|less than|more than|at least|some)';
const person = '(?:working|work|business|person|man|full)[- ]?';
const unitWords = `(?:${person})?(?:hours?|hrs?|h|days?|d|weeks?|wks?|w|minutes?|mins?|months?|quarters?|md|pd|mh|pt|stunden?|std|tagen?|tage?|wochen?|minuten?|monaten?|monate?|quartale?)`;
const one = new RegExp(`^(${hedge})? ?${numeral} ?-?(${unitWords})\\b\\.?$`, 'i');
const fraction = new RegExp(`^([1-9]) ?/ ?([1-9]) (?:of an? )?(${unitWords})$`, 'i');
const parts = new RegExp(
  `^(?:${numeral} ?(?:hours?|hrs?|h|days?|d|weeks?|wks?|w|minutes?|mins?)(?:,| and| \\+)? ?){2,4}$`,
  'i',
);

interface Read extends Duration {
  readonly sure: boolean;
}
/** So many of a unit as hours, days or weeks. Months and quarters of work have no fixed length. */
function timed(amount: number, unit: string, sure: boolean): Read | undefined {
  const word = unit.toLowerCase().replace(new RegExp(`^${person}`), '');
  if (/^(?:h|mh|st)/.test(word)) return { amount, unit: 'h', sure };
  if (/^min/.test(word))
    return { amount: amount / 60, unit: 'h', sure: sure && Number.isInteger((amount * 1000) / 60) };
  if (/^w/.test(word)) return { amount, unit: 'w', sure };
  if (/^(?:d|md|pd|pt|tag)/.test(word)) return { amount, unit: 'd', sure };
  return { amount: amount * (/^q/.test(word) ? 13 : 4), unit: 'w', sure: false };
}

/** One length of working time in words, an ISO 8601 duration, or several lengths added up. */
function readLength(text: string): Read | undefined {
  const known = types.duration.read(text);
  if (known) return { ...known, sure: true };
  const match = one.exec(text);
  const number = match && numberOf(match[2]!);
  if (match && number) return timed(number.value, match[3]!, number.sure && !match[1]);
  const part = fraction.exec(text);
  if (part) return timed(Number(part[1]) / Number(part[2]), part[3]!, false);
  const iso = /^P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(\d{1,4})H)?$/i.exec(text);
  if (iso && iso.slice(1).filter(Boolean).length === 1)
    return iso[1]
      ? { amount: Number(iso[1]), unit: 'w', sure: true }
      : iso[2]
        ? { amount: Number(iso[2]), unit: 'd', sure: true }
        : { amount: Number(iso[3]), unit: 'h', sure: true };
  return parts.test(text) ? added(text) : undefined;
}

/** `1 week 2 days` is 7d for sure; hours beside days take a day of eight hours for granted. */
function added(text: string): Read | undefined {
  const pieces = [...text.matchAll(/(\d{1,6}(?:[.,]\d{1,3})?|\ban?|\bone|\btwo|\bthree) ?([a-z]+)/gi)].map(it => {
    const number = numberOf(it[1]!);
    return number && timed(number.value, it[2]!, number.sure);
  });
  const known = pieces.filter(it => it !== undefined);
  if (known.length < 2 || known.length !== pieces.length) return undefined;
  const hours = known.some(it => it.unit === 'h');
  const days = known.reduce((sum, it) => sum + it.amount * { h: 1 / 8, d: 1, w: 5 }[it.unit], 0);
  return { amount: days, unit: 'd', sure: !hours && known.every(it => it.sure) };
}

const spell = ({ amount, unit }: Duration): string => `${digits(amount)}${unit}`;

/** `3 days` is 3d; a bare number may be days, hours or weeks. */
export function durations(text: string): Respelling[] {
  const read = readLength(text);
  if (read) return [{ text: spell(read), safe: read.sure }];
  const number = numberOf(text);
  if (number)
    return (['d', 'h', 'w'] as const).map(unit => ({ text: spell({ amount: number.value, unit }), safe: false }));
  const range = ends(text);
  return range ? [range[1], range[0]].map(it => ({ text: spell(it), safe: false })) : [];
}

const dash = /^([^–—…]{1,40}?) ?(?:\.{2,4}|…|–|—|-|\bto\b|\bbis\b) ?(\d[^–—…]{0,40})$/i;
/** Both ends of `2-3 days`. */
function ends(text: string): [Read, Read] | undefined {
  const match = dash.exec(text);
  const high = match && readLength(match[2]!);
  if (!match || !high) return undefined;
  const unit = /[a-z].*$/i.exec(match[2]!)?.[0] ?? '';
  const low = readLength(match[1]!) ?? readLength(`${match[1]!} ${unit}`);
  return low && [low, high];
}

const bareEnds = /^(\d{1,3}(?:[.,]\d)?) ?(?:\.{2,4}|…|–|—|-|to|bis) ?(\d{1,3}(?:[.,]\d)?)$/i;
/** As a duration, or a range of two; bare numbers may be days, hours or weeks. */
export function estimates(text: string): Respelling[] {
  const range = ends(text);
  if (!range) {
    const [, low, high] = bareEnds.exec(text) ?? [];
    if (low === undefined || high === undefined) return durations(text);
    const [from, to] = [numberOf(low)!.value, numberOf(high)!.value];
    return ['d', 'h', 'w'].map(unit => ({ text: `${digits(from)}${unit}..${digits(to)}${unit}`, safe: false }));
  }
  return [{ text: `${spell(range[0])}..${spell(range[1])}`, safe: range[0].sure && range[1].sure }];
}

const rhythms: Readonly<Record<string, string>> = {
  daily: '1d', weekly: '1w', biweekly: '2w', 'bi-weekly': '2w', fortnightly: '2w', fortnight: '2w', monthly: '1m', quarterly: '1q',
  'half-yearly': '6m', 'semi-annually': '6m', semiannually: '6m', biannually: '6m', yearly: '1y', annually: '1y', annual: '1y',
  'twice a year': '6m', 'every weekday': '1d', 'every working day': '1d',
}; // biome-ignore format: a table
const rhythm = new RegExp(
  `^(?:every|each|per|once an?|once every|once per|all)? ?(?:(other)|${numeral})? ?(days?|d|weeks?|wks?|w|months?|mos?|m|quarters?|q|years?|yrs?|y)$`,
  'i',
);

const often = new RegExp(
  `^(?:(once|twice)|${numeral} ?(?:times|x)) (?:an?|per|each|every) (week|month|quarter|year)$`,
  'i',
);
/** `twice a week`: the whole days, weeks or months that come nearest. */
function timesIn(text: string): Respelling[] {
  const [, word, number, period] = often.exec(text) ?? [];
  const times = word ? (word.toLowerCase() === 'once' ? 1 : 2) : (numberOf(number ?? '')?.value ?? 0);
  const unit = period?.toLowerCase()[0];
  if (!unit || !(times > 1)) return [];
  const [all, smaller] = { w: [7, 'd'], m: [4, 'w'], q: [3, 'm'], y: [12, 'm'] }[unit] as [number, string];
  const near = [...new Set([Math.floor(all / times), Math.ceil(all / times)])].filter(it => it > 0);
  return near.map(it => ({ text: `${it}${smaller}`, safe: false }));
}

/** `weekly`, `every 2 weeks`, `each month`, `twice a month`. A weekday stands for a week. */
export function intervals(text: string): Respelling[] {
  const word = rhythms[text.toLowerCase()];
  if (word) return [{ text: word, safe: true }];
  if (/^(?:every |each |on )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*days?$/i.test(text))
    return [{ text: '1w', safe: false }];
  const match = rhythm.exec(text);
  const number = match?.[2] === undefined ? { value: match?.[1] ? 2 : 1, sure: true } : numberOf(match[2]);
  if (match && number && number.value >= 1 && Number.isInteger(number.value))
    return [{ text: `${number.value}${match[3]![0]!.toLowerCase()}`, safe: number.sure }];
  const times = timesIn(text);
  if (times.length) return times;
  const bare = /^\d{1,3}$/.test(text) && Number(text) > 0;
  return bare ? ['w', 'd', 'm'].map(unit => ({ text: `${Number(text)}${unit}`, safe: false })) : [];
}

/** `audit + 2 days`: the wait in another spelling; without one that can be read, no wait. */
export function lags(text: string): Respelling[] {
  const plus = text.indexOf('+');
  if (plus < 1) return [];
  const ref = text.slice(0, plus).trim();
  return [
    ...durations(text.slice(plus + 1).trim()).map(it => ({ ...it, text: `${ref} + ${it.text}` })),
    { text: ref, safe: false },
  ];
}

const weekly = /^(\d{1,3}(?:[.,]\d{1,2})?) ?(?:h|hrs?|hours?)(?: ?\/ ?| per | a | )?(?:w|wk|week|pw)?$/i;
/** `32 hours a week`, `4d/w`, `80%` of forty hours. */
export function capacities(text: string): Respelling[] {
  const hours = (value: number, safe: boolean): Respelling[] => [{ text: `${digits(value)}h/w`, safe }];
  const match = weekly.exec(text);
  if (match) return hours(numberOf(match[1]!)!.value, /w|pw/i.test(text.replace(match[1]!, '')));
  const other =
    /^(\d{1,3}(?:[.,]\d{1,2})?) ?(%|fte|d\/w|days?(?: ?\/ ?| per | a )week|h\/d|hours?(?: ?\/ ?| per | a )day)?$/i.exec(
      text,
    );
  const value = numberOf(other?.[1] ?? '')?.value;
  if (!other || value === undefined)
    return /^(?:full|part)[- ]?time$/i.test(text) ? hours(/^f/i.test(text) ? 40 : 20, false) : [];
  const unit = (other[2] ?? 'h').toLowerCase();
  const factor = unit === '%' ? 0.4 : unit === 'fte' ? 40 : unit.startsWith('d') ? 8 : unit === 'h' ? 1 : 5;
  return hours(value * factor, false);
}
