import { language } from '../language/index.ts';
import type { Meaning } from '../language/kinds.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import { types } from '../language/values.ts';
import { kept } from './kept.ts';
import type { Node, Pair } from './node.ts';
import { type Entry, type Parsed, Place, Token } from './parse.ts';
import { readText, type Trouble } from './read-text.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** What a walk gathers. */
interface Walk {
  readonly parsed: Parsed;
  readonly tokens: Token[];
  readonly entries: Entry[];
  /** The entries of the first walk, where this is another one: they stay who they are. */
  readonly known: readonly Entry[] | undefined;
}
/** Where it begins: at the margin. */
const margin = undefined;
type At = Place | typeof margin;

/** Walks the YAML of a chunk and the shape of its section side by side: its words, its entries, and what a head says. */
export function walk(
  parsed: Parsed,
  known?: readonly Entry[],
): { value: unknown; tokens: readonly Token[]; entries: readonly Entry[] } {
  const gathered: Walk = { parsed, tokens: [], entries: [], known };
  const value = walkChunk(gathered, parsed);
  return { value, tokens: kept(gathered.tokens), entries: kept(gathered.entries) };
}
function walkChunk(walk: Walk, { chunk, tree }: Parsed): unknown {
  if (chunk.kind !== 'entry') return tree.root?.kind === 'map' ? walkMap(walk, tree.root, top, margin) : undefined;
  const section = top.keys!.get(chunk.section);
  const place = new Place(margin, chunk.section, undefined);
  if (section?.entry) walkMap(walk, tree.root, section, place);
  else walkUnknown(walk, tree.root, place);
  return undefined; // what an entry says, it holds itself
}
const top = shapeOf(language);

/** Reads a node as its shape says; a form that the shape does not take is noted, and read as near as can be. */
function walkValue(walk: Walk, node: Node, shape: Shape | undefined, place: Place): unknown {
  if (!shape) return walkUnknown(walk, node, place);
  if (node.kind === 'empty') return undefined;
  if (node.kind === 'scalar') {
    if (shape.scalar) return readScalar(walk, node, shape.scalar, 'value', place, shape);
    const one = shape.item && readForm(walk, node, shape, place) && walkValue(walk, node, shape.item, place);
    if (!shape.item) note(walk, node, place, shape, 'form');
    return one === undefined ? undefined : [one];
  }
  if (node.kind === 'list') {
    if (shape.item)
      return kept(node.items.map(it => walkItem(walk, it, shape.item!, place)).filter(it => it !== undefined));
    note(walk, node, place, shape, 'form');
    // Items where names belong have keys for names: none of them is an entry.
    if (shape.entry?.key.defines) return walkUnknown(walk, node, place);
    const values = node.items.map(it => walkValue(walk, it, shape, place));
    return node.items.length === 1 ? values[0] : undefined;
  }
  if (shape.keys || shape.entry) return walkMap(walk, node, shape, place);
  note(walk, node, place, shape, 'form');
  walkUnknown(walk, node, place);
  return undefined;
}
const readForm = (walk: Walk, node: Node, shape: Shape, place: Place): true => {
  note(walk, node, place, shape, 'form');
  return true;
};

function walkItem(walk: Walk, node: Node, shape: Shape, place: Place): unknown {
  if (node.kind === 'empty') note(walk, node, place, shape, 'empty');
  return walkValue(walk, node, shape, place);
}

/** A map of known keys becomes an object, a map of names a `Map`: `__proto__` is a name like any other. */
function walkMap(walk: Walk, node: Node | undefined, shape: Shape, place: At): unknown {
  const object: Record<string, unknown> = {};
  const map: Map<unknown, unknown> | undefined = shape.entry && new Map();
  for (const { key, value } of node?.pairs ?? []) {
    const member = shape.keys?.get(key.text);
    const at = new Place(place, key.text, place?.entry);
    if (member || !shape.entry) {
      token(
        walk,
        'key',
        key,
        at,
        member,
        member,
        value.kind === 'empty' && member && !isSection(member, place) ? 'empty' : undefined,
      );
      const read = walkValue(walk, value, member, at);
      if (member && read !== undefined && !Object.hasOwn(object, key.text)) object[key.text] = read;
    } else walkEntry(walk, { key, value }, shape.entry, map!, place);
  }
  return map && (map.size || !shape.keys) ? map : object;
}

/** A section of names: its entries are chunks of their own, so its head is empty by itself. */
const isSection = (shape: Shape, place: At): boolean => !!shape.entry?.key.defines && !place;

function walkEntry(
  walk: Walk,
  { key, value }: Pair,
  shape: NonNullable<Shape['entry']>,
  map: Map<unknown, unknown>,
  above: At,
): void {
  const kind = shape.key.defines;
  if (!kind) {
    const place = new Place(above, key.text, above?.entry);
    const name = readScalar(walk, key, shape.key, 'key', place, shape.value);
    const read = walkValue(walk, value, shape.value, place);
    if (name !== undefined && read !== undefined && !map.has(name)) map.set(name, read);
    return;
  }
  const parent = above?.entry?.kind === kind ? above.entry : undefined;
  const before = walk.known?.[walk.entries.length];
  const entry = (before ?? {
    kind,
    id: key.text,
    key,
    node: value,
    value: undefined,
    parent,
    parsed: walk.parsed,
  }) as Mutable<Entry>;
  walk.entries.push(entry);
  const inside = new Place(above, key.text, entry);
  if (!before) entry.path = kept(inside.path);
  const trouble = value.kind === 'empty' ? 'empty' : types.id.read(key.text) === undefined ? 'unreadable' : undefined;
  token(walk, 'key', key, inside, meaningOfName(shape), shape.value, trouble);
  const says = walkValue(walk, value, shape.value, inside) ?? {};
  if (!before) entry.value = says;
  if (!map.has(key.text)) map.set(key.text, entry.value);
}

/** What the name of an entry means: what the entry is. One object a shape. */
function meaningOfName(shape: NonNullable<Shape['entry']>): Meaning {
  let known = meanings.get(shape);
  if (!known)
    meanings.set(shape, (known = { ...shape.key, description: shape.value.description ?? shape.key.description }));
  return known;
}
const meanings = new WeakMap<NonNullable<Shape['entry']>, Meaning>();

/** What the language has no word for is kept as words without meaning. */
function walkUnknown(walk: Walk, node: Node | undefined, place: Place): undefined {
  for (const { key, value } of node?.pairs ?? []) {
    const at = new Place(place, key.text, place.entry);
    token(walk, 'key', key, at, undefined, undefined);
    walkUnknown(walk, value, at);
  }
  for (const item of node?.items ?? []) walkUnknown(walk, item, place);
  if (node?.kind === 'scalar') token(walk, 'value', node, place, undefined, undefined);
  return undefined;
}

const note = (walk: Walk, node: Node, place: Place, shape: Shape, trouble: Trouble): void =>
  token(walk, 'value', node, place, shape, shape, trouble);

function readScalar(
  walk: Walk,
  node: Node,
  meaning: NonNullable<Shape['scalar']>,
  role: Token['role'],
  place: Place,
  shape: Shape,
): unknown {
  const { value, trouble } = readText(node.text, meaning);
  token(walk, role, node, place, meaning, shape, trouble);
  return value;
}

function token(
  walk: Walk,
  role: Token['role'],
  node: Node,
  place: Place,
  meaning: Meaning | undefined,
  shape: Shape | undefined,
  trouble?: Trouble,
): void {
  walk.tokens.push(new Token(role, node, place, meaning, shape, trouble));
}
