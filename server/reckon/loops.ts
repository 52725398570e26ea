/** A graph as lists of where each place leads. */
export type Graph = readonly (readonly number[])[];

/** Groups of two or more places that all reach each other, in the order of their first place. Tarjan 1972, with a stack of its own: a chain may be 10,000 long. */
export function components(graph: Graph): number[][] {
  const order = new Int32Array(graph.length).fill(-1);
  const low = new Int32Array(graph.length);
  const next = new Int32Array(graph.length);
  const onStack = new Uint8Array(graph.length);
  const stack: number[] = [];
  const path: number[] = [];
  const groups: number[][] = [];
  let count = 0;
  const enter = (at: number): void => {
    order[at] = low[at] = count++;
    stack.push(at);
    onStack[at] = 1;
    path.push(at);
  };
  const leave = (at: number): void => {
    path.pop();
    const above = path[path.length - 1];
    if (above !== undefined) low[above] = Math.min(low[above]!, low[at]!);
    if (low[at] !== order[at]) return;
    const group: number[] = [];
    for (let it = -1; it !== at; ) {
      it = stack.pop()!;
      onStack[it] = 0;
      group.push(it);
    }
    if (group.length > 1) groups.push(group.sort((a, b) => a - b));
  };
  for (let root = 0; root < graph.length; root++) {
    if (order[root]! >= 0) continue;
    enter(root);
    while (path.length) {
      const at = path[path.length - 1]!;
      const to = graph[at]![next[at]!++];
      if (to === undefined) leave(at);
      else if (order[to]! < 0) enter(to);
      else if (onStack[to]) low[at] = Math.min(low[at]!, order[to]!);
    }
  }
  return groups.sort((a, b) => a[0]! - b[0]!);
}

/** How many places of a group are tried as the start of a loop: a large tangle is told by a loop that is short, if not the shortest. */
const mostStarts = 200;

/** The shortest loop in a group of places that all reach each other, by breadth-first search from each, or from some of them. */
export function shortestLoop(graph: Graph, group: readonly number[], roots = group): number[] {
  const inside = new Set(group);
  let best: number[] | undefined;
  for (const root of roots.slice(0, mostStarts)) {
    const loop = loopFrom(graph, root, inside, best?.length ?? Infinity);
    if (loop && (!best || loop.length < best.length)) best = loop;
    if (best?.length === 2) break;
  }
  return best ?? [...group];
}

function loopFrom(graph: Graph, root: number, inside: ReadonlySet<number>, limit: number): number[] | undefined {
  const from = new Map<number, number>();
  let ring = [root];
  for (let length = 1; ring.length && length < limit; length++) {
    const outer: number[] = [];
    for (const at of ring) {
      for (const to of graph[at]!) {
        if (to === root) {
          const loop = [at];
          while (loop[0] !== root) loop.unshift(from.get(loop[0]!)!);
          return loop;
        }
        if (!inside.has(to) || from.has(to)) continue;
        from.set(to, at);
        outer.push(to);
      }
    }
    ring = outer;
  }
  return undefined;
}
