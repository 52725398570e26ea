import { type Day, readDay } from '../server/language/day.ts';
import type { Work } from '../server/reckon/rank.ts';
import { random } from './random.ts';

/** Streams of 30 in 10 phases of 3, as wide and shallow as real plans; `cross` is the share of needs in an earlier stream. */
export function widePlan(count: number, cross: number): { work: Work[]; today: Day } {
  const today = readDay('2026-07-24')!;
  const next = random(count);
  const upTo = (limit: number) => Math.floor(next() * limit);
  const work = Array.from({ length: count }, (_, i): Work => {
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
  return { work, today };
}
