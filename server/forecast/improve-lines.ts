import { grain } from './clock.ts';
import { counted } from './cost.ts';
import { isDate } from './effort.ts';
import type { Cost, Problem } from './problem.ts';
import { inTurn, Turns } from './replay.ts';
import { inTime } from './schedule.ts';
import { Times } from './times.ts';

/**
 * A schedule as everybody's line of work, which can be rearranged thing by thing: what depends on a change is worked out
 * again, and nothing else. Contributors give nothing here; a node takes a number of its owner's hours.
 */
export class Lines {
  readonly problem: Problem;
  /** What starts only when somebody is there again says here when it could have: not before what it waits for is finished. */
  readonly times: Times;
  /** Hours of its owner that each node takes. */
  readonly efforts: Float64Array;
  /** What its owner does before and after each node; -1 for nothing. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** An order that the graph and the lines allow, and the place of each node in it. */
  readonly order: Int32Array;
  readonly place: Int32Array;
  /** In hours of its owner: when all that a node waits for is there, not what its owner does before; and when it is finished. */
  readonly ready: Float64Array;
  readonly end: Float64Array;
  /** What is never finished, and is in nobody's line. */
  readonly out: Uint8Array;
  /** How much was worked out: a measure of effort that is the same on every machine. */
  steps = 0;
  /** For a while: a flag for each node, all 0 in between, and room for lists of nodes. */
  readonly mark: Uint8Array;
  readonly list: Int32Array;
  readonly old: Int32Array;
  private readonly sinks: Int32Array;
  private late = 0;
  private flow = 0;
  private last = 0;
  /** What the last change was before it. */
  private readonly log: { node: Int32Array; values: Float64Array; held: Int32Array };
  private logged = 0;
  private readonly was = { late: 0, end: 0, flow: 0 };

  constructor(problem: Problem, efforts: Float64Array, order: Int32Array) {
    const { count, down } = problem.graph;
    this.problem = problem;
    this.efforts = efforts;
    this.times = new Times(count);
    this.before = new Int32Array(count);
    this.after = new Int32Array(count);
    this.order = new Int32Array(count);
    this.place = new Int32Array(count);
    this.ready = new Float64Array(count);
    this.end = new Float64Array(count);
    this.out = new Uint8Array(count);
    this.mark = new Uint8Array(count);
    this.list = new Int32Array(count);
    this.old = new Int32Array(count);
    this.log = { node: new Int32Array(count), values: new Float64Array(4 * count), held: new Int32Array(count) };
    this.sinks = Int32Array.from({ length: count }, (_, i) => i).filter(i => down.start[i] === down.start[i + 1]);
    this.restore(order);
  }

  get cost(): Cost {
    // What adding and taking away leaves of a sum is not late.
    return { late: this.late > 1e-6 ? this.late : 0, end: this.last, flow: this.flow };
  }
  /** The order of now, written into another if there is one that nobody needs: `restore` brings it back. */
  keep(into?: Int32Array): Int32Array {
    if (!into) return this.order.slice();
    into.set(this.order);
    return into;
  }

  /** Begins again from an order. */
  restore(order: Int32Array): void {
    const { problem, times, before, after, out, end, place, efforts } = this;
    inTurn(problem, order, efforts, times, new Turns(problem.clocks.length));
    this.order.set(inTime(problem, times));
    const last = new Int32Array(problem.clocks.length).fill(-1);
    this.late = 0;
    this.flow = 0;
    for (let i = 0; i < place.length; i++) {
      const node = this.order[i]!;
      place[node] = i;
      before[node] = -1;
      after[node] = -1;
      out[node] = times.finish[node] === Infinity ? 1 : 0;
      this.pay(times.finish[node]!, node, 1);
      const owner = problem.owner[node]!;
      if (out[node] || isDate(problem, node)) continue;
      if (owner) {
        before[node] = last[owner]!;
        if (before[node]! >= 0) after[before[node]!] = node;
        last[owner] = node;
      }
      this.ready[node] = problem.clocks[owner]!.hoursAt(times.ready(problem, node));
      end[node] = this.begin(node) + efforts[node]!;
    }
    this.steps += 2 * place.length;
    this.last = this.latest();
  }

  /** Takes a node out of its line. */
  unlink(node: number): void {
    const { before, after } = this;
    if (before[node]! >= 0) after[before[node]!] = after[node]!;
    if (after[node]! >= 0) before[after[node]!] = before[node]!;
  }
  /** Puts it back between two neighbours, either of which may be missing. */
  link(first: number, node: number, second: number): void {
    const { before, after } = this;
    before[node] = first;
    after[node] = second;
    if (first >= 0) after[first] = node;
    if (second >= 0) before[second] = node;
  }

