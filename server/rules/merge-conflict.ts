import { sideOf, waysToSettle, withoutMarks } from '../mend/settle.ts';
import { conflictsIn, type Placed } from '../plan/conflicts.ts';
import type { Place } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { lineAt } from '../plan/written.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'merge-conflict',
  group: 'Language',
  severity: 'error',
  summary: 'reports what both sides of a merge have changed, while nobody has settled which holds',
  plan(plan, _frame, report) {
    const { conflicts, left } = conflictsIn(plan);
    for (const conflict of conflicts) {
      const [first] = conflict;
      const other = conflict.findLast(it => it.mark === 'theirs')!;
      const isWhole = conflict.at(-1)!.mark === 'end';
      const sides = [sideOf(conflict, 'ours') || 'one side', sideOf(conflict, 'end') || 'the other'].map(it =>
        cited(it),
      );
      const message = isWhole
        ? `Both sides of a merge changed this: ${sides[0]} is read, ${sides[1]} is not. Keep one, or write what holds.`
        : 'This conflict of a merge has no end, so nothing below its "=======" is read. Settle it.';
      report(placeOf(first!), message, {
        related: () => [{ place: placeOf(other), message: 'What is not read begins here.' }],
        fixes: now => waysToSettle(now, conflict),
      });
    }
    for (const it of left)
      report(placeOf(it), 'This line is left over from the conflict of a merge. Remove it.', {
        fixes: now => [{ title: 'Remove the line', edits: withoutMarks(now, [it]) }],
      });
  },
});

const placeOf = ({ parsed, line }: Placed): Place => ({ parsed, range: lineAt(parsed, line) });

export const docs =
  'Where two people have changed the same lines, git writes both versions into the plan and leaves the choice to you. Until then the plan is read as the side has it that stands first, so that all else is judged as before. `opsplan merge install` has git merge plans by entry and key, which leaves few of these.';

export const examples: Example[] = [
  {
    name: 'two due dates',
    plan: `
activities:
  new-form:
    title: Launch the new form
    owner: maya
<<<<<<< HEAD
#<^^^^^^^^^^^^ Both sides of a merge changed this: "HEAD" is read, "later" is not. Keep one, or write what holds.
    due: 2026-09-18
=======
    due: 2026-09-25
>>>>>>> later
    impact: 3
`,
    fix: 'Keep "later"',
    fixed: `
activities:
  new-form:
    title: Launch the new form
    owner: maya
    due: 2026-09-25
    impact: 3
`,
  },
  {
    name: 'each side has added something, with what stood there before',
    plan: `
activities:
<<<<<<< HEAD
#<^^^^^^^^^^^^ Both sides of a merge changed this: "HEAD" is read, "staffing" is not. Keep one, or write what holds.
  new-form:
    title: Launch the new form
||||||| 4f2c9d1
=======
  train-support:
    title: Train support
>>>>>>> staffing
`,
    fix: 'Keep both, one below the other',
    fixed: `
activities:
  new-form:
    title: Launch the new form
  train-support:
    title: Train support
`,
  },
  {
    name: 'a conflict whose last line is gone',
    plan: `
activities:
  new-form:
<<<<<<< HEAD
#<^^^^^^^^^^^^ This conflict of a merge has no end, so nothing below its "=======" is read. Settle it.
    title: Launch the new form
=======
    due: 2026-09-25
`,
    fix: 'Remove what git put between the lines, keep the lines',
    fixed: `
activities:
  new-form:
    title: Launch the new form
    due: 2026-09-25
`,
  },
  {
    name: 'a line that was overlooked',
    plan: `
activities:
  new-form:
    title: Launch the new form
>>>>>>> later
#<^^^^^^^^^^^^^ This line is left over from the conflict of a merge. Remove it.
    due: 2026-09-25
`,
    fix: 'Remove the line',
    fixed: `
activities:
  new-form:
    title: Launch the new form
    due: 2026-09-25
`,
  },
  {
    name: 'seven signs that stand in a text',
    plan: `
activities:
  new-form:
    done: |
      =======
      The form is live
`,
  },
];
