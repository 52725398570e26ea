/** Lines and UTF-16 characters from 0, as editors count them: `\n`, `\r\n` and a lone `\r` each end a line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export const comparePositions = (a: Position, b: Position): number => a.line - b.line || a.character - b.character;
export const sameRange = (a: Range, b: Range): boolean =>
  !comparePositions(a.start, b.start) && !comparePositions(a.end, b.end);
export const holds = (range: Range, at: Position): boolean =>
  comparePositions(range.start, at) <= 0 && comparePositions(at, range.end) <= 0;
/** The same range, `lines` further down. */
export const lower = ({ start, end }: Range, lines: number): Range => ({
  start: { line: start.line + lines, character: start.character },
  end: { line: end.line + lines, character: end.character },
});

/** Where each line of a text begins, as offsets in UTF-16 units. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (unit === 10 || unit === 13) starts.push(i + 1);
  }
  return starts;
}

/** The offset of a position; one outside the text is moved to its nearest place, never into a line's end. */
export function offsetAt(text: string, starts: readonly number[], { line, character }: Position): number {
  if (line < 0) return 0;
  if (line >= starts.length) return text.length;
  let end = line + 1 < starts.length ? starts[line + 1]! : text.length;
  while (end > starts[line]! && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
  return Math.min(starts[line]! + Math.max(0, character), end);
}

/** The position of an offset, by bisection. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (starts[mid]! <= offset) low = mid;
    else high = mid - 1;
  }
  return { line: low, character: Math.max(0, offset - starts[low]!) };
}

/** How many lines a text ends. */
export function lineCount(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) count++;
  for (let i = text.indexOf('\r'); i >= 0; i = text.indexOf('\r', i + 1)) if (text.charCodeAt(i + 1) !== 10) count++;
  return count;
}
