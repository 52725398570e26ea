import { types } from '../language/values.ts';
import type { Respelling, Surroundings } from './respell.ts';
import { digits, numberOf, numeral } from './respell-number.ts';

const symbols: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  '₪': 'ILS',
  '₺': 'TRY',
  '₴': 'UAH',
  zł: 'PLN',
};
/** Signs and words that more than one currency uses, with the one that is meant most often. */
const guesses: Readonly<Record<string, string>> = {
  $: 'USD',
  '¥': 'JPY',
  kr: 'SEK',
  fr: 'CHF',
  dollar: 'USD',
  dollars: 'USD',
  us$: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  pounds: 'GBP',
};
const sign = '([A-Za-z]{3}|US\\$|[€£₹₩₪₺₴$¥]|zł|kr\\.?|fr\\.?|dollars?|euros?|pounds)';
const amount = "(\\d{1,15}(?:[.,' ]\\d{3}){0,4}(?:[.,]\\d{1,2})?) ?(k|thousand|tsd|m|mio|mn|million|bn|billion)?\\b";

/** `$320k`, `320.000 €`, `1.2 million EUR`, `320000`. */
export function moneys(text: string, { currency }: Surroundings): Respelling[] {
  const before = new RegExp(`^${sign} ?${amount}$`, 'i').exec(text);
  const behind = before ? undefined : new RegExp(`^${amount} ?${sign}?$`, 'i').exec(text);
  const match = before ? [before[1], before[2], before[3]] : behind ? [behind[3], behind[1], behind[2]] : undefined;
  const number = match && numberOf(match[1]!);
  if (!match || !number) return [];
  const scale = (match[2] ?? '').toLowerCase();
  const suffix = /^(?:k|th|ts)/.test(scale) ? 'k' : scale.startsWith('m') ? 'M' : '';
  const value = `${digits(number.value * (scale.startsWith('b') ? 1e9 : 1))}${suffix}`;
  // `45.000` are thousands, for nobody writes thousandths of a currency; who wrote it may still mean 45.
  const isOpen = !suffix && /^\d{1,3}\.\d{3}$/.test(match[1]!);
  const values = isOpen ? [digits(number.value * 1000), value] : [value];
  const written = (match[0] ?? '').toLowerCase().replace('.', '');
  const sure =
    symbols[written] ?? (/^[a-z]{3}$/.test(written) && !guesses[written] ? written.toUpperCase() : undefined);
  if (sure) return values.map(it => ({ text: `${sure} ${it}`, safe: number.sure && !isOpen }));
  const guessed = written ? [guesses[written]] : [currency ?? 'USD', ...(currency ? [] : ['EUR'])];
  return guessed
    .filter(it => it !== undefined)
    .flatMap(currency => values.map(it => ({ text: `${currency} ${it}`, safe: false })));
}

/** `95 USD per hour`, `EUR 700/day`; without a unit, an hour or a day. */
export function rates(text: string, around: Surroundings): Respelling[] {
  const match = /^(.{1,40}?) ?(?:\/|\bper\b|\ban?\b|\bje\b|\bp\.?) ?(h|hr|hour|d|day|md|pd)\b\.?$/i.exec(text);
  const units = match ? [match[2]!.toLowerCase().startsWith('h') ? 'h' : 'd'] : ['h', 'd'];
  const price = (match?.[1] ?? text).trim();
  const known = types.money.read(price) ? [{ text: price, safe: true }] : moneys(price, around);
  return known.flatMap(it => units.map(unit => ({ text: `${it.text}/${unit}`, safe: it.safe && !!match })));
}

/** `60 %`, `0.6`, `60`, `half`; more than all is all. */
export function shares(text: string): Respelling[] {
  const percent = (value: number, safe = false): Respelling => ({
    text: `${digits(Math.min(100, Math.max(0, value)))}%`,
    safe,
  });
  const match = /^([-+]?)(.{1,20}?) ?(%|percent|per cent|pct\.?|p\.?c\.?)$/i.exec(text);
  const number = numberOf(match?.[2] ?? text);
  if (match && number)
    return [percent(number.value * (match[1] === '-' ? -1 : 1), number.sure && !match[1] && number.value <= 100)];
  const fraction = /^(\d{1,3}) ?\/ ?(\d{1,3})$/.exec(text);
  if (fraction && Number(fraction[2])) return [percent((Number(fraction[1]) / Number(fraction[2])) * 100)];
  if (/^(?:full|all|full[- ]?time)$/i.test(text)) return [percent(100)];
  if (!number) return [];
  if (number.value === 1) return [percent(100), percent(1)];
  return [percent(number.value < 1 ? number.value * 100 : number.value)];
}

