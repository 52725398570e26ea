import { idOf } from './owner-name.ts';
import { isFirmGroup, isGroup, isRole, nounOf, phraseOf } from './owner-noun.ts';
import * as words from './owner-words.ts';

/** What reading an owner text asks of the workspace. All names of teams and roles in lower case. */
export interface OwnerContext {
  /** The ids under `people:` of any plan; absent where no plan has people. */
  readonly people?: { has(id: string): boolean };
  /** The ids, titles and functions of all teams. */
  readonly teams?: { has(name: string): boolean };
  /** What people have as `role`. */
  readonly roles?: { has(name: string): boolean };
}

/** What one part names. `others`: more people without a name. `phrase`: words that name nobody. */
export interface Named {
  readonly kind: 'name' | 'team' | 'function' | 'role' | 'missing' | 'others' | 'phrase';
  /** The name, or the words as they stand. */
  readonly text: string;
  /** What stands beside the name and says something about it. */
  readonly notes: readonly string[];
  /** The name is a helper's: "Kofi as backup". */
  readonly helper?: boolean;
}

export const isKnown = (name: string, { people }: OwnerContext): boolean => {
  if (!people) return false;
  const id = idOf(name);
  return people.has(name) || people.has(name.toLowerCase()) || (id !== undefined && people.has(id));
};

/** Says whether the words of one part name a person, a group, a seat or nobody. */
export function classify(part: readonly string[], context: OwnerContext): Named {
  const { all, marks } = clean(part);
  const text = all.join(' ').replaceAll(' ,', ',');
  const be = (kind: Named['kind']): Named => ({ kind, text, notes: marks });
  if (!/[\p{L}\p{N}]/u.test(text)) return be('missing');
  if (isKnown(text, context)) return be(all.some(isFirmGroup) ? 'team' : isNobody(all) ? 'missing' : 'name');
  const lower = text.toLowerCase();
  if (context.teams?.has(lower)) return be('team');
  if (context.roles?.has(lower)) return be('role');
  if (isNobody(all)) return be('missing');
  if (words.othersWords.has(lower)) return be('others');
  if (/(?:^|\s)(?:on[ -]call|in turn|by turns|in rotation|task ?force)$/.test(lower)) return be('team');
  if (isHedge(all[0]!)) return all.length > 1 ? noted(classify(all.slice(1), context), all[0]!) : be('phrase');
  if (words.openers.has(all[0]!)) return be('phrase');
  if (all.length > 1 && isArticle(all)) return { ...afterArticle(all, context), text, notes: marks };
  const cut = all.findIndex((word, i) => i > 0 && words.cuts.has(word) && !(word === 'leads' && i === all.length - 1));
  if (cut > 0) return beforeCut(all, cut, context, marks);
  if (all.length === 1) return be(nounOf(text));
  return all.length > 12 ? be('phrase') : several(all, context, be);
}

function several(all: readonly string[], context: OwnerContext, be: (kind: Named['kind']) => Named): Named {
  const { noun, name } = phraseOf(all);
  if (name) return { kind: 'name', text: name.join(' '), notes: [all.slice(0, -name.length).join(' ')] };
  // A seat behind the name of a known person: "Ines Moreau release lead".
  const known = noun === 'role' ? all.findLastIndex((_, i) => i > 0 && isKnown(all.slice(0, i).join(' '), context)) : 0;
  if (known > 0) return { kind: 'name', text: all.slice(0, known).join(' '), notes: [all.slice(known).join(' ')] };
  return noun === 'name' && all.length > 6 ? be('phrase') : be(noun);
}

/** Quotes, question marks and full stops around words, off; what they say of the name is kept as a note. */
function clean(part: readonly string[]) {
  const all = part.map(it => it.replace(/^["“”*_?!:.-]+/u, '').replace(/["“”*?!:]+$/, '')).filter(Boolean);
  const last = all.at(-1);
  // A full stop behind an initial or a short word ("Jr.") belongs to the name.
  if (last && /\p{L}{5}\.$/u.test(last)) all[all.length - 1] = last.slice(0, -1);
  const doubted = part.some(it => /[\p{L}\p{N}]/u.test(it) && it.endsWith('?'));
  const shares = all.filter(it => /^\d{1,3}%$/.test(it));
  return { all: all.filter(it => !shares.includes(it)), marks: [...shares, ...(doubted ? ['?'] : [])] };
}

/** "See" in capitals is a surname. */
const isHedge = (word: string) => words.hedges.has(word.toLowerCase()) && word !== 'See';
const noted = (named: Named, note: string): Named => ({ ...named, notes: [note, ...named.notes] });
function isNobody(all: readonly string[]): boolean {
  const lower = all.map(it => it.toLowerCase().replace(/[.]$/, ''));
  return (
    words.nobodyWords.has(lower[0]!) ||
    (words.nobodySoft.has(lower[0]!) && !(all.length > 1 && (isGroup(all.at(-1)!) || isRole(all.at(-1)!)))) ||
    words.nobodyAlone.has(lower.join(' ')) ||
    words.nobodyStarts.some(start => start.every((word, i) => lower[i] === word)) ||
    /^<.*>$/.test(all.join(' '))
  );
}

/** "a harbour" is no name, "An Nguyen" is. */
const isArticle = ([first = '']: readonly string[]) =>
  words.determiners.has(first.toLowerCase()) || first === 'a' || /^\d+$/.test(first);
function afterArticle([first, ...rest]: readonly string[], context: OwnerContext): Pick<Named, 'kind'> {
  const { kind } = classify(rest, context);
  if (first === 'a') return { kind: kind === 'name' || kind === 'phrase' ? 'missing' : kind };
  if (kind === 'name' && words.softDeterminers.has(first!.toLowerCase()) && /^\p{Lu}/u.test(first!)) return { kind };
  return { kind: kind === 'role' || kind === 'missing' ? kind : 'team' };
}

/** "Ines will lead it", "Head of Design": the words up to the first that ends a name decide. */
function beforeCut(all: readonly string[], cut: number, context: OwnerContext, marks: readonly string[]): Named {
  const named = classify(all.slice(0, cut), context);
  if (named.kind !== 'name')
    return { ...named, text: all.join(' '), kind: named.kind === 'others' ? 'phrase' : named.kind };
  const rest = all.slice(cut);
  const helper = rest.some(word => words.helperVerbs.has(word.toLowerCase()));
  // Lower-case words before a verb are the beginning of a sentence, not of a name.
  if (cut > 1 && !all.slice(0, cut).some(it => /^[^\p{Ll}]/u.test(it)))
    return { kind: 'phrase', text: all.join(' '), notes: marks };
  return { ...named, notes: [...named.notes, rest.join(' '), ...marks], helper };
}
