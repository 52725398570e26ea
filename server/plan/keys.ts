import { language } from '../language/index.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import { synonyms } from '../language/synonyms.ts';
import type { Entry } from './parse.ts';
import type { Plan } from './plan.ts';
import { near } from './suggest.ts';

/** What a map is called in `synonyms` and in messages: `plan` at the margin, the kind of an entry, else the key above. */
export function levelOf(path: readonly string[], entry: Entry | undefined): string {
  const last = path.at(-1);
  if (entry?.path.length === path.length) return entry.kind;
  return last === 'headcount' || last === 'tooling' ? 'budget' : (last ?? 'plan');
}

/** A key as plain words: `blockedBy`, `blocked_by` and `Blocked by` are one. */
export const plainKey = (key: string): string =>
  key
    .slice(0, 60)
    .replace(/([a-z\d])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
const known = new Map<string, Map<string, string[]>>();
/** What each word stands for at a level. */
function wordsOf(level: string): Map<string, string[]> {
  let words = known.get(level);
  if (!words) {
    known.set(level, (words = new Map()));
    const keys = Object.hasOwn(synonyms, level) ? synonyms[level]! : {};
    for (const [key, others] of Object.entries(keys))
      for (const it of others) words.set(it, [...(words.get(it) ?? []), key]);
  }
  return words;
}

/** The keys that an unknown key may have meant, the likeliest first: the same but for its spelling, other words for it, near ones. */
export function proposals(
  key: string,
  level: string,
  shape: Shape | undefined,
  taken: (key: string) => boolean,
): string[] {
  if (!shape?.keys) return [];
  const known = meantBy.get(shape) ?? new Map<string, readonly string[]>();
  meantBy.set(shape, known);
  const name = `${level} ${key}`;
  let meant = known.get(name);
  if (!meant) {
    // Whoever pastes something else altogether types on: what was looked up stays, but not for ever.
    if (known.size >= mostMeant) known.clear();
    known.set(name, (meant = meantAt(level, key, [...shape.keys.keys()])));
  }
  return meant.filter(it => !taken(it)).slice(0, 3);
}
const meantBy = new WeakMap<Shape, Map<string, readonly string[]>>();
const mostMeant = 50_000;
function meantAt(level: string, key: string, keys: readonly string[]): readonly string[] {
  const plain = plainKey(key);
  const same = keys.filter(it => plainKey(it) === plain);
  const words = (wordsOf(level).get(plain) ?? []).filter(it => keys.includes(it));
  return [...new Set([...same, ...(words.length ? words : near(key, keys))])];
}

/** Whether `key-unknown` proposes this key for another one that stands in an entry: a rule that misses it stays silent then. */
export function isProposed(entry: Entry, key: string): boolean {
  const shape = shapeAt(entry);
  const has = (name: string) => entry.node.pairs.some(it => it.key.text === name);
  return entry.node.pairs.some(
    it =>
      !shape?.keys?.has(it.key.text) && proposals(it.key.text, levelOf(entry.path, entry), shape, has).includes(key),
  );
}

/** The same for a key at the margin. */
export function isProposedAtMargin({ heads }: Plan, key: string): boolean {
  let proposed = atMargin.get(heads);
  if (!proposed) {
    const top = shapeOf(language);
    const there = new Set(heads.flatMap(it => it.pairs.map(pair => pair.key.text)));
    const unknown = [...there].filter(it => !top.keys!.has(it));
    proposed = new Set(unknown.flatMap(it => proposals(it, 'plan', top, name => there.has(name))));
    atMargin.set(heads, proposed);
  }
  return proposed.has(key);
}
const atMargin = new WeakMap<Plan['heads'], ReadonlySet<string>>();

/** What may stand in an entry. */
function shapeAt({ kind, path }: Entry): Shape | undefined {
  const { keys } = shapeOf(language);
  const section = [...keys!.values()].find(it => it.entry?.key.defines === kind);
  return section?.entry?.value ?? keys!.get(path[0] ?? '');
}

/** What an entry may hold. */
export function entryShape({ kind }: Entry): Shape | undefined {
  const section = [...shapeOf(language).keys!.values()].find(it => it.entry?.key.defines === kind);
  return section?.entry?.value;
}
/** Whether some kind of entry has such a key. */
export const isKeyOfEntries = (key: string): boolean =>
  [...shapeOf(language).keys!.values()].some(it => it.entry?.key.defines && it.entry.value.keys?.has(key));
