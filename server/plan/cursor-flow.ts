/** A bracket that is open at the end of a text, and where the member that stands at the end begins. */
export interface Open {
  readonly bracket: '[' | '{';
  /** Offset behind the bracket. */
  readonly inside: number;
  /** Offset behind the bracket or the last comma. */
  readonly from: number;
}
/** What the end of a text is inside of. */
export interface Ending {
  readonly open: readonly Open[];
  /** Offset behind the quote mark of a quoted value that is not closed. */
  readonly quote: number | undefined;
  /** Offset of the `#` of a comment. */
  readonly comment: number | undefined;
}

/**
 * Reads the text before a cursor for brackets, quotes and comments, one pass. What is half typed is common here: a
 * quote ends with its line, and a bracket ends where a line stands no deeper than the one that opened it.
 */
export function endingOf(text: string): Ending {
  const open: { bracket: '[' | '{'; inside: number; from: number; column: number }[] = [];
  let column = 0;
  let line = 0;
  let fresh = true;
  for (let i = 0; i < text.length; i++) {
    const it = text[i]!;
    if (it === '\n' || it === '\r') {
      line = i + 1;
      column = text.slice(line, line + 200).search(/[^ ]|$/);
      const content = text[line + column];
      if (open.length && column <= open[0]!.column && content !== undefined && !/[\r\n\]}#]/.test(content))
        open.length = 0;
      fresh = true;
    } else if (it === '#' && (i === line || /[ \t\ufeff]/.test(text[i - 1]!))) {
      const end = lineEnd(text, i);
      if (end === text.length) return { open, quote: undefined, comment: i };
      i = end - 1;
    } else if (fresh && (it === '"' || it === "'")) {
      const end = quoteEnd(text, i);
      if (end === undefined) return { open, quote: i + 1, comment: undefined };
      i = end;
      fresh = false;
    } else if ((fresh || open.length) && (it === '[' || it === '{')) {
      open.push({ bracket: it, inside: i + 1, from: i + 1, column });
      fresh = true;
    } else if (open.length && (it === ']' || it === '}')) {
      open.pop();
      fresh = false;
    } else if (open.length && it === ',') {
      open.at(-1)!.from = i + 1;
      fresh = true;
    } else if ((it === ':' || it === '-') && isBlank(text[i + 1])) fresh = it === ':' || fresh;
    else if (it !== ' ' && it !== '\t') fresh = false;
  }
  return { open, quote: undefined, comment: undefined };
}

const isBlank = (it: string | undefined): boolean => it === undefined || /\s/.test(it);
function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}
/** The offset of the closing quote, or of the end of its line; nothing where the text ends before. */
function quoteEnd(text: string, from: number): number | undefined {
  for (let i = from + 1; i < text.length; i++) {
    if (text[from] === '"' && text[i] === '\\') i++;
    else if (text[i] === text[from]) return i;
    else if (text[i] === '\n' || text[i] === '\r') return i - 1;
  }
  return undefined;
}
