import { type Day, iso } from '../language/day.ts';
import { insertKey, setKey, setValue } from '../plan/edit.ts';
import { descend } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type Criterion, criteria, type EntryOf } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { firstLine } from '../plan/written.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'done-unmet',
  group: 'Scope and done',
  severity: 'error',
  closed: true,
  summary: 'reports work that is done by its status while a criterion in the long form has no `met`',
  entry: {
    activity(entry, { frame }, report) {
      if (entry.value.status !== 'done') return;
      const { parsed } = entry;
      for (const criterion of criteria(entry)) {
        if (!criterion.long || criterion.met) continue;
        const name = criterion.text.trim() ? cited(criterion.text) : 'a criterion';
        report(
          firstLine(parsed, criterion.range),
          `Done by its status, but ${name} is not met. Write when it was, or take the work up again.`,
          {
            related: () => [{ place: { parsed, range: at(entry, 'status') }, message: 'Done, it says here.' }],
            fixes: plan => fixes(plan, entry, criterion, frame.today),
          },
        );
      }
    },
  },
});

function fixes(plan: Plan, entry: EntryOf<'activity'>, { node }: Criterion, today: Day): Fix[] {
  const met = descend(node, ['met']);
  const inner = { ...entry, key: node, node };
  const meet = (day: Day, says: string): Fix => ({
    title: `Met ${says}${iso(day)}`,
    edits: [
      met ? setValue(plan, entry.parsed, met, iso(day)) : insertKey(plan, inner, 'met', iso(day), node.pairs.at(-1)),
    ],
  });
  const { finished } = entry.value;
  return [
    // Most often it was met when the work was finished, and nobody wrote it down.
    ...(finished !== undefined && finished < today ? [meet(finished, 'when it was finished, ')] : []),
    meet(today, 'today, '),
    { title: 'Back to "in progress"', edits: [setKey(plan, entry, 'status', 'in progress')] },
  ];
}

export const docs =
  'Done means that every criterion is met. Write the day on which this one was, or take the work up again. A criterion in plain text counts as met when its activity is done.';

export const examples: Example[] = [
  {
    name: 'finished a while ago',
    plan: `
activities:
  audit:
    done: [{ criterion: Report presented, by: sven }]
    #                   ^^^^^^^^^^^^^^^^ Done by its status, but "Report presented" is not met. Write when it was, or take the work up again.
    status: done
    finished: 2026-07-10
`,
    fixed: `
activities:
  audit:
    done: [{ criterion: Report presented, by: sven, met: 2026-07-10 }]
    status: done
    finished: 2026-07-10
`,
  },
  {
    name: 'one of two is met',
    plan: `
activities:
  audit:
    done:
      - { criterion: Checklist reviewed, by: maya, met: 2026-07-16 }
      - { criterion: New version approved, by: maya }
      #              ^^^^^^^^^^^^^^^^^^^^ Done by its status, but "New version approved" is not met. Write when it was, or take the work up again.
    status: done
`,
    fixed: `
activities:
  audit:
    done:
      - { criterion: Checklist reviewed, by: maya, met: 2026-07-16 }
      - { criterion: New version approved, by: maya, met: 2026-07-24 }
    status: done
`,
  },
  {
    name: 'over several lines',
    plan: `
activities:
  audit:
    done:
      - criterion: New version approved
        #          ^^^^^^^^^^^^^^^^^^^^ Done by its status, but "New version approved" is not met. Write when it was, or take the work up again.
        by: maya
    status: done
`,
    fixed: `
activities:
  audit:
    done:
      - criterion: New version approved
        by: maya
        met: 2026-07-24
    status: done
`,
  },
  {
    name: 'taken up again',
    plan: `
activities:
  audit: { done: [{ criterion: New version approved, met: }], status: done }
  #                            ^^^^^^^^^^^^^^^^^^^^ Done by its status, but "New version approved" is not met. Write when it was, or take the work up again.
`,
    fix: 'Back to',
    fixed: `
activities:
  audit: { done: [{ criterion: New version approved, met: }], status: in progress }
`,
  },
  {
    name: 'plain criteria, all met, and work that goes on',
    plan: `
activities:
  audit: { done: Checklist reviewed, status: done }
  form: { done: [{ criterion: 3 clients use it, met: 2026-07-20 }], status: done }
  train: { done: [{ criterion: All 12 managers pass the quiz }], status: in progress }
`,
  },
];
