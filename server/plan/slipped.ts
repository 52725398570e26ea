import type { TypeName } from '../language/values.ts';
import { linesOf } from './edit.ts';
import type { Node } from './node.ts';
import type { Parsed, Token } from './parse.ts';

/** A slip that makes YAML read a value otherwise than it was meant, or not at all. */
export type Slip = 'at-sign' | 'comparison' | 'colon' | 'dash' | 'quote' | 'alias' | 'reserved';

/** Which slip a value makes, if any. The rules named after them speak of it; rules about what a value means stay silent. */
export function slipOf(parsed: Parsed, { node, meaning }: Pick<Token, 'node' | 'meaning'>): Slip | undefined {
  const { text, kind, style } = node;
  if (kind !== 'scalar') return undefined;
  // Nearly every text begins with a letter or a digit, and holds no colon.
  if (/^\w/.test(text)) return style === 'plain' && text.includes(':') && /:(?:\s|$)/.test(text) ? 'colon' : undefined;
  if (meaning?.types?.includes('quantity' as TypeName) && /^[<>=≤≥]/.test(writtenSign(parsed, node)))
    return 'comparison';
  if (style !== 'plain') return undefined;
  const [first = ''] = text;
  if (first === '"' || first === "'") return 'quote';
  if (first === '*') return 'alias';
  if (first === '@') return 'at-sign';
  if (/^-\s+\S/.test(text)) return 'dash';
  if (/^(?:[`%|>!&#{}[\],]|\?(?:\s|$)|-$)/.test(text)) return 'reserved';
  return text.includes(':') && /:(?:\s|$)/.test(text) ? 'colon' : undefined;
}

/** `limit: >5` is the header of a block text to YAML; what was written still begins with the sign. */
function writtenSign(parsed: Parsed, { text, style, range }: Node): string {
  if (style !== 'block' || text.trim()) return text;
  const header = linesOf(parsed)[range.start.line]!.slice(range.start.character);
  return /^>[-+]?\d/.test(header) ? header : '';
}

/** The words of a chunk that make this slip, each once. A value that has the wrong form, too, is taken as what it was meant to be. */
export function slips(parsed: Parsed, slip: Slip): readonly Token[] {
  if (parsed.sound) return [];
  const found = new Map<Node, Token>();
  for (const it of parsed.tokens) if (slipOf(parsed, it) === slip) found.set(it.node, it);
  return [...found.values()];
}
/** Whether the key takes a list where this word stands: where it has the wrong form it is read twice, once as an item. */
export const takesList = ({ tokens }: Parsed, { node }: Token): boolean =>
  tokens.some(it => it.node === node && !!it.shape?.item);

const known = new WeakMap<Parsed, Map<Node, Token>>();
/** The word that a piece of a chunk is: the last one where a value is read twice. */
export function wordOf(parsed: Parsed, node: Node): Token | undefined {
  let words = known.get(parsed);
  if (!words) known.set(parsed, (words = new Map(parsed.tokens.map(it => [it.node, it]))));
  return words.get(node);
}
