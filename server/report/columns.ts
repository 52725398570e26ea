/** How many columns a terminal gives a text: two for wide characters and emoji, none for combining ones. */
export function columns(text: string): number {
  if (isPlain(text)) return text.length;
  let count = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) count += widthOf(segment);
  return count;
}

/** A text as a terminal may show it: signs that would move its cursor, colour it or turn its reading round are points, one for one. */
export const visible = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '·');

/** A text on one line in as many columns, cut with `…` where it is longer, filled with blanks where it is shorter. */
export function inColumns(text: string, width: number): string {
  if (text.length <= width && isPlain(text) && !/^ | {2}| $/.test(text)) return text.padEnd(width);
  let shown = '';
  let used = 0;
  let cut = '';
  let whole = true;
  for (const { segment } of new Intl.Segmenter().segment(text.replace(/\s+/g, ' ').trim())) {
    const own = widthOf(segment);
    if (used + own > width) {
      whole = false;
      break;
    }
    shown += segment;
    used += own;
    // The longest beginning that leaves room for the sign.
    if (used < width) cut = shown;
  }
  const result = whole ? shown : `${cut}…`;
  return result + ' '.repeat(Math.max(0, width - columns(result)));
}

/** A text in lines of so many columns, broken between words. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && columns(line) + 1 + columns(word) > most) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

/** Letters of which each takes one column: nearly all text there is, and quickly told. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

function widthOf(segment: string): number {
  const code = segment.codePointAt(0)!;
  const wide =
    code >= 0x1f300 ||
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xff60);
  return wide ? 2 : 1;
}
