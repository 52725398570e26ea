import { replace } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, isOneOff, isOpen, waitingFor } from '../plan/query.ts';
import { type Example, type Fix, rule } from './rule.ts';

/** So many of one kind are no coincidence. */
const enough = 4;

export default rule({
  id: 'impact-flat',
  group: 'Priority',
  severity: 'info',
  summary: 'reports four or more activities that all have the same impact',
  plan(plan, _frame, report) {
    const rated = entriesOf(plan, 'activity').filter(
      it => !it.parent && isOpen(it.value) && isOneOff(it.value) && it.value.impact !== undefined,
    );
    const [first] = rated;
    if (!first || rated.length < enough || rated.some(it => it.value.impact !== first.value.impact)) return;
    report(
      { parsed: first.parsed, range: at(first, 'impact') },
      `All ${rated.length} activities have impact ${first.value.impact}, so it decides nothing. Say what moves the goal more.`,
      {
        related: () =>
          rated.slice(1, 20).map(it => ({
            place: { parsed: it.parsed, range: at(it, 'impact') },
            message: `${it.id} has the same impact.`,
          })),
        fixes: now => steps(now, rated),
      },
    );
  },
});

/** One step up for what most work waits for, one down for what none waits for. */
function steps(plan: Plan, rated: readonly EntryOf<'activity'>[]): Fix[] {
  const count = (it: EntryOf<'activity'>) => waitingFor(plan, 'activity', it.id).length;
  const most = rated.reduce((a, b) => (count(b) > count(a) ? b : a));
  const least = rated.findLast(it => count(it) === 0);
  const fix = (it: EntryOf<'activity'> | undefined, step: 1 | -1, why: string): Fix[] => {
    const impact = (it?.value.impact ?? 0) + step;
    if (!it || impact < 1 || impact > 5) return [];
    return [
      {
        title: `Impact ${impact} for "${it.id}", ${why}`,
        edits: [replace(plan, { parsed: it.parsed, range: at(it, 'impact') }, String(impact))],
      },
    ];
  };
  return [
    ...(count(most) ? fix(most, 1, 'which most work waits for') : []),
    ...fix(least, -1, 'which nothing waits for'),
    ...(count(most) ? [] : fix(rated[0], 1, 'the first')),
  ];
}

export const docs =
  'When everything has the same impact, impact says nothing, and the rank is left to time and dates. Give more to what most other work waits for, and less to what nothing waits for.';

export const examples: Example[] = [
  {
    name: 'four times the same',
    plan: `
activities:
  audit: { impact: 3 }
  #                ^ All 4 activities have impact 3, so it decides nothing. Say what moves the goal more.
  form: { impact: 3, after: [audit] }
  train: { impact: 3, after: [form, audit] }
  report: { impact: 3 }
`,
    fixed: `
activities:
  audit: { impact: 4 }
  form: { impact: 3, after: [audit] }
  train: { impact: 3, after: [form, audit] }
  report: { impact: 3 }
`,
    fix: 'Impact 4 for "audit"',
  },
  {
    name: 'less for what nothing waits for',
    plan: `
activities:
  audit: { impact: 5 }
  #                ^ All 4 activities have impact 5, so it decides nothing. Say what moves the goal more.
  form: { impact: 5, after: [audit] }
  train: { impact: 5, after: [form] }
  report: { impact: 5 }
`,
    fixed: `
activities:
  audit: { impact: 5 }
  form: { impact: 5, after: [audit] }
  train: { impact: 5, after: [form] }
  report: { impact: 4 }
`,
    fix: 'Impact 4 for "report"',
  },
  {
    name: 'three of the same, and a fourth that differs',
    plan: `
activities:
  audit: { impact: 3 }
  form: { impact: 3 }
  train: { impact: 3 }
  report: { impact: 2 }
`,
  },
];
