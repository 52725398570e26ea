/** Arcs out of each node, packed: those of node `v` are `to[start[v]]` up to, not including, `to[start[v + 1]]`. */
export interface Arcs {
  start: Int32Array;
  to: Int32Array;
}

/** Which work waits for which, without loops. Nodes are numbers; a node is never listed before what it needs in `sorted`. */
export interface Precedence {
  count: number;
  /** From a node to what it waits for, with the lag in the unit of all durations. */
  up: Arcs;
  lag: Float64Array;
  /** From a node to what waits for it. */
  down: Arcs;
  /** For each arc down, the number of the same arc up. */
  same: Int32Array;
  sorted: Int32Array;
}

/** What a node waits for. */
interface Need {
  work: number;
  lag: number;
}

/** How needs are written: `node` is the number of what they name (-1 when it does not count), `unit` turns a lag into the unit of all durations. */
interface Names {
  node: (work: number) => number;
  unit: (lag: number) => number;
}

/**
 * Packs what each node needs. Of a loop, the arc that closes it (walking from the lowest number) is left out; the longest
 * lag of a repeated arc counts.
 */
export function precedence(needs: readonly (readonly Need[])[], names: Names): Precedence {
  const whole = pack(needs, names);
  const { sorted, closing } = walk(whole.up);
  const open = (_node: number, _other: number, arc: number) => !closing.has(arc);
  const up = closing.size ? only(whole.up, open) : whole.up;
  const lag = closing.size ? whole.lag.filter((_, arc) => !closing.has(arc)) : whole.lag;
  return { count: needs.length, up, lag, ...inverse(up), sorted };
}

/** Each node's needs, sorted, each once, never itself. */
function pack(needs: readonly (readonly Need[])[], { node: nodeOf, unit }: Names): { up: Arcs; lag: Float64Array } {
  const start = new Int32Array(needs.length + 1);
  const to = new Int32Array(needs.reduce((sum, list) => sum + list.length, 0));
  const lag = new Float64Array(to.length);
  let end = 0;
  let rising = true;
  for (let node = 0; node < needs.length; node++) {
    for (const need of needs[node]!) {
      const other = nodeOf(need.work);
      if (other < 0 || other === node) continue;
      rising &&= end === start[node] || to[end - 1]! < other;
      to[end] = other;
      lag[end++] = unit(need.lag);
    }
    start[node + 1] = end;
  }
  const up = { start, to: to.subarray(0, end) };
  return rising ? { up, lag: lag.subarray(0, end) } : tidy(up, lag);
}

/** Sorts the arcs of each node and drops what repeats. Turned round twice they stand sorted: no list is sorted by itself. */
function tidy(up: Arcs, lag: Float64Array): { up: Arcs; lag: Float64Array } {
  const turned = inverse(up);
  const { down: all, same } = inverse(turned.down);
  const start = new Int32Array(all.start.length);
  const longest = new Float64Array(all.to.length);
  let end = 0;
  for (let node = 0; node + 1 < start.length; node++) {
    for (let arc = all.start[node]!; arc < all.start[node + 1]!; arc++) {
      const repeats = end > start[node]! && all.to[end - 1] === all.to[arc];
      if (!repeats) all.to[end++] = all.to[arc]!;
      const days = lag[turned.same[same[arc]!]!]!;
      longest[end - 1] = repeats ? Math.max(longest[end - 1]!, days) : days;
    }
    start[node + 1] = end;
  }
  return { up: { start, to: all.to.subarray(0, end) }, lag: longest.subarray(0, end) };
}

/** Depth first from every node: what is needed first, and the arcs that lead back into their own path. */
function walk({ start, to }: Arcs): { sorted: Int32Array; closing: Set<number> } {
  const count = start.length - 1;
  const sorted = new Int32Array(count);
  const closing = new Set<number>();
  const state = new Uint8Array(count); // 0 new, 1 on the path, 2 finished
  const next = start.slice(0, count);
  const path = new Int32Array(count);
  let done = 0;
  for (let root = 0; root < count; root++) {
    if (state[root]) continue;
    let depth = 0;
    path[0] = root;
    state[root] = 1;
    while (depth >= 0) {
      const node = path[depth]!;
      const arc = next[node]!++;
      if (arc === start[node + 1]) {
        state[node] = 2;
        sorted[done++] = node;
        depth--;
        continue;
      }
      const other = to[arc]!;
      if (state[other] === 1) closing.add(arc);
      if (state[other]) continue;
      state[other] = 1;
      path[++depth] = other;
    }
  }
  return { sorted, closing };
}

/** The arcs turned round. */
export function inverse(up: Arcs): { down: Arcs; same: Int32Array } {
  const count = up.start.length - 1;
  const start = new Int32Array(count + 1);
  for (const node of up.to) start[node + 1]!++;
  for (let node = 0; node < count; node++) start[node + 1]! += start[node]!;
  const to = new Int32Array(up.to.length);
  const same = new Int32Array(up.to.length);
  const next = start.slice(0, count);
  for (let node = 0; node < count; node++) {
    for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++) {
      const place = next[up.to[arc]!]!++;
      to[place] = node;
      same[place] = arc;
    }
  }
  return { down: { start, to }, same };
}

/** Whether an arc leads from the one to the other. */
export function needs({ start, to }: Arcs, node: number, other: number): boolean {
  for (let arc = start[node]!; arc < start[node + 1]!; arc++) if (to[arc] === other) return true;
  return false;
}

/** Keeps the arcs for which `keep` holds. */
export function only(up: Arcs, keep: (node: number, other: number, arc: number) => boolean): Arcs {
  const start = new Int32Array(up.start.length);
  const to = new Int32Array(up.to.length);
  let kept = 0;
  for (let node = 0; node + 1 < start.length; node++) {
    for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++) {
      if (keep(node, up.to[arc]!, arc)) to[kept++] = up.to[arc]!;
    }
    start[node + 1] = kept;
  }
  return { start, to: to.subarray(0, kept) };
}

/** A part of a line of nodes. */
export interface Span {
  from: number;
  to: number;
}

/**
 * The parts of a line in their order, but whatever one needs before it: that is pulled forward. `place` is all -1, one for
 * each node, and is left so.
 */
export function pulled<T extends Span>(
  items: T[],
  line: ArrayLike<number>,
  { up }: Precedence,
  place: Int32Array,
): T[] {
  for (let i = 0; i < items.length; i++) for (let k = items[i]!.from; k < items[i]!.to; k++) place[line[k]!] = i;
  const start = new Int32Array(items.length + 1);
  const to: number[] = [];
  let forward = false;
  for (let i = 0; i < items.length; i++) {
    for (let k = items[i]!.from; k < items[i]!.to; k++) {
      for (let arc = up.start[line[k]!]!; arc < up.start[line[k]! + 1]!; arc++) {
        const other = place[up.to[arc]!]!;
        if (other < 0 || other === i) continue;
        to.push(other);
        forward ||= other > i;
      }
    }
    start[i + 1] = to.length;
  }
  for (const it of items) for (let k = it.from; k < it.to; k++) place[line[k]!] = -1;
  return forward ? Array.from(walk({ start, to: Int32Array.from(to) }).sorted, i => items[i]!) : items;
}
