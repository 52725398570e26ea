import { pulled, type Span } from './precedence.ts';
import type { Ranking } from './rank.ts';
import type { Work } from './work.ts';

/** How far the written ranks are from the order worked out. Work is named by its place in the list. */
export interface Staleness {
  /** Whether that is worth a report. */
  stale: boolean;
  /** How much more the written order costs, as a share of the order worked out: 0.02 is 2 %. */
  loss: number;
  /** All that share a written rank with another. */
  duplicates: readonly number[];
  /** What has no written rank, where anything has one. */
  missing: readonly number[];
  /** What stands furthest from its place where the two orders first part. */
  firstOutOfOrder: number | undefined;
}

const nothing: Staleness = { stale: false, loss: 0, duplicates: [], missing: [], firstOutOfOrder: undefined };

/**
 * Compares the written ranks with the order worked out. Only their sequence counts, so that finishing something makes nothing
 * stale; up to `tolerance` it is no news, since time alone moves the best order a little every week. A pin is where it is.
 */
export function stale(work: readonly Work[], ranking: Ranking, tolerance = 0.02): Staleness {
  const { order, of, cost } = ranking;
  const settled = (i: number) => of[i]!.pin !== undefined;
  const written = (i: number) => (settled(i) ? undefined : work[i]!.written);
  if (!order.some(i => work[i]!.written !== undefined)) return nothing;
  const missing = order.filter(i => !settled(i) && work[i]!.written === undefined);
  const duplicates = shared(order, i => (settled(i) && of[i]!.rank !== of[i]!.pin ? undefined : work[i]!.written));
  const list = feasible(
    order.toSorted((a, b) => (written(a) ?? of[a]!.rank) - (written(b) ?? of[b]!.rank) || of[a]!.rank - of[b]!.rank),
    ranking,
  );
  const best = cost(order);
  const loss = best > 0 ? Math.max(0, cost(list) / best - 1) : 0;
  return {
    stale: loss > tolerance || duplicates.length > 0 || missing.length > 0,
    loss,
    duplicates,
    missing,
    firstOutOfOrder: parting(order, list),
  };
}

/** Those whose written rank occurs more than once. */
function shared(order: readonly number[], written: (i: number) => number | undefined): number[] {
  const count = new Map<number, number>();
  for (const i of order) count.set(written(i) ?? 0, (count.get(written(i) ?? 0) ?? 0) + 1);
  return order.filter(i => written(i) !== undefined && count.get(written(i)!)! > 1);
}

/** The order as it can be worked: what something needs is pulled before it. */
function feasible(list: readonly number[], { graph, node }: Ranking): number[] {
  const spans: Span[] = list.map((_, i) => ({ from: i, to: i + 1 }));
  const nodes = list.map(i => node[i]!);
  return pulled(spans, nodes, graph, new Int32Array(graph.count).fill(-1)).map(it => list[it.from]!);
}

/** Of the two that claim the first place where the orders differ, the one that is further from its own; else the one that should have it. */
function parting(order: readonly number[], list: readonly number[]): number | undefined {
  const at = order.findIndex((i, k) => list[k] !== i);
  if (at < 0) return undefined;
  const [right, wrong] = [order[at]!, list[at]!];
  return order.indexOf(wrong) > list.indexOf(right) ? wrong : right;
}
