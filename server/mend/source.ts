import { columnOf, linesOf } from '../plan/edit.ts';
import type { Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Position } from '../plan/position.ts';

/** A key with its value as it is written, as whole lines for a map in another column. What stands behind it in `{…}` is left. */
export function linesOfPair(parsed: Parsed, { key, value }: Pair, column: number): string[] {
  const all = linesOf(parsed);
  const { start } = key.range;
  const { end } = value.kind === 'empty' ? key.range : value.range;
  const lines = all.slice(start.line, end.line + 1);
  const rest = lines.at(-1)!.slice(end.character);
  if (!/^:?[ \t]*(?:#.*)?$/.test(rest))
    lines[lines.length - 1] = lines.at(-1)!.slice(0, end.character) + (value.kind === 'empty' ? ':' : '');
  return lines.map((line, i) => {
    if (i === 0) return ' '.repeat(column) + line.slice(start.character);
    const at = line.search(/[^ \t]/);
    return at < 0 ? '' : ' '.repeat(Math.max(column + 1, at + column - start.character)) + line.slice(at);
  });
}

/** The comments directly above what begins its line, or is the first list item there, without their indentation. */
export function commentsAbove(parsed: Parsed, { line, character }: Position): string[] {
  const all = linesOf(parsed);
  const isFirst = /^[ \t\ufeff]*(?:-[ \t]+)?$/.test(all[line]!.slice(0, character));
  const isAbove = (it: string) => /^[ \t]*#/.test(it) && columnOf(it) === columnOf(all[line]!);
  let top = line;
  while (isFirst && top > 0 && isAbove(all[top - 1]!)) top--;
  return all.slice(top, line).map(it => it.trim());
}
