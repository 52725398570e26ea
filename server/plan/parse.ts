import type { Kind, Meaning } from '../language/kinds.ts';
import type { Shape } from '../language/shape.ts';
import type { Chunk } from './chunks.ts';
import { type Ignore, readIgnores } from './ignores.ts';
import type { Node, Pair, Tree } from './node.ts';
import { lineCount, type Range } from './position.ts';
import type { Trouble } from './read-text.ts';
import { readSimple } from './simple.ts';
import { asMeant } from './strays.ts';
import { walk } from './walk.ts';
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
  readonly trouble: Trouble | undefined;
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
    value: undefined,
    tokens,
    entries,
    ignores: readIgnores(chunk.text),
    names: '',
    facts: '',
  };
  // Entries point back at what they are read from, so it is there first and filled now.
  return Object.assign(parsed, walk(parsed, tokens, entries));
}
