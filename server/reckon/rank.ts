import { pinned } from './pins.ts';
import { type Need, type Precedence, precedence } from './precedence.ts';
import { type Sequence, sequence } from './sequence.ts';
import { measure, type Terms, terms, whole, within } from './terms.ts';
import type { Options, Work } from './work.ts';

export type { Deadline, Options, Work } from './work.ts';

/** Work that stands together because the later lifts the earlier, in its order; what it brings, and its working days. */
export interface Group {
  works: readonly number[];
  value: number;
  days: number;
}

/** What came out for one activity. */
export interface Ranked extends Terms {
  rank: number;
  /** The rank without any pin. */
  worked: number;
  /** The rank that a person asked for. */
  pin?: number;
  group: Group;
}

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
  const graph = precedence(needs(work, node, place));
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
      worked++;
      of[i] = ranked(each[node[i]!]!, worked, pinOf(work[i]!), group);
    }
  }
  const order = withPins(found.order, graph, place, of);
  return { work, order, of, groups, cost: list => costOf(list, of), graph, node, place, steps: found.steps };
}

/** Field by field: spreading ten thousand objects takes longer than ranking them. */
function ranked(it: Terms, rank: number, pin: number | undefined, group: Group): Ranked {
  const { impact, effort, guessed, slack, deadline, urgency, blocked, value } = it;
  return { impact, effort, guessed, slack, deadline, urgency, blocked, value, rank, worked: rank, pin, group };
}

/** The ranked work in the order that decides ties, which makes everything that follows independent of the list's own. */
function numbered(work: readonly Work[]): Int32Array {
  const places: number[] = [];
  for (let i = 0; i < work.length; i++) if (work[i]!.ranked) places.push(i);
  const due = measure(work.length, i => work[i]!.due ?? Infinity);
  const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  places.sort((a, b) => (due[a] === due[b] ? byId(work[a]!.id, work[b]!.id) || a - b : due[a]! - due[b]!));
  return Int32Array.from(places);
}

/** What each node needs; durations in hundredths of a day. */
function needs(work: readonly Work[], node: Int32Array, place: Int32Array): Need[][] {
  const lists: Need[][] = [];
  for (const i of place) {
    const list: Need[] = [];
    for (const after of work[i]!.after) {
      const other = node[after.work] ?? -1;
      if (other >= 0) list.push({ node: other, lag: whole(within(after.lag)) });
    }
    lists.push(list);
  }
  return lists;
}

function grouped({ order, blocks }: Sequence, place: Int32Array): Group[] {
  return blocks.map(({ from, to, value, days }) => {
    const works: number[] = [];
    for (let i = from; i < to; i++) works.push(place[order[i]!]!);
    return { works, value: value / 100, days: days / 100 };
  });
}

/** The rank that a person set: a whole number from 1. */
export const pinOf = ({ pinned, written }: Work): number | undefined =>
  pinned && Number.isInteger(written) && written! >= 1 ? written : undefined;

function withPins(worked: Int32Array, graph: Precedence, place: Int32Array, of: (Ranked | undefined)[]): number[] {
  const pins = new Map<number, number>();
  for (const node of worked) {
    const { pin } = of[place[node]!]!;
    if (pin !== undefined) pins.set(node, pin);
  }
  const order = Array.from(pinned(worked, graph, pins), node => place[node]!);
  order.forEach((i, k) => {
    of[i]!.rank = k + 1;
  });
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
