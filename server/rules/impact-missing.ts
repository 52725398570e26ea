import { setKey } from '../plan/edit.ts';
import { field, isOneOff, keyAt } from '../plan/query.ts';
import { type Example, rule } from './rule.ts';

const says = ['little', 'some', 'as much as most', 'much', 'most of all'];

export default rule({
  id: 'impact-missing',
  group: 'Priority',
  severity: 'warning',
  milder: true,
  summary: 'reports one-off work without an `impact`',
  entry: {
    activity(entry, _near, report) {
      const pair = field(entry, 'impact');
      if (entry.parent || !isOneOff(entry.value) || (pair && pair.value.kind !== 'empty')) return;
      report(
        keyAt(entry, 'impact'),
        `No impact, so its rank is a guess. Say how much it moves the goal, from 1 to 5.`,
        {
          fixes: plan =>
            says.map((meaning, i) => ({
              title: `Impact ${i + 1}: moves the goal ${meaning}`,
              edits: [setKey(plan, entry, 'impact', String(i + 1))],
            })),
        },
      );
    },
  },
});

export const docs =
  'The rank is worked out from the impact and the time that it takes. Without an impact a 3 is assumed, and the rank is a guess. Say how much it moves the goal, from 1 (little) to 5 (most).';

export const examples: Example[] = [
  {
    name: 'no impact',
    plan: `
activities:
  audit:
 #^^^^^ No impact, so its rank is a guess. Say how much it moves the goal, from 1 to 5.
    title: Audit suppliers
    due: 2026-08-21
    done: 12 suppliers audited, report filed
`,
    fixed: `
activities:
  audit:
    title: Audit suppliers
    due: 2026-08-21
    impact: 4
    done: 12 suppliers audited, report filed
`,
    fix: 'Impact 4',
  },
  {
    name: 'a key without a value',
    plan: `
activities:
  audit:
    impact:
   #^^^^^^ No impact, so its rank is a guess. Say how much it moves the goal, from 1 to 5.
    title: Audit suppliers
`,
    fixed: `
activities:
  audit:
    impact: 1
    title: Audit suppliers
`,
  },
  {
    name: 'an impact, a task, and work that recurs',
    plan: `
activities:
  audit:
    impact: 4
    tasks:
      list: { title: List the suppliers }
  backup: { every: 1w }
`,
  },
];
