import { iso } from '../language/day.ts';
import { numberPattern, types } from '../language/values.ts';
import { type DeadlineContext, readDeadline } from './deadline.ts';
import { monthPattern } from './deadline-words.ts';
import { numberOf } from './respell-number.ts';
import { print, sameUnit } from './unit.ts';
import { wordList } from './word-list.ts';

type Sign = '-' | '+';
/** Verbs that say which way a number is to move, and how far where they say that too; what improves may be a number that falls. */
const changes = new Map<string, { sign?: Sign; share?: string }>([
  ...signed('reduce, cut, lower, decrease, shorten, shrink, lessen, drop, minimise, minimize, slash, trim', '-'),
  ...signed('increase, raise, grow, lift, boost, extend, expand', '+'),
  ...signed('improve, speed, accelerate, change', undefined),
  ['halve', { sign: '-', share: '-50%' }],
  ['double', { sign: '+', share: '+100%' }],
  ['triple', { sign: '+', share: '+200%' }],
]);
function signed(verbs: string, sign: Sign | undefined): [string, { sign?: Sign }][] {
  return Array.from(wordList(verbs), it => [it, sign ? { sign } : {}]);
}
/** Verbs with which "to 50" is where a number is to stand; "move 40 people to 2 offices" says no such thing. */
const bringing = wordList('get, bring, take, push, drive, keep, hold, return');
/** Verbs whose object is the number to get to. */
const reaching = wordList('reach, hit, achieve, attain');
/** What stands in front of a number that is not to be passed, or is to be. */
const limits = wordList(
  'under, below, above, over, within, less than, fewer than, more than, at most, at least, no more than, up to',
);
const numerals = wordList('one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve');
const noUnits = wordList(
  'by, in, per, to, and, or, from, until, before, within, for, on, at, of, the, with, a, an, as, than, less, fewer, more, lower, higher, each, every, all, this, next',
);
const cut = /\s(?:from|to|by|under|below|above|over|within|at least|at most|until|before|in) .*$/;

/** What the sentence of an outcome says in numbers and dates, as the values of the goal's keys. */
export interface OutcomeText {
  /** What is measured: the sentence without its verb and its numbers. */
  readonly measure: string;
  readonly from?: string;
  readonly to?: string;
  readonly by?: string;
}

/**
 * Reads `Reduce onboarding time from 14 to 7 days by 30 September 2026`: takes a number only for what the words around
 * it make of it, and none where two may be meant. `unit` is that of the metric, where it is known.
 */
export function readOutcome(text: string, context: DeadlineContext, unit?: string): OutcomeText {
  const sentence = text.slice(0, 200).replace(/\s+/g, ' ').trim().replace(/[.!]$/, '');
  const words = sentence.split(' ');
  const change = changes.get(words[0]!.toLowerCase());
  const measure = (change ? sentence.slice(words[0]!.length) : sentence).replace(cut, '').trim();
  const found = amountsIn(words);
  const having = (role: 'from' | 'to') => found.filter(it => roleOf(it, words, unit) === role);
  const [start] = having('from');
  const aim = only(having('to'), start, unit);
  const share = shareIn(found, words, change?.sign) ?? change?.share;
  const by = dayIn(sentence, context);
  const to = aim ? withUnitOf(aim, start) : share;
  return {
    measure: measure || sentence,
    ...(start && aim && { from: withUnitOf(start, aim) }),
    ...(to && { to }),
    ...(by && { by }),
  };
}

/** A number of a sentence, as a quantity. */
interface Amount {
  readonly text: string;
  readonly unit: string;
  /** The words that it takes. */
  readonly first: number;
  readonly next: number;
}

function amountsIn(words: readonly string[]): Amount[] {
  const found: Amount[] = [];
  for (let i = 0; i < words.length; i++) {
    const amount = amountAt(words, i);
    if (!amount) continue;
    found.push(amount);
    i = amount.next - 1;
  }
  return found;
}

