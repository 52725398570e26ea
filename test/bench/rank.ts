// Measures `rank` on generated plans: many small components, and one giant one. npx tsx test/bench/rank.ts [ROUNDS]
import { readDay } from '../../server/language/day.ts';
import { rank, type Work } from '../../server/reckon/rank.ts';

/** Numbers from 0 to below 1 that are the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const today = readDay('2026-07-24')!;

/** Streams of 30 in 10 phases of 3, as wide and shallow as real plans; `cross` is the share of needs in an earlier stream. */
function plan(count: number, cross: number): Work[] {
  const next = random(count);
  const upTo = (limit: number) => Math.floor(next() * limit);
  return Array.from({ length: count }, (_, i) => {
    const stream = Math.floor(i / 30);
    const phase = Math.floor((i % 30) / 3);
    const needs = new Set<number>();
    for (let left = phase ? [0, 1, 1, 1, 2, 2, 3][upTo(7)]! : 0; left > 0; left--) {
      const far = stream > 0 && next() < cross;
      const from = far ? stream - 1 - upTo(Math.min(stream, 5)) : stream;
      needs.add(from * 30 + (far ? upTo(phase * 3) : Math.max(0, phase - 1 - upTo(2)) * 3 + upTo(3)));
    }
    return {
      id: `a${i}`,
      impact: 1 + upTo(5),
      effort: 1 + upTo(8),
      due: today + (stream % 20) * 5 + phase * 14 + upTo(10),
      after: Array.from(needs, work => ({ work, lag: 0 })),
      status: 'todo',
      ranked: true,
    };
  });
}

/** How many pieces a plan is in, and the size of the largest. */
function pieces(work: readonly Work[]): { count: number; largest: number } {
  const top = work.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (top[root] !== root) root = top[root] = top[top[root]!]!;
    return root;
  };
  for (const [i, { after }] of work.entries()) for (const { work: other } of after) top[find(i)] = find(other);
  const sizes = new Map<number, number>();
  for (const i of work.keys()) sizes.set(find(i), (sizes.get(find(i)) ?? 0) + 1);
  return { count: sizes.size, largest: Math.max(...sizes.values()) };
}

const rounds = Number(process.argv[2] ?? 40);
for (const [shape, cross] of [
  ['streams apart', 0],
  ['streams linked', 0.12],
] as const) {
  for (const count of [100, 1000, 10_000]) {
    const work = plan(count, cross);
    const times: number[] = [];
    let steps = 0;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      steps = rank(work, { today }).steps;
      times.push(performance.now() - start);
    }
    const sorted = times.slice(Math.floor(rounds / 4)).sort((a, b) => a - b);
    const at = (share: number) => `${sorted[Math.floor(sorted.length * share)]!.toFixed(1)} ms`;
    const arcs = work.reduce((sum, it) => sum + it.after.length, 0);
    const { count: parts, largest } = pieces(work);
    console.log(
      `${shape.padEnd(15)} ${String(count).padStart(6)} works, ${arcs} needs, ${parts} pieces (largest ${largest}):`,
      `first ${times[0]!.toFixed(1)} ms, p50 ${at(0.5)}, p95 ${at(0.95)}, ${steps} steps`,
    );
  }
}
