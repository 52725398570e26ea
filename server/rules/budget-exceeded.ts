import type { Day } from '../language/day.ts';
import { newDecision } from '../mend/new-entry.ts';
import { giveUp } from '../mend/outcome.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { waitNoMore } from '../plan/prerequisite.ts';
import { at, isOpen } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { type Budget, budgetsOf, isAsked, total } from '../reckon/budgets.ts';
import { byRank, type Cost } from '../reckon/costs.ts';
import { priced } from '../words/money.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'budget-exceeded',
  group: 'Money',
  severity: 'error',
  summary: 'reports costs that exceed the budget of the plan, or that of their workstream',
  plan(plan, frame, report) {
    const budgets = budgetsOf(plan, frame);
    for (const budget of budgets) {
      const sum = total(budget.costs);
      if (sum <= budget.money.amount || isAsked(plan, budget)) continue;
      const first = firstTooMany(plan, budget, frame.today);
      const { currency } = budget.money;
      const over = priced({ currency, amount: sum - budget.money.amount });
      const message = `The costs make ${priced({ currency, amount: sum })}, and ${budget.words} is ${priced(budget.money)}. By rank this one no longer fits; ${over} are missing.`;
      const { entry } = first;
      report({ parsed: entry.parsed, range: at(entry, 'cost') }, message, {
        related: () => [{ place: budget.place, message: 'The budget.' }],
        fixes: now => fixes(now, budget, first, sum, frame),
      });
    }
  },
});

function firstTooMany(plan: Plan, { costs, money }: Budget, today: Day): Cost {
  let sum = 0;
  return byRank(plan, costs, today).find(it => (sum += it.money.amount) > money.amount)!;
}

function fixes(plan: Plan, budget: Budget, first: Cost, sum: number, frame: Frame): Fix[] {
  const { money, place, id, owner } = budget;
  const { currency } = money;
  const raised = priced({ currency, amount: sum });
  const decision = newDecision(plan, frame, {
    id: id === 'budget' ? 'raise-budget' : `raise-budget-${id}`,
    question: `Find the missing ${priced({ currency, amount: sum - money.amount })} or drop work?`,
    owner,
    options: ['find it', 'drop work'],
    affects: [id],
  });
  return [
    ...[[first], lastOnes(plan, budget, sum, frame.today)]
      .flatMap(list => dropAll(plan, budget, list, sum))
      .slice(0, 1),
    { title: `Raise ${budget.words} to ${raised}`, edits: [replace(plan, place, raised)] },
    { title: `Open the decision ${cited(decision.id)}, to be made by ${decision.by}`, edits: [decision.edit] },
  ];
}

/** What ranks last, as much of it as has to go. */
function lastOnes(plan: Plan, { costs, money }: Budget, sum: number, today: Day): Cost[] {
  const gone: Cost[] = [];
  let left = sum;
  for (const it of byRank(plan, costs, today).reverse()) {
    if (left <= money.amount || !isOpen(it.entry.value)) break;
    gone.push(it);
    left -= it.money.amount;
  }
  return gone;
}

/** Nothing where it is over already, or where the rest does not fit either. */
function dropAll(plan: Plan, { money }: Budget, gone: readonly Cost[], sum: number): Fix[] {
  const left = sum - total(gone);
  if (left > money.amount || gone.some(it => !isOpen(it.entry.value))) return [];
  const names = listed(gone.map(it => cited(it.entry.id)), 4); // biome-ignore format: one list
  const entries = gone.map(it => it.entry);
  const dropped = entries.flatMap(it => giveUp(plan, it, 'no budget is left for it'));
  const edits = [...dropped, ...waitNoMore(plan, entries)];
  return [{ title: `Drop ${names}, for want of budget: the rest costs ${priced({ ...money, amount: left })}`, edits }];
}

export const docs =
  'More is promised than can be paid for, so something will stop in the middle. Drop what ranks last, raise the budget, or put the question to whoever decides: while a decision that affects the budget is open, this is silent. What is dropped does not count, nor a cost in another currency. The cost of a task counts where its activity has none of its own.';