const pattern = new RegExp(`^(${numberPattern})([kKmM]?)(%|[a-z]{1,20})?([,;:]?)$`);
const monthly = new RegExp(`^(?:${monthPattern})\\b`, 'i');
/** `USD 320k`, `7 days`, `5 tickets per week`, `three clients`; no year, no day of a month, nothing that is only counted off. */
function amountAt(words: readonly string[], first: number): Amount | undefined {
  const currency = /^[A-Z]{3}$/.test(words[first]!) && /^\d/.test(words[first + 1] ?? '') ? `${words[first]} ` : '';
  const at = currency ? first + 1 : first;
  const spelt = words[at]!.toLowerCase();
  const word = spelt === 'zero' ? '0' : numerals.has(spelt) ? String(numberOf(spelt)!.value) : words[at]!;
  const [, number, scale = '', attached = '', stop] = pattern.exec(word) ?? [];
  const behind = stop ? '' : (words[at + 1] ?? '');
  if (!number || /^(?:st|nd|rd|th)$/.test(attached) || monthly.test(behind) || monthly.test(words[at - 1] ?? ''))
    return undefined;
  const own =
    /^%$|^[a-z][a-z/-]{0,20}[,;:]?$/.test(behind) && !noUnits.has(behind) && !attached
      ? behind.replace(/[,;:]$/, '')
      : '';
  const per =
    own === behind && words[at + 2] === 'per' && /^[a-z]{1,20}$/.test(words[at + 3] ?? '')
      ? ` per ${words[at + 3]}`
      : '';
  const unit = attached || own + per;
  if (!unit && !scale && !currency && /^(?:19|20)\d\d$/.test(number)) return undefined;
  const gap = attached || own === '%' || !own ? '' : ' ';
  const text = `${currency}${number}${scale}${gap}${unit}`;
  const next = at + 1 + (own ? 1 : 0) + (per ? 2 : 0);
  return types.quantity.read(text) ? { text, unit: currency.trim() || unit, first, next } : undefined;
}

/** What the words around a number make of it. */
function roleOf({ unit, first }: Amount, words: readonly string[], expected: string | undefined) {
  const lower = words.map(it => it.toLowerCase());
  const [verb = ''] = lower;
  const before = [1, 2, 3].map(it => lower.slice(Math.max(0, first - it), first).join(' '));
  const [word = ''] = before;
  const change = changes.get(verb);
  const limit = before.find(it => limits.has(it));
  // "Within six months" says by when; "within two hours" how long it may take.
  const isTime = /^(?:day|week|month|quarter|year)s?\b/.test(unit) && !(expected && sameUnit(unit, expected));
  if (limit) return (limit === 'within' || limit === 'over') && isTime ? undefined : 'to';
  if (word === 'from') return 'from';
  if (word === 'to') return change || bringing.has(verb) || lower.slice(0, first).includes('from') ? 'to' : undefined;
  return reaching.has(verb) && (first === 1 || word === 'of') ? 'to' : undefined;
}

/** The number to get to: behind the one to come from, else the only one; where several stand there, the only one in the metric's unit. */
function only(all: readonly Amount[], start: Amount | undefined, unit: string | undefined): Amount | undefined {
  if (start) return all.find(it => it.first > start.first);
  const fitting = unit === undefined ? [] : all.filter(it => sameUnit(it.unit, unit));
  const left = fitting.length ? fitting : all;
  return left.length === 1 ? left[0] : undefined;
}

/** "From 14 to 7 days": the unit stands with one of the two. */
const withUnitOf = ({ text, unit }: Amount, other: Amount | undefined): string =>
  unit || !other?.unit ? text : print(text, other.unit);

/** "By 20 %", "15 % fewer": a change of that share, where it is clear which way. */
function shareIn(found: readonly Amount[], words: readonly string[], sign: Sign | undefined): string | undefined {
  for (const { text, unit, first, next } of found) {
    if (unit !== '%') continue;
    const behind = words[next]?.toLowerCase() ?? '';
    const way = /^(?:less|fewer|lower)$/.test(behind) ? '-' : /^(?:more|higher)$/.test(behind) ? '+' : undefined;
    const told = way ?? (words[first - 1]?.toLowerCase() === 'by' ? sign : undefined);
    if (told) return told + text;
  }
  return undefined;
}

/** The day at the end of the sentence, where it is one full day. */
function dayIn(sentence: string, context: DeadlineContext): string | undefined {
  const at = Math.max(sentence.lastIndexOf(' by '), sentence.lastIndexOf(' until '));
  const read = at < 0 ? undefined : readDeadline(sentence.slice(sentence.indexOf(' ', at + 1) + 1), context);
  return read?.kind === 'iso' || read?.kind === 'hard' ? iso(read.day) : undefined;
}
