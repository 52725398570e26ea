import { chance, draws, logNormal, shuffle } from './chance.ts';
import { isDate, sharesByNode } from './effort.ts';
import type { Problem } from './problem.ts';
import { inTurn, Turns } from './replay.ts';
import { Times } from './times.ts';
import { together } from './together.ts';

/** The ends of the hours that are left to do, by node: what one case in ten stays under, and what one in ten goes beyond. */
export interface Ranges {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** By node, what came of many runs. */
export interface Simulation {
  readonly runs: number;
  /** When it is finished, at the latest, in half of all cases, and in four of five; Infinity for never. */
  readonly p50: Float64Array;
  readonly p80: Float64Array;
  /** In which share of the cases it is in the chain that holds the end, or the first deadline that is missed. */
  readonly critical: Float64Array;
}

/** How it is simulated. */
export interface Chances {
  readonly seed?: number;
  /** How many nodes may be placed in all runs together: what it costs, the same on every machine. */
  readonly steps?: number;
}

const fewest = 60;
const most = 1000;
/** Nodes that are placed between two breaths. */
const breath = 20_000;

/**
 * What becomes of a schedule when work takes as long as it may: run after run with other hours, everybody doing their own
 * work in the same order (Monte Carlo: Van Slyke 1963). It gives way now and then, with the share that is done; whoever
 * asks for no more has cancelled it.
 */
export function* simulate(
  problem: Problem,
  order: Int32Array,
  ranges: Ranges,
  { seed = 1, steps = 200_000 }: Chances = {},
): Generator<number, Simulation, void> {
  const { count } = problem.graph;
  const each = problem.help.size ? 4 * count : count;
  const runs = Math.min(most, Math.max(fewest, Math.floor(steps / Math.max(1, each))));
  const table = hoursOf(problem, ranges, runs, seed);
  const critical = new Float64Array(count);
  const pass = passOf(problem, order);
  for (let run = 0, since = 0; run < runs; run++) {
    const row = table.subarray(run * count, (run + 1) * count);
    const times = pass(row);
    row.set(times.finish); // the hours are not needed any more
    for (const node of criticalIn(problem, order, times)) critical[node]!++;
    since += each;
    if (since < breath) continue;
    since = 0;
    yield (run + 1) / runs;
  }
  const [p50, p80] = [new Float64Array(count), new Float64Array(count)];
  const cases = new Float64Array(runs);
  for (let node = 0; node < count; node++) {
    for (let run = 0; run < runs; run++) cases[run] = table[run * count + node]!;
    cases.sort();
    p50[node] = reached(cases, 0.5);
    p80[node] = reached(cases, 0.8);
    if ((node * runs) % breath >= breath - runs) yield 1;
  }
  return { runs, p50, p80, critical: critical.map(it => it / runs) };
}

/** Takes a simulation to its end at once. */
export function simulated(going: Generator<number, Simulation, void>): Simulation {
  for (;;) {
    const { done, value } = going.next();
    if (done) return value;
  }
}

/** The hours of each run, one run after the other. */
function hoursOf(problem: Problem, { low, high }: Ranges, runs: number, seed: number): Float64Array {
  const { hours } = problem;
  const count = hours.length;
  const table = new Float64Array(count * runs);
  const random = chance(seed);
  const cases = draws(runs);
  for (let node = 0; node < count; node++) {
    const isRange = !isDate(problem, node) && low[node]! > 0 && high[node]! > low[node]! && high[node]! < Infinity;
    const one = isRange ? logNormal(low[node]!, high[node]!) : undefined;
    if (one) shuffle(cases, random);
    for (let run = 0; run < runs; run++) table[run * count + node] = one ? one(cases[run]!) : hours[node]!;
  }
  return table;
}

/** What replays the order with other hours. */
function passOf(problem: Problem, order: Int32Array): (hours: Float64Array) => Times {
  const times = new Times(order.length);
  const turns = new Turns(problem.clocks.length);
  const shares = sharesByNode(problem);
  return hours => {
    if (shares.size) together(problem, order, times, hours, shares);
    else inTurn(problem, order, hours, times, turns);
    return times;
  };
}

/** What holds the end, and the first deadline that is missed; each once. */
function criticalIn({ latest }: Problem, order: Int32Array, { finish, held }: Times): Set<number> {
  let last = -1;
  let late = -1;
  for (let i = 0; i < order.length; i++) {
    const node = order[i]!;
    const time = finish[node]!;
    if (time === Infinity) continue;
    if (last < 0 || time >= finish[last]!) last = node; // of two the one that nothing waits for
    if (time > latest[node]! + 1e-9 && (late < 0 || latest[node]! < latest[late]!)) late = node;
  }
  const chain = new Set<number>();
  for (const from of [last, late])
    for (let node = from; node >= 0 && !chain.has(node); node = held[node]!) chain.add(node);
  return chain;
}

/** The first value that so large a share of a sorted row does not go beyond. */
const reached = (row: Float64Array, share: number): number => row[Math.ceil(share * row.length - 1e-9) - 1]!;