const degrees: Readonly<Record<string, number>> = {
  lowest: 1, minimal: 1, trivial: 1, rare: 1, beginner: 1, none: 1, low: 2, minor: 2, small: 2, unlikely: 2, basic: 2, medium: 3, moderate: 3, mid: 3, normal: 3, average: 3,
  possible: 3, intermediate: 3, high: 4, major: 4, large: 4, big: 4, likely: 4, advanced: 4, highest: 5, critical: 5, severe: 5, maximum: 5, max: 5, expert: 5, 'very high': 5, 'very low': 1, 'almost certain': 5,
}; // biome-ignore format: a table
/** `4/5`, `high`, `7`: the nearest level from 1 to 5. */
export function levels(text: string): Respelling[] {
  const outOf = /^([1-5]) ?(?:\/|of|out of) ?5$/i.exec(text);
  if (outOf) return [{ text: outOf[1]!, safe: true }];
  const degree = degrees[text.toLowerCase()];
  return whole(degree === undefined ? text : String(degree), 1, 5);
}
/** `P1`, `1st`, `1.`; nothing ranks before 1. */
export function ranks(text: string): Respelling[] {
  const match = /^(?:p|prio|priority|rank|no\.?|#)? ?(\d{1,6})(?:st|nd|rd|th|\.)?$/i.exec(text);
  return match
    ? [{ text: String(Math.max(1, Number(match[1]))), safe: Number(match[1]) > 0 && !/^p/i.test(text) }]
    : whole(text, 1, 999_999);
}
/** The whole numbers around a number, kept between two ends. */
function whole(text: string, low: number, high: number): Respelling[] {
  const number = numberOf(text.replace(/^[-+]/, ''));
  if (!number) return [];
  const value = text.startsWith('-') ? -number.value : number.value;
  const kept = [Math.round(value), Math.floor(value), Math.ceil(value)].map(it =>
    String(Math.min(high, Math.max(low, it))),
  );
  return [...new Set(kept)].map(it => ({ text: it, safe: false }));
}

/** `6 people`, `6,5`, `six`. */
export function numbers(text: string): Respelling[] {
  const alone = numberOf(text.replace(/^\+/, ''));
  if (alone) return [{ text: digits(alone.value), safe: alone.sure }];
  const match = new RegExp(`^(?:~|ca\\.?|about )? ?${numeral} ?[a-z][a-z -]{0,30}$`, 'i').exec(text);
  const number = match && numberOf(match[1]!);
  return number ? [{ text: digits(number.value), safe: false }] : [];
}

/** `about 12 days`, `$320k`, `12,5 days`, `twelve days`. */
export function quantities(text: string, around: Surroundings): Respelling[] {
  const money = /[€£₹$¥]/.test(text) ? moneys(text, around) : [];
  if (money.length) return money;
  const match = new RegExp(`^(\\D{0,20}? )?([+-])?${numeral}(?:( ?)(%|[^\\s\\d.,].{0,30}))?$`, 'i').exec(text);
  const number = match && numberOf(match[3]!);
  if (!match || !number) return [];
  const [, lead, sign = '', written = '', gap = '', rest = ''] = match;
  const unit = rest === '%' ? '%' : gap + rest;
  const currency = /^[A-Z]{3} $/.test(lead ?? '') ? lead : '';
  // A number in digits can be read in one way only; words around it may say more than it does.
  const safe = number.sure && /^\d/.test(written) && (!lead || !!currency);
  return [{ text: `${currency}${sign}${digits(number.value)}${unit}`, safe }];
}

/** A link within a text, or an address that lacks its scheme. */
export function links(text: string): Respelling[] {
  const inside = /[a-z][a-z0-9+.-]{0,20}:\/\/[^\s<>()[\]"']{1,110}/i.exec(text);
  if (inside) return [{ text: inside[0], safe: false }];
  return /^(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12}(?::\d{1,5})?(?:\/\S{0,80})?$/i.test(text)
    ? [{ text: `https://${text}`, safe: false }]
    : [];
}
