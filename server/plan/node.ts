import { kept } from './kept.ts';
import type { Range } from './position.ts';

/** A piece of YAML as the rest of the core sees it. Ranges count lines from the start of its chunk. */
export interface Node {
  readonly kind: 'scalar' | 'map' | 'list' | 'empty';
  /** Nothing is written where it is `empty`: the place behind the key. */
  readonly range: Range;
  /** A scalar's text, without quotes; as written when plain. */
  readonly text: string;
  readonly style: 'plain' | 'quoted' | 'block' | 'flow';
  readonly pairs: readonly Pair[];
  readonly items: readonly Node[];
}
const none: readonly never[] = [];
/**
 * A word on one line, as nearly all are. A large plan has hundreds of thousands, and few are ever asked for their range:
 * where it stands, and how it is written, is one number, which costs nothing beside its field.
 */
class Word implements Node {
  declare private readonly place: number;
  declare readonly text: string;
  constructor(text: string, place: number) {
    this.place = place;
    this.text = text;
  }
  /** The pair that it is the key of. */
  before(value: Node): Pair {
    return new Key(this.text, this.place, value);
  }
  get kind(): 'scalar' | 'empty' {
    return 'scalar';
  }
  get style(): Node['style'] {
    return styles[this.place & 3]!;
  }
  get range(): Range {
    const { place } = this;
    const line = place >> 20;
    const character = (place >> 12) & 0xff;
    return { start: { line, character }, end: { line, character: character + ((place >> 2) & 0x3ff) } };
  }
  get pairs(): readonly Pair[] {
    return none;
  }
  get items(): readonly Node[] {
    return none;
  }
}
/** A key and what stands behind it: the word itself, for pairs are as many as words. */
class Key extends Word implements Pair {
  declare readonly value: Node;
  constructor(text: string, place: number, value: Node) {
    super(text, place);
    this.value = value;
  }
  get key(): Node {
    return this;
  }
}
const styles: readonly Node['style'][] = ['plain', 'quoted', 'block', 'flow'];
/**
 * The line, the column, the length and the style of a word share 30 bits, which every machine holds in place. What is
 * further out, or longer, needs a range of its own.
 */
const placeOf = (line: number, from: number, length: number, style: Node['style']): number | undefined =>
  line < 0x400 && from < 0x100 && length < 0x400
    ? (line << 20) | (from << 12) | (length << 2) | styles.indexOf(style)
    : undefined;
/** A text over several lines, one that stands too far out, or the place where none is. */
class Leaf implements Node {
  declare readonly kind: 'scalar' | 'empty';
  declare readonly range: Range;
  declare readonly text: string;
  declare readonly style: Node['style'];
  constructor(kind: Leaf['kind'], text: string, style: Node['style'], range: Range) {
    this.kind = kind;
    this.range = range;
    this.text = text;
    this.style = style;
  }
  get pairs(): readonly Pair[] {
    return none;
  }
  get items(): readonly Node[] {
    return none;
  }
}
/** A map or a list. */
class Branch implements Node {
  declare readonly kind: 'map' | 'list';
  declare readonly style: Node['style'];
  declare private readonly line: number;
  declare private readonly from: number;
  declare private readonly lastLine: number;
  declare private readonly to: number;
  declare private readonly members: readonly (Pair | Node)[];
  constructor(kind: Branch['kind'], style: Node['style'], { start, end }: Range, members: readonly (Pair | Node)[]) {
    this.kind = kind;
    this.style = style;
    this.line = start.line;
    this.from = start.character;
    this.lastLine = end.line;
    this.to = end.character;
    this.members = kept(members);
  }
  get range(): Range {
    return { start: { line: this.line, character: this.from }, end: { line: this.lastLine, character: this.to } };
  }
  get text(): string {
    return '';
  }
  get pairs(): readonly Pair[] {
    return this.kind === 'map' ? (this.members as readonly Pair[]) : none;
  }
  get items(): readonly Node[] {
    return this.kind === 'list' ? (this.members as readonly Node[]) : none;
  }
}
export function word(text: string, style: Node['style'], line: number, from: number, to: number): Node {
  const place = placeOf(line, from, to - from, style);
  if (place !== undefined) return new Word(text, place);
  return new Leaf('scalar', text, style, { start: { line, character: from }, end: { line, character: to } });
}
export const pairOf = (key: Node, value: Node): Pair => (key instanceof Word ? key.before(value) : { key, value });
export const nothingAt = (line: number, at: number): Node => {
  const place = { line, character: at };
  return new Leaf('empty', '', 'plain', { start: place, end: place });
};
/** A leaf where its range is known already. */
export const leaf = (kind: Leaf['kind'], range: Range, text = '', style: Node['style'] = 'plain'): Node =>
  kind === 'scalar' && range.start.line === range.end.line
    ? word(text, style, range.start.line, range.start.character, range.end.character)
    : new Leaf(kind, text, style, range);
