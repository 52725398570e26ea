import type { Money } from '../language/values.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { at, entriesOf, type Place } from '../plan/query.ts';
import { says, sectionOf } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { type Cost, costsOf } from './costs.ts';

/** Money, and what is paid from it. */
export interface Budget {
  /** What a decision on it `affects`. */
  readonly id: string;
  readonly words: string;
  readonly owner: string | undefined;
  readonly money: Money;
  readonly place: Place;
  readonly costs: readonly Cost[];
}

/** What some costs come to. */
export const total = (costs: readonly Cost[]): number => costs.reduce((sum, it) => sum + it.money.amount, 0);

/** The budgets of a plan. What is paid in another currency cannot be counted: `currency-mixed` speaks of it. */
export function budgetsOf(plan: Plan, { head }: Frame): Budget[] {
  const costs = costsOf(plan);
  const paid = (money: Money, from: readonly Cost[]) => from.filter(it => it.money.currency === money.currency);
  const streams = entriesOf(plan, 'workstream').flatMap((entry): Budget[] => {
    const { budget, owner } = entry.value;
    if (!budget) return [];
    const place = { parsed: entry.parsed, range: at(entry, 'budget') };
    const own = costs.filter(it => it.workstream === entry.id);
    return [
      {
        id: entry.id,
        words: `the budget of ${cited(entry.id)}`,
        owner,
        money: budget,
        place,
        costs: paid(budget, own),
      },
    ];
  });
  const section = sectionOf(plan, 'resources');
  const money = head.resources?.budget?.have;
  if (!section || !money) return streams;
  const place = { parsed: section.parsed, range: at(section, 'budget', 'have') };
  return [
    { id: 'budget', words: 'the budget', owner: head.owner, money, place, costs: paid(money, costs) },
    ...streams,
  ];
}

/** An open decision that affects the budget asks what to do about it already. */
export const isAsked = (plan: Plan, { id }: Pick<Budget, 'id'>): boolean =>
  entriesOf(plan, 'decision').some(it => !says(it, 'chosen') && it.value.affects?.includes(id));
