import type { Node } from '../plan/node.ts';

/**
 * A part of a plan's text that is merged as one, or by the parts that it is made of. `leaf`: as one; `trivia`: blank
 * lines and comments; `lines`: the texts of its parts, joined; `inline`: parts between braces on one line.
 */
export interface Piece {
  readonly form: 'leaf' | 'trivia' | 'lines' | 'inline';
  readonly text: string;
  /** What a leaf says, where it is the value of a key. */
  readonly node?: Node;
  /** By their names: of a key `=` and the key, so that none is taken for `lead`, `head`, `body` or `tail`. */
  readonly parts: ReadonlyMap<string, Piece>;
  /** Where the keys in it begin; nothing where there is none. */
  readonly column?: number;
  /** Inline: what stands before the first part, between two, and behind the last. */
  readonly open?: string;
  readonly gaps?: readonly string[];
  readonly close?: string;
}
const none: ReadonlyMap<string, Piece> = new Map();

export const leaf = (text: string, node?: Node): Piece => ({ form: 'leaf', text, parts: none, ...(node && { node }) });
export const trivia = (text: string): Piece => ({ form: 'trivia', text, parts: none });
export function lines(parts: readonly (readonly [string, Piece])[], column?: number): Piece {
  const text = parts.map(([, it]) => it.text).join('');
  return { form: 'lines', text, parts: new Map(parts), ...(column !== undefined && { column }) };
}
