import { wordSynonyms } from '../language/synonyms.ts';
import { types } from '../language/values.ts';
import { intervals } from '../words/respell-time.ts';
import type { Token } from './parse.ts';
import { near } from './suggest.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** The words that a key takes, in its own order; nothing where it takes other values than words. */
export function choicesOf({ meaning }: Pick<Token, 'meaning'>): readonly string[] | undefined {
  if (meaning?.words) return Object.keys(meaning.words);
  if (meaning?.types?.includes('yesno')) return ['yes', 'no'];
  return meaning?.types?.includes('week') ? ['mon..fri', ...weekdays] : undefined;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** The words that an unknown one may have meant, the likeliest first. */
export function meantBy(text: string, { meaning, path, entry }: Pick<Token, 'meaning' | 'path' | 'entry'>): string[] {
  const given = plain(text.slice(0, 60));
  const choices = choicesOf({ meaning }) ?? [];
  if (meaning?.types?.includes('week')) return daysIn(given);
  const key = path.at(-1) ?? '';
  const names = [`${entry?.kind ?? 'plan'}.${key}`, key, ...(meaning?.types?.includes('yesno') ? ['yesno'] : [])];
  const table = names.map(it => (Object.hasOwn(wordSynonyms, it) ? wordSynonyms[it] : undefined)).find(Boolean) ?? {};
  const same = choices.filter(it => plain(it) === given);
  const synonyms = Object.keys(table).filter(it => table[it]!.includes(given) && choices.includes(it));
  // `Mon` for monday.
  const begun = given.length > 2 ? choices.filter(it => it.startsWith(given)) : [];
  const rhythm = meaning?.types?.includes('interval') ? intervals(given).map(it => it.text) : [];
  return [...new Set([...same, ...synonyms, ...begun, ...near(text, choices), ...rhythm])];
}

/** `Monday to Friday`, `Mon-Fri`, `weekdays`. */
function daysIn(text: string): string[] {
  const found = [...text.matchAll(/\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b/g)].map(it => it[1]!);
  if (/^(?:week|working |work)days?$/.test(text)) return ['mon..fri'];
  const spelt = found.length === 2 ? `${found[0]}..${found[1]}` : found.length === 1 ? found[0]! : '';
  return types.week.read(spelt) === undefined ? [] : [spelt];
}
