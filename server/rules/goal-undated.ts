import { iso } from '../language/day.ts';
import { likelyDues } from '../plan/due.ts';
import { setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isProposed } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf } from '../plan/query.ts';
import { goalIn, says } from '../plan/section.ts';
import type { Proposal } from '../words/deadline.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'goal-undated',
  group: 'Goal and metrics',
  severity: 'warning',
  milder: true,
  summary: 'reports a goal without a date by which it is reached',
  chunk(parsed, { frame }, report) {
    const goal = goalIn(parsed);
    if (!goal || says(goal, 'by') || isProposed(goal, 'by')) return;
    report(goal.key.range, 'The goal has no date, so it is never late. Write the day by which it is reached.', {
      fixes: plan =>
        daysFor(plan, frame).map(({ day, says }) => ({
          title: `Add "by: ${iso(day)}", ${says}`,
          edits: [setKey(plan, goalIn(parsed)!, 'by', iso(day))],
        })),
    });
  },
});

function daysFor(plan: Plan, frame: Frame): readonly Proposal[] {
  const { workdays } = frame;
  const dues = entriesOf(plan, 'activity').flatMap(it => it.value.due ?? []);
  const latest = dues.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const found = frame.period ? likelyDues(frame) : [];
  if (dues.length && !found.some(it => it.day === latest))
    found.push({
      day: workdays.from(latest),
      says: workdays.isWorkday(latest)
        ? 'when the last activity is due'
        : 'first working day after the last activity is due',
    });
  return found.length ? found : likelyDues(frame);
}

export const docs =
  'A goal without a date is never missed, and nothing under way towards it is ever late. Write the day on which the metric is to be at its target.';

export const examples: Example[] = [
  {
    name: 'a period that ends on a holiday',
    plan: `
period: 2026-Q3
calendars: { default: { week: sun..thu, holidays: [2026-08-19, 2026-09-30] } }
goal: { outcome: Fewer outages, to: 99.9% }
#<^^^^ The goal has no date, so it is never late. Write the day by which it is reached.
`,
    fix: 'Add "by: 2026-09-29"',
    fixed: `
period: 2026-Q3
calendars: { default: { week: sun..thu, holidays: [2026-08-19, 2026-09-30] } }
goal: { outcome: Fewer outages, to: 99.9%, by: 2026-09-29 }
`,
  },
  {
    name: 'to the end of the period',
    plan: `
period: 2026-H2
goal:
#<^^^^ The goal has no date, so it is never late. Write the day by which it is reached.
  outcome: Fewer outages
  by:
activities:
  audit: { due: 2026-11-20 }
`,
    fixed: `
period: 2026-H2
goal:
  outcome: Fewer outages
  by: 2026-12-31
activities:
  audit: { due: 2026-11-20 }
`,
  },
  {
    name: 'when the last activity is due',
    plan: `
period: 2026-H2
goal: { outcome: Fewer outages, to: 99.9% }
#<^^^^ The goal has no date, so it is never late. Write the day by which it is reached.
activities:
  audit: { due: 2026-08-21 }
  move: { due: 2026-11-20 }
`,
    fix: 'Add "by: 2026-11-20"',
    fixed: `
period: 2026-H2
goal: { outcome: Fewer outages, to: 99.9%, by: 2026-11-20 }
activities:
  audit: { due: 2026-08-21 }
  move: { due: 2026-11-20 }
`,
  },
  {
    name: 'behind an amount that a comma has cut',
    plan: `
goal: { outcome: Faster onboarding, from: 14,5 days, to: 12,5 days }
#<^^^^ The goal has no date, so it is never late. Write the day by which it is reached.
`,
    fixed: `
goal: { outcome: Faster onboarding, from: 14,5 days, to: 12,5 days, by: 2026-09-30 }
`,
  },
  {
    name: 'nothing dated yet',
    plan: `
goal:
#<^^^^ The goal has no date, so it is never late. Write the day by which it is reached.
  outcome: Fewer outages
`,
    fixed: `
goal:
  outcome: Fewer outages
  by: 2026-09-30
`,
  },
  {
    name: 'a date, be it a vague one',
    plan: `
goal: { outcome: Fewer outages, by: end of September }
`,
  },
];
