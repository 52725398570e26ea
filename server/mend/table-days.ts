import { type Day, dayOf } from '../language/day.ts';
import { readDeadline } from '../words/deadline.ts';

/** Which number of a date with slashes comes first. */
export type DayOrder = 'day' | 'month';

const slashed = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;

/** How the dates of a column are written, where one of them can be read in one way only. */
export function orderOf(cells: readonly string[]): DayOrder | undefined {
  let order: DayOrder | undefined;
  for (const it of cells) {
    const [, first, sign, second] = slashed.exec(it) ?? [];
    const found = Number(first) > 12 || sign === '.' ? 'day' : Number(second) > 12 ? 'month' : undefined;
    // A column that contradicts itself tells nothing.
    if (found && order && found !== order) return undefined;
    order ??= found;
  }
  return order;
}

/** The one day that a cell means; nothing where another reading is left. */
export function dayIn(cell: string, today: Day, order: DayOrder | undefined): Day | undefined {
  const [, first, , second, year] = slashed.exec(cell) ?? [];
  if (year && order) {
    const [day, month] = order === 'day' ? [first, second] : [second, first];
    return dayOf(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day));
  }
  const read = readDeadline(cell.replace(/[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/, ''), { today });
  return read.kind === 'iso' || (read.kind === 'hard' && read.safe) ? read.day : undefined;
}
