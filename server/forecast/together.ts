import { grain } from './clock.ts';
import { isDate } from './effort.ts';
import { Events } from './events.ts';
import { Given } from './given.ts';
import type { Problem, Share } from './problem.ts';
import { later, type Times } from './times.ts';

/**
 * The same as `inTurn` where people help each other, told event by event: while a node runs, its contributors' shares are
 * theirs no longer, so that what they do themselves goes slower. A share is free where all that somebody gives at a time fits
 * into their longest day; on shorter days all gets less in proportion.
 */
export function together(
  problem: Problem,
  order: Int32Array,
  times: Times,
  hours: Float64Array,
  shares: ReadonlyMap<number, readonly Share[]>,
): void {
  // What was begun and is never finished, as its people gave away too much of the little that they have, is not begun.
  const dropped = new Uint8Array(order.length);
  for (let round = 0; round < 20; round++) {
    new Together(problem, order, times, new Given(problem, hours, shares), dropped).run();
    let more = false;
    for (let node = 0; node < order.length; node++) {
      if (times.finish[node]! < Infinity || times.start[node] === Infinity) continue;
      times.start[node] = Infinity;
      dropped[node] = 1;
      more = true;
    }
    if (!more) return;
  }
}

class Together {
  private readonly problem: Problem;
  private readonly times: Times;
  private readonly dropped: Uint8Array;
  private readonly place: Int32Array;
  private readonly events: Events;
  private readonly given: Given;
  /** How many things each node still waits for, what its owner did before among them. */
  private readonly open: Int32Array;
  /** What its owner does after it; -1 for nothing. */
  private readonly next: Int32Array;
  private readonly ready: Float64Array;
  /** Nodes that wait for nothing more. */
  private readonly pending: number[] = [];
  /** By clock: what waits until somebody gives less, by place, with the share that it waits for. */
  private readonly waiting: { readonly node: number; readonly hours: number }[][];

  constructor(problem: Problem, order: Int32Array, times: Times, given: Given, dropped: Uint8Array) {
    this.dropped = dropped;
    const { graph, owner, clocks } = problem;
    this.problem = problem;
    this.times = times;
    this.place = new Int32Array(graph.count);
    this.open = new Int32Array(graph.count);
    this.next = new Int32Array(graph.count).fill(-1);
    this.ready = new Float64Array(graph.count);
    this.events = new Events();
    this.waiting = clocks.map(() => []);
    this.given = given;
    given.told = (node, finish) => this.events.move(node, finish, this.place[node]!);
    const last = new Int32Array(clocks.length).fill(-1);
    for (let i = 0; i < order.length; i++) {
      const node = order[i]!;
      this.place[node] = i;
      this.open[node] = graph.up.start[node + 1]! - graph.up.start[node]!;
      this.ready[node] = Math.max(0, problem.earliest[node]!);
      times.held[node] = -1;
      times.set(node, Infinity, Infinity);
      const person = owner[node]!;
      if (!person || isDate(problem, node)) continue;
      if (last[person]! >= 0) {
        this.next[last[person]!] = node;
        this.open[node]!++;
      }
      last[person] = node;
    }
  }

  run(): void {
    const { events, pending } = this;
    for (let node = 0; node < this.open.length; node++) if (!this.open[node]) pending.push(node);
    for (;;) {
      for (let node = pending.pop(); node !== undefined; node = pending.pop()) this.offer(node);
      const node = events.take();
      if (node < 0) break;
      if (events.finishing) this.finish(node, events.time);
      else {
        this.begin(node, events.time);
        this.retryAll(node, events.time);
      }
    }
  }

  /** A node that waits for nothing more but its time, which may never come. */
  private offer(node: number): void {
    const time = this.opening(node);
    if (time === Infinity) this.pass(node);
    else this.events.add(node, time, this.place[node]!);
  }

  /** When a node that is ready can begin as far as its owner goes. */
  private opening(node: number): number {
    const { problem, ready } = this;
    const time = ready[node]!;
    if (isDate(problem, node) || time === Infinity) return time;
    const clock = problem.clocks[problem.owner[node]!]!;
    return Math.max(time, clock.opening(clock.hoursAt(time)));
  }

  private begin(node: number, time: number): void {
    const { problem, times, given } = this;
    if (isDate(problem, node)) {
      times.start[node] = this.ready[node]!;
      this.finish(node, this.ready[node]!);
      return;
    }
    const refused = this.dropped[node] ? undefined : given.refused(node);
    if (refused) this.wait(node, refused);
    else if (!this.dropped[node] && given.begin(node, time)) times.start[node] = time;
    else this.pass(node);
  }

  private finish(node: number, time: number): void {
    const { problem, times, given } = this;
    times.finish[node] = time;
    for (let arc = problem.graph.down.start[node]!; arc < problem.graph.down.start[node + 1]!; arc++) {
      const lag = problem.graph.lag[problem.graph.same[arc]!]!;
      this.release(problem.graph.down.to[arc]!, lag > 0 ? later(problem.clocks[0]!, time, lag) : time, node);
    }
    if (isDate(problem, node)) return;
    given.end(node, time);
    if (this.next[node]! >= 0) this.release(this.next[node]!, time, node);
    this.retryAll(node, time, node);
  }

  private retryAll(node: number, time: number, by?: number): void {
    for (const { clock } of this.given.shares.get(node) ?? [])
      if (this.waiting[clock]!.length) this.retry(clock, time, by);
  }

  private wait(node: number, { clock, hours }: Share): void {
    const { place } = this;
    const list = this.waiting[clock]!;
    let at = list.length;
    while (at > 0 && place[list[at - 1]!.node]! > place[node]!) at--;
    list.splice(at, 0, { node, hours });
  }

  /**
   * Begins what waited for somebody's share, as far as there is room; what comes first of all that has to wait for its owner
   * besides is tried again when they are there. `by`: the node whose finish has made room.
   */
  private retry(clock: number, time: number, by?: number): void {
    const { ready, given, times } = this;
    const list = this.waiting[clock]!;
    const kept = (this.waiting[clock] = [] as typeof list);
    let next = -1;
    let soonest = Infinity;
    for (const it of list) {
      if (given.hasRoom(clock, it.hours)) {
        if (by !== undefined && time > ready[it.node]! + grain) times.held[it.node] = by;
        ready[it.node] = Math.max(ready[it.node]!, time);
        const start = this.opening(it.node);
        if (start <= time || start === Infinity) {
          if (start <= time) this.begin(it.node, time);
          else this.pass(it.node);
          continue;
        }
        if (start < soonest) {
          soonest = start;
          next = kept.length;
        }
      }
      kept.push(it);
    }
    if (next >= 0) this.pending.push(kept.splice(next, 1)[0]!.node);
  }

  /** One thing less that a node waits for. */
  private release(node: number, time: number, by: number): void {
    if (time > this.ready[node]!) {
      this.ready[node] = time;
      this.times.held[node] = by;
    }
    if (--this.open[node]! === 0) this.pending.push(node);
  }

  /** What is never begun keeps nobody from what comes next, but whatever waits for it. */
  private pass(node: number): void {
    const { open, ready, next, pending, problem, times } = this;
    const { start, to } = problem.graph.down;
    const after = next[node]!;
    if (after >= 0) {
      ready[after] = Math.max(ready[after]!, this.events.time);
      if (--open[after]! === 0) pending.push(after);
    }
    for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
      const other = to[arc]!;
      if (ready[other]! < Infinity) times.held[other] = node;
      ready[other] = Infinity;
      if (--open[other]! === 0) pending.push(other);
    }
  }
}
