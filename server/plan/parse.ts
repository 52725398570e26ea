import { language } from '../language/index.ts';
import type { Kind, Meaning } from '../language/kinds.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import { type TypeName, types } from '../language/values.ts';
import type { Chunk } from './chunks.ts';
import { readDeadline } from './deadline.ts';
import { type Ignore, readIgnores } from './ignores.ts';
import { type Node, type Pair, partOf, type Tree } from './node.ts';
import { lineCount, type Range } from './position.ts';
import { readSimple } from './simple.ts';
import { asMeant } from './strays.ts';
import { readYaml } from './yaml.ts';

/** A word of the plan that the language gives a meaning. Its range counts lines from the start of its chunk. */
export interface Token {
  readonly role: 'key' | 'value';
  readonly node: Node;
  /** What is marked: the node, or the part of it that names something. */
  readonly range: Range;
  /** The text, or the part of it that names something. */
  readonly text: string;
  /** Key names from the margin down, list items left out. */
  readonly path: readonly string[];
  /** What the language says of this place; nothing where it knows no such key. */
  readonly meaning: Meaning | undefined;
  /** All that may stand at this place: for a key, below it. */
  readonly shape: Shape | undefined;
  /** The entry, if any, that it stands in. */
  readonly entry: Entry | undefined;
  /** `empty`: nothing is written; `form`: a list for one value and the like; `unreadable`: not in the key's form; `unknown`: not one of its words; `retired`: an old spelling. */
  readonly trouble?: 'empty' | 'form' | 'unreadable' | 'unknown' | 'retired';
}

/** One thing of the plan that has a name, with all that is written about it. */
export interface Entry<V = unknown> {
  readonly kind: Kind;
  readonly id: string;
  /** Its name as written. */
  readonly key: Node;
  readonly node: Node;
  /** What is written, read; what could not be read is left out. */
  readonly value: V;
  /** Of a task: the activity, or the task, that it stands under. */
  readonly parent: Entry<V> | undefined;
  readonly parsed: Parsed;
  readonly path: readonly string[];
}

/** All that can be known from one chunk alone. Depends on nothing but the chunk, so it can be kept for as long as the chunk is. */
export interface Parsed {
  readonly chunk: Chunk;
  /** How many lines it ends. */
  readonly lines: number;
  readonly tree: Tree;
  /** The key at the margin, or the entry's name, with its value. */
  readonly pairs: readonly Pair[];
  /** What a head says, read. */
  readonly value: unknown;
  readonly tokens: readonly Token[];
  readonly entries: readonly Entry[];
  readonly ignores: readonly Ignore[];
  /** Every name defined or used: while this stays the same, the index of names stands. */
  readonly names: string;
  /** All that other entries may know of this one, prose left out: while this stays the same, they stand as they are judged. */
  readonly facts: string;
}

