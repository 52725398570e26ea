import type { Quantity } from '../language/values.ts';
import { quote, replace } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, field, find, type Place } from '../plan/query.ts';
import { goalIn } from '../plan/section.ts';
import { amountOf } from '../reckon/course.ts';
import { isInUnit, unitOf, withUnit } from '../words/unit.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'goal-target-differs',
  group: 'Goal and metrics',
  severity: 'warning',
  summary: 'reports a goal that is to reach another number than the target of its metric',
  chunk(parsed, near, report) {
    const goal = goalIn(parsed);
    const { metric: id = '', to, from } = goal?.value ?? {};
    const metric = goal && to ? near.find('metric', id) : undefined;
    const { target } = metric?.value ?? {};
    if (!goal || !to || !metric || !target) return;
    const unit = unitOf(metric.value, goal.value);
    // What is in another unit is told of as such.
    if (unit !== undefined && [to, target, from].some(it => it && !isInUnit(it, unit))) return;
    const base = from?.relative ? undefined : from?.amount;
    const [aim, own] = [amountOf(to, base), amountOf(target, base)];
    const [text, other] = [field(goal, 'to')!.value.text, field(metric, 'target')!.value.text];
    if (isSame(to, target) || aim === undefined || own === undefined || isNear(aim, own, other)) return;
    // A share is written as what it comes to where it moves to the metric: there is no baseline.
    const absolute = to.relative ? (withUnit(String(Number(aim.toFixed(2))), unit ?? '') ?? String(aim)).trim() : text;
    const says = to.relative
      ? `${text} of ${field(goal, 'from')!.value.text} is ${absolute}`
      : `The goal is to reach ${text}`;
    report(at(goal, 'to'), `${says}, but the target of "${id}" is ${other}. Only one of them can be the aim.`, {
      related: plan => [{ place: targetOf(plan, id), message: 'The target of the metric.' }],
      fixes: plan => [
        {
          title: `Write "to: ${other}", as the metric says`,
          edits: [replace(plan, { parsed, range: at(goal, 'to') }, quote(other, true))],
        },
        {
          title: `Write "target: ${absolute}" for "${id}", as the goal says`,
          edits: [replace(plan, targetOf(plan, id), quote(absolute, true))],
        },
      ],
    });
  },
});

/** Looked up when asked for: what the metric is called may have changed since. */
function targetOf(plan: Plan, id: string): Place {
  const metric = find(plan, 'metric', id)!;
  return { parsed: metric.parsed, range: at(metric, 'target') };
}

const isSame = (a: Quantity, b: Quantity): boolean => a.amount === b.amount && a.relative === b.relative;
/** A share of the baseline is rarely a round number: what rounds to the target is the target. */
function isNear(aim: number, own: number, text: string): boolean {
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  return Math.abs(aim - own) <= (Number.isInteger(aim) ? 1e-9 * Math.abs(own) : 0.5 * 10 ** -decimals + 1e-9);
}

export const docs =
  'Some work towards one number and some towards the other, and at the end both are right. The goal and its metric name one aim; a relative one such as -50% counts from the baseline of the goal. Write the number that was agreed in both places, or leave it out of one.';

export const examples: Example[] = [
  {
    name: 'two aims',
    plan: `
goal:
  outcome: Onboarding in a week
  metric: onboarding-time
  from: 14 days
  to: 7 days
#     ^^^^^^ The goal is to reach 7 days, but the target of "onboarding-time" is 5 days. Only one of them can be the aim.
metrics:
  onboarding-time: { unit: days, target: 5 days }
`,
    fixed: `
goal:
  outcome: Onboarding in a week
  metric: onboarding-time
  from: 14 days
  to: 5 days
metrics:
  onboarding-time: { unit: days, target: 5 days }
`,
  },
  {
    name: 'a share of the baseline',
    plan: `
goal: { outcome: Halve onboarding time, metric: onboarding-time, from: 14 days, to: -50% }
#                                                                                   ^^^^ -50% of 14 days is 7 days, but the target of "onboarding-time" is 5 days. Only one of them can be the aim.
metrics:
  onboarding-time: { unit: days, target: 5 days }
`,
    fix: 'Write "target: 7 days"',
    fixed: `
goal: { outcome: Halve onboarding time, metric: onboarding-time, from: 14 days, to: -50% }
metrics:
  onboarding-time: { unit: days, target: 7 days }
`,
  },
  {
    name: 'one number in other words, and rounded',
    plan: `
goal: { outcome: Less waiting, metric: waiting, from: 15 days, to: -50% }
metrics:
  waiting: { unit: days, target: 8 days }
`,
  },
  {
    name: 'the same but for its unit',
    plan: `
goal: { outcome: Less waiting, metric: waiting, to: 7 }
metrics:
  waiting: { unit: days, target: 7 days }
`,
  },
  {
    name: 'a share of nothing known, a metric of another plan, and none',
    plan: `
goal: { outcome: Less waiting, metric: crm/waiting, to: -50% }
metrics:
  waiting: { unit: days, target: 8 days }
`,
  },
];
