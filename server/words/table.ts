/** The cells of a table, row by row. */
export type Table = readonly (readonly string[])[];

/** Larger tables are not read. */
const longest = 2_000_000;
/** Rows that look like a table at first sight must stay one so far down. */
const separators = ['\t', ';', ','] as const;

/**
 * Reads what a spreadsheet gives: cells apart by tabs, commas or semicolons, in quotes where they hold such a sign or a
 * line end (RFC 4180). Nothing where the text has fewer than two rows or two columns, or is prose with commas in it.
 */
export function readTable(text: string): Table | undefined {
  if (text.length > longest) return undefined;
  const plain = text.replace(/^\ufeff/, '');
  for (const separator of separators) {
    if (!plain.includes(separator)) continue;
    const rows = cellsOf(plain, separator)?.filter(row => row.some(it => it !== ''));
    if (rows && isTable(rows, separator)) return rows;
  }
  return undefined;
}

/** Reads the table that a file is, by the sign that its first row is cut by most often; nothing where a quote is left open, or nothing stands in it. */
export function readSheet(text: string): Table | undefined {
  const plain = text.replace(/^\ufeff/, '');
  const [head = ''] = plain.split(/\r\n|\n|\r/, 1);
  const count = (sign: string): number => head.replace(/"[^"]*"/g, '').split(sign).length;
  const [separator] = separators.toReversed().sort((a, b) => count(b) - count(a));
  const rows = cellsOf(plain, separator!)?.filter(row => row.some(it => it !== ''));
  return rows?.length ? rows : undefined;
}

/** Tabs are meant; commas also stand in sentences, so that there each row must have as many cells as the first. */
function isTable(rows: Table, separator: string): boolean {
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2) return false;
  if (separator === '\t') return rows.filter(it => it.length > 1).length >= 2;
  // A row of a plan, or a YAML list, is no table.
  if (rows.some(row => /^\s*(?:- |[\w-]+:(?:\s|$))/.test(row[0]!))) return false;
  return width > 1 && rows.every(it => it.length === width) && rows.every(row => row.every(it => it.length <= 2000));
}

/** Nothing where a quote is left open. */
function cellsOf(text: string, separator: string): string[][] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quoted(text, at, separator) : plainCell(text, at, separator);
    if (end < 0) return undefined;
    row.push(cell);
    at = end;
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
      row.push('');
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    rows.push(row);
    row = [];
  }
  return rows;
}

function plainCell(text: string, from: number, separator: string): { cell: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { cell: text.slice(from, end).trim(), end };
}

/** `"a ""b"", c"`; a cell that only begins with something in quotes, `"Go" or not`, is taken as it stands. */
function quoted(text: string, from: number, separator: string): { cell: string; end: number } {
  let close = from + 1;
  for (;;) {
    close = text.indexOf('"', close);
    if (close < 0) return separator === '\t' ? plainCell(text, from, separator) : { cell: '', end: -1 };
    if (text[close + 1] !== '"') break;
    close += 2;
  }
  let end = close + 1;
  while (text[end] === ' ') end++;
  if (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r')
    return plainCell(text, from, separator);
  return {
    cell: text
      .slice(from + 1, close)
      .replaceAll('""', '"')
      .trim(),
    end,
  };
}
