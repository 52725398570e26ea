import { linesOf } from '../plan/edit.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Range } from '../plan/position.ts';
import { span } from '../plan/written.ts';

/** A character that cannot be seen, with the place where it stands. */
export interface Hidden {
  readonly range: Range;
  /** `break`: a lone carriage return; `anywhere`: harmful wherever it stands; `name`: only in a name, a date or a key. */
  readonly where: 'break' | 'anywhere' | 'name';
  readonly name: string;
  /** It looks like a space. */
  readonly isSpace: boolean;
}

/** What never belongs into a text: control characters, halves of a pair, and what turns the direction of writing. */
const harmful =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** What scripts and emoji need in a text, but makes two names differ that look alike. */
const unseen = /[\u00a0\u00ad\u180e\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]/g;
const any = new RegExp(`${harmful.source}|${unseen.source}|\\r(?!\\n)`);

const names: Readonly<Record<string, string>> = {
  '\u0000': 'NUL character',
  '\u00a0': 'no-break space',
  '\u00ad': 'soft hyphen',
  '\u200b': 'zero-width space',
  '\u200c': 'zero-width non-joiner',
  '\u200d': 'zero-width joiner',
  '\u2060': 'word joiner',
  '\ufeff': 'zero-width no-break space',
};
const runOf = (pattern: RegExp): RegExp => new RegExp(`(?:${pattern.source})+`, 'g');
const harmfulRun = runOf(harmful);
const unseenRun = runOf(unseen);

/** One character by its name; several in a row by their number. */
function nameOf(units: string): string {
  const unit = units[0]!;
  const code = `U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (units.length > 1) return `run of ${units.length} hidden characters (${code} …)`;
  if (/[\ud800-\udfff]/.test(unit)) return `half of a character (${code})`;
  if (/[\u0001-\u001f\u007f]/.test(unit)) return `control character (${code})`;
  const kind =
    names[unit] ??
    (/[\u2000-\u200a\u202f\u205f\u3000]/.test(unit) ? 'special space' : 'mark that turns the direction of writing');
  return `${kind} (${code})`;
}

/** The hidden characters of a chunk, in their order. */
export function hiddenIn(parsed: Parsed): Hidden[] {
  const { text } = parsed.chunk;
  if (!/[^\n -~]/.test(text) || !any.test(text)) return [];
  const lines = linesOf(parsed);
  const found: Hidden[] = [];
  const add = (line: number, from: number, part: string, pattern: RegExp, where: Hidden['where']): void => {
    for (const { 0: units, index } of part.matchAll(pattern))
      found.push({
        range: span(line, from + index, from + index + units.length),
        where,
        name: nameOf(units),
        isSpace: /^\s+$/.test(units),
      });
  };
  lines.forEach((line, i) => {
    add(i, 0, line, harmfulRun, 'anywhere');
  });
  for (const token of parsed.tokens) {
    const { start, end } = token.node.range;
    if (isName(token) && start.line === end.line)
      add(start.line, start.character, lines[start.line]!.slice(start.character, end.character), unseenRun, 'name');
  }
  for (const line of loneReturns(text))
    found.push({
      range: { start: { line, character: lines[line]!.length }, end: { line: line + 1, character: 0 } },
      where: 'break',
      name: 'lone carriage return (U+000D)',
      isSpace: true,
    });
  return found;
}

/** The text as it looks. What only hidden characters make wrong, no other rule reports. */
export const seenOf = (text: string): string => (any.test(text) ? text.replace(harmful, '').replace(unseen, '') : text);

/** A key, or a value that is an id, a reference, a person or a date. */
const isName = ({ role, node, meaning }: Token): boolean =>
  node.kind === 'scalar' &&
  (role === 'key' ||
    !!meaning?.refersTo ||
    !!meaning?.types?.some(it => ['id', 'date', 'range', 'period'].includes(it)));

/** The lines that a carriage return without a line feed ends. */
function loneReturns(text: string): number[] {
  const found: number[] = [];
  let line = 0;
  for (const { 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
    if (end === '\r') found.push(line);
    line++;
  }
  return found;
}
