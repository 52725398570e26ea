import { linesOf } from '../plan/edit.ts';
import { isInFlow } from '../plan/maps.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Range } from '../plan/position.ts';
import { span } from '../plan/written.ts';

/** What a comment that was hardly meant as one cuts off. */
export interface Cut {
  /** From `#` to the end of the line, with what stands there. */
  readonly range: Range;
  readonly lost: string;
  /** The text as it was probably meant, with its place. */
  readonly whole: Range;
  readonly text: string;
}

/** Whether a plain text is cut short by ` #` with a letter or digit right behind it: `title: Close gap #4`. */
export function cutByHash(parsed: Parsed, { role, node, meaning, trouble, shape }: Token): Cut | undefined {
  const isText = !!(role === 'key' ? shape?.scalar : meaning)?.types?.includes('text');
  const isEmpty = role === 'key' && trouble === 'empty';
  const isPlain = role === 'value' && node.kind === 'scalar' && node.style === 'plain';
  if (!isText || (!isEmpty && !isPlain)) return undefined;
  const { line, character } = node.range.end;
  const all = (linesOf(parsed)[line] ?? '').trimEnd();
  const match = /^(:?)\s+(?=#[\p{L}\p{N}_])/u.exec(all.slice(character));
  if (!match || isEmpty !== !!match[1] || isInFlow(parsed, node)) return undefined;
  const hash = character + match[0].length;
  const range = span(line, hash, all.length);
  const lost = all.slice(hash);
  if (isEmpty) return { range, lost, whole: range, text: lost };
  return { range, lost, whole: { start: node.range.start, end: range.end }, text: node.text + match[0] + lost };
}
