import type { Language } from '../language/index.ts';
import { splitRef } from './far-ref.ts';
import type { Member } from './others.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, entriesOf, headOf } from './query.ts';
import { goalOf } from './section.ts';

/** What a head of the plan says, read: `kind`, `status`, `serves`. */
export function headValue<K extends keyof Language>(plan: Plan, key: K): Language[K] | undefined {
  const head = headOf(plan, key);
  return (head?.parsed.value as Language | undefined)?.[key];
}

/** Whether a plan is over: it is kept, and nothing is asked of it any more. */
export const isClosed = (plan: Plan): boolean => headValue(plan, 'status') === 'closed';

/** What other plans can serve in a strategy, as they write it: its goal, then its metrics. */
export const servable = ({ name, plan }: Member): { ref: string; says: string }[] => [
  ...(goalOf(plan) ? [{ ref: `${name}/goal`, says: goalOf(plan)!.value.outcome ?? '' }] : []),
  ...entriesOf(plan, 'metric').map(({ id, value }) => ({ ref: `${name}/${id}`, says: value.title ?? '' })),
];

/** The plans around that serve something of this one, by what they serve: `goal` or the id of a metric. A draft counts: somebody is about to. */
export function servedBy(plan: Plan): ReadonlyMap<string, readonly Member[]> {
  const { others } = plan;
  const found = new Map<string, Member[]>();
  for (const member of others?.others() ?? []) {
    const ref = headValue(member.plan, 'serves');
    const far = typeof ref === 'string' ? splitRef(ref) : undefined;
    if (!far || far.plan !== others!.name || isClosed(member.plan)) continue;
    found.set(far.id, [...(found.get(far.id) ?? []), member]);
  }
  return found;
}

/** What of a strategy no plan serves: its goal, and metrics. A plan that moves the goal's metric serves the goal. */
export function unserved(plan: Plan): { readonly goal: boolean; readonly metrics: readonly EntryOf<'metric'>[] } {
  const served = servedBy(plan);
  const goal = goalOf(plan);
  const own = goal?.value.metric;
  const isReached = served.has('goal') || (own !== undefined && served.has(own));
  const metrics = entriesOf(plan, 'metric').filter(it => !served.has(it.id) && !(it.id === own && isReached));
  return { goal: !!goal && !isReached, metrics };
}
