import { types } from '../language/values.ts';
import { type Change, type Folder, fileName } from '../plan/change.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, headOf } from '../plan/query.ts';
import { carriedText, isWhole, leave, moved } from './carry.ts';
import { draftOf, newFile } from './draft.ts';
import { linesOfPair } from './source.ts';

/** A workstream with the activities in it, each a chunk of its own, so that they can be cut out whole. */
interface Strand {
  readonly workstream: EntryOf<'workstream'>;
  readonly activities: readonly Parsed[];
}

/** The workstreams that can have a plan of their own, the largest first: not one that is all the work. */
export function strands(plan: Plan): Strand[] {
  const work = entriesOf(plan, 'activity').filter(it => !it.parent);
  const inside = new Map<string | undefined, EntryOf<'activity'>[]>();
  for (const it of work) {
    const list = inside.get(it.value.workstream);
    if (list) list.push(it);
    else inside.set(it.value.workstream, [it]);
  }
  return entriesOf(plan, 'workstream')
    .flatMap(workstream => {
      const entries = inside.get(workstream.id) ?? [];
      const fits = entries.length && entries.length < work.length && [workstream, ...entries].every(isWhole);
      return fits ? [{ workstream, activities: entries.map(it => it.parsed) }] : [];
    })
    .sort((a, b) => sizeOf(b) - sizeOf(a));
}
const sizeOf = ({ activities }: Strand): number => activities.reduce((sum, it) => sum + it.chunk.text.length, 0);

/**
 * Moves a workstream with its activities to a plan of its own. Whatever names something across the new border, in this
 * plan or in another, names it as `plan/id` from then on. Nothing where this plan has no name that could be written so.
 */
export function splitOff(plan: Plan, { workstream, activities }: Strand, folder: Folder): Change | undefined {
  if (types.id.read(folder.name) === undefined) return undefined;
  const name = fileName(workstream.id, folder);
  const parts = moved([workstream.parsed, ...activities], folder.name, name);
  const owner = field(workstream, 'owner');
  const rules = headOf(plan, 'rules');
  const lines = [
    ...draftOf(plan, {
      title: workstream.value.title ?? workstream.id,
      owner: owner && linesOfPair(workstream.parsed, owner, 0),
      serves: headOf(plan, 'goal') ? [`serves: ${folder.name}/goal`] : [],
    }),
    ...['', 'workstreams:', carriedText(plan, [workstream.parsed], parts)],
    ...['', 'activities:', carriedText(plan, activities, parts)],
    ...(rules ? ['', ...linesOfPair(rules.parsed, rules.pair, 0)] : []),
  ];
  return { ...leave(plan, parts, folder.others()), created: [newFile(plan, name, lines)] };
}
