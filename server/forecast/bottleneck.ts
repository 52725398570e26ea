import type { Plan } from '../plan/plan.ts';
import { apart } from './apart.ts';
import type { Item } from './items.ts';
import type { Solved } from './solved.ts';

/** Work that is ready, and waits so many working days for somebody who is busy with other things. */
export interface Queued {
  readonly item: Item;
  readonly days: number;
}

/** What waits at least so long for each person, by the person: ready, while its owner is busy with other work. */
export function queues(plan: Plan, solved: Solved, least: number): ReadonlyMap<string, readonly Queued[]> {
  const before = known.get(solved);
  if (before?.least === least) return before.found;
  const { items, people, problem, schedule } = solved;
  const found = new Map<string, Queued[]>();
  for (const [node, item] of items.entries()) {
    const person = people[problem.owner[node]!];
    if (!person || !(problem.hours[node]! > 0) || problem.begun[node] || schedule.finish[node] === Infinity) continue;
    const days = apart(plan, solved.today, readyAt(solved, node), schedule.start[node]!);
    if (days < least) continue;
    const list = found.get(person.id);
    if (list) list.push({ item, days: Math.floor(days) });
    else found.set(person.id, [{ item, days: Math.floor(days) }]);
  }
  known.set(solved, { least, found });
  return found;
}
const known = new WeakMap<Solved, { readonly least: number; readonly found: ReadonlyMap<string, readonly Queued[]> }>();

/** When nothing stands against it but its owner. */
function readyAt({ problem, schedule }: Solved, node: number): number {
  const { graph, clocks, earliest } = problem;
  let ready = Math.max(0, earliest[node]!);
  for (let arc = graph.up.start[node]!; arc < graph.up.start[node + 1]!; arc++) {
    const time = schedule.finish[graph.up.to[arc]!]!;
    const lag = graph.lag[arc]!;
    ready = Math.max(ready, lag > 0 ? clocks[0]!.timeAt(clocks[0]!.hoursAt(time) + lag) : time);
  }
  return ready;
}
