/** A word of a TaskJuggler file. */
export interface Token {
  readonly kind: 'word' | 'text' | 'date' | 'sign';
  readonly text: string;
  readonly line: number;
}

const blank = /[ \t\r\n]*/y;
const date = /\d{4}-\d{1,2}-\d{1,2}(?:-\d{1,2}:\d{2}(?::\d{2})?(?:-[+-]?\d{4})?)?/y;
// A name, with the scenario before it and the path of what it names: `plan:effort`, `!!spec.api`, `3.5d`, `50%`.
const word = /[\p{L}\p{M}\p{Nd}_!.:%$@*]+/uy;

/** The words of a TaskJuggler 3 file, comments left out; where a text or a comment is left open, the line of it. */
export function tokensOf(source: string): readonly Token[] | { open: number } {
  const tokens: Token[] = [];
  let at = source.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  /** Moves on to a place, and counts the lines up to it. */
  const move = (to: number): void => {
    for (let i = at; i < to; i++) if (source[i] === '\n') line++;
    at = to;
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  for (;;) {
    move(at + (take(blank)?.length ?? 0));
    if (at >= source.length) return tokens;
    const begun = line;
    if (source[at] === '#' || source.startsWith('//', at)) {
      const end = source.indexOf('\n', at);
      move(end < 0 ? source.length : end);
    } else if (source.startsWith('/*', at)) {
      const end = source.indexOf('*/', at + 2);
      if (end < 0) return { open: begun };
      move(end + 2);
    } else if (source.startsWith('-8<-', at)) {
      const end = source.indexOf('->8-', at + 4);
      if (end < 0) return { open: begun };
      tokens.push({ kind: 'text', text: source.slice(at + 4, end), line: begun });
      move(end + 4);
    } else if (source[at] === '"' || source[at] === "'") {
      const end = closing(source, at);
      if (end < 0) return { open: begun };
      tokens.push({ kind: 'text', text: source.slice(at + 1, end).replace(/\\(["'\\])/g, '$1'), line: begun });
      move(end + 1);
    } else if (source[at] === '[') {
      // The body of a macro.
      const end = source.indexOf(']', at);
      tokens.push({ kind: 'text', text: source.slice(at, end < 0 ? source.length : end + 1), line: begun });
      move(end < 0 ? source.length : end + 1);
    } else {
      const day = take(date);
      const text = day ?? take(word) ?? source[at]!;
      tokens.push({
        kind: day ? 'date' : /^[\p{L}\p{M}\p{Nd}_!.:%$@*]/u.test(text) ? 'word' : 'sign',
        text,
        line: begun,
      });
      move(at + text.length);
    }
  }
}

/** Where a text that begins at a quote ends; a quote behind a backslash belongs to it. */
function closing(source: string, from: number): number {
  for (let i = from + 1; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === source[from]) return i;
  }
  return -1;
}
