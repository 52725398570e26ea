import { language } from '../language/index.ts';
import type { Meaning } from '../language/kinds.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import { types } from '../language/values.ts';
import { type Node, partOf } from './node.ts';
import type { Entry, Parsed, Token } from './parse.ts';
import { readText, type Trouble } from './read-text.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** What a walk gathers. A plan of 10,000 entries is walked at once, so texts grow here and no lists are joined. */
interface Walk {
  readonly parsed: Parsed;
  readonly tokens: Token[];
  readonly entries: Entry[];
  /** A line each: `=kind id` defines, `>kind id` refers. */
  names: string;
  /** A line each, its depth first: nesting is in the order, so paths need not be. */
  facts: string;
}
/** Where a walk is: under which keys, and in which entry. */
interface Place {
  readonly walk: Walk;
  readonly path: readonly string[];
  readonly entry: Entry | undefined;
}
const under = (place: Place, key: string): Place => ({
  walk: place.walk,
  path: [...place.path, key],
  entry: place.entry,
});

/** Walks the YAML of a chunk and the shape of its section side by side. */
export function walk(
  parsed: Parsed,
  tokens: Token[],
  entries: Entry[],
): { value: unknown; names: string; facts: string } {
  const { chunk, tree } = parsed;
  const gathered: Walk = { parsed, tokens, entries, names: '', facts: '' };
  const value =
    chunk.kind === 'entry'
      ? walkSection(tree.root, { walk: gathered, path: [chunk.section], entry: undefined })
      : tree.root?.kind === 'map'
        ? walkMap(tree.root, top, { walk: gathered, path: [], entry: undefined })
        : undefined;
  return { value, names: gathered.names, facts: gathered.facts };
}
const top = shapeOf(language);
function walkSection(node: Node | undefined, place: Place): unknown {
  const section = top.keys!.get(place.path[0]!);
  return section?.entry ? walkMap(node, section, place) : walkUnknown(node, place);
}

/** Reads a node as its shape says; a form that the shape does not take is noted, and read as near as can be. */
function walkValue(node: Node, shape: Shape | undefined, place: Place): unknown {
  if (!shape) return walkUnknown(node, place);
  if (node.kind === 'empty') return undefined;
  if (node.kind === 'scalar') {
    if (shape.scalar) return readScalar(node, shape.scalar, 'value', place, shape);
    const one = shape.item && readForm(node, shape, place) && walkValue(node, shape.item, place);
    if (!shape.item) note(node, place, shape, 'form');
    return one === undefined ? undefined : [one];
  }
  if (node.kind === 'list') {
    if (shape.item) return node.items.map(it => walkItem(it, shape.item!, place)).filter(it => it !== undefined);
    note(node, place, shape, 'form');
    // Items where names belong have keys for names: none of them is an entry.
    if (shape.entry?.key.defines) return walkUnknown(node, place);
    const values = node.items.map(it => walkValue(it, shape, place));
    return node.items.length === 1 ? values[0] : undefined;
  }
  if (shape.keys || shape.entry) return walkMap(node, shape, place);
  note(node, place, shape, 'form');
  walkUnknown(node, place);
  return undefined;
}
const readForm = (node: Node, shape: Shape, place: Place): true => {
  note(node, place, shape, 'form');
  return true;
};

function walkItem(node: Node, shape: Shape, place: Place): unknown {
  if (node.kind === 'empty') note(node, place, shape, 'empty');
  return walkValue(node, shape, place);
}

