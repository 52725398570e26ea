import { cursorAt } from '../plan/cursor.ts';
import { columnOf, type Edit } from '../plan/edit.ts';
import { contentBelow, lineAt } from '../plan/lines.ts';
import { placeAt } from '../plan/place.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';

/** After which letters an editor asks: a line break, and the blank behind a dash. */
export const trigger = '\n';
export const further = [' '];

/** Enter goes on with a list, or a map, in its column; on an empty `- ` it ends the list. A first dash goes where the items of its key belong. */
export function onTypeFormatting(plan: Plan, position: Position, letter: string): Edit[] {
  if (letter === ' ') return dashTyped(plan, position);
  const above = lineAt(plan, position.line - 1);
  const fresh = lineAt(plan, position.line);
  if (letter !== trigger || fresh.trim() || position.line < 1) return [];
  const before = { line: position.line - 1, character: above.trimEnd().length };
  const ends = /^ *- *$/.test(above);
  const lead = ends ? endOfList(plan, before, above) : leadBehind(plan, before, above);
  if (lead === undefined || (!ends && lead === fresh)) return [];
  // The dash that ends a list goes with its line.
  const start = { line: ends ? before.line : position.line, character: 0 };
  const end = { line: position.line, character: fresh.length };
  return [{ range: { start, end }, text: lead }];
}

/** The blanks before the next key. */
function endOfList(plan: Plan, before: Position, dash: string): string | undefined {
  if (cursorAt(plan, { ...before, character: dash.length }).at !== 'item') return undefined;
  return ' '.repeat(holderColumn(plan, before.line, columnOf(dash)));
}

/** What the line behind this one begins with: blanks, and a dash in a list. Nothing where the line tells neither. */
function leadBehind(plan: Plan, before: Position, above: string): string | undefined {
  const cursor = cursorAt(plan, before);
  const dash = /^( *(?:- +)*)- +(?=\S)/.exec(above);
  // A text of several lines has lines of its own.
  if (cursor.flow || !above.trim() || /(?:^|[ :-])[|>][-+\d]*$/.test(above.trimEnd())) return undefined;
  if (cursor.at !== 'item' && cursor.at !== 'value') return undefined;
  if (cursor.at === 'item') return dash ? `${' '.repeat(dash[1]!.length)}- ` : undefined;
  const key = /^ *(?:- +)*/.exec(above)![0].length;
  if (!/:$/.test(above.trimEnd())) return dash ? ' '.repeat(key) : undefined;
  const shape = placeAt(cursor.path)?.shape;
  if (!shape || !(shape.item || shape.keys || shape.entry)) return undefined;
  const isList = shape.item && !shape.entry && !shape.keys && (!shape.scalar || cursor.path.at(-1) === 'done');
  const next = contentBelow(plan, before.line + 2);
  const column = columnOf(next);
  const isBelow = column > key || (column === key && /^ *- /.test(next) && !dash);
  if (isBelow) return ' '.repeat(column) + (/^ *- /.test(next) ? '- ' : '');
  return ' '.repeat(key + 2) + (isList ? '- ' : '');
}

/** The first dash below a key that takes a list stands two further in. */
function dashTyped(plan: Plan, { line, character }: Position): Edit[] {
  const text = lineAt(plan, line);
  const dash = columnOf(text);
  if (!/^ *- $/.test(text) || character !== text.length) return [];
  let above = line - 1;
  while (above > 0 && !/^ *[^\s#]/.test(lineAt(plan, above))) above--;
  const holder = lineAt(plan, above).trimEnd();
  const cursor = cursorAt(plan, { line: above, character: holder.length });
  const key = /^ *(?:- +)*/.exec(holder)![0].length;
  const wanted = key + 2;
  if (!/:$/.test(holder) || cursor.at !== 'value' || cursor.flow || dash < key || dash === wanted) return [];
  if (!placeAt(cursor.path)?.shape.item || /^ *- /.test(contentBelow(plan, line + 1))) return [];
  const range = { start: { line, character: 0 }, end: { line, character: dash } };
  return [{ range, text: ' '.repeat(wanted) }];
}

/** The column of the key that a list stands under, which may be the list's own. */
function holderColumn(plan: Plan, list: number, column: number): number {
  for (let line = list - 1; line >= 0; line--) {
    const text = lineAt(plan, line);
    if (!/^ *[^\s#]/.test(text)) continue;
    const isItem = /^ *- /.test(text);
    const key = /^ *(?:- +)*/.exec(text)![0].length;
    if (columnOf(text) < column || (columnOf(text) === column && !isItem)) return key;
  }
  return 0;
}
