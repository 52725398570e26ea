import { sections } from '../language/index.ts';
import { columnOf, type Edit, isContent, linesOf } from '../plan/edit.ts';
import { entryShape } from '../plan/keys.ts';
import type { Entry, Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { field, indexOf } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';

/** Whether it is a key at the margin that no plan takes there, or takes twice. */
const isStray = (plan: Plan, { chunk }: Parsed, index: number): boolean =>
  chunk.kind === 'head' &&
  (!(sections as readonly string[]).includes(chunk.section) ||
    plan.chunks.some((it, i) => i < index && it.chunk.kind === 'head' && it.chunk.section === chunk.section));

interface Indented {
  readonly title: string;
  readonly edits: Edit[];
}
/** Keys that stand at the margin below the entry that they are meant for: moved to the right, all in a row, for one alone would have the others in the way. */
export function intoEntryAbove(plan: Plan, parsed: Parsed): Indented[] {
  const index = indexOf(plan, parsed);
  let first = index;
  while (first > 0 && isStray(plan, plan.chunks[first]!, first)) first--;
  const above = plan.chunks[first]!;
  if (first === index || above.chunk.kind !== 'entry') return [];
  return above.entries
    .filter(it => takes(it, parsed))
    .slice(-2)
    .reverse()
    .flatMap(entry => {
      let end = first + 1;
      while (end < plan.chunks.length && isStray(plan, plan.chunks[end]!, end) && takes(entry, plan.chunks[end]!))
        end++;
      const column = columnIn(entry);
      // What stands between has a place of its own.
      if (column === undefined || end <= index) return [];
      const all = plan.chunks.slice(first + 1, end);
      const what = all.length > 1 ? `these ${all.length} keys, so that they belong` : 'it, so that it belongs';
      return [{ title: `Indent ${what} to ${cited(entry.id)}`, edits: all.flatMap(it => moved(plan, it, column)) }];
    });
}

/** Whether an entry may have such a key, and has none. */
const takes = (entry: Entry, { chunk: { section } }: Parsed): boolean =>
  !!entryShape(entry)?.keys?.has(section) && !field(entry, section);

/** Where the keys of an entry stand, or would. */
function columnIn({ node, key, parsed }: Entry): number | undefined {
  if (node.kind === 'empty') return columnOf(linesOf(parsed)[key.range.start.line]!) + 2;
  return node.kind === 'map' && node.style === 'block' ? node.pairs[0]?.key.range.start.character : undefined;
}

const moved = (plan: Plan, parsed: Parsed, column: number): Edit[] =>
  linesOf(parsed).flatMap((line, i) => {
    const start = { line: plan.lines[indexOf(plan, parsed)]! + i, character: 0 };
    return isContent(line) ? [{ range: { start, end: start }, text: ' '.repeat(column) }] : [];
  });
