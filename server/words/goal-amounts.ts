import { numberPattern, types } from '../language/values.ts';
import { monthPattern } from './deadline-words.ts';
import { digits, numberOf } from './respell-number.ts';
import { isUnit } from './unit.ts';
import { wordList } from './word-list.ts';

/** A number of a sentence, as a quantity. */
export interface Amount {
  readonly text: string;
  readonly unit: string;
  /** The words that it takes. */
  readonly first: number;
  readonly next: number;
}

/** The numbers that a sentence, cut into words, says in one way only. */
export function amountsIn(words: readonly string[]): Amount[] {
  const found: Amount[] = [];
  for (let i = 0; i < words.length; i++) {
    const amount = amountAt(words, i);
    if (!amount) continue;
    found.push(amount);
    i = amount.next - 1;
  }
  return found;
}

const numerals = wordList('one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve');
const noUnits = wordList(
  'by, in, per, to, and, or, from, until, before, within, for, on, at, of, the, with, a, an, as, than, less, fewer, more, lower, higher, each, every, all, this, next',
);
const currencies = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['$', 'USD'],
]);
const pattern = /^([€£$])?(\d[\d.,']{0,30}?)(?:([kKmM])(?![a-z]))?(%|[a-z]{1,20})?([,;:]?)$/;
const plain = new RegExp(`^${numberPattern}$`);
const monthly = new RegExp(`^(?:${monthPattern})\\b`, 'i');

/** `USD 320k`, `$1.2M`, `7 days`, `5 tickets per week`, `three clients`; no year, no day of a month, nothing that is only counted off. */
function amountAt(words: readonly string[], first: number): Amount | undefined {
  const code = /^[A-Z]{3}$/.test(words[first]!) && /^\d/.test(words[first + 1] ?? '') ? words[first]! : '';
  const at = code ? first + 1 : first;
  const spelt = words[at]!.toLowerCase();
  const word = spelt === 'zero' ? '0' : numerals.has(spelt) ? String(numberOf(spelt)!.value) : words[at]!;
  const [, sign = '', written = '', scale = '', attached = '', stop] = pattern.exec(word) ?? [];
  const number = plainNumber(written);
  const behind = stop ? '' : (words[at + 1] ?? '');
  const isDay = /^(?:st|nd|rd|th)$/.test(attached) || monthly.test(behind) || monthly.test(words[at - 1] ?? '');
  if (!number || isDay) return undefined;
  const currency = code || (currencies.get(sign) ?? '');
  const unit = currency
    ? { text: attached, words: 0 }
    : attached
      ? { text: attached, words: 0 }
      : unitAt(words, at + 1, stop);
  if (!unit.text && !scale && !currency && /^(?:19|20)\d\d$/.test(number)) return undefined;
  // A million stands behind a currency alone; elsewhere it would be a unit.
  const isMillion = scale === 'M' && !currency;
  const amount = isMillion ? digits(Number(number.replaceAll(',', '')) * 1e6) : number + scale;
  const gap = attached || unit.text === '%' || !unit.text ? '' : ' ';
  const text = `${currency && `${currency} `}${amount}${gap}${unit.text}`;
  const read = types.quantity.read(text);
  return read && { text, unit: currency || read.unit, first, next: at + 1 + unit.words };
}

/** As the language writes it; nothing where it can be read in two ways. `1.000` is a thousand to some and one to others. */
function plainNumber(written: string): string | undefined {
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(written)) return undefined;
  if (plain.test(written)) return written;
  const read = numberOf(written);
  return read?.sure ? digits(read.value) : undefined;
}

/** What a number counts: `days`, `data centres`, `tickets per week`. */
function unitAt(words: readonly string[], from: number, stop: string | undefined): { text: string; words: number } {
  const [own, next = '', last = ''] = [from, from + 1, from + 2].map(it => (stop ? '' : (words[it] ?? '')));
  const bare = own!.replace(/[,;:]$/, '');
  if (!/^%$|^[a-z][a-z/-]{0,20}$/.test(bare) || noUnits.has(bare)) return { text: '', words: 0 };
  if (bare !== own) return one(bare);
  if (next === 'per' && isWord(last)) return per(own, last);
  if (isUnit(bare)) return one(bare);
  const noun = next.replace(/[,;:]$/, '');
  // Of "2 data centres" and "7 working days" the second word is counted.
  const isPair = !/s$/.test(bare) && /^[a-z]{2,20}s$/.test(noun) && !noUnits.has(noun);
  return isPair ? { text: `${bare} ${noun}`, words: 2 } : one(bare);
}
const isWord = (it: string): boolean => /^[a-z]{1,20}[,;:]?$/.test(it);
const one = (text: string) => ({ text, words: 1 });
const per = (unit: string, time: string) => ({ text: `${unit} per ${time.replace(/[,;:]$/, '')}`, words: 3 });
