import { wordList } from './word-list.ts';

/** Words that change nothing in what a title is about. */
const small = wordList(
  'a, an, the, this, that, these, those, of, for, to, in, on, at, by, with, and, or, our, its, their, all',
);

const endings = /(?:ations?|ions?|ings?|ments?|ied|ies|ed|es|s|e|y)$/;
/** A word without its ending: "migrate", "migrating" and "migrations" are one. A plan has few words and says them often. */
function stem(word: string): string {
  let known = stems.get(word);
  if (known === undefined) {
    if (stems.size > 5000) stems.clear();
    stems.set(word, (known = withoutEnding(word)));
  }
  return known;
}
const stems = new Map<string, string>();
function withoutEnding(word: string): string {
  if (/\p{N}/u.test(word)) return word;
  let it = word.replace(/['’]s?$/, '');
  // One ending may stand on another: "settings".
  for (let i = 0; i < 2; i++) {
    const shorter = it.replace(endings, '');
    if (shorter.length < 3 || shorter === it) break;
    it = shorter;
  }
  // "planning" and "plan", "migrated" and "migration".
  return it.length > 4 && it.at(-1) === it.at(-2) ? it.slice(0, -1) : it.length > 5 ? it.replace(/at$/, '') : it;
}

/** A number with all that belongs to it (`1.26.0-rc.1`), or a word. */
const pieces = /\p{N}(?:[\p{L}\p{N}.,_-]*[\p{L}\p{N}])?|[\p{L}\p{N}][\p{L}\p{N}'’+#]*/gu;

/** What a text of up to 200 characters is about: its words in the order of the alphabet, small words and endings left out. */
export const gistOf = (text: string): string[] =>
  (text.slice(0, 200).toLowerCase().match(pieces) ?? [])
    .filter(it => !small.has(it))
    .map(stem)
    .sort();
