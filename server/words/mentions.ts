import { wordList } from './word-list.ts';

/** The words of a text in lower case, and where each begins and ends. */
interface Words {
  readonly words: readonly string[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}
const isPlain = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90);
const letter = /[\p{L}\p{N}]/u;
const isWordly = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit < 128 ? isPlain(unit) : unit >= 128 && letter.test(String.fromCodePoint(text.codePointAt(at)!));
};
/** What may stand inside a word: `rebuild-form`, `1.26`, "client's". */
const joins = new Set("-_.'’/");

/** Looked at letter by letter: thousands of texts are read at each change of a plan. */
function wordsOf(whole: string): Words {
  const text = whole.slice(0, 200);
  // A letter may grow in lower case; then places would no longer fit.
  const small = text.toLowerCase();
  const lower = small.length === text.length ? small : text;
  const [words, from, to]: [string[], number[], number[]] = [[], [], []];
  for (let at = 0; at < text.length; at++) {
    if (!isWordly(text, at)) continue;
    const start = at;
    while (at < text.length && (isWordly(text, at) || (joins.has(text[at]!) && isWordly(text, at + 1)))) at++;
    words.push(lower.slice(start, at));
    from.push(start);
    to.push(at);
  }
  return { words, from, to };
}

/** Words before a plain word that make it the name of what is waited for: "once migration is over". */
const waiting = wordList('after, before, until, till, once, when, following, needs, requires, awaits');
const articles = wordList('the, our, its, a, an');

/** A thing that a text mentions, and the part of the text that does. */
export interface Mention<T> {
  readonly it: T;
  readonly from: number;
  readonly to: number;
}

/** Finds in texts the names and titles of things. Looking at a text takes time in its length, however many things there are. */
export class Mentioned<T> {
  private readonly ids = new Map<string, T>();
  /** Titles by their words; and by their first two words how many they have. */
  private readonly titles = new Map<string, T>();
  private readonly starts = new Map<string, Map<string, Set<number>>>();

  /** An id counts with a hyphen, or from eight letters on; a title from two words on. The first of a name keeps it. */
  add(id: string, title: string | undefined, it: T): void {
    const name = id.toLowerCase();
    if ((/[-_.]/.test(name) || name.length >= 8) && !this.ids.has(name)) this.ids.set(name, it);
    const { words } = wordsOf(title !== undefined && title.length <= 200 ? title : '');
    const key = words.join(' ');
    if (words.length < 2 || key.length < 9) return;
    if (!this.titles.has(key)) this.titles.set(key, it);
    let seconds = this.starts.get(words[0]!);
    if (!seconds) this.starts.set(words[0]!, (seconds = new Map()));
    const lengths = seconds.get(words[1]!);
    if (lengths) lengths.add(words.length);
    else seconds.set(words[1]!, new Set([words.length]));
  }

  /** What a text mentions, in its order. `named`: whatever it names is waited for, so that a plain word needs no other before it. */
  in(text: string, named = false): readonly Mention<T>[] {
    const all = wordsOf(text);
    let found: Mention<T>[] | undefined;
    for (let i = 0; i < all.words.length; i++) {
      const mention = this.titleAt(all, i) ?? this.idAt(all, i, named);
      if (mention) (found ??= []).push(mention);
    }
    return found ?? none;
  }

  private titleAt({ words, from, to }: Words, i: number): Mention<T> | undefined {
    const lengths = this.starts.get(words[i]!)?.get(words[i + 1] ?? '');
    if (!lengths) return undefined;
    for (const length of [...lengths].sort((a, b) => b - a)) {
      const it = i + length <= words.length ? this.titles.get(words.slice(i, i + length).join(' ')) : undefined;
      if (it !== undefined) return { it, from: from[i]!, to: to[i + length - 1]! };
    }
    return undefined;
  }

  /** `rebuild-form` is written so by nobody who does not mean it; "migration" is a word like any other. */
  private idAt({ words, from, to }: Words, i: number, named: boolean): Mention<T> | undefined {
    const it = this.ids.get(words[i]!);
    if (it === undefined) return undefined;
    const before = articles.has(words[i - 1] ?? '') ? words[i - 2] : words[i - 1];
    return named || /[-_.]/.test(words[i]!) || waiting.has(before ?? '')
      ? { it, from: from[i]!, to: to[i]! }
      : undefined;
  }
}
const none: readonly never[] = [];