export const mapOf = (style: Node['style'], range: Range, pairs: readonly Pair[]): Node =>
  new Branch('map', style, range, pairs);
export const listOf = (style: Node['style'], range: Range, items: readonly Node[]): Node =>
  new Branch('list', style, range, items);

export interface Pair {
  readonly key: Node;
  readonly value: Node;
}

/** Something of YAML that a plan does not use. */
export interface Oddity {
  readonly what: 'anchor' | 'alias' | 'merge' | 'tag' | 'directive' | 'explicit-key' | 'tab' | 'deep';
  readonly range: Range;
}
/** What the YAML reader objects to, by its own code. */
export interface SyntaxProblem {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
}
/** A chunk as YAML: one map, or nothing. */
export interface Tree {
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly oddities: readonly Oddity[];
}

/** Where a part of a scalar's text stands; all of it where the text does not stand there letter by letter. */
export function partOf({ range, text }: Pick<Node, 'range' | 'text'>, from: number, to: number): Range {
  const { start, end } = range;
  const around = end.character - start.character - text.length;
  if (start.line !== end.line || (around !== 0 && around !== 2)) return range;
  const lead = start.character + around / 2;
  return { start: { line: start.line, character: lead + from }, end: { line: start.line, character: lead + to } };
}

/** Whether two nodes say the same, however they are written. Keys may stand in another order, unless it is `ordered`. */
export function alike(a: Node, b: Node, ordered = false): boolean {
  if (a.kind !== b.kind || a.text !== b.text || a.pairs.length !== b.pairs.length || a.items.length !== b.items.length)
    return false;
  if (!a.items.every((it, i) => alike(it, b.items[i]!, ordered))) return false;
  const oneByOne = (): boolean =>
    a.pairs.every((it, i) => alike(it.key, b.pairs[i]!.key, ordered) && alike(it.value, b.pairs[i]!.value, ordered));
  if (ordered) return oneByOne();
  const [own, other] = [a, b].map(it => new Map(it.pairs.map(({ key, value }) => [key.text, value])));
  // A key that stands twice says two things.
  if (own!.size < a.pairs.length || other!.size < b.pairs.length) return oneByOne();
  return a.pairs.every(it => other!.has(it.key.text) && alike(it.value, other!.get(it.key.text)!));
}
/** The same with all keys in their order. */
export const sameNode = (a: Node, b: Node): boolean => alike(a, b, true);

/** Goes down by key names and list indexes. */
export function descend(node: Node | undefined, path: readonly (string | number)[]): Pair | undefined {
  let pair: Pair | undefined;
  let at = node;
  for (const step of path) {
    if (!at) return undefined;
    if (typeof step === 'number') {
      const item = at.items[step];
      pair = item && { key: item, value: item };
    } else pair = at.pairs.find(it => it.key.text === step);
    at = pair?.value;
  }
  return pair;
}
