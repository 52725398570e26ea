import type { Shape } from '../language/shape.ts';
import { proposals } from '../plan/keys.ts';
import { isDefined } from '../plan/names.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { readText } from '../plan/read-text.ts';
import { kebab, unused } from '../plan/suggest.ts';
import { written } from '../plan/written.ts';

/** What a section of names holds. */
export type EntryShape = NonNullable<Shape['entry']>;

/** A list item as the entry that it is meant to be. */
export interface Named {
  readonly item: Node;
  readonly id: string;
  /** The map that holds its keys: the item itself, or what stands under its name. Nothing where it is a mere text. */
  readonly keys?: Node;
  /** The pair that says only its name. */
  readonly gone?: Pair;
  /** A key with the word that the language has for it. */
  readonly retitled?: { readonly key: Node; readonly to: string };
  /** What its title says besides. */
  readonly title?: string;
  /** The value that stands in the place of keys. */
  readonly value?: string;
}

/** Keys of an item that give an entry its name, and those that say what people call it; the best first. */
const ids = ['id', 'key', 'ref', 'slug'];
const titles = ['title', 'name', 'question', 'plan', 'text', 'task', 'activity', 'what', 'summary', 'description'];

/** The key that says what people call an entry; nothing where its kind has none. */
export const titleKey = ({ value }: EntryShape): string | undefined =>
  ['title', 'name', 'question'].find(it => value.keys?.has(it));

/** Names each item of a list as it says itself: by its id, its title, or the key that it stands under. Nothing where an item is a list again. */
export function nameItems(plan: Plan, parsed: Parsed, items: readonly Node[], shape: EntryShape): Named[] {
  if (items.some(it => it.kind === 'list')) return [];
  const kind = shape.key.defines!;
  const taken = new Set<string>();
  return items.map(item => {
    const { name, ...said } = read(parsed, item, shape);
    const id = unused(kebab(name || kind), it => taken.has(it) || isDefined(plan, kind, it));
    taken.add(id);
    return { item, id, ...settled(said, name, id, titleKey(shape)) };
  });
}

type Said = Omit<Named, 'item' | 'id'>;

/** What is left of what an item says once it has its name: a name that could not be kept as it is written becomes the title. */
function settled({ gone, ...said }: Said, name: string, id: string, label: string | undefined): Said {
  if (name === id) return { ...said, ...(gone && { gone }) };
  const isTitled = !label || said.retitled || said.keys?.pairs.some(it => it.key.text === label);
  if (gone && gone.value.kind !== 'empty') return isTitled ? said : { ...said, retitled: { key: gone.key, to: label } };
  const title = said.title ?? (isTitled || said.value ? undefined : name);
  return { ...said, ...(gone && { gone }), ...(title && { title }) };
}

function read(parsed: Parsed, item: Node, shape: EntryShape): Said & { name: string } {
  const [first, ...others] = item.pairs;
  if (!first) return { name: item.text.trim() };
  const { key, value } = first;
  if (!isKey(key.text, shape)) {
    const name = key.text.trim();
    if (value.kind === 'empty' && item.style === 'block')
      return { name, ...(others.length ? { keys: item, gone: first } : {}) };
    if (value.kind === 'map' && !others.length) return { name, keys: value };
    const isValue = shape.value.scalar && !readText(value.text, shape.value.scalar).trouble;
    if (value.kind === 'scalar' && !others.length && item.style === 'block')
      return isValue
        ? { name, value: written(parsed, value.range) }
        : { name, title: written(parsed, item.range).replace(/\s*\n\s*/g, ' ') };
  }
  const find = (names: readonly string[]) =>
    names
      .map(it =>
        item.pairs.find(pair => pair.key.text === it && pair.value.kind === 'scalar' && pair.value.text.trim()),
      )
      .find(it => it);
  const own = find(ids);
  const titled = find(titles);
  const label = titleKey(shape);
  const isForeign = titled && label && !shape.value.keys?.has(titled.key.text) && !find([label]);
  return {
    name: (own ?? titled)?.value.text.trim() ?? '',
    keys: item,
    ...(own && { gone: own }),
    ...(isForeign && { retitled: { key: titled.key, to: label } }),
  };
}

/** Whether a word is a key of such an entry, or stands for one. */
const isKey = (text: string, { key, value }: EntryShape): boolean =>
  !!value.keys?.has(text) ||
  ids.includes(text) ||
  titles.includes(text) ||
  proposals(text, key.defines!, value, () => false).length > 0;
