import { iso } from '../language/day.ts';
import { types } from '../language/values.ts';
import { type DeadlineContext, readDeadline } from './deadline.ts';
import { type Amount, amountsIn } from './goal-amounts.ts';
import { converted, print, sameUnit } from './unit.ts';
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
/** What may stand behind "to" where a number is to follow; behind any other word it goes on to say what is measured: "the time to onboard a client". */
const aims =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|half|an|the|under|below|above|over|within|at|no|less|fewer|more|up|about|around|nearly';
const cut = new RegExp(
  `\\s(?:from|to(?! (?!(?:${aims})\\b)[a-z]{2})|by|under|below|above|over|within|at least|at most|until|before|in) .*$`,
);

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
  const whole = text.slice(0, 200).replace(/\s+/g, ' ').trim().replace(/[.!]$/, '');
  const { by, rest: sentence } = dayIn(whole, context);
  const words = sentence.split(' ');
  const change = changes.get(words[0]!.toLowerCase());
  const found = amountsIn(words);
  const having = (role: 'from' | 'to') => found.filter(it => roleOf(it, words, found, unit) === role);
  const [start] = having('from');
  const aim = only(having('to'), start, unit);
  const share = shareIn(found, words, change?.sign) ?? change?.share;
  const to = aim ? inUnit(withUnitOf(aim, start), unit) : undefined;
  const from = start && to && comparable(withUnitOf(start, aim), types.quantity.read(to)?.unit ?? '');
  return {
    measure: measureIn(words) || sentence,
    ...(from && { from }),
    ...((to ?? share) && { to: to ?? share! }),
    ...(by && { by }),
  };
}

/** The sentence without the verb that a number makes of it, and without its numbers. */
function measureIn(words: readonly string[]): string {
  const verb = words[0]!.toLowerCase();
  const counts = /^[€£$]?\d[\d.,']*[kKmM]?$/.test(words[1] ?? '') && /^\p{L}/u.test(words[2] ?? '');
  const drops = changes.has(verb) || (reaching.has(verb) && counts);
  const rest = [...(drops ? [] : words.slice(0, 1)), ...words.slice(counts ? 2 : 1)].join(' ');
  return (
    ` ${rest}`
      .replace(cut, '')
      .replace(/[\s:,;–-]+$/, '')
      .trim()
      // A verb that is dropped leaves a name, which needs no article.
      .replace(drops ? /^(?:the|a|an|our|its|their) (?=\S)/i : '', '')
  );
}

/** What the words around a number make of it. */
function roleOf(
  { unit, first }: Amount,
  words: readonly string[],
  all: readonly Amount[],
  expected: string | undefined,
) {
  const lower = words.map(it => it.toLowerCase());
  const comesFrom = all.some(it => lower[it.first - 1] === 'from');
  const [verb = ''] = lower;
  const before = [1, 2, 3].map(it => lower.slice(Math.max(0, first - it), first).join(' '));
  const [word = ''] = before;
  const change = changes.get(verb);
  const limit = before.find(it => limits.has(it));
  // "Within six months" says by when; "within two hours" how long it may take.
  const isTime = /^(?:day|week|month|quarter|year)s?\b/.test(unit) && !(expected && sameUnit(unit, expected));
  if (limit) return (limit === 'within' || limit === 'over') && isTime ? undefined : 'to';
  if (word === 'from') return 'from';
  // "From AWS to 2 data centres" moves things, and no number.
  const stray = !comesFrom && lower.slice(0, first).includes('from');
  if (word === 'to') return comesFrom || ((change || bringing.has(verb)) && !stray) ? 'to' : undefined;
  return reaching.has(verb) && (first === 1 || word === 'of') ? 'to' : undefined;
}

/** The number to get to: behind the one to come from, or the only one ("to 45 from 20"); where several stand there, the only one in the metric's unit. */
function only(all: readonly Amount[], start: Amount | undefined, unit: string | undefined): Amount | undefined {
  if (start) return all.find(it => it.first > start.first) ?? (all.length === 1 ? all[0] : undefined);
  const fitting = unit === undefined ? [] : all.filter(it => sameUnit(it.unit, unit));
  const left = fitting.length ? fitting : all;
  return left.length === 1 ? left[0] : undefined;
}

/** "From 14 to 7 days": the unit stands with one of the two. */
const withUnitOf = (it: Amount, other: Amount | undefined): Amount =>
  it.unit || !other?.unit ? it : { ...it, text: print(it.text, other.unit), unit: other.unit };
/** In the unit of the metric, where a factor leads there. */
const inUnit = ({ text, unit }: Amount, wanted: string | undefined): string =>
  (wanted !== undefined && unit && !sameUnit(unit, wanted) ? converted(text, wanted) : undefined) ?? text;
/** The number to come from in one unit with the one to get to; nothing where they cannot be compared. */
const comparable = ({ text, unit }: Amount, wanted: string): string | undefined =>
  !unit || !wanted || sameUnit(unit, wanted) ? text : converted(text, wanted);

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

/** No date has more words. */
const longestDate = 6;
/** The one full day by which it is to be, and the sentence without it. */
function dayIn(sentence: string, context: DeadlineContext): { by?: string; rest: string } {
  const words = sentence.split(' ');
  for (let at = words.length - 2; at > 0; at--) {
    if (!/^(?:by|until|before)$/i.test(words[at]!)) continue;
    for (let end = Math.min(words.length, at + 1 + longestDate); end > at + 1; end--) {
      const read = readDeadline(
        words
          .slice(at + 1, end)
          .join(' ')
          .replace(/[,;:]$/, ''),
        context,
      );
      if (read.kind !== 'iso' && read.kind !== 'hard') continue;
      // "Before" that day is not by it.
      const by = /^before$/i.test(words[at]!) ? undefined : iso(read.day);
      return { ...(by && { by }), rest: [...words.slice(0, at), ...words.slice(end)].join(' ') };
    }
  }
  return { rest: sentence };
}
