import { setKey } from '../plan/edit.ts';
import { isProposed } from '../plan/keys.ts';
import { at, type EntryOf, field } from '../plan/query.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'drop-unexplained',
  group: 'Scope and done',
  severity: 'warning',
  closed: true,
  summary: 'reports work that was dropped without `because`',
  entry: {
    activity(entry, _near, report) {
      if (entry.value.status !== 'dropped' || field(entry, 'because') || isProposed(entry, 'because')) return;
      // What goes with the activity above needs no reason of its own.
      for (let up = entry.parent as EntryOf<'activity'> | undefined; up; up = up.parent)
        if (up.value.status === 'dropped') return;
      report(at(entry, 'status'), 'Dropped without a reason, so somebody will plan it again. Say why.', {
        fixes: plan => [
          {
            title: 'Write "because", with a reason to fill in',
            edits: [setKey(plan, entry, 'because', 'say why it is dropped')],
          },
          { title: 'Back to todo', edits: [setKey(plan, entry, 'status', 'todo')] },
        ],
      });
    },
  },
});

export const docs =
  'Whoever asked for it will ask again, and somebody will plan it again. A line that says why it was dropped saves both; if nobody can say why, it may still have to be done.';

export const examples: Example[] = [
  {
    name: 'dropped in silence',
    plan: `
activities:
  portal:
    owner: ana
    status: dropped
    #       ^^^^^^^ Dropped without a reason, so somebody will plan it again. Say why.
    log: { 2026-07-09: asked Ana }
`,
    fixed: `
activities:
  portal:
    owner: ana
    status: dropped
    because: say why it is dropped
    log: { 2026-07-09: asked Ana }
`,
  },
  {
    name: 'a task, taken up again',
    plan: `
activities:
  portal:
    due: 2026-08-21
    impact: 3
    done: 3 clients signed in
    owner: ana
    tasks:
      survey: { effort: 2d, status: dropped }
      #                             ^^^^^^^ Dropped without a reason, so somebody will plan it again. Say why.
`,
    fix: 'Back to todo',
    fixed: `
activities:
  portal:
    due: 2026-08-21
    impact: 3
    done: 3 clients signed in
    owner: ana
    tasks:
      survey: { effort: 2d, status: todo }
`,
  },
  {
    name: 'with a reason, with the activity above it, with a reason that is still to be written',
    plan: `
activities:
  portal:
    status: dropped
    because: It is replaced as a whole in the fourth quarter
    tasks:
      survey: { status: dropped }
  form: { status: dropped, because: }
  audit: { status: dropped, reason: nobody reads it }
  train: { status: done }
`,
  },
];
