/**
 * The slips that people make first are errors in YAML, and hide what stands beside them: `owner: @maya`,
 * `limit: > 12`, `title: Audit: phase 1`, `done: - reviewed`. Putting a stand-in of the same length where the
 * offending character stands lets the text be read as meant; a rule then says what is wrong with it.
 */
const standIns = new Map([
  ['@', '\ue0f0'],
  ['`', '\ue0f1'],
  [':', '\ue0f2'],
  ['-', '\ue0f3'],
  ['>', '\ue0f4'],
  ['|', '\ue0f5'],
  ['%', '\ue0f6'],
  ['?', '\ue0f7'],
  ['"', '\ue0f8'],
  ["'", '\ue0f9'],
]);
const originals = new Map([...standIns].map(([a, b]) => [b, a]));
const standIn = (it: string): string => standIns.get(it)!;

/** Undoes `mask` in a value. */
export const unmask = (text: string): string => text.replace(/[\ue0f0-\ue0f9]/g, it => originals.get(it)!);

type Note = (from: number, to: number, code: 'UNCLOSED_QUOTE' | 'MISSING_COLON' | 'MISSING_SPACE') => void;

/**
 * The same text with stand-ins where a line's value makes one of the slips. Two more mistakes are bridged only where
 * the reader objects, on `lines`, and noted: a quote that nothing closes, and a line that is no key yet.
 */
export function mask(text: string, objections: readonly number[], note: Note): string {
  const lines = text.split('\n');
  const suspects = new Set<number>();
  const above = new Set<number>();
  for (const line of objections) {
    suspects.add(line);
    // What follows a key without its space is objected to first where a comment stands in between.
    let last = line - 1;
    while (last >= 0 && !above.has(last) && /^\s*(?:#|$)/.test(lines[last] ?? '')) above.add(last--);
    above.add(last);
  }
  let offset = 0;
  let list: string | undefined;
  return lines
    .map((line, i) => {
      const at = offset;
      offset += line.length + 1;
      // A list that began beside its key may go on in the key's own column: there it would end what the key holds.
      if (list !== undefined && line.startsWith(`${list}- `)) return `${list}  ${line.slice(list.length + 2)}`;
      list = /^( *)[^\s:#'"[\]{},&*!|>%@`-][^:#'"[\]{}]{0,100}:[ \t]+- /.exec(line)?.[1];
      const half = suspects.has(i) || above.has(i) ? halfKey(line) : undefined;
      const code = half === 'MISSING_COLON' && !suspects.has(i) ? undefined : half;
      if (code) return bridge(line, at, note, code);
      return maskLine(line, lines, i, (from, to, what) => note(at + from, at + to, what));
    })
    .join('\n');
}

/** A key that is typed halfway: `own`, or `owner:maya` without the space. */
function halfKey(line: string): 'MISSING_COLON' | 'MISSING_SPACE' | undefined {
  if (!/[:"'#[\]{}]/.test(line) && /^ *[^\s-]/.test(line)) return 'MISSING_COLON';
  return /^ *[A-Za-z_][A-Za-z0-9_.-]{0,60}:[^\s:/"'[\]{}][^:"'[\]{}]*$/.test(line) ? 'MISSING_SPACE' : undefined;
}

/** A line that is no key would be read as part of the next key: it is taken out as a comment. */
function bridge(line: string, at: number, note: Note, code: 'MISSING_COLON' | 'MISSING_SPACE'): string {
  const from = line.search(/\S/);
  note(at + from, at + line.trimEnd().length, code);
  return `${line.slice(0, from)}#${line.slice(from + 1)}`;
}

function maskLine(line: string, lines: readonly string[], index: number, note: Note): string {
  const key =
    /^[ \ufeff]*(?:- +)*[^\s:#'"[\]{},&*!|>%@`-][^:#'"[\]{}]{0,100}:[ \t]+/.exec(line) ?? /^ *(?:- +)+/.exec(line);
  if (!key) return line;
  const head = key[0];
  const value = line.slice(head.length);
  if (/^[[{]/.test(value)) return head + maskFlow(value);
  if (/^["']/.test(value)) {
    if (isClosed(value, 1) || closesBelow(lines, index, value[0]!)) return line;
    note(head.length, line.trimEnd().length, 'UNCLOSED_QUOTE');
    return head + standIn(value[0]!) + maskColons(value.slice(1));
  }
  if (/^[#&*!]/.test(value)) return line;
  return head + maskValue(value, head.trimEnd().endsWith('-'));
}

/** Whether the quote that `text` begins with ends in it, looked for from `from` on. */
function isClosed(text: string, from: number, quote = text[0]!): boolean {
  for (let i = from; i < text.length; i++) {
    if (quote === '"' && text[i] === '\\') i++;
    else if (text[i] === quote) return true;
  }
  return false;
}
/** A quoted text may go on in deeper lines; the line that closes it ends there. */
function closesBelow(lines: readonly string[], index: number, quote: string): boolean {
  const column = lines[index]!.search(/[^ ]/);
  for (let i = index + 1; i < lines.length; i++) {
    const line = lines[i]!.trimEnd();
    if (line && line.search(/[^ ]/) <= column) return false;
    if (line.endsWith(quote)) return true;
    if (isClosed(line, 0, quote)) return false;
  }
  return false;
}

function maskValue(value: string, item: boolean): string {
  const masks =
    /^[@`%]/.test(value) ||
    /^[?-](?:\s|$)/.test(value) ||
    (/^[>|]/.test(value) && !/^[>|](?:[-+]?[1-9]?|[1-9][-+])[ \t]*(?:#.*)?\r?$/.test(value));
  if (item && /^- /.test(value)) return value;
  // A list item may be a map: `- criterion: New form live`. Only what follows its key is a slip.
  return masks ? standIn(value[0]!) + maskColons(value.slice(1)) : maskColons(value);
}

/** Colons that would start a map inside a value; a comment is left alone. */
function maskColons(value: string): string {
  const comment = value.search(/\s#/);
  const end = comment < 0 ? value.length : comment;
  return value.slice(0, end).replace(/:(?=\s|$)/g, standIn) + value.slice(end);
}

/** The same within `{…}` and `[…]`, as far as the line goes: a word there ends at a comma or a bracket. */
const maskFlow = (value: string): string =>
  value.replace(
    /("(?:[^"\\]|\\[\s\S]|\\$)*(?:"|$)|'[^']*(?:'|$))|((?:^|[[{,])\s*(?:[^\s"'[\]{},:#@`%>|][^"'[\]{},:#]{0,100}:\s+)?)([^\s"'[\]{},#:][^"'[\]{},#]*)/g,
    (all, quoted: string | undefined, lead: string | undefined, word: string | undefined) =>
      quoted !== undefined || lead === undefined ? all : lead + maskWord(word!, lead.trimEnd().endsWith(':')),
  );
function maskWord(word: string, isValue: boolean): string {
  const first = /^(?:[@`%>|]|[?-](?=\s))/.test(word) ? standIn(word[0]!) : word[0]!;
  return first + (isValue ? word.slice(1).replace(/:(?=\s|$)/g, standIn) : word.slice(1));
}
