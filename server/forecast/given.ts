import { grain } from './clock.ts';
import type { Problem, Share } from './problem.ts';

const none: readonly Share[] = [];

/** A node in progress. */
interface Run {
  readonly node: number;
  readonly owner: number;
  readonly shares: readonly Share[];
  /** The day from which on no clock of those who are on it is listed. */
  readonly listed: number;
  /** Hours left to do from a time on. */
  left: number;
  since: number;
}

/** Who gives how much of their day to what, and how fast everything in progress goes by it. */
export class Given {
  private readonly problem: Problem;
  private readonly hours: Float64Array;
  readonly shares: ReadonlyMap<number, readonly Share[]>;
  /** Hears when a node in progress will be finished, each time that this changes. */
  told: (node: number, finish: number) => void = () => undefined;
  private readonly runs = new Map<number, Run>();
  /** By clock: hours of a day that are given, what is done oneself, and what is helped. */
  private readonly sum: Float64Array;
  private readonly own: (Run | undefined)[];
  private readonly helped: Set<Run>[];

  constructor(problem: Problem, hours: Float64Array, shares: ReadonlyMap<number, readonly Share[]>) {
    this.problem = problem;
    this.hours = hours;
    this.shares = shares;
    this.sum = new Float64Array(problem.clocks.length);
    this.own = problem.clocks.map(() => undefined);
    this.helped = problem.clocks.map(() => new Set<Run>());
  }

  /** Whether somebody can give so much more at the moment. */
  hasRoom(clock: number, hours: number): boolean {
    return !this.helped[clock]!.size || this.sum[clock]! + hours <= this.problem.clocks[clock]!.most + grain;
  }

  /** The first share of a node that is not free; nothing where all are. */
  refused(node: number): Share | undefined {
    for (const it of this.shares.get(node) ?? none) if (!this.hasRoom(it.clock, it.hours)) return it;
    return undefined;
  }

  /** Begins a node; says whether those who are on it have so many hours at all: otherwise nothing is begun. */
  begin(node: number, time: number): boolean {
    const { problem, runs, own } = this;
    const owner = problem.owner[node]!;
    const shares = this.shares.get(node) ?? none;
    let { listed } = problem.clocks[owner]!;
    for (const { clock } of shares) listed = Math.max(listed, problem.clocks[clock]!.listed);
    const run: Run = { node, owner, shares, listed, left: this.hours[node]!, since: time };
    if (this.finish(run, true) === Infinity) return false;
    const others = this.around(shares, time, true);
    for (const it of shares) this.help(it, run);
    runs.set(node, run);
    if (owner) own[owner] = run;
    this.told(node, this.finish(run));
    for (const it of others) this.told(it.node, this.finish(it));
    return true;
  }

  /** Ends a node that is finished. */
  end(node: number, time: number): void {
    const run = this.runs.get(node)!;
    this.runs.delete(node);
    if (run.owner) this.own[run.owner] = undefined;
    const others = this.around(run.shares, time, false).filter(it => it !== run);
    for (const it of run.shares) this.leave(it, run);
    for (const it of others) this.told(it.node, this.finish(it));
  }

  private help({ clock, hours }: Share, run: Run): void {
    this.helped[clock]!.add(run);
    this.sum[clock]! += hours;
  }
  private leave({ clock, hours }: Share, run: Run): void {
    this.helped[clock]!.delete(run);
    if (this.helped[clock]!.size) this.sum[clock]! -= hours;
    else this.sum[clock] = 0; // nothing is left of what arithmetic rounds
  }

  /** What goes faster or slower when others give more or less, with what is done of it up to a time. */
  private around(shares: readonly Share[], time: number, begins: boolean): readonly Run[] {
    if (!shares.length) return [];
    const runs = new Set<Run>();
    for (const { clock, hours } of shares) {
      const own = this.own[clock];
      if (own) runs.add(own);
      // What fits into the shortest day is given in full, whatever else is given.
      const isTight = this.sum[clock]! + (begins ? hours : 0) > this.problem.clocks[clock]!.least;
      if (isTight) for (const it of this.helped[clock]!) runs.add(it);
    }
    for (const it of runs) {
      it.left = Math.max(0, it.left - this.done(it, time));
      it.since = time;
    }
    return [...runs];
  }

  /** Hours that are done of a run on a day; `alone`: if those who are on it gave nothing else to anybody. */
  private rate({ owner, shares }: Run, day: number, alone: boolean): number {
    const { clocks } = this.problem;
    let rate = Math.max(0, clocks[owner]!.on(day) - (owner && !alone ? this.sum[owner]! : 0));
    for (const { clock, hours } of shares)
      rate += hours * Math.min(1, clocks[clock]!.on(day) / (alone ? hours : this.sum[clock]!));
    return rate;
  }
  private isPlain({ owner, shares }: Run): boolean {
    return !shares.length && !(owner && this.sum[owner]!);
  }

  /** Hours that were done since the last change. */
  private done(run: Run, time: number): number {
    const clock = this.problem.clocks[run.owner]!;
    if (this.isPlain(run)) return clock.hoursAt(time) - clock.hoursAt(run.since);
    let done = 0;
    for (let at = run.since; at < time; ) {
      const day = Math.floor(at);
      const weeks = day === at && day >= run.listed ? Math.floor((time - at) / 7) : 0;
      if (weeks > 0) done += weeks * this.ofWeek(run, day, false);
      else done += this.rate(run, day, false) * (Math.min(time, day + 1) - at);
      at = weeks > 0 ? at + 7 * weeks : Math.min(time, day + 1);
    }
    return done;
  }

  /** When a run will be finished if nothing changes. */
  private finish(run: Run, alone = false): number {
    const clock = this.problem.clocks[run.owner]!;
    let { left, since: at } = run;
    if (left <= grain) return at;
    if (this.isPlain(run) || (alone && !run.shares.length)) return clock.timeAt(clock.hoursAt(at) + left);
    for (let leapt = false; ; ) {
      const day = Math.floor(at);
      if (!leapt && day === at && day >= run.listed) {
        const week = this.ofWeek(run, day, alone);
        if (week <= grain) return Infinity;
        const weeks = Math.max(0, Math.ceil(left / week) - 2);
        left -= weeks * week;
        at += 7 * weeks;
        leapt = true;
        continue;
      }
      const rate = this.rate(run, day, alone);
      const most = rate * (day + 1 - at);
      if (most > 0 && left <= most + grain) return most - left > grain ? day + 1 - (most - left) / rate : day + 1;
      left -= most;
      at = day + 1;
    }
  }
  private ofWeek(run: Run, day: number, alone: boolean): number {
    let sum = 0;
    for (let i = 0; i < 7; i++) sum += this.rate(run, day + i, alone);
    return sum;
  }
}
