import { among } from '../plan/among.ts';
import { type Assumption, assume } from '../plan/assume.ts';
import { apply } from '../plan/edit.ts';
import { type Plan, readPlan } from '../plan/plan.ts';
import { type EntryOf, field } from '../plan/query.ts';
import { wholeOf } from '../plan/whole.ts';

/** What a scenario assumes, in the order of the text; what is half written assumes nothing. */
export const assumptionsOf = (scenario: EntryOf<'scenario'>): readonly Assumption[] =>
  (field(scenario, 'assume')?.value.pairs ?? []).flatMap(({ key, value }) =>
    value.kind === 'scalar' && value.text.trim() && key.text.trim() ? [[key.text, value.text] as const] : [],
  );

/** The plan among the others, as they all are while something is assumed. */
export interface AsOf {
  readonly plan: Plan;
  /** The paths that lead nowhere. */
  readonly lost: readonly string[];
}
const known = new WeakMap<Plan, Map<string, AsOf>>();
/** Each is a folder of plans of its own. */
const mostKept = 8;

/**
 * The plan as of a scenario: each assumption is written into the text of the plan that it is about, in memory, and all
 * are read again, so that whatever can be asked of a plan can be asked of it. Remembered for the same plan.
 */
export function asOf(plan: Plan, assumed: readonly Assumption[]): AsOf {
  let all = known.get(plan);
  if (!all) known.set(plan, (all = new Map()));
  const key = JSON.stringify(assumed);
  let found = all.get(key);
  if (found) return found;
  if (all.size >= mostKept) all.clear();
  found = newAsOf(plan, assumed);
  all.set(key, found);
  return found;
}

function newAsOf(plan: Plan, assumed: readonly Assumption[]): AsOf {
  const own = plan.others?.file ?? '';
  let members = wholeOf(plan).map(it => (it.file === own ? { ...it, plan } : it));
  let left = assumed;
  // What is said of a new entry waits for what makes it.
  for (let before = -1; left.length && left.length !== before; ) {
    before = left.length;
    left = left.filter(it => {
      const written = assume(members, own, it);
      if (!written) return true;
      members = members.map(member =>
        member.file === written.file
          ? { ...member, plan: readPlan(apply(member.plan, written.edits), member.plan) }
          : member,
      );
      return false;
    });
  }
  const lost = left.map(([path]) => path);
  return { plan: plan.others ? among(plan, members) : members[0]!.plan, lost };
}
