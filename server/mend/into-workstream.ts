import { quote, setKey } from '../plan/edit.ts';
import { isInFlow } from '../plan/maps.ts';
import { isDefined } from '../plan/names.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import { comparePositions, type Range } from '../plan/position.ts';
import { type EntryOf, entriesOf, headOf, rangeOf } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { cited, unused } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { isReadable, type Refactored, type Spot } from './refactoring.ts';

type Activity = EntryOf<'activity'>;
/** Workstreams that are offered by name. */
const most = 8;

/** Puts the selected activities into a new workstream, or into one that is there. */
export function intoWorkstream({ plan, range }: Spot): Refactored[] {
  const chosen = selected(plan, range);
  if (!chosen.length) return [];
  const what = chosen.length === 1 ? cited(chosen[0]!.id) : `these ${counted(chosen.length, 'activity', 'activities')}`;
  const streams = entriesOf(plan, 'workstream').filter(it => chosen.some(act => act.value.workstream !== it.id));
  const existing = streams.slice(0, most).map(
    ({ id }): Refactored => ({
      title: `Put ${what} into workstream ${cited(id)}`,
      kind: 'refactor.rewrite',
      edits: put(plan, chosen, id),
    }),
  );
  const id = unused('new-workstream', it => isDefined(plan, 'workstream', it));
  const owner = ownerOf(plan, chosen);
  const body = ['title: Say what this work has in common', ...(owner ? [`owner: ${quote(owner, true)}`] : [])];
  const edits = [...put(plan, chosen, id), insertEntry(plan, 'workstreams', id, body)];
  return [{ title: `Extract ${what} into a new workstream`, kind: 'refactor.extract', edits }, ...existing];
}

const put = (plan: Plan, chosen: readonly Activity[], id: string) =>
  chosen
    .filter(it => it.value.workstream !== id)
    .map(it => setKey(plan, it, 'workstream', quote(id, it.node.style === 'flow')));

/** The activities that a selection touches; tasks go with theirs. Nothing where one of them cannot be read. */
function selected(plan: Plan, { start, end }: Range): Activity[] {
  const chunks = plan.chunks.slice(chunkAt(plan, start.line), chunkAt(plan, end.line) + 1);
  const touched = chunks
    .flatMap(it => it.entries)
    .filter((it): it is Activity => it.kind === 'activity' && !it.parent)
    .filter(({ parsed, key, node }) => {
      const own = rangeOf(plan, { parsed, range: { start: key.range.start, end: node.range.end } });
      const last = comparePositions(start, end) ? comparePositions(own.start, end) < 0 : own.start.line <= end.line;
      return last && (comparePositions(start, end) ? comparePositions(start, own.end) < 0 : start.line <= own.end.line);
    });
  const takesKeys = ({ parsed, key, node }: Activity): boolean =>
    node.kind === 'map' || (node.kind === 'empty' && !isInFlow(parsed, key));
  return touched.every(it => isReadable(it.parsed) && takesKeys(it)) ? touched : [];
}

/** Who owns most of it, else the plan's owner. */
function ownerOf(plan: Plan, chosen: readonly Activity[]): string | undefined {
  const owners = chosen.flatMap(it => it.value.owner ?? []);
  const count = (name: string): number => owners.filter(it => it === name).length;
  return (
    [...new Set(owners)].sort((a, b) => count(b) - count(a))[0] ?? (headOf(plan, 'owner')?.pair.value.text || undefined)
  );
}
