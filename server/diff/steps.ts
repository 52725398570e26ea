import type { EntryOf } from '../plan/query.ts';
import { rankingOf } from '../reckon/ranking.ts';
import { type Sides, titleOf } from './facts.ts';

/** An activity that stands at another place in the order that is worked out. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What was taken to another place, the largest steps first. Where one is taken from the end to the top all others move by
 * one, and nobody wants to be told: the longest row that stays in order stays, and the rest has moved.
 */
export function stepsOf({ before, after, today }: Sides, renamed: ReadonlyMap<string, string>): Step[] {
  if (before.chunks === after.chunks) return [];
  const ranks = new Map(rankingOf(before, today).order.map((it, i) => [it.id, i + 1]));
  const all = rankingOf(after, today).order.flatMap((entry, i): (Step & { entry: EntryOf<'activity'> })[] => {
    const from = ranks.get(renamed.get(entry.id) ?? entry.id);
    return from === undefined ? [] : [{ entry, id: entry.id, title: titleOf(entry), from, to: i + 1 }];
  });
  const stays = chain(all);
  const moved = all.filter(it => !stays.has(it) && it.from !== it.to);
  return moved
    .map(({ id, title, from, to }) => ({ id, title, from, to }))
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || a.to - b.to);
}

/**
 * A longest row of steps, given in the order of `to`, that stand in the same order in both versions (Fredman 1975, by a
 * tree of best predecessors). Of several the one that ids choose, so that it is the same whichever version comes first.
 */
function chain<T extends Step>(steps: readonly T[]): ReadonlySet<T> {
  interface Link {
    readonly step: T;
    readonly length: number;
    readonly last: Link | undefined;
  }
  const better = (a: Link | undefined, b: Link | undefined): Link | undefined => {
    if (!a || !b) return a ?? b;
    if (a.length !== b.length) return a.length > b.length ? a : b;
    return a.step.id <= b.step.id ? a : b;
  };
  const size = steps.reduce((most, it) => Math.max(most, it.from), 0) + 1;
  const tree: (Link | undefined)[] = new Array(size).fill(undefined);
  let best: Link | undefined;
  for (const step of steps) {
    let last: Link | undefined;
    for (let at = step.from - 1; at > 0; at -= at & -at) last = better(last, tree[at]);
    const link: Link = { step, length: (last?.length ?? 0) + 1, last };
    for (let at = step.from; at < size; at += at & -at) tree[at] = better(tree[at], link);
    best = better(best, link);
  }
  const stays = new Set<T>();
  for (let it = best; it; it = it.last) stays.add(it.step);
  return stays;
}
