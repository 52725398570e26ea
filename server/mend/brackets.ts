import { linesOf } from '../plan/edit.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Position } from '../plan/position.ts';

/** How a list `[…]` or map `{…}` ends. */
export interface Closing {
  /** The brackets still open at the end, the outermost first; nothing where all are closed. */
  readonly open: readonly ('[' | '{')[];
  /** Where the outermost is closed, in front of the bracket; where none is, the end of what could be read. */
  readonly at: Position;
  /** A bracket that closes another kind than the one last opened. */
  readonly wrong?: Position;
}

/** Follows a list or map from its opening bracket on, through its lines, past quotes and comments. Linear. */
export function closingOf(parsed: Parsed, from: Position, lastLine = Number.MAX_SAFE_INTEGER): Closing {
  const lines = linesOf(parsed);
  const open: ('[' | '{')[] = [];
  let quote = '';
  let before = '';
  for (let line = from.line; line < lines.length && line <= lastLine; line++) {
    const text = lines[line]!;
    for (let i = line === from.line ? from.character : 0; i < text.length; i++) {
      const unit = text[i]!;
      if (quote) {
        if (quote === '"' && unit === '\\') i++;
        else if (unit === quote) quote = '';
        continue;
      }
      if (unit === '#' && (i === 0 || /\s/.test(text[i - 1]!))) break;
      if ((unit === '"' || unit === "'") && '[{,:'.includes(before)) quote = unit;
      else if (unit === '[' || unit === '{') open.push(unit);
      else if (unit === ']' || unit === '}') {
        const at = { line, character: i };
        if (open.at(-1) !== (unit === ']' ? '[' : '{')) return { open, at, wrong: at };
        open.pop();
        if (!open.length) return { open, at };
      }
      if (unit !== ' ' && unit !== '\t') before = unit;
    }
  }
  return { open, at: endOf(lines, from, lastLine) };
}

/** The end of the last word up to a line, comments left out. */
function endOf(lines: readonly string[], { line: first }: Position, lastLine: number): Position {
  for (let line = Math.min(lines.length - 1, lastLine); line >= first; line--) {
    const text = lines[line]!.replace(/(?:^|\s)#.*$/, '').trimEnd();
    if (text) return { line, character: text.length };
  }
  return { line: first, character: (lines[first] ?? '').length };
}
