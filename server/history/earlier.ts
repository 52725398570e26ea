import type { Day } from '../language/day.ts';
import { type Plan, readPlan, sameEnds } from '../plan/plan.ts';

/** What makes of a version of a plan the one before it: so many of its chunks, from one on, were these texts. */
export interface Back {
  readonly from: number;
  readonly count: number;
  readonly texts: readonly string[];
}

/** The way back from one version to another. It holds copies: a piece of a text would hold on to the whole of it. */
export function backTo(before: Plan, after: Plan): Back {
  const { head, tail } = sameEnds(before.chunks, after.chunks);
  const gone = before.chunks.slice(head, before.chunks.length - tail);
  return {
    from: head,
    count: after.chunks.length - head - tail,
    texts: gone.map(it => it.chunk.text.split('\n').join('\n')),
  };
}

/** How many plans of the past are kept at hand. */
const mostKept = 40;

/**
 * Plans as they stood at the end of a day, from the one that was committed last and the way back through all versions,
 * the oldest first; the first of them needs none. Where a way is missing, nothing is known of what lies behind it.
 */
export function earlierPlans(
  committed: Plan,
  versions: readonly { readonly day: Day; readonly back: Back | undefined }[],
): (day: Day) => Plan | undefined {
  const last = versions.length - 1;
  const known = new Map<number, Plan>();
  return day => {
    const index = versions.findLastIndex(it => it.day <= day);
    if (index < 0 || index === last) return index < 0 ? undefined : committed;
    const found = known.get(index);
    if (found) return found;
    // The nearest that is known already: who asks for many days asks for days near each other.
    const near = Math.min(last, ...[...known.keys()].filter(it => it > index));
    const texts = (known.get(near) ?? committed).chunks.map(it => it.chunk.text);
    for (let i = near; i > index; i--) {
      const back = versions[i]!.back;
      if (!back) return undefined;
      texts.splice(back.from, back.count, ...back.texts);
    }
    const plan = readPlan(texts.join(''), committed);
    if (known.size >= mostKept) known.delete(known.keys().next().value!);
    known.set(index, plan);
    return plan;
  };
}
