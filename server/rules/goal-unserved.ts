import { type Folder, fileName } from '../plan/change.ts';
import { quote } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, entriesOf, headOf, inherited, isOpen } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { setHead } from '../plan/sections.ts';
import { headValue, unserved } from '../plan/strategy.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'goal-unserved',
  group: 'Goal and metrics',
  severity: 'info',
  summary: 'reports the goal or a metric of a live strategy that no plan of its folder serves',
  around: true,
  plan(plan, frame, report) {
    if (frame.head.kind !== 'strategy' || frame.status !== 'live' || !plan.others?.others().length) return;
    const found = unserved(plan);
    // A strategy may plan work of its own.
    const moved = new Set(
      entriesOf(plan, 'activity').flatMap(it => (isOpen(it.value) ? (inherited(it, 'metric') ?? []) : [])),
    );
    const goal = found.goal && !moved.has(goalOf(plan)?.value.metric ?? '') && goalOf(plan);
    if (goal)
      report(
        { parsed: goal.parsed, range: at(goal, 'outcome') },
        'No plan serves this goal, so nobody works on it. Let a plan serve it, or make one that does.',
        { fixes: (now, folder) => fixes(now, 'goal', folder) },
      );
    for (const metric of found.metrics) {
      if (moved.has(metric.id)) continue;
      report(
        { parsed: metric.parsed, range: metric.key.range },
        `No plan serves ${cited(metric.id)}, so nobody moves it. Let a plan serve it, or make one that does.`,
        { fixes: (now, folder) => fixes(now, metric.id, folder) },
      );
    }
  },
});

function fixes(plan: Plan, id: string, folder: Folder | undefined): Fix[] {
  const { others } = plan;
  const ref = quote(`${others!.name}/${id}`, true);
  const open = others!
    .others()
    .filter(
      it =>
        headValue(it.plan, 'kind') !== 'strategy' &&
        headValue(it.plan, 'status') !== 'closed' &&
        !headOf(it.plan, 'serves'),
    );
  const goal = id === 'goal' ? (goalOf(plan)?.value.outcome ?? '') : '';
  const name = fileName(goal || id, folder ?? others!);
  const text = `plan: ${quote(goal || `Move ${id}`)}\nstatus: draft\nserves: ${ref}\n`;
  return [
    ...(folder ? open : []).map(({ name: other, file, plan: theirs }) => ({
      title: `Write "serves: ${ref}" in the plan ${cited(other)}`,
      edits: [],
      others: [{ file, ...setHead(theirs, 'serves', ref) }],
    })),
    ...(folder
      ? [{ title: `Begin a plan that serves it, ${name}.opsplan`, edits: [], created: [{ name, text }] }]
      : []),
  ];
}

export const docs =
  'A strategy is carried out by the plans that serve it. What no plan serves is a wish: either a plan lacks, or its `serves:` line does.';

export const examples: Example[] = [
  {
    name: 'nobody serves the second metric',
    plan: `
plan: Two years ahead
kind: strategy
status: live
goal: { outcome: Clients stay, metric: churn, to: 3%, by: 2027-12-31 }
metrics:
  churn: { unit: '%' }
  margin: { unit: '%' }
# ^^^^^^ No plan serves "margin", so nobody moves it. Let a plan serve it, or make one that does.
`,
    others: {
      crm: { plan: 'plan: CRM\nstatus: live\nserves: ops/churn\n' },
      desk: {
        plan: 'plan: Service desk\nstatus: draft\n',
        fixed: 'plan: Service desk\nstatus: draft\nserves: ops/margin\n',
      },
    },
    fixed: `
plan: Two years ahead
kind: strategy
status: live
goal: { outcome: Clients stay, metric: churn, to: 3%, by: 2027-12-31 }
metrics:
  churn: { unit: '%' }
  margin: { unit: '%' }
`,
  },
  {
    name: 'a strategy that stands alone',
    plan: `
kind: strategy
status: live
goal: { outcome: Clients stay }
`,
  },
  {
    name: 'work of its own moves it',
    plan: `
plan: Two years ahead
kind: strategy
status: live
goal: { outcome: Clients stay, metric: churn, to: 3%, by: 2027-12-31 }
metrics:
  churn: { unit: '%' }
  margin: { unit: '%' }
activities:
  prices: { metric: margin }
`,
    others: { crm: { plan: 'plan: CRM\nstatus: live\nserves: ops/churn\n' } },
  },
];
