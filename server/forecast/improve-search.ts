import { chance } from './chance.ts';
import { compare } from './cost.ts';
import type { Lines } from './improve-lines.ts';
import { isOpen, type Move, make, passed, tried } from './improve-moves.ts';
import { Tails } from './improve-tails.ts';
import type { Cost } from './problem.ts';

/** Moves at each end of a block that are looked at, at most. */
const most = 8;
/** Moves that are tried out, of those that promise most. */
const few = 3;
/** Turns without anything better after which an earlier find is gone on with. */
const patience = 300;
/** Finds that are gone on with. */
const elite = 8;

/** What a move is chosen by. */
interface Turn {
  readonly lines: Lines;
  readonly tails: Tails;
  readonly tabu: Tabu;
  readonly random: () => number;
  readonly turn: number;
  readonly best: Cost;
  /** Nothing is late, and nothing could end sooner. */
  readonly isBest: boolean;
}

/**
 * Tabu search over critical blocks: what ends last, or is late, is held by a chain of nodes; only where neighbours in it
 * are work of one person can another order be better, and of that work only by what comes to the front or the back
 * of its block (Nowicki & Smutnicki 1996; Balas & Vazacopoulos 1998). For any objective that gains by earlier finishes, from
 * each node that costs something (Mati, Dauzère-Pérès & Lahlou 2011). Leaves `lines` as it likes; gives the best order.
 */
export function search(lines: Lines, steps: number): Int32Array {
  let until = lines.steps + steps;
  const tabu = new Tabu();
  const tails = new Tails(lines);
  const random = chance(1);
  let best = lines.cost;
  let found = lines.keep();
  const finds = [found];
  let idle = 0;
  let isBest = false;
  for (let turn = 0; lines.steps < until; turn++) {
    const did = step({ lines, tails, tabu, random, turn, best, isBest });
    if (did === 'best') {
      // It cannot end sooner: what is left is that everything is finished soon.
      isBest = true;
      until = Math.min(until, lines.steps + 10 * lines.order.length);
    }
    if (did === 'moved' && compare(lines.cost, best) < 0) {
      best = lines.cost;
      found = lines.keep(finds.length > elite ? finds.shift() : undefined);
      finds.push(found);
      idle = 0;
    } else if (++idle > patience) {
      lines.restore(finds.length > 1 ? finds.pop()! : finds[0]!);
      if (!finds.includes(found)) finds.unshift(found);
      tabu.clear();
      idle = 0;
    }
    if (did !== 'moved') lines.steps += 4;
  }
  return found;
}

/** Which pairs stay in their order for how long. Two pairs may share a place: then both wait, which does no harm. */
class Tabu {
  private readonly until = new Int32Array(1 << 14);
  allows(first: number, second: number, turn: number): boolean {
    return this.until[this.place(first, second)]! <= turn;
  }
  forbid(first: number, second: number, until: number): void {
    this.until[this.place(first, second)] = until;
  }
  clear(): void {
    this.until.fill(0);
  }
  private place(first: number, second: number): number {
    return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 18;
  }
}

type Kind = 'late' | 'end' | 'any';

/** The node whose finish is to be earlier: what is late most of the time, else what ends last, now and then any. */
function targetOf({ lines, turn, random, isBest }: Turn): { node: number; kind: Kind } {
  const { finish } = lines.times;
  lines.steps += finish.length / 32;
  if (isBest || turn % 16 === 15) return { node: Math.floor(random() * finish.length), kind: 'any' };
  const late = lines.cost.late > 0 && turn % 4 < 3 ? lateOf(lines, random) : -1;
  return late < 0 ? { node: finish.indexOf(lines.cost.end), kind: 'end' } : { node: late, kind: 'late' };
}

/** Something that is late, the more it costs the more often (in one pass: Chao 1982); -1 where it is all never finished. */
function lateOf({ times: { finish }, problem: { latest, weight } }: Lines, random: () => number): number {
  let node = -1;
  let sum = 0;
  for (let it = 0; it < finish.length; it++) {
    const late = finish[it]! - latest[it]!;
    if (!(late > 0) || late === Infinity) continue;
    sum += weight[it]! * late;
    if (random() * sum < weight[it]! * late) node = it;
  }
  return node;
}

