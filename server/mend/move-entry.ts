import { types } from '../language/values.ts';
import type { Change, Folder } from '../plan/change.ts';
import { isDefined } from '../plan/names.ts';
import { type Entry, parse } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { headOf } from '../plan/query.ts';
import { insertEntries } from '../plan/sections.ts';
import type { Member } from '../plan/workspace.ts';
import { carried, isWhole, leave, moved } from './carry.ts';
import { commentsAbove, linesOfPair } from './source.ts';

/** The plans beside this one that an entry could be moved to: not over, and without anything of the same name. */
export function homesFor(plan: Plan, entry: Entry, folder: Folder | undefined): readonly Member[] {
  if (!folder || !plan.others || !isWhole(entry) || entry.node.kind !== 'map') return [];
  const isName = (name: string): boolean => types.id.read(name) !== undefined;
  const isFree = (other: Plan): boolean => entry.parsed.entries.every(it => !isDefined(other, it.kind, it.id));
  return plan.others
    .others()
    .filter(
      it =>
        isName(it.name) &&
        isName(folder.name) &&
        headOf(it.plan, 'status')?.pair.value.text !== 'closed' &&
        isFree(it.plan),
    );
}

/** Moves an entry to another plan; whatever names it, or is named by it, is found in its new place. */
export function moveEntry(plan: Plan, entry: Entry, home: Member, folder: Folder): Change {
  const parts = moved([entry.parsed], folder.name, home.name);
  const parsed = parse({ ...entry.parsed.chunk, text: carried(plan, entry.parsed, parts) });
  const [pair] = parsed.pairs;
  const body = pair!.value.pairs.flatMap(it => [
    ...commentsAbove(parsed, it.key.range.start),
    ...linesOfPair(parsed, it, 0),
  ]);
  const above = commentsAbove(parsed, pair!.key.range.start);
  const added = insertEntries(home.plan, entry.parsed.chunk.section, [{ id: entry.key.text, body, above }]);
  const { edits, others } = leave(plan, parts, plan.others?.others() ?? []);
  return { edits, others: [...others, { ...added, file: home.file }] };
}
