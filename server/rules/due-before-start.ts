import { iso } from '../language/day.ts';
import { replace } from '../plan/edit.ts';
import { at } from '../plan/query.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'due-before-start',
  group: 'Dates',
  severity: 'error',
  summary: 'reports an activity that is due before it may start',
  entry: {
    activity(entry, _near, report) {
      const { start, due } = entry.value;
      if (start === undefined || due === undefined || due >= start) return;
      const { parsed } = entry;
      report(at(entry, 'due'), `Due ${iso(due)}, but it may not start before ${iso(start)}. One of the two is wrong.`, {
        related: () => [{ place: { parsed, range: at(entry, 'start') }, message: 'It may not start before this day.' }],
        fixes: plan => [
          {
            title: `Swap the two: start ${iso(due)}, due ${iso(start)}`,
            edits: [
              replace(plan, { parsed, range: at(entry, 'due') }, iso(start)),
              replace(plan, { parsed, range: at(entry, 'start') }, iso(due)),
            ],
          },
        ],
      });
    },
  },
});

export const docs =
  'One of the two dates is wrong, and whoever plans with the other one is misled. Swap them, or move the deadline.';

export const examples: Example[] = [
  {
    name: 'due before it may start',
    plan: `
activities:
  audit:
    start: 2026-08-17
    due: 2026-08-03
    #    ^^^^^^^^^^ Due 2026-08-03, but it may not start before 2026-08-17. One of the two is wrong.
`,
    fixed: `
activities:
  audit:
    start: 2026-08-03
    due: 2026-08-17
`,
  },
  {
    name: 'due after its start',
    plan: `
activities:
  audit: { start: 2026-08-03, due: 2026-08-17 }
`,
  },
];
