import { readSheet, type Table } from '../words/table.ts';
import { uncell } from './to-csv.ts';

/** More rows are no plan. */
const mostRows = 20_000;

/** The table that a file is, as its cells were before they were made safe; says why where it is none, or larger than any plan. */
export function sheetOf(text: string, mostColumns: number): Table | { refused: string } {
  const sheet = readSheet(text);
  if (!sheet) return { refused: 'This is no table: a quote is left open, or it is empty.' };
  if (sheet.length > mostRows) return { refused: `It has ${sheet.length} rows; no more than ${mostRows} are taken.` };
  const columns = sheet[0]!.length;
  if (columns > mostColumns) return { refused: `It has ${columns} columns; no more than ${mostColumns} are taken.` };
  return sheet.map(row => row.map(uncell));
}
