import type { Day } from '../language/day.ts';
import type { Money } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, inherited, isOpen } from '../plan/query.ts';
import { rankingOf, topOf } from './ranking.ts';

type Activity = EntryOf<'activity'>;

/** What an activity costs besides working time. */
export interface Cost {
  readonly entry: Activity;
  readonly money: Money;
  readonly workstream: string | undefined;
}

/** Every cost that counts, in the order of the text: not of what is dropped, and of a task only where what it stands under has none of its own. */
export const costsOf = (plan: Plan): Cost[] =>
  entriesOf(plan, 'activity').flatMap(entry => {
    const { cost } = entry.value;
    if (!cost || entry.value.status === 'dropped' || isCovered(entry)) return [];
    return [{ entry, money: cost, workstream: inherited(entry, 'workstream') }];
  });

function isCovered(entry: Activity): boolean {
  for (let up = entry.parent as Activity | undefined; up; up = up.parent)
    if (up.value.cost || up.value.status === 'dropped') return true;
  return false;
}

/** The same in the order in which money goes out: what is done, what goes on anyway, then by rank. */
export function byRank(plan: Plan, costs: readonly Cost[], today: Day): Cost[] {
  const { of } = rankingOf(plan, today);
  const rank = ({ entry }: Cost): number => (isOpen(entry.value) ? (of(topOf(entry))?.rank ?? 0) : -1);
  return costs
    .map(it => ({ it, rank: rank(it) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ it }) => it);
}
