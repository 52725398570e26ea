import { listedFiles } from '../mend/draft.ts';
import { goalsSection, nameOfGoal, type OneGoal, plansFor, type Several, severalInGoal } from '../mend/goals.ts';
import type { Folder } from '../plan/change.ts';
import { replace } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { headOf } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { firstLine } from '../plan/written.ts';
import { type Example, type Fix, type PlanReport, rule } from './rule.ts';

export default rule({
  id: 'goal-many',
  group: 'Goal and metrics',
  severity: 'error',
  summary: 'reports a plan with more than one goal, or a goal with more than one outcome',
  plan(plan, _frame, report) {
    const inGoal = severalInGoal(plan);
    if (inGoal && inGoal.goals.length > 1) judge(inGoal, report);
    const section = goalsSection(plan);
    const goal = headOf(plan, 'goal');
    if (section && goal) judgeBeside(section, report);
    else if (section && section.goals.length > 1) judge(section, report);
    else if (section) judgeKey(section, report);
  },
});

const surplus = 'A plan has one goal, and this is another. Keep one, and give the other a plan of its own.';

function judge(several: Several, report: PlanReport): void {
  const [first, ...others] = several.goals;
  for (const other of others) {
    const { parsed, range } = other;
    report({ parsed, range: firstLine(parsed, range) }, surplus, {
      fixes: (plan, folder) => [
        ...split(plan, several, first, others, folder),
        ...[other, first!].map((it, i) => ({
          title: `Keep only ${i ? 'the first' : 'this one'}: ${cited(nameOfGoal(it))}`,
          edits: [several.leave(plan, it)],
        })),
      ],
    });
  }
}

/** Leaves one goal, and gives the others a plan each. */
function split(
  plan: Plan,
  several: Several,
  kept: OneGoal | undefined,
  others: readonly OneGoal[],
  folder: Folder | undefined,
): Fix[] {
  const created = folder ? plansFor(plan, several, others, folder) : [];
  if (!created.length) return [];
  const what = created.length > 1 ? `each of the ${created.length} other goals` : 'the other goal';
  const title = `Give ${what} a plan of its own: ${listedFiles(created)}`;
  return [{ title, edits: [several.leave(plan, kept)], created }];
}

/** A plan that has its goal, and a section `goals` too. */
function judgeBeside(several: Several, report: PlanReport): void {
  const { parsed, key, goals, leave } = several;
  const fixes = (plan: Plan, folder?: Folder): Fix[] => [
    ...split(plan, several, undefined, goals, folder),
    { title: 'Remove "goals", and keep "goal"', edits: [leave(plan, undefined)] },
  ];
  for (const it of goals.length ? goals : [{ parsed, range: key.range }])
    report({ parsed: it.parsed, range: firstLine(it.parsed, it.range) }, surplus, { fixes });
}

/** One goal, or none yet, under the wrong key. */
function judgeKey({ parsed, key, goals: [goal], leave }: Several, report: PlanReport): void {
  report({ parsed, range: key.range }, 'A plan has one goal, under the key "goal"; "goals" is not read.', {
    fixes: plan =>
      goal?.keys
        ? [{ title: 'Write "goal"', edits: [replace(plan, { parsed, range: key.range }, 'goal')] }]
        : [
            {
              title: goal ? `Make it the goal: ${cited(nameOfGoal(goal))}` : 'Remove "goals", which is empty',
              edits: [leave(plan, goal)],
            },
          ],
  });
}

export const docs =
  'With two goals every choice between activities is open again, and no rank can be worked out. Keep the one that the work is for, and give each other goal a plan of its own. What must not suffer meanwhile is a metric with a `limit`.';

