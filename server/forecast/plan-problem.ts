import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { find } from '../plan/query.ts';
import { usualCeiling } from '../reckon/demand.ts';
import { components } from '../reckon/loops.ts';
import { precedence } from '../reckon/precedence.ts';
import { workingTimeOf } from '../reckon/working-time.ts';
import type { Clock } from './clock.ts';
import { clockOf, companyClock } from './clocks.ts';
import { type Giving, givingOf } from './hours.ts';
import { type Item, itemsOf } from './items.ts';
import type { Group } from './joined.ts';
import { type Need, needsOf, type Release } from './needs.ts';
import type { Problem, Share } from './problem.ts';

/** The work of a plan, and of all that it shares people or links with, as numbers and as what they stand for. */
export interface PlanProblem {
  readonly problem: Problem;
  readonly groups: readonly Group[];
  /** By node. */
  readonly items: readonly Item[];
  /** By clock; the first is the company, which is nobody. */
  readonly people: readonly (Giving | undefined)[];
  /** By node: the dates before which it cannot start. */
  readonly releases: readonly (readonly Release[])[];
  /** What is on no node, since it waits in a circle: its own, or one that it waits for. */
  readonly caught: ReadonlyMap<Item, Caught>;
  /** The ends of the effort that is left, in hours by node. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}
/** Why something is never finished before anything is scheduled. */
export interface Caught {
  readonly by: Item;
  /** It waits for itself in the end; otherwise it only waits for what does. */
  readonly inCircle: boolean;
}

/** The open work of some plans that is done once, as a problem of scheduling; people and teams as `plan` knows them. */
export function planProblem(plan: Plan, groups: readonly Group[], today: Day): PlanProblem {
  const timeOf = (owner: string | undefined) => workingTimeOf(plan, owner ?? '', today);
  const all = groups.flatMap(it => itemsOf(it, timeOf, today));
  const time = workingTimeOf(plan, '', today);
  const company = { time, clock: companyClock(time.week, today) };
  const clocks: Clock[] = [company.clock];
  const { needs, releases } = needsOf(groups, all, company, today);
  const caught = caughtIn(all, needs);
  const kept = all.map((_, i) => i).filter(i => !caught.has(all[i]!));
  const node = new Int32Array(all.length).fill(-1);
  for (const [i, at] of kept.entries()) node[at] = i;
  const items = kept.map(it => all[it]!);
  const graph = precedence(
    kept.map(it => needs[it]!),
    { node: it => node[it]!, unit: lag => lag },
  );
  const people: (Giving | undefined)[] = [undefined];
  const numbers = new Map<string, number>();
  const clockFor = (id: string): number => {
    let number = numbers.get(id);
    if (number === undefined) {
      const giving = givingOf(plan, id, today);
      number = clocks.push(clockOf(giving, today)) - 1;
      people.push(giving);
      numbers.set(id, number);
    }
    return number;
  };
  // A team is nobody in particular: any number of things may go on in it.
  const ownerOf = ({ kind, job }: Item): number =>
    kind !== 'work' || job?.owner === undefined || find(plan, 'team', job.owner) ? 0 : clockFor(job.owner);
  const owner = Int32Array.from(items, ownerOf);
  // What nobody in particular does goes at the pace of somebody under the usual ceiling.
  const pace = (it: Item, i: number): number => (it.kind === 'work' && !owner[i] ? 1 / usualCeiling : 1);
  // Filled in place: of an iterator a typed array takes several times as long.
  const numbersOf = (amount: (it: Item, i: number) => number): Float64Array => {
    const numbers = new Float64Array(items.length);
    for (let i = 0; i < numbers.length; i++) numbers[i] = amount(items[i]!, i);
    return numbers;
  };
  const released = kept.map(it => releases[it]!);
  const problem: Problem = {
    graph,
    clocks,
    owner,
    hours: numbersOf((it, i) => it.hours * pace(it, i)),
    help: helpOf(items, plan, today, clockFor),
    earliest: numbersOf((_, i) => released[i]!.reduce((latest, it) => Math.max(latest, it.time), 0)),
    latest: numbersOf(({ due }) => (due === undefined ? Infinity : due + 1 - today)),
    weight: numbersOf(it => it.weight),
    begun: Uint8Array.from(items, it => (it.begun && it.kind === 'work' ? 1 : 0)),
    order: byRank(items),
  };
  const low = numbersOf((it, i) => it.low * pace(it, i));
  const high = numbersOf((it, i) => it.high * pace(it, i));
  return { problem, groups, items, people, releases: released, caught, low, high };
}

/** By rank; what has the same in several plans in the order of their files. */
const byRank = (items: readonly Item[]): Int32Array =>
  Int32Array.from(items, (_, i) => i).sort((a, b) => order(items[a]!.rank, items[b]!.rank) || a - b);
const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

function helpOf(items: readonly Item[], plan: Plan, today: Day, clockFor: (id: string) => number) {
  const help = new Map<number, Share[]>();
  for (const [i, { shares, kind }] of items.entries()) {
    if (kind !== 'work' || !shares.size) continue;
    const given = [...shares].map(([id, share]) => ({
      clock: clockFor(id),
      hours: share * givingOf(plan, id, today).time.perDay,
    }));
    help.set(
      i,
      given.filter(it => it.hours > 0),
    );
  }
  return help;
}

/** What waits in a circle, and all that waits for that. */
function caughtIn(all: readonly Item[], needs: readonly (readonly Need[])[]): Map<Item, Caught> {
  const caught = new Map<Item, Caught>();
  const circles = components(needs.map(list => list.map(it => it.work)));
  if (!circles.length) return caught;
  const waiting: number[][] = all.map(() => []);
  for (const [i, list] of needs.entries()) for (const { work } of list) waiting[work]!.push(i);
  const found: number[] = [];
  for (const circle of circles) {
    const inside = new Set(circle);
    for (const at of circle) {
      const next = needs[at]!.find(it => inside.has(it.work))!;
      caught.set(all[at]!, { by: all[next.work]!, inCircle: true });
      found.push(at);
    }
  }
  for (const at of found) {
    for (const next of waiting[at]!) {
      if (caught.has(all[next]!)) continue;
      caught.set(all[next]!, { by: all[at]!, inCircle: false });
      found.push(next);
    }
  }
  return caught;
}
