import type { Neighbour } from '../plan/change.ts';
import type { Plan } from '../plan/plan.ts';
import { paired } from './paired.ts';

/** The files that plans of today had in an earlier version, by those that they have now. */
export type Former = (now: readonly Neighbour[]) => ReadonlyMap<string, string>;

/**
 * Tells where the plans of an earlier version stood that are at other places now. The plans are held against each other
 * again only where one came or went, or one that came says something else.
 */
export function newFormer(before: ReadonlyMap<string, Plan>): Former {
  let list: readonly Neighbour[] = [];
  let told = '';
  let fresh: readonly Plan['chunks'][] = [];
  let names: ReadonlyMap<string, string> = new Map();
  return now => {
    if (now === list) return names;
    list = now;
    const files = JSON.stringify(now.map(it => it.file).sort());
    const came = now.filter(it => !before.has(it.file)).map(it => it.plan.chunks);
    const isSame = files === told && came.length === fresh.length && came.every((it, i) => it === fresh[i]);
    if (isSame) return names;
    [told, fresh] = [files, came];
    const pairs = paired(before, new Map(now.map(it => [it.file, it.plan])));
    names = new Map(
      pairs.flatMap(it => (it.before !== undefined && it.after !== undefined ? [[it.after, it.before]] : [])),
    );
    return names;
  };
}