/** Makes the move that promises most. */
function step(turn: Turn): 'moved' | 'nothing' | 'best' {
  const { lines, tails, random, best } = turn;
  const { node, kind } = targetOf(turn);
  const blocks = node < 0 ? [] : blocksOf(lines, node);
  const isBest = kind === 'end' && !lines.cost.late && (!blocks.length || isFull(lines, blocks, node));
  const moves = isBest ? [] : blocks.flatMap(it => movesOf(lines, it, random));
  if (!moves.length) return isBest ? 'best' : 'nothing';
  if (kind === 'any') return better(turn, moves) ? 'moved' : 'nothing';
  tails.ask(blocks.flat(), kind === 'late' ? Infinity : lines.cost.end);
  const ranked = moves
    .map((move, i) => ({ move, i, over: tails.estimate(move) }))
    .sort((a, b) => a.over - b.over || a.i - b.i);
  const gap = kind === 'end' && !lines.cost.late ? best.end - lines.cost.end : -Infinity;
  const free = ranked.filter(it => it.over < gap - 1e-6 || allows(turn, it.move));
  const chosen = free.length ? pick(turn, kind, free) : ranked[Math.floor(random() * ranked.length)]!;
  forbid(turn, chosen.move);
  make(lines, chosen.move);
  return 'moved';
}

/** Whether the chain that holds a node is the work of one person from today on: no order of it ends sooner. */
const isFull = ({ ready }: Lines, blocks: readonly (readonly number[])[], node: number): boolean =>
  blocks.length === 1 && blocks[0]!.at(-1) === node && ready[blocks[0]![0]!] === 0;

/** Makes one of a few moves if it costs less. */
function better({ lines, random }: Turn, moves: readonly Move[]): boolean {
  for (let i = 0; i < few; i++) {
    const move = moves[Math.floor(random() * moves.length)]!;
    if (compare(tried(lines, move), lines.cost) >= 0) continue;
    make(lines, move);
    return true;
  }
  return false;
}

/** Of the moves that promise most the one that costs least; that of the first is told well enough by its estimate where only the end counts. */
function pick<T extends { readonly move: Move }>({ lines }: Turn, kind: Kind, ranked: readonly T[]): T {
  if (ranked.length === 1 || (kind === 'end' && !lines.cost.late)) return ranked[0]!;
  let best = ranked[0]!;
  let cost: Cost | undefined;
  for (const it of ranked.slice(0, few)) {
    const now = tried(lines, it.move);
    if (cost && compare(now, cost) >= 0) continue;
    best = it;
    cost = now;
  }
  return best;
}

/** The work of one person after another in the chain that holds a node, in which each holds the next. */
function blocksOf(lines: Lines, target: number): number[][] {
  const { before, times } = lines;
  const blocks: number[][] = [];
  let block: number[] = [];
  for (let node = target; node >= 0; ) {
    lines.steps += 0.25;
    block.push(node);
    const next = times.held[node]!;
    if (next < 0 || next !== before[node]) {
      if (block.length > 1) blocks.push(block.reverse());
      block = [];
    }
    node = next;
  }
  return blocks;
}

/** What may come to the front or the back of a block. */
function movesOf(lines: Lines, block: readonly number[], random: () => number): Move[] {
  const { begun } = lines.problem;
  const moves: Move[] = [];
  const add = (move: Move) => {
    if (!isOpen(lines, move)) return;
    const begins = begun[move.node]!;
    if (passed(lines, move).every(it => (move.behind ? begun[it]! >= begins : begins >= begun[it]!))) moves.push(move);
  };
  const length = block.length - 1;
  const stride = length > most ? 1 + Math.floor((random() * length) / most) : 1;
  for (let i = 1, count = 0; i <= length && count < most; i += i < 3 ? 1 : stride, count++)
    add({ node: block[i]!, other: block[0]!, behind: false });
  for (let i = length - 1, count = 0; i >= (length > 1 ? 0 : 1) && count < most; count++) {
    add({ node: block[i]!, other: block[length]!, behind: true });
    i -= i > length - 3 ? 1 : stride;
  }
  return moves;
}

/** Whether a node may come to the other side of all that it passes. */
const allows = ({ lines, tabu, turn }: Turn, move: Move): boolean =>
  passed(lines, move).every(it => (move.behind ? tabu.allows(it, move.node, turn) : tabu.allows(move.node, it, turn)));

/** Nothing that a node passes may pass it for a while. */
function forbid({ lines, tabu, turn, random }: Turn, move: Move): void {
  const until = turn + 8 + Math.floor(random() * 8);
  for (const it of passed(lines, move)) {
    if (move.behind) tabu.forbid(move.node, it, until);
    else tabu.forbid(it, move.node, until);
  }
}
