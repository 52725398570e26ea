import { toldBy, unitOfGoal } from '../mend/goal-keys.ts';
import { quote, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isProposed } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field } from '../plan/query.ts';
import { goalIn, says } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { intentOf, isPlaceholder } from '../words/title.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'goal-vague',
  group: 'Goal and metrics',
  severity: 'warning',
  summary: 'reports a goal that does not say how far it is to go: neither `to` nor the target of its metric is there',
  chunk(parsed, near, report) {
    const goal = goalIn(parsed);
    if (!goal?.value.outcome || says(goal, 'to') || isProposed(goal, 'to')) return;
    const { metric, outcome } = goal.value;
    if (isPlaceholder(outcome) || field(goal, 'outcome')?.value.kind !== 'scalar') return;
    const measure = metric === undefined ? undefined : near.find('metric', metric);
    if (measure && says(measure, 'target')) return;
    const verb = intentOf(outcome)?.word;
    const lacks = measure ? `there is no "to" here and no target on "${metric}"` : 'there is no "to"';
    const message = verb
      ? `${cited(verb)} names a wish, not how far it is to go: ${lacks}`
      : `This does not say how far it is to go: ${lacks}`;
    report(at(goal, 'outcome'), `${message}. Write the number to get to.`, {
      fixes: plan => fixes(plan, goal, near.frame),
    });
  },
});

function fixes(plan: Plan, goal: EntryOf<'goal'>, frame: Frame): Fix[] {
  const unit = unitOfGoal(plan, goal);
  const { keys, edits } = toldBy(plan, goal, frame);
  const found: Fix[] = [];
  if (keys.some(([key]) => key === 'to')) {
    const words = keys.map(([key, text]) => `"${key}: ${text}"`);
    found.push({ title: `Write ${words.join(', ')}, as the sentence says`, edits });
  }
  const to = /^[A-Z]{3}$/.test(unit ?? '') ? `${unit} 0` : `0${unit === '%' || !unit ? (unit ?? '') : ` ${unit}`}`;
  return [
    ...found,
    { title: `Insert "to: ${to}", for you to write the number`, edits: [setKey(plan, goal, 'to', quote(to, true))] },
  ];
}

export const docs =
  'A direction is no goal: "improve support" is reached on the first day, or never. Write the number to get to, as `to` of the goal or as `target` of its metric.';

export const examples: Example[] = [
  {
    name: 'a wish',
    plan: `
goal:
  outcome: Improve support
  #        ^^^^^^^^^^^^^^^ "Improve" names a wish, not how far it is to go: there is no "to" here and no target on "answer-time". Write the number to get to.
  metric: answer-time
metrics:
  answer-time: { unit: min, limit: 60 min }
`,
    fixed: `
goal:
  outcome: Improve support
  metric: answer-time
  to: 0 min
metrics:
  answer-time: { unit: min, limit: 60 min }
`,
  },
  {
    name: 'all in one sentence',
    plan: `
goal:
  outcome: Cut onboarding time from 14 to 7 days by 30 September 2026
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This does not say how far it is to go: there is no "to". Write the number to get to.
`,
    fixed: `
goal:
  outcome: Cut onboarding time from 14 to 7 days by 30 September 2026
  from: 14 days
  to: 7 days
  by: 2026-09-30
`,
  },
  {
    name: 'numbers, none of which is to be reached',
    plan: `
goal:
  outcome: Move 40 people to 2 offices within 6 months
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This does not say how far it is to go: there is no "to" here and no target on "desks". Write the number to get to.
  metric: desks
metrics:
  desks: { unit: desks }
`,
    fixed: `
goal:
  outcome: Move 40 people to 2 offices within 6 months
  metric: desks
  to: 0 desks
metrics:
  desks: { unit: desks }
`,
  },
  {
    name: 'two limits, one of them in the unit of the metric',
    plan: `
goal: { outcome: Keep NPS above 50 and churn below 3 %, metric: churn }
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Keep" names a wish, not how far it is to go: there is no "to" here and no target on "churn". Write the number to get to.
metrics:
  churn: { unit: "%" }
`,
    fix: 'Write "to: 3%", as the sentence says',
    fixed: `
goal: { outcome: Keep NPS above 50 and churn below 3 %, metric: churn, to: 3% }
metrics:
  churn: { unit: "%" }
`,
  },
  {
    name: 'half of what it is, on one line',
    plan: `
goal: { outcome: Halve client onboarding time, from: 14 days }
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This does not say how far it is to go: there is no "to". Write the number to get to.
`,
    fix: 'Write "to: -50%"',
    fixed: `
goal: { outcome: Halve client onboarding time, from: 14 days, to: -50% }
`,
  },
  {
    name: 'the metric has the target',
    plan: `
goal: { outcome: Improve support, metric: answer-time }
metrics:
  answer-time: { unit: min, target: 30 min }
`,
  },
];
