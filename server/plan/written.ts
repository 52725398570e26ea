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
/** A whole chunk, its last line end included. */
export function wholeOf(parsed: Parsed): Range {
  const lines = linesOf(parsed);
  return { start: { line: 0, character: 0 }, end: { line: lines.length - 1, character: lines.at(-1)!.length } };
}
/** A line of a chunk without the blanks around it. */
export function lineAt(parsed: Parsed, line: number): Range {
  const text = linesOf(parsed)[line] ?? '';
  return span(line, Math.max(0, text.search(/\S/)), text.trimEnd().length);
}
