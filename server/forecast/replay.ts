import { grain } from './clock.ts';
import { effortOf, isDate, sharesByNode } from './effort.ts';
import type { Problem, Schedule } from './problem.ts';
import { Times } from './times.ts';
import { together } from './together.ts';

/**
 * When everything is done if everybody does their own work strictly in an order, each thing as soon as it can be. `order` is
 * one in which nothing comes before what it waits for, such as that of a schedule: `replay` of it gives that schedule again.
 */
export function replay(problem: Problem, order: Int32Array): Schedule {
  const times = new Times(problem.graph.count);
  const shares = sharesByNode(problem);
  if (shares.size) together(problem, order, times, problem.hours, shares);
  else inTurn(problem, order, effortOf(problem), times, new Turns(problem.clocks.length));
  return { start: times.start, finish: times.finish, held: times.held, order };
}

/** Up to which hour of their own everybody is taken, and with what. */
export class Turns {
  readonly free: Float64Array;
  readonly last: Int32Array;
  constructor(people: number) {
    this.free = new Float64Array(people);
    this.last = new Int32Array(people);
  }
}

/** One pass over the nodes, each taking so many hours of its owner, and nothing of anybody else. */
export function inTurn(
  problem: Problem,
  order: Int32Array,
  efforts: Float64Array,
  times: Times,
  { free, last }: Turns,
): void {
  const { clocks, owner } = problem;
  free.fill(0);
  for (let i = 0; i < order.length; i++) {
    const node = order[i]!;
    const ready = times.ready(problem, node);
    if (isDate(problem, node)) {
      times.set(node, ready, ready);
      continue;
    }
    const person = owner[node]!;
    const clock = clocks[person]!;
    let hour = clock.hoursAt(ready);
    if (person && free[person]! > hour) {
      if (free[person]! > hour + grain) times.held[node] = last[person]!;
      hour = free[person]!;
    }
    if (!times.run(clock, node, ready, hour, efforts[node]!) || !person) continue;
    free[person] = hour + efforts[node]!;
    last[person] = node;
  }
}
