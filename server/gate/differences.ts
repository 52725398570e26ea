import { type Difference, differenceOf } from '../diff/difference.ts';
import { planName } from '../plan/far-ref.ts';
import type { Plan } from '../plan/plan.ts';
import { readPlan } from '../plan/plan.ts';
import type { Steps } from '../plan/steps.ts';
import { Workspace } from '../plan/workspace.ts';
import { droppedOf, formerly, renamed } from './renamed.ts';
import { byPath, type Terms, type Texts } from './versions.ts';

/** What a commit would make of one plan. */
export interface Changed {
  /** Its path; of a plan that would be gone, the one that it had. */
  readonly path: string;
  /** The path that it had. */
  readonly was: string | undefined;
  readonly difference: Difference;
}

/** What would become of each plan, dates and deadlines included, a plan a step; those of which nothing would are left out. `only`: of the one at this path. */
export function* differences(
  now: Texts,
  before: Texts,
  { asked, lost }: Pick<Terms, 'asked' | 'lost'>,
  only?: string,
): Steps<Changed[]> {
  const names = renamed(before, now);
  const [old, next] = [placed(before), placed(now)];
  const stay = [...now.keys()].map(path => ({ path, isGone: false }));
  // A plan may be gone though its path is not: another one has taken it.
  const gone = droppedOf(before, now, names).map(path => ({ path, isGone: true }));
  const unread = [...(lost?.keys() ?? [])].filter(it => !now.has(it)).map(path => ({ path, isGone: true }));
  const changed: Changed[] = [];
  for (const { path, isGone } of [...stay, ...gone, ...unread].sort(byPath)) {
    const was = isGone ? path : formerly(names, path);
    if (only !== undefined && path !== only && was !== only) continue;
    const then = was === undefined ? undefined : old(was);
    const known = differenceOf(then, isGone ? undefined : next(path), asked(path).today);
    const difference = !then && lost?.has(path) ? unreadBefore(known, isGone) : known;
    if (difference.state !== 'same') changed.push({ path, was: was === path ? undefined : was, difference });
    yield;
  }
  return changed;
}

/** Of a plan that was there before, and could not be read. */
const unreadBefore = (it: Difference, isGone: boolean): Difference => ({
  ...it,
  state: isGone ? 'gone' : 'unread',
  unread: ['before', ...it.unread],
});

/** The plans of a version as each stands among the others. Versions are kept apart: dates are asked of both at once. */
function placed(texts: Texts): (path: string) => Plan | undefined {
  const space = new Workspace();
  for (const [path, text] of texts) space.put(path, planName(path), readPlan(text));
  return path => space.seen(path, name => texts.has(path.replace(/[^/]*$/, `${name}.opsplan`)));
}
