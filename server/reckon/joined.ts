import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, prerequisites } from '../plan/query.ts';
import { topOf } from './ranking.ts';

type Activity = EntryOf<'activity'>;
type Links = ReadonlyMap<Activity, readonly Activity[]>;

/** One plan is judged after the other: what is kept for the last is enough, and a folder of a thousand plans is not kept twice. */
let last: { readonly chunks: Plan['chunks']; readonly links: { up: Links; down: Links } } | undefined;
/** What each activity waits for and what waits for it, its tasks taken together with it. */
function linksOf(plan: Plan): { up: Links; down: Links } {
  if (last?.chunks === plan.chunks) return last.links;
  const up = new Map<Activity, Activity[]>();
  const down = new Map<Activity, Activity[]>();
  const add = (links: Map<Activity, Activity[]>, from: Activity, to: Activity): void => {
    const list = links.get(from);
    if (list) list.push(to);
    else links.set(from, [to]);
  };
  for (const entry of entriesOf(plan, 'activity')) {
    for (const { ref } of prerequisites(entry)) {
      const other = find(plan, 'activity', ref);
      if (!other) continue;
      add(up, topOf(entry), topOf(other));
      add(down, topOf(other), topOf(entry));
    }
  }
  const links = { up, down };
  last = { chunks: plan.chunks, links };
  return links;
}

/** All that can be reached from some activities, themselves included. */
function reach(links: Links, from: Iterable<Activity>): Set<Activity> {
  const found = new Set(from);
  for (const it of found) for (const other of links.get(it) ?? []) found.add(other);
  return found;
}

/** Every activity that some activities wait for, or that waits for them, however far away. */
export function connected(plan: Plan, from: readonly Activity[]): Set<Activity> {
  const { up, down } = linksOf(plan);
  return new Set([...reach(up, from), ...reach(down, from)]);
}

/** Whether one of two activities waits for the other, in however many steps. Of two that stand under one activity, what they wait for themselves counts. */
export function isJoined(plan: Plan, a: Activity, b: Activity): boolean {
  const [from, to] = [topOf(a), topOf(b)];
  if (from === to) return waits(plan, a, b) || waits(plan, b, a);
  const { up, down } = linksOf(plan);
  return reach(up, [from]).has(to) || reach(down, [from]).has(to);
}

function waits(plan: Plan, from: Activity, to: Activity): boolean {
  const found = new Set([from]);
  for (const it of found)
    for (const { ref } of prerequisites(it)) {
      const other = find(plan, 'activity', ref);
      if (other) found.add(other);
    }
  return found.has(to);
}
