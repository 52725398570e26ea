import type { Kind, Meaning } from '../language/kinds.ts';
import type { Shape } from '../language/shape.ts';
import type { Chunk } from './chunks.ts';
import { oneSide } from './conflicts.ts';
import { type Ignore, readIgnores } from './ignores.ts';
import { kept } from './kept.ts';
import { type Node, type Pair, partOf, type Tree } from './node.ts';
import { lineCount, type Range } from './position.ts';
import type { Trouble } from './read-text.ts';
import { readSimple } from './simple.ts';
import { asMeant } from './strays.ts';
import { walk } from './walk.ts';
import { readYaml } from './yaml.ts';

/** Under which keys, and in which entry, words stand. */
export class Place {
  declare private readonly above: Place | undefined;
  /** The innermost key. */
  declare readonly key: string;
  declare readonly entry: Entry | undefined;
  constructor(above: Place | undefined, key: string, entry: Entry | undefined) {
    this.above = above;
    this.key = key;
    this.entry = entry;
  }
  /** Key names from the margin down, list items left out. */
  get path(): readonly string[] {
    const path: string[] = [];
    for (let at: Place | undefined = this; at; at = at.above) path.push(at.key);
    return path.reverse();
  }
  /** The length of the path. */
  get depth(): number {
    let depth = 0;
    for (let at: Place | undefined = this; at; at = at.above) depth++;
    return depth;
  }
}

/** A word of the plan that the language gives a meaning. Its range counts lines from the start of its chunk. */
export class Token {
  declare readonly role: 'key' | 'value';
  declare readonly node: Node;
  declare private readonly place: Place;
  /** What the language says of this place; nothing where it knows no such key. */
  declare readonly meaning: Meaning | undefined;
  /** All that may stand at this place: for a key, below it. */
  declare readonly shape: Shape | undefined;
  /** `empty`: nothing is written; `form`: a list for one value and the like; `unreadable`: not in the key's form; `unknown`: not one of its words; `retired`: an old spelling. */
  declare readonly trouble: Trouble | undefined;
  /** How much of the text names something: a lag behind it does not. */
  declare private readonly length: number;
  constructor(
    role: Token['role'],
    node: Node,
    place: Place,
    meaning: Meaning | undefined,
    shape: Shape | undefined,
    trouble: Trouble | undefined,
  ) {
    this.role = role;
    this.node = node;
    this.place = place;
    this.meaning = meaning;
    this.shape = shape;
    this.trouble = trouble;
  }
  /** The text, or the part of it that names something. */
  get text(): string {
    const { text } = this.node;
    // A lag behind a name does not name anything.
    return this.meaning?.types?.[0] === 'lagged' ? text.split('+', 1)[0]!.trimEnd() : text;
  }
  /** What is marked: the node, or the part of it that names something. */
  get range(): Range {
    const { node, text } = this;
    return text.length === node.text.length ? node.range : partOf(node, 0, text.length);
  }
  /** The innermost key: its own where it is a key. */
  get key(): string {
    return this.place.key;
  }
  /** Key names from the margin down, list items left out. */
  get path(): readonly string[] {
    return this.place.path;
  }
  get depth(): number {
    return this.place.depth;
  }
  /** The entry, if any, that it stands in. */
  get entry(): Entry | undefined {
    return this.place.entry;
  }
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
  /** Every word, in the order of the text. Made again when asked for after `rest`. */
  readonly tokens: readonly Token[];
  readonly entries: readonly Entry[];
  readonly ignores: readonly Ignore[];
  /** The names that it defines and uses: what each means, then its text. */
  readonly names: readonly (Meaning | string)[];
  /** Reading met nothing out of order: no trouble in a token, no key that the language does not know, no oddity of YAML. */
  readonly sound: boolean;
  /** Lets go of the words: nobody will ask for them soon, and a large plan has many. */
  rest(): void;
}

/** Reads a chunk: YAML first, then what its words mean. */
export function parse(chunk: Chunk): Parsed {
  const unread = chunk.kind === 'marker' || chunk.kind === 'unread';
  const text = oneSide(chunk.text, chunk.isOurs);
  const simple = unread ? undefined : readSimple(text);
  const tree: Tree = unread
    ? { root: undefined, problems: [], oddities: [] }
    : asMeant(simple ?? readYaml(text), chunk);
  return new Read(chunk, tree, text, !!simple);
}

class Read implements Parsed {
  readonly chunk: Chunk;
  readonly lines: number;
  readonly tree: Tree;
  readonly value: unknown;
  readonly entries: readonly Entry[];
  readonly ignores: readonly Ignore[];
  readonly names: readonly (Meaning | string)[];
  readonly sound: boolean;
  private words: readonly Token[] | undefined;
  constructor(chunk: Chunk, tree: Tree, text: string, isSimple: boolean) {
    this.chunk = chunk;
    this.tree = tree;
    this.lines = lineCount(chunk.text);
    this.ignores = readIgnores(text);
    const { value, tokens, entries } = walk(this);
    this.value = value;
    this.entries = entries;
    this.words = tokens;
    this.names = namesIn(tokens);
    const isPlaced = chunk.kind === 'entry' ? !chunk.misaligned : !tree.root?.range.start.character;
    this.sound = isSimple && isPlaced && text === chunk.text && tokens.every(it => !it.trouble && !!it.meaning);
  }
  get pairs(): readonly Pair[] {
    return this.tree.root?.pairs ?? none;
  }
  get tokens(): readonly Token[] {
    this.words ??= walk(this, this.entries).tokens;
    return this.words;
  }
  rest(): void {
    this.words = undefined;
  }
}
const none: readonly never[] = [];

function namesIn(tokens: readonly Token[]): readonly (Meaning | string)[] {
  const names: (Meaning | string)[] = [];
  for (const { meaning, role, node, text } of tokens)
    if (node.kind === 'scalar' && meaning && (meaning.refersTo || (role === 'key' && meaning.defines)))
      names.push(meaning, text);
  return kept(names);
}
