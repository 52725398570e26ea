import { distance } from 'fastest-levenshtein';
import { weekdays } from '../language/day.ts';
import { digits, type Rule } from './deadline-digits.ts';
import type { Piece } from './deadline-kinds.ts';
import { monthOf, monthPattern, words, zonePattern } from './deadline-words.ts';

const anyWord = /[\p{L}\p{M}]+(?:'[a-z]+)?|./uy;
const any = (source: string) => new RegExp(source, 'iy');
const inUnits: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, last: 4, latter: 2 };
const fullYear = (digits: string | undefined) =>
  digits === undefined ? undefined : Number(digits) + (digits.length === 2 ? 2000 : 0);
/** Units as in `10d`: durations of the language, so days are working days. */
const unitLetter = new Map<string, Piece['is']>([
  ['d', 'd'],
  ['w', 'k'],
  ['m', 'o'],
  ['q', 'q'],
  ['y', 'y'],
  ['h', 't'],
]);
const year = "(?:[-/ ']{0,2}((?:19[7-9]|20\\d|21\\d)\\d)|[-/]?'(\\d\\d)|[-/](\\d\\d))?(?!\\d)";

/** Phrases, and words that need a look around; in the order of trying. */
const phrases: readonly Rule[] = [
  ['T', any('noon\\b|midday\\b|midnight\\b|(?:morning|afternoon|evening|lunchtime)\\b')],
  ['T', any('t\\d{4}(?:\\d\\d)?(?!\\d)'), (_, last) => (last?.is === 'N' ? {} : undefined)],
  ['a', any('t(?=\\d\\d?:?\\d\\d)'), (_, last) => (last?.is === 'N' ? {} : undefined)],
  ['Z', any('(?:eastern|central|mountain|pacific)(?: (?:standard|daylight|summer))?(?: time)?\\b')],
  ['Z', any('anywhere on earth\\b|(?:local|server|standard) time\\b')],
  ['Z', /(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[A-Z][A-Za-z_]+/y],
  ['Z', new RegExp(`${zonePattern}(?![\\w])`, 'y')],
  ['Z', any('(?:utc|gmt)\\b|z(?!\\w)|[-+]\\d\\d:?\\d\\d(?!\\d)'), (_, last) => (last?.is === 'T' ? {} : undefined)],
  [
    'Z',
    /(?=[A-Z]*T)[A-Z]{2,4}(?![\w])/y,
    (m, last) => (last?.is === 'T' && !words.has(m[0].toLowerCase()) ? {} : undefined),
  ],
  ['e', any('(?:the )?(?:end|close) of (?:the )?(?:business|working|work)?[- ]?(?:day|business|play)\\b')],
  ['e', any('(?:eod|eob|cob|cop)\\b')],
  ['X', any('(?:eoy|ye|year[- ]?end)\\b'), () => ({ value: 12 })],
  ['X', any('(?:eoq|quarter[- ]?end)\\b'), () => ({ value: 3 })],
  ['X', any('(?:eom|month[- ]?end)\\b'), () => ({ value: 1 })],
  ['X', any('(?:eow|week[- ]?end)\\b'), () => ({ value: 0 })],
  [
    'a',
    any(
      'no(?:t)? later than\\b|on or before\\b|up (?:to|until)\\b|due date\\b|from (?:now|today)\\b|(?:a|an|the) (?=few|couple)',
    ),
  ],
  ['^', any('no(?:t)? (?:earlier|sooner|before)(?: than)?\\b')],
  ['~', any('or (?:so|later|earlier|sooner|before|after|thereabouts|whenever)\\b|at the earliest\\b|\\+/-|\\.{3,}|…')],
  ['b', any('(?:prior|previous|leading up) to\\b|(?:ahead|in advance) of\\b|just before\\b')],
  [
    'x',
    any(
      '(?:long|longer|medium|near|short|mid)[- ]?term\\b|when (?:it is |we are )?(?:ready|possible|available|needed|required|able|done)\\b',
    ),
  ],
  ['w', any('as soon as\\b(?! possible)')],
  ['!', any('n/a(?!\\w)|as soon as possible\\b|<[^<>\\d]*>')],
  ['g', any('on-going\\b|open[- ]ended\\b')],
  ['r', any('(?:bi|semi)-(?:weekly|monthly|annual(?:ly)?)\\b|once (?=an? |per )|twice\\b')],
  ['k', any('w/[ce](?!\\w)|week (?:commencing|beginning|starting|ending)\\b')],
  ['>', any('(?:until|till)\\b'), (_, last) => (last && /[DMYNPW]/.test(last.is) ? {} : undefined)],
  ['a', any('(?:through|thru)\\b'), (_, last) => (last ? undefined : {})],
  ['j', any('day after tomorrow\\b'), () => ({ value: 2 })],
  ['R', any('following(?= (?:day|week|month|quarter|year))')],
  ['E', any('(?:beginning|start|begin|beg\\.)(?=[- ]of\\b)')],
  [
    'A',
    any('t\\s?([-+])\\s?(\\d{1,4})\\s?([dwmqyh])?[a-z]*'),
    m => ({ value: Number(m[1] + m[2]!), text: (m[3] ?? 'd').toLowerCase() }),
  ],
  ['C', any("new year(?:'?s)?(?: (day|eve))?\\b(?! ?\\d)"), m => ({ value: m[1]?.toLowerCase() === 'eve' ? 6 : 5 })],
  ['C', any('christmas eve\\b'), () => ({ value: 7 })],
  ['d', any('(?:working|business|work|week)[- ]?days?\\b'), () => ({ value: 1 })],
  ['d', any('calendar[- ]days?\\b')],
  [
    'c',
    any('an? (?=(?:working |business )?(?:day|week|month|quarter|year|hour|minute|fortnight)\\b)'),
    () => ({ value: 1 }),
  ],
  ['a', any('(?:calendar|cal\\.?) (?=week|quarter|year|q[1-4])|an? ')],
  [
    'F',
    any("fy[- ]?'?(?:(\\d{4}|\\d\\d)(?!\\d))?(?:[-/](\\d{4}|\\d\\d)(?![\\dq]))?(?=\\W|q|h|$)"),
    m => ({ year: fullYear(m[2] ?? m[1]) }),
  ],
  ['a', any('(?:fiscal|financial) (?=quarter|q)')],
  ['a', any('cy(?=\\d)')],
  ['E', any('eo(?=q[1-4]|fy)'), () => ({ value: 3 })],
  ['F', any('(?:fiscal|financial)(?: year)?\\b(?: (\\d{4}))?'), m => ({ year: fullYear(m[1]) })],
  ['Q', any(`q([1-4])${year}`), m => ({ value: Number(m[1]), year: fullYear(m[2] ?? m[3] ?? m[4]) })],
  ['Q', any('(first|second|third|fourth) quarter\\b'), m => ({ value: inUnits[m[1]!.toLowerCase()] })],
  ['Q', any('quarter ([1-4])(?!\\d)'), m => ({ value: Number(m[1]) })],
  ['H', any(`h([12])${year}`), m => ({ value: Number(m[1]), year: fullYear(m[2] ?? m[3] ?? m[4]) })],
  ['H', any('(first|second|last|latter) half\\b'), m => ({ value: Math.min(2, inUnits[m[1]!.toLowerCase()]!) })],
  ['K', any('(?:week|wk|[ck]?w)\\.?[- ]?#?(\\d\\d?)(?![\\w])'), m => ({ value: Number(m[1]) })],
  ['M', any(`(?:${monthPattern})(?![a-z])`), m => ({ value: monthOf(m[0]) })],
  ['v', any("'(\\d\\d)(?!\\d)"), m => ({ value: 2000 + Number(m[1]) })],
  ['V', any('v\\.?\\d+(?:\\.\\w+)*')],
  ['>', any('\\.\\.(?!\\.)|-+>|→')],
  ['-', any('-')],
];

/** Marks between words. What is not here is a word of its own, and no date. */
const marks = new Map<string, Piece['is']>([
  ...[...'/|='].map((it): [string, Piece['is']] => [it, '/']),
  ...[...'&;'].map((it): [string, Piece['is']] => [it, '&']),
  ...[...'(['].map((it): [string, Piece['is']] => [it, '(']),
  ...[...')]'].map((it): [string, Piece['is']] => [it, ')']),
  ...[...',.:"@\''].map((it): [string, Piece['is']] => [it, ',']),
  ...[...'~?≈±+<>'].map((it): [string, Piece['is']] => [it, '~']),
]);

/** A misspelt weekday, from its first letter and at most two slips of the pen; one slip unless it still ends in `day`. */
function misspelt(word: string): number {
  if (word.length < 5) return -1;
  const slips = word.endsWith('day') ? 2 : 1;
  return weekdays.findIndex(it => it[0] === word[0] && distance(it, word) <= slips);
}

function wordPiece(text: string, last: Piece | undefined, tight: boolean): Piece {
  const word = text.toLowerCase();
  const known = words.get(word);
  if (known) return { text, value: known.value, is: known.is as Piece['is'] };
  const unit = unitLetter.get(word);
  if (unit && tight && last && /[Dn]/.test(last.is)) return { is: unit, text, value: 1 };
  const weekday = misspelt(word);
  if (weekday < 0) return { is: 'x', text, value: 0 };
  return { is: 'W', text, value: weekday, flaw: `“${text}” is no weekday` };
}

/** Only between numbers, months and weekdays does a hyphen without spaces mean "to"; elsewhere it joins words. */
const joins = (text: string, at: number, last: Piece | undefined) =>
  text[at] === '-' &&
  /\w/.test(text[at + 1] ?? '') &&
  /[a-z]/i.test(text[at - 1] ?? '') &&
  !/[MW]/.test(last?.is ?? '');

/** The piece that begins at a place, and how many characters it takes. */
function pieceAt(text: string, at: number, last: Piece | undefined): [Piece, number] {
  for (const [is, pattern, read] of /\d/.test(text[at]!) ? digits : phrases) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const found = match && (read ? read(match, last) : {});
    if (found) return [{ is, value: 0, text: match[0], ...found }, match[0].length];
  }
  anyWord.lastIndex = at;
  const word = anyWord.exec(text)![0];
  const mark = marks.get(word);
  const piece = mark ? { is: mark, text: word, value: 0 } : wordPiece(word, last, /\d/.test(text[at - 1] ?? ''));
  return [piece, word.length];
}

/** Cuts a text of at most 200 characters into pieces. Every character but spaces and joining hyphens lands in one. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const last = pieces.at(-1);
    if (text[at] === ' ' || joins(text, at, last)) {
      at++;
      continue;
    }
    const [piece, length] = pieceAt(text, at, last);
    pieces.push(piece);
    at += length;
  }
  return pieces;
}

/** One kind of space, dash and quote for all that word processors write. */
export const plain = (text: string) =>
  text
    .replace(/\s/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"');
