// How fast a plan is ranked: many small components, and one giant one.
import { rank, type Work } from '../../server/reckon/rank.ts';
import { widePlan } from '../wide-plan.ts';

/** What ranking a plan took: the first time, and each time once warm. Milliseconds. */
export interface Ranked {
  readonly shape: string;
  readonly count: number;
  readonly needs: number;
  /** How many pieces the plan is in, and the size of the largest. */
  readonly pieces: number;
  readonly largest: number;
  readonly steps: number;
  readonly first: number;
  readonly times: readonly number[];
}

function piecesOf(work: readonly Work[]): { pieces: number; largest: number } {
  const top = work.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (top[root] !== root) root = top[root] = top[top[root]!]!;
    return root;
  };
  for (const [i, { after }] of work.entries()) for (const { work: other } of after) top[find(i)] = find(other);
  const sizes = new Map<number, number>();
  for (const i of work.keys()) sizes.set(find(i), (sizes.get(find(i)) ?? 0) + 1);
  return { pieces: sizes.size, largest: Math.max(...sizes.values()) };
}

function ranked(shape: string, cross: number, count: number, rounds: number): Ranked {
  const { work, today } = widePlan(count, cross);
  const times: number[] = [];
  let steps = 0;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    steps = rank(work, { today }).steps;
    times.push(performance.now() - start);
  }
  const needs = work.reduce((sum, it) => sum + it.after.length, 0);
  return { shape, count, needs, ...piecesOf(work), steps, first: times[0]!, times: times.slice(Math.ceil(rounds / 4)) };
}

export const rankings = (sizes: readonly number[]): Ranked[] =>
  [
    { shape: 'streams apart', cross: 0 },
    { shape: 'streams linked', cross: 0.12 },
  ].flatMap(({ shape, cross }) => sizes.map(count => ranked(shape, cross, count, 40)));
