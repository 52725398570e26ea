import { type Labour, labourOf } from '../forecast/labour.ts';
import { newDecision } from '../mend/new-entry.ts';
import { giveUp } from '../mend/outcome.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { waitNoMore } from '../plan/prerequisite.ts';
import { inherited } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { type Budget, budgetsOf, isAsked, total } from '../reckon/budgets.ts';
import { priced } from '../words/money.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'budget-at-risk',
  group: 'Money',
  severity: 'warning',
  tried: true,
  summary: 'reports a budget that costs and working time together exceed in one of five cases or more',
  around: true,
  late: true,
  plan(plan, frame, report) {
    for (const budget of budgetsOf(plan, frame)) {
      const risk = riskOf(plan, frame, budget);
      if (!risk) continue;
      const { at80, costs, labour } = risk;
      const most = labour.at80 > labour.expected ? ' in four of five cases' : '';
      const asks = costs
        ? `Costs of ${inMoney(budget, costs)} and working time of ${inMoney(budget, labour.at80)} come to ${inMoney(budget, at80)}${most}`
        : `Working time comes to ${inMoney(budget, at80)}${most}`;
      const message = `${asks}, and ${budget.words} is ${priced(budget.money)}.`;
      report(budget.place, message, {
        related: now =>
          (riskOf(now, frame, again(now, frame, budget))?.labour.jobs ?? [])
            .slice(0, 10)
            .map(({ job: { entry }, cost }) => ({
              place: { parsed: entry.parsed, range: entry.key.range },
              message: `Working time for ${inMoney(budget, cost)}.`,
            })),
        fixes: now => fixes(now, again(now, frame, budget), frame),
      });
    }
  },
});

interface Risk {
  readonly costs: number;
  readonly labour: Labour;
  readonly at80: number;
}
/** What is asked of a budget, where that is too much only with the working time; costs alone are `budget-exceeded`. */
function riskOf(plan: Plan, frame: Frame, budget: Budget | undefined): Risk | undefined {
  if (!budget || isAsked(plan, budget)) return undefined;
  const { id, money } = budget;
  const costs = total(budget.costs);
  if (costs > money.amount) return undefined;
  const labour = labourOf(
    plan,
    frame.today,
    money.currency,
    frame.period,
    it => id === 'budget' || inherited(it, 'workstream') === id,
  );
  const at80 = costs + labour.at80;
  return labour.at80 > 0 && at80 > money.amount ? { costs, labour, at80 } : undefined;
}
const again = (plan: Plan, frame: Frame, { id }: Budget): Budget | undefined =>
  budgetsOf(plan, frame).find(it => it.id === id);
const inMoney = ({ money: { currency } }: Budget, amount: number): string =>
  priced({ currency, amount: Math.round(amount) });

function fixes(plan: Plan, budget: Budget | undefined, frame: Frame): Fix[] {
  const risk = riskOf(plan, frame, budget);
  if (!budget || !risk) return [];
  const { id, money, place, owner, words } = budget;
  const raised = inMoney(budget, Math.ceil(risk.at80 / 100) * 100);
  const decision = newDecision(plan, frame, {
    id: id === 'budget' ? 'raise-budget' : `raise-budget-${id}`,
    question: `Find ${inMoney(budget, risk.at80 - money.amount)} more or drop work?`,
    owner,
    options: ['find it', 'drop work'],
    affects: [id],
  });
  return [
    ...dropped(plan, risk, money.amount),
    { title: `Raise ${words} to ${raised}`, edits: [replace(plan, place, raised)] },
    { title: `Open the decision ${cited(decision.id)}, to be made by ${decision.by}`, edits: [decision.edit] },
  ];
}

/** Gives up what is optional, the dearest first, where that is enough. */
function dropped(plan: Plan, { labour, at80 }: Risk, most: number): Fix[] {
  const gone: Labour['jobs'][number][] = [];
  let left = at80;
  for (const it of labour.jobs) {
    if (left <= most) break;
    if (!it.job.entry.value.optional || it.job.entry.parent || it.job.entry.value.tasks?.size) continue;
    gone.push(it);
    left -= it.cost + (it.job.entry.value.cost?.amount ?? 0);
  }
  if (!gone.length || left > most) return [];
  const names = listed(gone.map(it => cited(it.job.entry.id)), 4); // biome-ignore format: one list
  const entries = gone.map(it => it.job.entry);
  const dropped = entries.flatMap(it => giveUp(plan, it, 'no budget is left for it'));
  const edits = [...dropped, ...waitNoMore(plan, entries)];
  return [{ title: `Drop ${names}, which ${gone.length === 1 ? 'is' : 'are'} optional`, edits }];
}

export const docs =
  'Invoices are one part of what work costs; the hours of people are the other. Both together come to more than the budget in at least one of five cases: hours spent, hours left by their estimates, and the share of the day that goes into continuous work within the period of the plan, at the rates of those who do it. Drop what is optional, raise the budget, or open the decision while there is still something to decide.';

export const examples: Example[] = [
  {
    name: 'estimates that may go over: what is optional goes',
    plan: `
resources:
  budget: { have: USD 13.2k, need: USD 13.2k }
  #               ^^^^^^^^^ Costs of USD 2k and working time of USD 11883 come to USD 13883 in four of five cases, and the budget is USD 13.2k.
people:
  ana: { rate: USD 100/h }
activities:
  move: { owner: ana, effort: 8d..14d, due: 2026-10-30, cost: USD 2k }
  test: { owner: ana, effort: 2d, due: 2026-10-30, optional: yes, spent: 1d }
`,
    fix: 'Drop',
    fixed: `
resources:
  budget: { have: USD 13.2k, need: USD 13.2k }
people:
  ana: { rate: USD 100/h }
activities:
  move: { owner: ana, effort: 8d..14d, due: 2026-10-30, cost: USD 2k }
  test: { owner: ana, effort: 2d, due: 2026-10-30, status: dropped, because: no budget is left for it, optional: yes, spent: 1d }
`,
  },
  {
    name: 'the budget of a workstream is raised',
    plan: `
owner: ana
people:
  ana: { rate: USD 800/d }
workstreams:
  acme: { client: Acme, budget: USD 3k, owner: ana }
  #                             ^^^^^^ Working time comes to USD 4k, and the budget of "acme" is USD 3k.
activities:
  test: { owner: ana, effort: 5d, due: 2026-10-30, workstream: acme }
`,
    fix: 'Raise',
    fixed: `
owner: ana
people:
  ana: { rate: USD 800/d }
workstreams:
  acme: { client: Acme, budget: USD 4k, owner: ana }
activities:
  test: { owner: ana, effort: 5d, due: 2026-10-30, workstream: acme }
`,
  },
  {
    name: 'it fits, or a decision is open',
    plan: `
resources:
  budget: { have: USD 12k, need: USD 12k }
decisions:
  more: { question: More money?, owner: ana, by: 2026-07-31, options: [yes, no], affects: [acme] }
people:
  ana: { rate: USD 100/h }
workstreams:
  acme: { client: Acme, budget: USD 1k }
activities:
  move: { owner: ana, effort: 8d..14d, due: 2026-10-30, workstream: acme }
`,
  },
];
