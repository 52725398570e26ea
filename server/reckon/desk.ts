import { type Net, net } from './closure.ts';
import { type Sets, sets } from './exact.ts';
import { only, type Precedence } from './precedence.ts';
import { binding, type Weights } from './sidney.ts';

/** What the ordering works on. */
export interface Desk {
  it: Net;
  graph: Precedence;
  weights: Weights;
  /** The set that a node is in, while one is looked at; how many of that set it waits for, and wait for it. */
  mark: Int32Array;
  marks: number;
  before: Int32Array;
  after: Int32Array;
  /** The last search that came by a node. */
  seen: Int32Array;
  sights: number;
  /** Room for `exact`. */
  sets: Sets;
}

export function desk(graph: Precedence, weights: Weights, limit: number): Desk {
  const ints = () => new Int32Array(graph.count);
  const it = net(only(graph.up, binding(graph, weights)), limit);
  return {
    it,
    graph,
    weights,
    mark: ints(),
    marks: 0,
    before: ints(),
    after: ints(),
    seen: ints(),
    sights: 0,
    sets: sets(),
  };
}

/** Marks a part of the line as the set that is looked at, and gives its mark. */
export function enter(desk: Desk, from: number, to: number): number {
  desk.marks++;
  for (let i = from; i < to; i++) desk.mark[desk.it.line[i]!] = desk.marks;
  return desk.marks;
}

/** Greatest value a day first, ties by number. */
export const byValueADay = ({ value, days }: Weights, nodes: Int32Array): number[] =>
  Array.from(nodes).sort((a, b) => value[b]! * days[a]! - value[a]! * days[b]! || a - b);