/** A map of known keys becomes an object, a map of names a `Map`: `__proto__` is a name like any other. */
function walkMap(node: Node | undefined, shape: Shape, place: Place): unknown {
  const object: Record<string, unknown> = {};
  const map = new Map<unknown, unknown>();
  for (const { key, value } of node?.pairs ?? []) {
    const member = shape.keys?.get(key.text);
    const at = under(place, key.text);
    if (member || !shape.entry) {
      token(
        'key',
        key,
        at,
        member,
        member,
        value.kind === 'empty' && member && !isSection(member, place) ? 'empty' : undefined,
      );
      place.walk.facts += `${at.path.length} ${key.text}\n`;
      const read = walkValue(value, member, at);
      if (member && read !== undefined && !Object.hasOwn(object, key.text)) object[key.text] = read;
    } else walkEntry(key, value, shape.entry, map, at);
  }
  return shape.entry && (map.size || !shape.keys) ? map : object;
}

/** A section of names: its entries are chunks of their own, so its head is empty by itself. */
const isSection = (shape: Shape, place: Place): boolean => !!shape.entry?.key.defines && place.path.length === 0;

function walkEntry(
  key: Node,
  value: Node,
  shape: NonNullable<Shape['entry']>,
  map: Map<unknown, unknown>,
  place: Place,
): void {
  const { walk, path } = place;
  const kind = shape.key.defines;
  if (!kind) {
    const name = readScalar(key, shape.key, 'key', place, shape.value);
    const read = walkValue(value, shape.value, place);
    if (name !== undefined && read !== undefined && !map.has(name)) map.set(name, read);
    return;
  }
  const parent = place.entry?.kind === kind ? place.entry : undefined;
  const entry: Mutable<Entry> = {
    kind,
    id: key.text,
    key,
    node: value,
    value: undefined,
    parent,
    parsed: walk.parsed,
    path,
  };
  walk.entries.push(entry);
  walk.names += `=${kind} ${oneLine(key.text)}\n`;
  walk.facts += `${path.length} ${key.text} =\n`;
  const inside: Place = { walk, path, entry };
  const trouble = value.kind === 'empty' ? 'empty' : types.id.read(key.text) === undefined ? 'unreadable' : undefined;
  token('key', key, inside, meaningOfName(shape), shape.value, trouble);
  entry.value = walkValue(value, shape.value, inside) ?? {};
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
function walkUnknown(node: Node | undefined, place: Place): undefined {
  for (const { key, value } of node?.pairs ?? []) {
    const at = under(place, key.text);
    token('key', key, at, undefined, undefined);
    walkUnknown(value, at);
  }
  for (const item of node?.items ?? []) walkUnknown(item, place);
  if (node?.kind === 'scalar') token('value', node, place, undefined, undefined);
  return undefined;
}

const note = (node: Node, place: Place, shape: Shape, trouble: Trouble): void =>
  token('value', node, place, shape, shape, trouble);

function readScalar(
  node: Node,
  meaning: NonNullable<Shape['scalar']>,
  role: Token['role'],
  place: Place,
  shape: Shape,
): unknown {
  const { value, trouble } = readText(node.text, meaning);
  const prose = meaning.types.includes('text');
  place.walk.facts += `${place.path.length} ${role === 'key' ? '' : ': '}${prose && role === 'value' ? '' : node.text}\n`;
  token(
    role,
    node,
    place,
    meaning,
    shape,
    trouble,
    meaning.types.includes('lagged') ? node.text.split('+')[0]!.trimEnd() : node.text,
  );
  return value;
}

function token(
  role: Token['role'],
  node: Node,
  place: Place,
  meaning: Meaning | undefined,
  shape: Shape | undefined,
  trouble?: Trouble,
  text = node.text,
): void {
  const { walk, path, entry } = place;
  const range = text === node.text ? node.range : partOf(node, 0, text.length);
  walk.tokens.push({ role, node, range, text, path, meaning, shape, entry, trouble });
  if (meaning?.refersTo && node.kind === 'scalar')
    for (const kind of meaning.refersTo) walk.names += `>${kind} ${oneLine(text)}\n`;
}

/** Names are kept line by line; a quoted one may hold a line break. */
const oneLine = (text: string): string => (text.includes('\n') ? text.replaceAll('\n', ' ') : text);
