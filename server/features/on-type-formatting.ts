import { cursorAt } from '../plan/cursor.ts';
import { columnOf, type Edit, linesOf } from '../plan/edit.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';

/** After which letter an editor asks. */
export const trigger = '\n';

/** Enter on an empty `- ` ends the list: the dash goes, and the cursor stands where the next key belongs. */
export function onTypeFormatting(plan: Plan, position: Position, letter: string): Edit[] {
  const dash = lineAt(plan, position.line - 1);
  const fresh = lineAt(plan, position.line);
  if (letter !== trigger || !/^ *- *$/.test(dash) || fresh.trim()) return [];
  const before = { line: position.line - 1, character: dash.length };
  if (cursorAt(plan, before).at !== 'item') return [];
  const start = { line: before.line, character: 0 };
  const end = { line: position.line, character: fresh.length };
  return [{ range: { start, end }, text: ' '.repeat(holderColumn(plan, before.line, columnOf(dash))) }];
}

function lineAt(plan: Plan, line: number): string {
  const index = chunkAt(plan, line);
  const parsed = line < 0 ? undefined : plan.chunks[index];
  return (parsed && linesOf(parsed)[line - plan.lines[index]!]) ?? '';
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
