import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import { once } from '../plan/whole.ts';
import type { Job } from '../reckon/job.ts';
import type { Item } from './items.ts';
import type { Group } from './joined.ts';
import type { Solved } from './solved.ts';

/** A node and all that held it, each held by the next, back to where it begins: the work among them. */
export function heldBy({ schedule, items }: Solved, node: number): Item[] {
  const found: Item[] = [];
  for (let at = node; at >= 0; at = schedule.held[at]!) if (items[at]!.kind === 'work') found.push(items[at]!);
  return found;
}

/** The work of an item as another plan sees it: the schedule is made once for all of them. */
export const seenFrom = (plan: Plan, { job, group }: Item): Job => ({ ...job!, home: homeOf(plan, group) });

/** Where a group of activities stands, as a plan sees it; nothing where it is its own. */
export const homeOf = (plan: Plan, group: Group): Member | undefined =>
  group.file === (plan.others?.file ?? '') ? undefined : byFile(plan).get(group.file);
const byFile = once((whole): ReadonlyMap<string, Member> => new Map(whole.map(it => [it.file, it])));
