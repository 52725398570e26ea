import { isDate } from './effort.ts';
import type { Lines } from './improve-lines.ts';
import type { Move } from './improve-moves.ts';

/**
 * How late things may be without a schedule costing more: what heads and tails are to a job shop (Carlier 1982), where time
 * stands still at night. Of a move it says how much it makes worse at least, without making it (Balas & Vazacopoulos 1998).
 */
export class Tails {
  private readonly lines: Lines;
  /** Of what was asked for: the latest start as a time, in hours of the owner, and the latest finish as far as others wait for it. */
  private readonly latest: Float64Array;
  private readonly start: Float64Array;
  private readonly finish: Float64Array;
  private readonly asked: Uint8Array;
  private readonly list: Int32Array;
  private readonly nodes: Int32Array;
  private readonly ends: Float64Array;

  constructor(lines: Lines) {
    const count = lines.place.length;
    this.lines = lines;
    this.latest = new Float64Array(count);
    this.start = new Float64Array(count);
    this.finish = new Float64Array(count);
    this.asked = new Uint8Array(count);
    this.list = new Int32Array(count);
    this.nodes = new Int32Array(count);
    this.ends = new Float64Array(count);
  }

  /** Works them out for some nodes, and all that come after. `end`: when all is to be finished. */
  ask(nodes: readonly number[], end: number): void {
    const { lines, asked, list } = this;
    const { order, place, after } = lines;
    const { start, to } = lines.problem.graph.down;
    let from = order.length;
    let until = 0;
    const add = (node: number) => {
      asked[node] = 1;
      if (place[node]! > until) until = place[node]!;
    };
    for (const node of nodes) {
      add(node);
      if (place[node]! < from) from = place[node]!;
    }
    let count = 0;
    for (let i = from; i <= until; i++) {
      const node = order[i]!;
      if (!asked[node]) continue;
      asked[node] = 0;
      list[count++] = node;
      for (let arc = start[node]!; arc < start[node + 1]!; arc++) add(to[arc]!);
      if (after[node]! >= 0) add(after[node]!);
    }
    lines.steps += count + (until - from) / 8;
    while (count) this.work(list[--count]!, end);
  }

  private work(node: number, end: number): void {
    const { lines, latest } = this;
    const { problem, times } = lines;
    const { clocks, graph } = problem;
    let by = Math.max(times.finish[node]!, Math.min(problem.latest[node]!, end));
    for (let arc = graph.down.start[node]!; arc < graph.down.start[node + 1]!; arc++) {
      const lag = graph.lag[graph.same[arc]!]!;
      const time = latest[graph.down.to[arc]!]!;
      const before = lag > 0 && time < Infinity ? clocks[0]!.opening(clocks[0]!.hoursAt(time) - lag) : time;
      if (before < by) by = before;
    }
    if (lines.out[node] || isDate(problem, node)) {
      latest[node] = by;
      return;
    }
    const clock = clocks[problem.owner[node]!]!;
    this.finish[node] = clock.hoursAt(by);
    const next = lines.after[node]!;
    const finish = next < 0 ? this.finish[node]! : Math.min(this.finish[node]!, this.start[next]!);
    this.start[node] = finish - lines.efforts[node]!;
    latest[node] = clock.opening(this.start[node]!);
  }

  /** By how many days something will be too late after a move; below 0 where all that the move touches has time left. */
  estimate(move: Move): number {
    const { lines } = this;
    const { problem, efforts, before, after, end, ready } = lines;
    const { node, other, behind } = move;
    const [first, next] = behind ? [before[node]!, after[other]!] : [before[other]!, after[node]!];
    // The nodes that move, as they will be, and when each will be finished.
    const { nodes, ends } = this;
    let hour = first < 0 ? 0 : end[first]!;
    let count = 0;
    for (let it = behind ? after[node]! : node; it >= 0; ) {
      nodes[count] = it;
      hour = Math.max(hour, ready[it]!) + efforts[it]!;
      ends[count++] = hour;
      if (behind) it = it === node ? -1 : it === other ? node : after[it]!;
      else it = it === node ? other : after[it] === node ? -1 : after[it]!;
    }
    let by = next < 0 ? Infinity : this.start[next]!;
    let over = -Infinity;
    for (let i = count - 1; i >= 0; i--) {
      const it = nodes[i]!;
      by = Math.min(by, this.finish[it]!);
      over = Math.max(over, ends[i]! - by);
      by -= efforts[it]!;
    }
    lines.steps += count / 2;
    return over / problem.clocks[problem.owner[node]!]!.most;
  }
}