export const examples: Example[] = [
  {
    name: 'two outcomes',
    plan: `
goal:
  outcome:
    - Halve onboarding time
    - Win two larger clients
#     ^^^^^^^^^^^^^^^^^^^^^^ A plan has one goal, and this is another. Keep one, and give the other a plan of its own.
  by: 2026-09-30
`,
    fix: 'Keep only the first: "Halve onboarding time"',
    fixed: `
goal:
  outcome: Halve onboarding time
  by: 2026-09-30
`,
  },
  {
    name: 'two outcomes, each with a plan in the end',
    plan: `
plan: Grow the north
owner: Maya Lindqvist
status: live
period: 2026-Q3
goal:
  outcome:
    - Halve onboarding time
    - Win two larger clients
#     ^^^^^^^^^^^^^^^^^^^^^^ A plan has one goal, and this is another. Keep one, and give the other a plan of its own.
  by: 2026-09-30
`,
    fix: 'Give the other goal a plan of its own: win-two-larger-clients.opsplan',
    fixed: `
plan: Grow the north
owner: Maya Lindqvist
status: live
period: 2026-Q3
goal:
  outcome: Halve onboarding time
  by: 2026-09-30
`,
    created: {
      'win-two-larger-clients': `
# A draft is judged mildly. Set status to live once the whole team works by it.
plan: Win two larger clients
owner: Maya Lindqvist
status: draft
period: 2026-Q3

goal:
  outcome: Win two larger clients
  by: 2026-09-30
`,
    },
  },
  {
    name: 'a list of goals',
    plan: `
goal:
  - outcome: Halve onboarding time
    by: 2026-09-30
  - outcome: Win two larger clients
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A plan has one goal, and this is another. Keep one, and give the other a plan of its own.
    by: 2026-12-31
activities:
`,
    fix: 'Keep only this one: "Win two larger clients"',
    fixed: `
goal:
  outcome: Win two larger clients
  by: 2026-12-31
activities:
`,
  },
  {
    name: 'a section of goals',
    plan: `
plan: Growth
goals:
  retention:
    outcome: Keep more clients
    to: 95%
  # asked for by sales
  growth:
# ^^^^^^ A plan has one goal, and this is another. Keep one, and give the other a plan of its own.
    outcome: Win two larger clients
activities:
`,
    fix: 'Keep only the first: "Keep more clients"',
    fixed: `
plan: Growth
goal:
  outcome: Keep more clients
  to: 95%
activities:
`,
  },
  {
    name: 'a section of goals, each with a plan in the end',
    plan: `
plan: Growth
goals:
  retention:
    outcome: Keep more clients
    to: 95%
  # asked for by sales
  growth:
# ^^^^^^ A plan has one goal, and this is another. Keep one, and give the other a plan of its own.
    outcome: Win two larger clients
    metric: large-clients
  quiet:
# ^^^^^ A plan has one goal, and this is another. Keep one, and give the other a plan of its own.
    outcome: Sleep through the night
metrics:
  large-clients: { owner: Ana Petrov, target: 4 clients, every: 1m }
`,
    fix: 'Give each of the 2 other goals a plan of its own: win-two-larger-clients.opsplan and sleep-through-the-night.opsplan',
    fixed: `
plan: Growth
goal:
  outcome: Keep more clients
  to: 95%
metrics:
  large-clients: { owner: Ana Petrov, target: 4 clients, every: 1m }
`,
    created: {
      'win-two-larger-clients': `
# A draft is judged mildly. Set status to live once the whole team works by it.
plan: Win two larger clients
status: draft

# asked for by sales
goal:
  outcome: Win two larger clients
  metric: ops/large-clients
`,
      'sleep-through-the-night': `
# A draft is judged mildly. Set status to live once the whole team works by it.
plan: Sleep through the night
status: draft

goal:
  outcome: Sleep through the night
`,
    },
  },
  {
    name: 'goals beside the goal',
    plan: `
goal: { outcome: Keep more clients }
goals: [Win two larger clients]
#       ^^^^^^^^^^^^^^^^^^^^^^ A plan has one goal, and this is another. Keep one, and give the other a plan of its own.
`,
    fix: 'Remove',
    fixed: `
goal: { outcome: Keep more clients }
`,
  },
  {
    name: 'one goal under the wrong key',
    plan: `
goals:
#<^^^^^ A plan has one goal, under the key "goal"; "goals" is not read.
  - Keep more clients
`,
    fixed: `
goal:
  outcome: Keep more clients
`,
  },
  {
    name: 'the keys of one goal under the wrong key',
    plan: `
goals: # of this quarter
#<^^^^^ A plan has one goal, under the key "goal"; "goals" is not read.
  outcome: Keep more clients
  metric: churn
  to: 3%

  by: 2026-09-30
metrics:
  churn: { owner: Ana Petrov, unit: "%", limit: 5%, every: 1m }
`,
    fixed: `
goal: # of this quarter
  outcome: Keep more clients
  metric: churn
  to: 3%

  by: 2026-09-30
metrics:
  churn: { owner: Ana Petrov, unit: "%", limit: 5%, every: 1m }
`,
  },
  {
    name: 'the same within braces, and beside the goal',
    plan: `
goal: { outcome: Keep more clients }
goals: { outcome: Win two larger clients, by: 2026-12-31 }
#<^^^^^ A plan has one goal, and this is another. Keep one, and give the other a plan of its own.
activities:
`,
    fixed: `
goal: { outcome: Keep more clients }
activities:
`,
    created: {
      'win-two-larger-clients': `
# A draft is judged mildly. Set status to live once the whole team works by it.
plan: Win two larger clients
status: draft

goal:
  outcome: Win two larger clients
  by: 2026-12-31
`,
    },
  },
  {
    name: 'one goal',
    plan: `
goal: { outcome: "Keep more clients, and win two larger ones" }
`,
  },
];
