import { linesOf } from './edit.ts';
import type { Parsed } from './parse.ts';
import type { Position, Range } from './position.ts';

/** A piece of a chunk as it is written. */
export function written(parsed: Parsed, { start, end }: Range): string {
  const lines = linesOf(parsed).slice(start.line, end.line + 1);
  if (!lines.length) return '';
  lines[lines.length - 1] = lines[lines.length - 1]!.slice(0, end.character);
  lines[0] = lines[0]!.slice(start.character);
  return lines.join('\n');
}
/** What stands on a line from a place on. */
export const rest = (parsed: Parsed, { line, character }: Position): string =>
  (linesOf(parsed)[line] ?? '').slice(character);
/** Part of a line. */
export const span = (line: number, from: number, to: number): Range => ({
  start: { line, character: from },
  end: { line, character: to },
});
/** A range as it is marked: what goes on below its first line is left out. */
export function firstLine(parsed: Parsed, { start, end }: Range): Range {
  if (start.line === end.line) return { start, end };
  return span(start.line, start.character, (linesOf(parsed)[start.line] ?? '').trimEnd().length);
}
