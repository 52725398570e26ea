import type { Node } from './node.ts';
import { comparePositions, type Range } from './position.ts';

export const isInside = (inner: Range, outer: Range): boolean =>
  comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
const same = (a: Range, b: Range): boolean => !comparePositions(a.start, b.start) && !comparePositions(a.end, b.end);

/** The innermost `{…}` or `[…]` that holds a range and more. */
export function innermostFlow(node: Node | undefined, range: Range): Node | undefined {
  if (!node || node.kind === 'empty' || node.kind === 'scalar') return undefined;
  const inner = [...node.pairs.flatMap(it => [it.value]), ...node.items].find(
    it => it.kind !== 'scalar' && it.kind !== 'empty' && isInside(range, it.range) && !same(range, it.range),
  );
  return (
    innermostFlow(inner, range) ??
    (node.style === 'flow' && isInside(range, node.range) && !same(range, node.range) ? node : undefined)
  );
}

/** A piece between brackets that is taken out, with its line where nothing else stands there, and with a comma that would stand alone. */
export function wholeLines(lines: readonly string[], { start, end }: Range, alone: boolean): Range {
  const [comma] = (alone && /^[ \t]*,/.exec(lines[end.line]!.slice(end.character))) || [''];
  const to = { line: end.line, character: end.character + comma.length };
  const isBare = !lines[start.line]!.slice(0, start.character).trim() && !lines[end.line]!.slice(to.character).trim();
  if (!isBare || end.line + 1 >= lines.length) return { start, end: to };
  return { start: { line: start.line, character: 0 }, end: { line: end.line + 1, character: 0 } };
}
