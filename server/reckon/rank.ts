import { pinned } from './pins.ts';
import { type Need, type Precedence, precedence } from './precedence.ts';
import { type Sequence, sequence } from './sequence.ts';
import { type Terms, terms, whole, within } from './terms.ts';
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
  const graph = precedence(Array.from(place, i => needs(work[i]!, node)));
  const each = terms(work, { graph, node, place }, options);
  const found = sequence(graph, {
    value: Float64Array.from(each, it => whole(it.value)),
    days: Float64Array.from(each, it => whole(it.effort)),
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
  const places = work.flatMap((it, i) => (it.ranked ? [i] : []));
  const due = (i: number) => work[i]!.due ?? Infinity;
  const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  places.sort((a, b) => (due(a) === due(b) ? byId(work[a]!.id, work[b]!.id) || a - b : due(a) - due(b)));
  return Int32Array.from(places);
}

function needs(work: Work, node: Int32Array): Need[] {
  const list: Need[] = [];
  for (const { work: i, lag } of work.after)
    if ((node[i] ?? -1) >= 0) list.push({ node: node[i]!, lag: whole(within(lag)) });
  return list;
}

const grouped = ({ order, blocks }: Sequence, place: Int32Array): Group[] =>
  blocks.map(({ from, to, value, days }) => ({
    works: Array.from(order.subarray(from, to), it => place[it]!),
    value: value / 100,
    days: days / 100,
  }));

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
