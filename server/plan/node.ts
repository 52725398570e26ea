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
