import type { Clock } from './clock.ts';
import type { Problem } from './problem.ts';

/** When each node starts and is finished, and what held it, while a schedule is being made. */
export class Times {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  readonly held: Int32Array;
  constructor(count: number) {
    this.start = new Float64Array(count);
    this.finish = new Float64Array(count);
    this.held = new Int32Array(count).fill(-1);
  }

  /** When everything that a node waits for is there; notes what came last. */
  ready({ graph: { up, lag }, clocks, earliest }: Problem, node: number): number {
    let ready = Math.max(0, earliest[node]!);
    let held = -1;
    for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++) {
      const other = up.to[arc]!;
      const time = lag[arc]! > 0 ? later(clocks[0]!, this.finish[other]!, lag[arc]!) : this.finish[other]!;
      if (time > ready) {
        ready = time;
        held = other;
      }
    }
    this.held[node] = held;
    return ready;
  }

  set(node: number, start: number, finish: number): void {
    this.start[node] = start;
    this.finish[node] = finish;
  }

  /** Runs a node that is ready from an hour of its owner on; says whether it is ever finished: otherwise it is not begun either. */
  run(clock: Clock, node: number, ready: number, hour: number, effort: number): boolean {
    const start = Math.max(ready, clock.opening(hour)); // not a bit too early: what starts later comes later in an order
    const finish = start < Infinity ? clock.timeAt(hour + effort) : Infinity;
    this.set(node, finish < Infinity ? start : Infinity, finish);
    return finish < Infinity;
  }
}

/** A time after a lag, in hours of the company. */
export function later(company: Clock, time: number, lag: number): number {
  return time === Infinity ? Infinity : company.timeAt(company.hoursAt(time) + lag);
}
