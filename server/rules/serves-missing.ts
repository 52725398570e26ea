import { quote } from '../plan/edit.ts';
import { headOf } from '../plan/query.ts';
import { setHead } from '../plan/sections.ts';
import { servable } from '../plan/strategy.ts';
import { cited, listed } from '../plan/suggest.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'serves-missing',
  group: 'Completeness',
  severity: 'warning',
  summary: 'reports a live plan that serves nothing, where the folder has a strategy',
  around: true,
  plan(plan, frame, report) {
    const head = headOf(plan, 'plan') ?? headOf(plan, 'status');
    if (frame.status !== 'live' || frame.head.kind === 'strategy' || headOf(plan, 'serves') || !head) return;
    const strategies = plan.others?.strategies() ?? [];
    if (!strategies.some(it => servable(it).length)) return;
    const names = listed(
      strategies.map(it => cited(it.name)),
      3,
    );
    report(
      { parsed: head.parsed, range: head.pair.value.range },
      `This plan does not say what it serves in the strategy ${names}. Name the goal or the metric that it moves.`,
      {
        fixes: now =>
          (now.others?.strategies() ?? []).flatMap(servable).map(({ ref, says }) => ({
            title: `Add "serves: ${ref}"${says ? `: ${cited(says)}` : ''}`,
            edits: [setHead(now, 'serves', quote(ref, true))],
          })),
      },
    );
  },
});

export const docs =
  'A strategy says where the company wants to be; the plans of a quarter are how it gets there. A plan that serves nothing in the strategy either shows a gap in the strategy or costs people that the strategy needs.';

const strategy = `
plan: Two years ahead
kind: strategy
goal: { outcome: Clients stay, metric: churn, to: 3%, by: 2027-12-31 }
metrics:
  churn: { unit: '%', title: Clients who leave in a year }
`;
export const examples: Example[] = [
  {
    name: 'a live plan beside a strategy',
    plan: `
plan: Faster onboarding
#     ^^^^^^^^^^^^^^^^^ This plan does not say what it serves in the strategy "strategy". Name the goal or the metric that it moves.
status: live
`,
    others: { strategy: { plan: strategy } },
    fix: 'Add "serves: strategy/churn"',
    fixed: `
plan: Faster onboarding
status: live
serves: strategy/churn
`,
  },
  {
    name: 'it serves the goal',
    plan: `
plan: Faster onboarding
status: live
serves: strategy/goal
`,
    others: { strategy: { plan: strategy } },
  },
  {
    name: 'a draft, and no strategy around',
    plan: `
plan: Faster onboarding
`,
    others: { crm: { plan: 'plan: CRM\n' } },
  },
];