export const examples: Example[] = [
  {
    name: 'the last by rank no longer fits',
    plan: `
resources:
  budget: { have: USD 50k, need: USD 60k }
activities:
  portal: { due: 2026-08-28, impact: 5, effort: 5d, cost: USD 30k }
  survey: { due: 2026-12-18, impact: 1, effort: 5d, cost: USD 12.5k }
  #                                                       ^^^^^^^^^ The costs make USD 60.5k, and the budget is USD 50k. By rank this one no longer fits; USD 10.5k are missing.
  audit: { due: 2026-07-17, status: done, cost: USD 18k }
`,
    fixed: `
resources:
  budget: { have: USD 50k, need: USD 60k }
activities:
  portal: { due: 2026-08-28, impact: 5, effort: 5d, cost: USD 30k }
  survey: { due: 2026-12-18, impact: 1, effort: 5d, status: dropped, because: no budget is left for it, cost: USD 12.5k }
  audit: { due: 2026-07-17, status: done, cost: USD 18k }
`,
  },
  {
    name: 'a workstream: raised by what is missing',
    plan: `
workstreams:
  acme: { owner: lu, budget: USD 20k }
activities:
  portal:
    workstream: acme
    cost: USD 15k
    impact: 5
  form:
    workstream: acme
    impact: 1
    tasks:
      fields: { cost: USD 4k }
      build: { cost: USD 3k }
      #              ^^^^^^ The costs make USD 22k, and the budget of "acme" is USD 20k. By rank this one no longer fits; USD 2k are missing.
`,
    fix: 'Raise',
    fixed: `
workstreams:
  acme: { owner: lu, budget: USD 22k }
activities:
  portal:
    workstream: acme
    cost: USD 15k
    impact: 5
  form:
    workstream: acme
    impact: 1
    tasks:
      fields: { cost: USD 4k }
      build: { cost: USD 3k }
`,
  },
  {
    name: 'nothing but what is done, which nobody can drop: a decision',
    plan: `
owner: maya
resources:
  budget: { have: EUR 10k, need: EUR 10k }
activities:
  audit: { status: done, cost: EUR 12k }
  #                            ^^^^^^^ The costs make EUR 12k, and the budget is EUR 10k. By rank this one no longer fits; EUR 2k are missing.
`,
    fix: 'Open the decision',
    fixed: `
owner: maya
resources:
  budget: { have: EUR 10k, need: EUR 10k }
decisions:
  raise-budget:
    question: Find the missing EUR 2k or drop work?
    owner: maya
    by: 2026-07-31
    options: [find it, drop work]
    affects: [budget]
activities:
  audit: { status: done, cost: EUR 12k }
`,
  },
  {
    name: 'two that have to go',
    plan: `
resources:
  budget: { have: USD 10k, need: USD 10k }
activities:
  portal: { due: 2026-08-28, impact: 5, effort: 5d, cost: USD 9k }
  survey: { due: 2026-11-18, impact: 2, effort: 5d, cost: USD 2k }
  #                                                       ^^^^^^ The costs make USD 14k, and the budget is USD 10k. By rank this one no longer fits; USD 4k are missing.
  poster: { due: 2026-12-18, impact: 1, effort: 5d, cost: USD 3k }
`,
    fix: 'Drop "poster" and "survey"',
    fixed: `
resources:
  budget: { have: USD 10k, need: USD 10k }
activities:
  portal: { due: 2026-08-28, impact: 5, effort: 5d, cost: USD 9k }
  survey: { due: 2026-11-18, impact: 2, effort: 5d, status: dropped, because: no budget is left for it, cost: USD 2k }
  poster: { due: 2026-12-18, impact: 1, effort: 5d, status: dropped, because: no budget is left for it, cost: USD 3k }
`,
  },
  {
    name: 'all of it spent, costs of what was dropped, in another currency, within another cost; a question that is open',
    plan: `
resources:
  budget: { have: USD 30k, need: USD 30k }
decisions:
  acme-money: { question: Who pays for the portal?, affects: [acme] }
workstreams:
  acme: { budget: USD 1k }
activities:
  portal:
    cost: USD 30k
    workstream: acme
    tasks:
      build: { cost: USD 20k }
  survey: { cost: USD 5k, status: dropped }
  poster: { cost: EUR 5k }
  banner: { cost: a lot }
`,
  },
];
