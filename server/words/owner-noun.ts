import { isEmail, isHandle } from './owner-name.ts';
import * as words from './owner-words.ts';

/** What a few words are called that may be a person's name. */
export type Noun = 'name' | 'team' | 'function' | 'role';

/** Lower case, without a possessive ending or a full stop. */
export const base = (word: string) => word.toLowerCase().replace(/(?:['’]s?|\.)$/, '');
/** `OPS`, `HR`, `SIGs`: capitals that stand for a group or a seat. */
export const isCapitals = (word: string) => /^\p{Lu}(?:&?\p{Lu}){1,4}(?:['’]?s)?$/u.test(word);
export const isRole = (word: string) => words.roles.has(base(word));
/** `leads`, `secretaries`: several seats are a group. */
export function isPluralRole(word: string): boolean {
  const lower = base(word);
  if (words.roles.has(lower) || !lower.endsWith('s')) return false;
  return words.roles.has(lower.slice(0, -1)) || (lower.endsWith('ies') && words.roles.has(`${lower.slice(0, -3)}y`));
}
export const isFunction = (word: string) => words.functions.has(base(word)) || isCapitals(word);
export const isGroup = (word: string) => words.groupWords.has(base(word)) || words.groupEnds.has(base(word));
/** A word that no person is called, even as an id. */
export const isFirmGroup = (word: string) =>
  word.split(/[-_.:]/).some(it => /^(?:teams?|squads?|group|department|everyone)$/i.test(it));

/** Says what a single word is: a handle, an address, an id or a plain word. */
export function nounOf(word: string): Noun {
  const lower = base(word);
  if (isEmail(word)) return 'name';
  if (/^#|^(?:group|team|org|channel):/i.test(word) || (isHandle(word) && word.includes('/'))) return 'team';
  const pieces = word
    .replaceAll('@', '')
    .split(/[-_.:]/)
    .filter(Boolean);
  const last = pieces.at(-1) ?? '';
  if (words.groupWords.has(lower) || pieces.some(it => words.groupWords.has(it.toLowerCase()))) return 'team';
  if (isPluralRole(last)) return 'team';
  if (pieces.length > 1 && isRole(last)) return 'role';
  if (isHandle(word)) return 'name';
  if (words.seatCapitals.has(lower) && isCapitals(word)) return 'role';
  if (isCapitals(word) || words.determiners.has(lower) || words.groupEnds.has(lower)) return 'team';
  if (isRole(word)) return 'role';
  return words.functions.has(lower) || (pieces.length > 1 && pieces.every(isFunction)) ? 'function' : 'name';
}

/** Says what two words or more are, and which of them are the name. */
export function phraseOf(all: readonly string[]): { noun: Noun; name?: readonly string[] } {
  const last = all.at(-1)!;
  const before = all.slice(0, -1);
  if (isRole(last)) return { noun: 'role' };
  if (words.shortRoles.has(base(last)) && before.every(it => isFunction(it) || words.ranks.has(base(it))))
    return { noun: 'role' };
  if (all.some(it => isPluralRole(it) || words.groupWords.has(base(it)) || it.startsWith('#'))) return { noun: 'team' };
  if (words.groupEnds.has(base(last))) return { noun: 'team' };
  const seat = all.findLastIndex(isRole);
  if (seat >= 0) return afterSeat(all.slice(seat + 1));
  const plain = all.every(it => isFunction(it) || words.ranks.has(base(it)) || /^(?:and|or|[&/+]|L?\d)$/.test(it));
  return { noun: plain || words.functions.has(base(last)) ? 'function' : 'name' };
}

/** "Director Engineering" is a seat; "Release Manager Ines Moreau" a person and her seat. */
function afterSeat(rest: readonly string[]): { noun: Noun; name?: readonly string[] } {
  const isName = rest.every(it => /^(?!\p{Ll})/u.test(it) && !isFunction(it));
  return isName && rest.length <= 3 ? { noun: 'name', name: rest } : { noun: 'role' };
}
