// Measures `rank` on generated plans: many small components, and one giant one. npx tsx test/bench/rank.ts [ROUNDS]
import { rank, type Work } from '../../server/reckon/rank.ts';
import { widePlan } from '../wide-plan.ts';

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
    const { work, today } = widePlan(count, cross);
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
