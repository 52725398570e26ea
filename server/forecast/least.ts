import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import type { EntryOf } from '../plan/query.ts';
import type { Clock } from './clock.ts';
import { fullClockOf } from './clocks.ts';
import { lastDay } from './forecast.ts';
import type { Item } from './items.ts';
import type { Solved } from './solved.ts';

/** A deadline that no order of work can meet. */
export interface Unreachable {
  /** Nothing for the goal. */
  readonly entry: EntryOf<'activity'> | undefined;
  readonly due: Day;
  /** The first day on which it can be finished. */
  readonly day: Day;
  /** What takes that long, one after the other, the first one first. */
  readonly chain: readonly Item[];
}

interface Earliest {
  readonly finish: Float64Array;
  readonly held: Int32Array;
}
/** The hours that something takes at least: what nobody has estimated may take none. */
const least = ({ low, guessed }: Item): number => (guessed ? 0 : low);
const known = new WeakMap<Solved, Earliest>();
/**
 * The earliest finish of each node if all estimates come out at their low ends, everybody works their contract hours
 * and has nothing else to do: a forward pass over what waits (Kelley and Walker 1959). What nobody can do has none.
 */
function earliest(solved: Solved): Earliest {
  const before = known.get(solved);
  if (before) return before;
  const { problem, people, items, today } = solved;
  const { graph, owner, help } = problem;
  const clocks = people.map((it, i) => (it ? fullClockOf(it, today) : problem.clocks[i]!));
  const finish = new Float64Array(graph.count);
  const held = new Int32Array(graph.count).fill(-1);
  for (const node of graph.sorted) {
    let ready = Math.max(0, problem.earliest[node]!);
    for (let arc = graph.up.start[node]!; arc < graph.up.start[node + 1]!; arc++) {
      const other = graph.up.to[arc]!;
      const lag = graph.lag[arc]!;
      const time = lag > 0 ? clocks[0]!.timeAt(clocks[0]!.hoursAt(finish[other]!) + lag) : finish[other]!;
      if (time <= ready) continue;
      ready = time;
      held[node] = other;
    }
    const shares = (help.get(node) ?? []).map(it => ({
      clock: clocks[it.clock]!,
      part: it.hours / (clocks[it.clock]!.most || 1),
    }));
    finish[node] =
      ready < Infinity
        ? done([{ clock: clocks[owner[node]!]!, part: 1 }, ...shares], ready, least(items[node]!))
        : Infinity;
  }
  const found = { finish, held };
  known.set(solved, found);
  return found;
}

/** When several people, each with a part of the day, have given so many hours. */
function done(who: readonly { clock: Clock; part: number }[], from: number, hours: number): number {
  if (!(hours > 0)) return from;
  const { clock } = who[0]!;
  const alone = clock.timeAt(clock.hoursAt(from) + hours);
  if (who.length === 1) return alone;
  const given = (time: number): number =>
    who.reduce((sum, it) => sum + Math.min(1, it.part) * (it.clock.hoursAt(time) - it.clock.hoursAt(from)), 0);
  let low = from;
  let high = alone < Infinity ? alone : from + 4000;
  if (given(high) < hours) return alone;
  for (let i = 0; i < 40; i++) {
    const mid = (low + high) / 2;
    if (given(mid) < hours) low = mid;
    else high = mid;
  }
  return high;
}

/** The deadlines from today on that cannot be met, whatever is done first. Where a date alone stands against one, `due-before-prerequisite` and its like speak. */
export function unreachable(plan: Plan, solved: Solved): readonly Unreachable[] {
  const before = misses.get(plan.chunks);
  if (before?.solved === solved) return before.found;
  const found = unreachableIn(plan, solved);
  misses.set(plan.chunks, { solved, found });
  return found;
}
const misses = new WeakMap<Plan['chunks'], { readonly solved: Solved; readonly found: readonly Unreachable[] }>();
function unreachableIn(plan: Plan, solved: Solved): Unreachable[] {
  const { items, problem, today } = solved;
  const own = (solved.nodes.get(plan.chunks) ?? []).filter(it => (items[it]!.due ?? -Infinity) >= today);
  if (!own.length) return [];
  const { finish, held } = earliest(solved);
  return own.flatMap((node): Unreachable[] => {
    const { due, job } = items[node]!;
    const day = lastDay(finish[node]!, today);
    if (finish[node] === Infinity || day <= due!) return [];
    const chain: Item[] = [];
    let first = node;
    for (let at = node; at >= 0; at = held[at]!) {
      if (least(items[at]!) > 0) chain.unshift(items[at]!);
      first = at;
    }
    if (!chain.length || problem.earliest[first]! > problem.latest[node]!) return [];
    return [{ entry: job?.entry, due: due!, day, chain }];
  });
}
