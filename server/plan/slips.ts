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

type Note = (from: number, to: number, code: 'UNCLOSED_QUOTE' | 'MISSING_COLON') => void;

/**
 * The same text with stand-ins where a line's value makes one of the slips. Two more mistakes are bridged only where
 * the reader objects, on `lines`, and noted: a quote that nothing closes, and a line that has no colon yet.
 */
export function mask(text: string, objections: readonly number[], note: Note): string {
  const lines = text.split('\n');
  let offset = 0;
  return lines
    .map((line, i) => {
      const at = offset;
      offset += line.length + 1;
      const half = objections.includes(i) && !/[:"'#[\]{}]/.test(line) && /^ *[^\s-]/.test(line);
      if (half) return bridge(line, at, note);
      return maskLine(line, at, note);
    })
    .join('\n');
}

/** A line without a colon would be read as part of the next key: it is taken out as a comment. */
function bridge(line: string, at: number, note: Note): string {
  const from = line.search(/\S/);
  note(at + from, at + line.trimEnd().length, 'MISSING_COLON');
  return `${line.slice(0, from)}#${line.slice(from + 1)}`;
}

function maskLine(line: string, at: number, note: Note): string {
  const key =
    /^[ \ufeff]*(?:- +)*[^\s:#'"[\]{},&*!|>%@`-][^:#'"[\]{}]{0,100}:[ \t]+/.exec(line) ?? /^ *(?:- +)+/.exec(line);
  if (!key) return line;
  const head = key[0];
  const value = line.slice(head.length);
  if (/^[[{]/.test(value)) return head + value.replace(/(?<=[[{,:] ?)[@`]/g, standIn);
  if (/^["']/.test(value)) {
    if (isClosed(value)) return line;
    note(at + head.length, at + line.trimEnd().length, 'UNCLOSED_QUOTE');
    return head + standIn(value[0]!) + maskColons(value.slice(1));
  }
  if (/^[#&*!]/.test(value)) return line;
  return head + maskValue(value, head.trimEnd().endsWith('-'));
}

/** Whether the quote that a value begins with ends on its line. */
function isClosed(value: string): boolean {
  const quote = value[0]!;
  for (let i = 1; i < value.length; i++) {
    if (quote === '"' && value[i] === '\\') i++;
    else if (value[i] === quote) return true;
  }
  return false;
}

function maskValue(value: string, item: boolean): string {
  const masks =
    /^[@`%]/.test(value) ||
    /^[?-](?:\s|$)/.test(value) ||
    (/^[>|]/.test(value) && !/^[>|][-+\d]{0,2}[ \t]*(?:#.*)?\r?$/.test(value));
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
