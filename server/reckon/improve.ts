import { spent } from './closure.ts';
import type { Desk } from './desk.ts';
import { needs, type Span } from './precedence.ts';

/** Moves single nodes forward or back in a block for as long as that gains. */
export function improve(desk: Desk, { from, to }: Span): void {
  const { line } = desk.it;
  for (let again = true; again && !spent(desk.it); ) {
    again = false;
    for (let i = from; i < to; i++) {
      const place = bestPlace(desk, i, from, to);
      if (place === i) continue;
      again = true;
      const node = line[i]!;
      if (place < i) line.copyWithin(place + 1, place, i);
      else line.copyWithin(i, i + 1, place + 1);
      line[place] = node;
    }
  }
}

/** Where the node at `i` gains most, looking no further than 50 places and past nothing that it needs or that needs it. */
function bestPlace({ it, graph, weights: { value, days } }: Desk, i: number, from: number, to: number): number {
  const node = it.line[i]!;
  let most = 0;
  let place = i;
  for (let step = -1; step < 2; step += 2) {
    let gain = 0;
    for (let k = i + step; k >= Math.max(from, i - 50) && k < Math.min(to, i + 50); k += step) {
      const other = it.line[k]!;
      if (step < 0 ? needs(graph.up, node, other) : needs(graph.up, other, node)) break;
      gain -= step * (value[node]! * days[other]! - value[other]! * days[node]!);
      it.steps++;
      if (gain <= most) continue;
      most = gain;
      place = k;
    }
  }
  return place;
}
