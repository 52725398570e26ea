import { pinned } from './pins.ts';
import { type Precedence, precedence } from './precedence.ts';
import { type Sequence, sequence } from './sequence.ts';
import { type Group, measure, type Ranked, terms, whole, within } from './terms.ts';
import type { Options, Work } from './work.ts';

export type { Group, Ranked } from './terms.ts';
export type { Deadline, Options, Work } from './work.ts';

export interface Ranking {
  work: readonly Work[];
  /** Places in `work`, first rank first. */
  order: readonly number[];
  /** By place in `work`; nothing where there is no rank. */
  of: readonly (Ranked | undefined)[];
  /** In the order that they would have without pins. */
  groups: readonly Group[];
  /** Σ own value × completion time in working days, one work after the other: what an order of the ranked work costs. */
  cost: (order: readonly number[]) => number;
  /** The ranked work as nodes of a graph without loops: their numbers by place in `work` (-1 for none), and back. */
  graph: Precedence;
  node: Int32Array;
  place: Int32Array;
  /** How much was looked at to find the order: a measure of effort that is the same on every machine. */
  steps: number;
}

/**
 * Ranks the open one-off work so that value comes early and nothing stands under what it blocks. A function of the work and
 * the day alone: neither the order of the list nor the written ranks matter, but for pins. Ties go by due date, then id.
 */
export function rank(work: readonly Work[], options: Options): Ranking {
  const place = numbered(work);
  const node = new Int32Array(work.length).fill(-1);
  for (let i = 0; i < place.length; i++) node[place[i]!] = i;
  const after: Work['after'][] = [];
  for (const i of place) after.push(work[i]!.after);
  const graph = precedence(after, { node: i => node[i] ?? -1, unit: lag => whole(within(lag)) });
  const each = terms(work, { graph, node, place }, options);
  const found = sequence(graph, {
    value: measure(each.length, i => whole(each[i]!.value)),
    days: measure(each.length, i => whole(each[i]!.effort)),
  });
  const groups = grouped(found, place);
  const of: (Ranked | undefined)[] = work.map(() => undefined);
  let worked = 0;
  for (const group of groups) {
    for (const i of group.works) {
      const it = each[node[i]!]!;
      of[i] = it;
      it.group = group;
      it.worked = ++worked;
    }
  }
  const order = withPins(found.order, graph, place, each);
  return { work, order, of, groups, cost: list => costOf(list, of), graph, node, place, steps: found.steps };
}

/** The ranked work in the order that decides ties, which makes everything that follows independent of the list's own. */
function numbered(work: readonly Work[]): Int32Array {
  // Texts are dear to compare: only those of one day are.
  const byDue = new Map<number, number[]>();
  for (let i = 0; i < work.length; i++) {
    if (!work[i]!.ranked) continue;
    const due = work[i]!.due ?? Infinity;
    const same = byDue.get(due);
    if (same) same.push(i);
    else byDue.set(due, [i]);
  }
  const id = work.map(it => it.id);
  const byId = (a: number, b: number) => (id[a]! < id[b]! ? -1 : id[a]! > id[b]! ? 1 : a - b);
  const places: number[] = [];
  for (const due of Float64Array.from(byDue.keys()).sort()) for (const i of byDue.get(due)!.sort(byId)) places.push(i);
  return Int32Array.from(places);
}

function grouped({ order, blocks }: Sequence, place: Int32Array): Group[] {
  return blocks.map(({ from, to, value, days }) => {
    const works = new Array<number>(to - from);
    for (let i = from; i < to; i++) works[i - from] = place[order[i]!]!;
    return { works, value: value / 100, days: days / 100 };
  });
}

/** The order with the pins, by place, which every rank follows. */
function withPins(worked: Int32Array, graph: Precedence, place: Int32Array, each: readonly Ranked[]): number[] {
  const pins = new Map<number, number>();
  for (const node of worked) if (each[node]!.pin !== undefined) pins.set(node, each[node]!.pin!);
  const order: number[] = [];
  for (const node of pinned(worked, graph, pins)) {
    order.push(place[node]!);
    each[node]!.rank = order.length;
  }
  return order;
}

function costOf(order: readonly number[], of: readonly (Ranked | undefined)[]): number {
  let time = 0;
  let cost = 0;
  for (const i of order) {
    const it = of[i];
    if (!it) continue;
    time += whole(it.effort);
    cost += time * whole(it.value);
  }
  return cost / 10_000;
}