  /** Works out the nodes of a line from one up to, and including, another (-1: to its end), and all that follows from them. */
  settle(from: number, to: number): void {
    const { mark, place, order, after, problem, times, last } = this;
    const { start, to: next } = problem.graph.down;
    this.was.late = this.late;
    this.was.end = this.last;
    this.was.flow = this.flow;
    this.logged = 0;
    let until = 0;
    let lowest = place[from]!;
    for (let it = from; it >= 0; it = it === to ? -1 : after[it]!) {
      mark[it] = 1;
      if (place[it]! > until) until = place[it]!;
      if (place[it]! < lowest) lowest = place[it]!;
    }
    let most = 0;
    let fell = false;
    for (let i = lowest; i <= until; i++) {
      const node = order[i]!;
      if (!mark[node]) continue;
      mark[node] = 0;
      const old = times.finish[node]!;
      if (!this.work(node)) continue;
      const now = times.finish[node]!;
      if (now > most && now < Infinity) most = now;
      if (old === last && now !== old) fell = true;
      for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
        const other = next[arc]!;
        mark[other] = 1;
        if (place[other]! > until) until = place[other]!;
      }
      const other = after[node]!;
      if (other < 0) continue;
      mark[other] = 1;
      if (place[other]! > until) until = place[other]!;
    }
    this.steps += (until - lowest) / 8;
    this.last = fell && most < last ? this.latest() : Math.max(last, most);
  }

  /** Takes back what the last `settle` worked out. */
  unsettle(): void {
    const { times, end, log, ready } = this;
    for (let i = 0; i < this.logged; i++) {
      const node = log.node[i]!;
      times.set(node, log.values[4 * i]!, log.values[4 * i + 1]!);
      end[node] = log.values[4 * i + 2]!;
      ready[node] = log.values[4 * i + 3]!;
      times.held[node] = log.held[i]!;
    }
    this.late = this.was.late;
    this.flow = this.was.flow;
    this.last = this.was.end;
  }

  /** Works out a node; says whether anything can follow from it. */
  private work(node: number): boolean {
    const { times, problem, end, log, ready } = this;
    this.steps++;
    if (this.out[node]) return false;
    const finish = times.finish[node]!;
    const hour = end[node]!;
    const at = this.logged++;
    log.node[at] = node;
    log.values[4 * at] = times.start[node]!;
    log.values[4 * at + 1] = finish;
    log.values[4 * at + 2] = hour;
    log.values[4 * at + 3] = ready[node]!;
    log.held[at] = times.held[node]!;
    const time = times.ready(problem, node);
    if (isDate(problem, node)) times.set(node, time, time);
    else {
      const clock = problem.clocks[problem.owner[node]!]!;
      ready[node] = clock.hoursAt(time);
      const begin = this.begin(node);
      const before = this.before[node]!;
      times.start[node] = before < 0 || times.finish[before]! < time ? time : times.finish[before]!;
      const until = begin + this.efforts[node]!;
      if (until === hour && finish < Infinity) return false;
      times.finish[node] = clock.timeAt(until);
      end[node] = times.finish[node]! < Infinity ? until : begin;
    }
    if (times.finish[node] === finish && end[node] === hour) return false;
    this.pay(finish, node, -1);
    this.pay(times.finish[node]!, node, 1);
    return true;
  }

  /** The hour at which a node begins: not before its owner has done what comes before. */
  private begin(node: number): number {
    const { before, end, times, ready } = this;
    const other = before[node]!;
    if (other < 0 || end[other]! <= ready[node]!) return ready[node]!;
    if (end[other]! > ready[node]! + grain) times.held[node] = other;
    return end[other]!;
  }

  /** Counts what a node costs that is finished at a time, or takes it off again. */
  private pay(finish: number, node: number, sign: 1 | -1): void {
    const { latest, weight } = this.problem;
    const time = counted(finish);
    this.flow += sign * weight[node]! * time;
    if (time > latest[node]!) this.late += sign * weight[node]! * (time - latest[node]!);
  }

  private latest(): number {
    const { finish } = this.times;
    let last = 0;
    for (let i = 0; i < this.sinks.length; i++) {
      const time = finish[this.sinks[i]!]!;
      if (time > last && time < Infinity) last = time;
    }
    return last;
  }
}
