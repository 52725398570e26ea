import { columnOf, type Edit, lastLine, linesOf, replace } from '../plan/edit.ts';
import type { Node } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { type EntryOf, field } from '../plan/query.ts';
import { written } from '../plan/written.ts';

/** The second half of the criteria of an activity, and the edits that take it out; nothing where there are not several, or they cannot be told apart line by line. */
export function divideDone(plan: Plan, entry: EntryOf<'activity'>): { edits: Edit[]; second: string[] } | undefined {
  const { parsed } = entry;
  const list = field(entry, 'done')?.value;
  if (list?.kind !== 'list' || list.items.length < 2) return undefined;
  const first = list.items[Math.ceil(list.items.length / 2)]!;
  return list.style === 'flow' ? fromBrackets(plan, parsed, list, first) : fromLines(plan, parsed, list, first);
}

function fromBrackets(plan: Plan, parsed: Parsed, { items, range }: Node, first: Node) {
  if (written(parsed, range).includes('\n')) return undefined;
  const from = items.indexOf(first);
  const gone = { start: items[from - 1]!.range.end, end: items.at(-1)!.range.end };
  const second = items.slice(from).map(it => written(parsed, it.range));
  return { edits: [replace(plan, { parsed, range: gone }, '')], second: [`done: [${second.join(', ')}]`] };
}

/** Whole lines, the comments above the first of them included, in their own form. */
function fromLines(plan: Plan, parsed: Parsed, { items }: Node, first: Node) {
  const all = linesOf(parsed);
  const begins = ({ range: { start } }: Node): boolean =>
    /^[ \t]*-[ \t]+$/.test(all[start.line]!.slice(0, start.character));
  if (!items.every(begins)) return undefined;
  const column = columnOf(all[first.range.start.line]!);
  let top = first.range.start.line;
  while (/^[ \t]*#/.test(all[top - 1]!) && columnOf(all[top - 1]!) === column) top--;
  const end = lastLine(parsed, items.at(-1)!.range.start.line);
  const lines = all.slice(top, end + 1).map(it => `  ${it.slice(Math.min(column, columnOf(it)))}`.trimEnd());
  return { edits: [replace(plan, { parsed, range: wholeLines(all, top, end) }, '')], second: ['done:', ...lines] };
}

/** Lines with their ends; with the end of the line above where the text ends with them. */
function wholeLines(all: readonly string[], top: number, end: number): Range {
  if (end + 1 < all.length) return { start: { line: top, character: 0 }, end: { line: end + 1, character: 0 } };
  return {
    start: { line: top - 1, character: all[top - 1]!.length },
    end: { line: end, character: all[end]!.length },
  };
}
