/** What happens when: nodes that may begin or will be finished, in time; at the same time what is finished first, then by place. */
export class Events {
  /** Of what was taken last. */
  time = 0;
  finishing = false;
  private readonly heap: { time: number; finishing: boolean; place: number; node: number }[] = [];
  /** The finish that holds for a node: others in the heap are out of date. */
  private readonly finish = new Map<number, number>();

  /** A node may begin. */
  add(node: number, time: number, place: number): void {
    this.push({ time, finishing: false, place, node });
  }

  /** A node will be finished at a time, and not when it was said before. */
  move(node: number, time: number, place: number): void {
    if (this.finish.get(node) === time) return;
    this.finish.set(node, time);
    if (time < Infinity) this.push({ time, finishing: true, place, node });
  }

  /** The node that comes next; -1 when nothing happens any more. */
  take(): number {
    for (let it = this.pop(); it; it = this.pop()) {
      if (it.finishing && this.finish.get(it.node) !== it.time) continue;
      if (it.finishing) this.finish.set(it.node, Number.NaN);
      this.time = it.time;
      this.finishing = it.finishing;
      return it.node;
    }
    return -1;
  }

  private push(event: Events['heap'][number]): void {
    const { heap } = this;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!sooner(event, heap[above]!)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = event;
  }

  private pop(): Events['heap'][number] | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!heap.length || !last) return first;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && sooner(heap[below + 1]!, heap[below]!)) below++;
      if (!sooner(heap[below]!, last)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
    return first;
  }
}

function sooner(a: Events['heap'][number], b: Events['heap'][number]): boolean {
  if (a.time !== b.time) return a.time < b.time;
  if (a.finishing !== b.finishing) return a.finishing;
  return a.place < b.place;
}
