import { createMetric } from '../mend/measure.ts';
import { quote, setKey } from '../plan/edit.ts';
import { isProposed } from '../plan/keys.ts';
import { entriesOf } from '../plan/query.ts';
import { goalIn, says } from '../plan/section.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'goal-unmeasured',
  group: 'Goal and metrics',
  severity: 'error',
  milder: true,
  summary: 'reports a goal that names no metric',
  chunk(parsed, { frame }, report) {
    const goal = goalIn(parsed);
    if (!goal || says(goal, 'metric') || isProposed(goal, 'metric')) return;
    report(
      goal.key.range,
      'The goal has no metric, so nobody can tell whether it is reached. Name what it is measured by.',
      {
        fixes: plan => {
          const own = goalIn(parsed)!;
          const created = createMetric(plan, own, frame.today);
          return [
            ...entriesOf(plan, 'metric').map(({ id }) => ({
              title: `Measure it by "${id}"`,
              edits: [setKey(plan, own, 'metric', quote(id, true))],
            })),
            { title: `Create the metric "${created.id}" for it`, edits: created.edits },
          ];
        },
      },
    );
  },
});

export const docs =
  'Without a measure, at the end everybody may say that the goal was reached, or that it was not. Name the metric that the work is to move.';

export const examples: Example[] = [
  {
    name: 'sections apart, as the others are',
    plan: `
plan: Onboarding

goal:
#<^^^^ The goal has no metric, so nobody can tell whether it is reached. Name what it is measured by.
  outcome: Cut the time to onboard a client
  to: 9 days

activities:
  form: {}
`,
    fixed: `
plan: Onboarding

goal:
  outcome: Cut the time to onboard a client
  metric: time-to-onboard-a-client
  to: 9 days

metrics:
  time-to-onboard-a-client:
    title: Time to onboard a client
    unit: days

activities:
  form: {}
`,
  },
  {
    name: 'a metric is there',
    plan: `
goal:
#<^^^^ The goal has no metric, so nobody can tell whether it is reached. Name what it is measured by.
  outcome: Reduce average client onboarding time
  to: 7 days
metrics:
  onboarding-time: { unit: days }
`,
    fixed: `
goal:
  outcome: Reduce average client onboarding time
  metric: onboarding-time
  to: 7 days
metrics:
  onboarding-time: { unit: days }
`,
  },
  {
    name: 'no metric yet',
    plan: `
goal:
#<^^^^ The goal has no metric, so nobody can tell whether it is reached. Name what it is measured by.
  outcome: Reduce average client onboarding time
  metric:
  to: 7 days
`,
    fix: 'Create the metric',
    fixed: `
goal:
  outcome: Reduce average client onboarding time
  metric: average-client-onboarding-time
  to: 7 days
metrics:
  average-client-onboarding-time:
    title: Average client onboarding time
    unit: days
`,
  },
  {
    name: 'on one line',
    plan: `
goal: { outcome: Fewer outages }
#<^^^^ The goal has no metric, so nobody can tell whether it is reached. Name what it is measured by.
`,
    fixed: `
goal: { outcome: Fewer outages, metric: fewer-outages }
metrics:
  fewer-outages:
    title: Fewer outages
`,
  },
  {
    name: 'measured, or not begun',
    plan: `
goal: { outcome: Fewer outages, metric: uptime }
`,
  },
];
