import { remove } from '../plan/edit.ts';
import { items, prerequisites } from '../plan/query.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'dependency-self',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'error',
  summary: 'reports an activity that waits for itself, and a metric that works against itself',
  entry: {
    activity(entry, _near, report) {
      for (const { ref, range } of prerequisites(entry)) {
        if (ref !== entry.id) continue;
        report(range, `"${entry.id}" waits for itself, so it can never start.`, {
          fixes: plan => [
            { title: `Remove "${ref}" from after`, safe: true, edits: [remove(plan, entry.parsed, range)] },
          ],
        });
      }
    },
    metric(entry, _near, report) {
      for (const { text, range } of items(entry, 'counter')) {
        if (text !== entry.id) continue;
        report(range, `"${entry.id}" is its own counter-metric.`, {
          fixes: plan => [
            { title: `Remove "${text}" from counter`, safe: true, edits: [remove(plan, entry.parsed, range)] },
          ],
        });
      }
    },
  },
});

export const docs = 'What waits for itself never starts. Most often another id was meant.';

export const examples: Example[] = [
  {
    name: 'after itself',
    plan: `
activities:
  form: { after: [audit, form] }
  #                      ^^^^ "form" waits for itself, so it can never start.
  audit: {}
`,
    fixed: `
activities:
  form: { after: [audit] }
  audit: {}
`,
  },
  {
    name: 'in a list of lines',
    plan: `
activities:
  form:
    after:
      - form + 2d
      # ^^^^ "form" waits for itself, so it can never start.
      - audit
  audit: {}
`,
    fixed: `
activities:
  form:
    after:
      - audit
  audit: {}
`,
  },
  {
    name: 'a metric against itself',
    plan: `
metrics:
  churn: { counter: [churn, cost] }
  #                  ^^^^^ "churn" is its own counter-metric.
  cost: {}
`,
    fixed: `
metrics:
  churn: { counter: [cost] }
  cost: {}
`,
  },
  {
    name: 'after another',
    plan: `
activities:
  form: { after: [audit] }
  audit: {}
`,
  },
];
