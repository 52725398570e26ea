import { isEmail, isHandle, isLink } from './owner-name.ts';
import { isFunction, isGroup, isPluralRole, isRole } from './owner-noun.ts';
import { helperJoins, helperMarks, labels, suffixes } from './owner-words.ts';

/** One stretch of an owner text between two signs that join. */
export interface Part {
  /**
   * What stands before it. `both`: and, or, `/`, `&`, `+`, `;`, or nothing between two handles. `aside`: a dash or a
   * colon, after which a description follows. `help`: a word that makes all that follows helpers.
   */
  readonly join: 'first' | 'both' | 'comma' | 'aside' | 'help';
  readonly words: string[];
  /** What its brackets hold. */
  readonly asides: string[];
}

interface Token {
  readonly text: string;
  readonly bracket: boolean;
}

/** Cuts a text of at most a few hundred characters into parts; `isPerson` keeps two known people apart. */
export function split(text: string, isPerson: (word: string) => boolean): Part[] {
  const tokens = tokensOf(text);
  const parts: Part[] = [{ join: 'first', words: [], asides: [] }];
  tokens.forEach(({ text: word, bracket }, index) => {
    const part = parts.at(-1)!;
    const next = tokens[index + 1]?.text;
    const join = bracket ? 'word' : joinOf(word, next, part, isPerson);
    if (bracket) part.asides.push(word);
    else if (join === 'label') part.words.length = 0;
    else if (join !== 'word') parts.push({ join, words: [], asides: [] });
    else if (!part.words.length && isSign(word)) return;
    else if (isHandle(word) && part.words.some(isHandle)) parts.push(nextHandle(part, word));
    else part.words.push(word);
  });
  return parts.reduce<Part[]>(withoutEmpty, []);
}

/** A second handle begins a second part, and takes the name that stands right before it along. */
function nextHandle(part: Part, handle: string): Part {
  const name = part.words.splice(part.words.findLastIndex(isHandle) + 1);
  return { join: 'both', words: [...name, handle], asides: [] };
}

/** Two signs in a row (`, and`, `; ;`) are one: the stronger. A part of brackets only is what they hold. */
function withoutEmpty(kept: Part[], part: Part): Part[] {
  const [before] = kept.slice(-1);
  if (before && !before.words.length && !before.asides.length) {
    kept.pop();
    const order = ['first', 'comma', 'both', 'aside', 'help'] as const;
    const join = order[Math.max(order.indexOf(before.join), order.indexOf(part.join))]!;
    kept.push({ ...part, join: kept.length || join === 'help' ? join : 'first' });
  } else kept.push(part);
  return kept;
}

type Sign = Part['join'] | 'word' | 'label';

function joinOf(word: string, next: string | undefined, part: Part, isPerson: (word: string) => boolean): Sign {
  const last = part.words.at(-1);
  if (/^[,，、|]$/.test(word)) return next && suffixes.has(next.toLowerCase()) ? 'word' : 'comma';
  if (/^(?:[;；→>]|[-=]>|\d{1,2}[.)])$/.test(word)) return 'both';
  if (joiners.has(word.toLowerCase())) {
    if (!last) return part.join === 'first' && !part.asides.length ? 'word' : 'both';
    // Two functions joined are the name of one group, or of one seat: "Head of Research and Development".
    return next && [last, next].every(it => isFunction(it) && !isPerson(it)) ? 'word' : 'both';
  }
  if (word === ':' && part.words.length <= 2 && labels.has(part.words.join(' ').toLowerCase())) return 'label';
  if (isSign(word)) return last ? 'aside' : 'word';
  return startsHelp(word, next, part) ? 'help' : 'word';
}
const joiners: ReadonlySet<string> = new Set(['and', 'or', 'and/or', '&', '+', '/', 'plus', 'then', 'vs', 'et', 'und']);
const isSign = (word: string) => /^(?:[-–—:/&+=]|--)$/.test(word);

function startsHelp(word: string, next: string | undefined, part: Part): boolean {
  const lower = word.toLowerCase();
  if (helperJoins.has(lower)) return lower === 'cc' || word === lower;
  if (!helperMarks.has(lower) || !next) return false;
  if (next === ':') return part.words.length === 0;
  const noun = isRole(next) || isPluralRole(next) || isGroup(next) || isFunction(next);
  const begins = part.words.length === 0 && part.join !== 'first';
  return !noun && (begins || word === lower) && /^[@\p{Lu}]|^(?:from|by)$/u.test(next);
}

/** Words and signs outside brackets, and what each bracket holds. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  let from = 0;
  const flush = (to: number) => {
    const piece = text.slice(from, to);
    from = to + 1;
    if (depth > 0) tokens.push({ text: piece.trim(), bracket: true });
    else tokens.push(...wordsOf(piece).map(it => ({ text: it, bracket: false })));
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if ('([{'.includes(c) || /^<[^<>\s]+@/.test(text.slice(i, i + 60))) {
      if (depth === 0) flush(i);
      depth++;
    } else if (')]}'.includes(c) || (c === '>' && depth > 0)) {
      if (depth <= 1) flush(i);
      depth = Math.max(0, depth - 1);
    }
  }
  flush(text.length);
  // `engineer(s)` is a plural, not a description.
  return tokens.filter(it => !(it.bracket && /^(?:e?s)?$/.test(it.text)));
}

/** Signs that join become words of their own, but not within a handle, an address, a link, `n/a` or `w/`. */
function wordsOf(text: string): string[] {
  return text.split(/\s+/).flatMap(word => {
    const [, body = '', tail = ''] = /^(.*?)([,;:]?)$/s.exec(word) ?? [];
    const whole = isHandle(body) || isEmail(body) || isLink(body) || /^(?:n\/a|w\/|and\/or|--|->)$/i.test(body);
    const pieces = whole || /^\p{Lu}&\p{Lu}$/u.test(body) ? [body] : body.split(/([,，、;；/&+|→])/);
    return [...pieces, tail].filter(Boolean);
  });
}