/** Reads a chunk: YAML first, then what its words mean. */
export function parse(chunk: Chunk): Parsed {
  const unread = chunk.kind === 'marker' || chunk.kind === 'unread';
  const tree: Tree = unread
    ? { root: undefined, problems: [], oddities: [] }
    : asMeant(readSimple(chunk.text) ?? readYaml(chunk.text), chunk);
  const tokens: Token[] = [];
  const entries: Entry[] = [];
  const parsed = {
    chunk,
    lines: lineCount(chunk.text),
    tree,
    pairs: tree.root?.pairs ?? [],
    tokens,
    entries,
    ignores: readIgnores(chunk.text),
  } as unknown as Mutable<Parsed>;
  const walk: Walk = { parsed, tokens, entries, names: [], facts: [] };
  const top = shapeOf(language);
  if (chunk.kind === 'entry') {
    const section = top.keys!.get(chunk.section);
    parsed.value = section?.entry
      ? walkMap(tree.root, section, { walk, path: [chunk.section], entry: undefined })
      : walkUnknown(tree.root, { walk, path: [chunk.section], entry: undefined });
  } else
    parsed.value =
      tree.root?.kind === 'map' ? walkMap(tree.root, top, { walk, path: [], entry: undefined }) : undefined;
  parsed.names = walk.names.join('\n');
  parsed.facts = walk.facts.join('\n');
  return parsed;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Walk {
  readonly parsed: Parsed;
  readonly tokens: Token[];
  readonly entries: Entry[];
  readonly names: string[];
  readonly facts: string[];
}
interface Place {
  readonly walk: Walk;
  readonly path: readonly string[];
  readonly entry: Entry | undefined;
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
  const object: Record<string, unknown> = Object.create(null);
  const map = new Map<unknown, unknown>();
  for (const { key, value } of node?.pairs ?? []) {
    const member = shape.keys?.get(key.text);
    const path = [...place.path, key.text];
    if (member || !shape.entry) {
      const at = { ...place, path };
      token(
        'key',
        key,
        at,
        member,
        member,
        value.kind === 'empty' && member && !isSection(member, place) ? 'empty' : undefined,
      );
      place.walk.facts.push(path.join('.'));
      const read = walkValue(value, member, at);
      if (member && read !== undefined && !(key.text in object)) object[key.text] = read;
    } else walkEntry(key, value, shape.entry, map, { ...place, path });
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
  walk.names.push(`=${kind} ${oneLine(key.text)}`);
  walk.facts.push(`${path.join('.')} =`);
  const inside = { ...place, entry };
  const trouble = value.kind === 'empty' ? 'empty' : types.id.read(key.text) === undefined ? 'unreadable' : undefined;
  token(
    'key',
    key,
    inside,
    { ...shape.key, description: shape.value.description ?? shape.key.description },
    shape.value,
    trouble,
  );
  entry.value = walkValue(value, shape.value, inside) ?? Object.create(null);
  if (!map.has(key.text)) map.set(key.text, entry.value);
}

/** What the language has no word for is kept as words without meaning. */
function walkUnknown(node: Node | undefined, place: Place): undefined {
  for (const { key, value } of node?.pairs ?? []) {
    const path = [...place.path, key.text];
    token('key', key, { ...place, path }, undefined, undefined);
    walkUnknown(value, { ...place, path });
  }
  for (const item of node?.items ?? []) walkUnknown(item, place);
  if (node?.kind === 'scalar') token('value', node, place, undefined, undefined);
  return undefined;
}

const note = (node: Node, place: Place, shape: Shape, trouble: Token['trouble']): void =>
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
  place.walk.facts.push(`${place.path.join('.')}: ${prose && role === 'value' ? '' : node.text}`);
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

/** What a text says under the types that a place takes: the first that can read it decides. */
export function readText(
  text: string,
  { types: names, words, retired, deadline }: Meaning & { types: readonly TypeName[] },
): { value?: unknown; trouble?: Token['trouble'] } {
  const word =
    retired && Object.hasOwn(retired, text) ? retired[text] : words && Object.hasOwn(words, text) ? text : undefined;
  if (word !== undefined) return { value: word, ...(word === text ? {} : { trouble: 'retired' as const }) };
  for (const name of names) {
    if (name === 'word') continue;
    const value = types[name].read(text);
    if (value !== undefined) return { value };
  }
  if (names.includes('date')) {
    // One full day in another spelling is read as that day; a rule proposes the right spelling.
    const other = readDeadline(text, { today: 0 });
    if (other.kind === 'hard' && other.safe && (deadline || names.length === 1))
      return { value: other.day, trouble: 'unreadable' };
  }
  return { trouble: names.length === 1 && names[0] === 'word' ? 'unknown' : 'unreadable' };
}

function token(
  role: Token['role'],
  node: Node,
  place: Place,
  meaning: Meaning | undefined,
  shape: Shape | undefined,
  trouble?: Token['trouble'],
  text = node.text,
): void {
  const { walk, path, entry } = place;
  const range = text === node.text ? node.range : partOf(node, 0, text.length);
  walk.tokens.push({ role, node, range, text, path, meaning, shape, entry, ...(trouble && { trouble }) });
  if (meaning?.refersTo && node.kind === 'scalar')
    for (const kind of meaning.refersTo) walk.names.push(`>${kind} ${oneLine(text)}`);
}

/** Names are kept line by line; a quoted one may hold a line break. */
const oneLine = (text: string): string => (text.includes('\n') ? text.replaceAll('\n', ' ') : text);
