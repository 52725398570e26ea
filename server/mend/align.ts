import { linesOf, replace } from '../plan/edit.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { indexOf } from '../plan/query.ts';
import { span } from '../plan/written.ts';
import type { Way } from './way.ts';

/** Ways to put what stands further left than the entries above into their column, or into that of the last one's keys. */
export function alignEntry(plan: Plan, parsed: Parsed): Way[] {
  const above = plan.chunks
    .slice(0, indexOf(plan, parsed))
    .findLast(it => it.chunk.kind === 'entry' && !it.chunk.misaligned && it.chunk.section === parsed.chunk.section);
  const entry = above?.entries[0] ?? above?.pairs[0];
  if (!above || !entry) return [];
  const lines = linesOf(parsed);
  const column = lines.find(it => /^\s*[^\s#]/.test(it))?.search(/\S/) ?? 0;
  const inner = 'node' in entry ? entry.node.pairs[0]?.key.range.start.character : undefined;
  const to = (title: string, at: number): Way => ({
    title,
    edits: lines.flatMap((line, i) =>
      line.trim()
        ? [
            replace(
              plan,
              { parsed, range: span(i, 0, line.search(/\S/)) },
              ' '.repeat(Math.max(0, line.search(/\S/) + at - column)),
            ),
          ]
        : [],
    ),
  });
  const entryFix = to(`Align it with the entry "${entry.key.text}"`, entry.key.range.start.character);
  const keyFix =
    inner === undefined || inner <= entry.key.range.start.character
      ? []
      : [to(`Make it a key of "${entry.key.text}"`, inner)];
  // Without a map below it, it is hardly an entry.
  return parsed.entries.length ? [entryFix, ...keyFix] : [...keyFix, entryFix];
}
