import { iso } from '../language/day.ts';
import { wordedDeadlines } from '../plan/deadlines.ts';
import { replace } from '../plan/edit.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'due-contradictory',
  group: 'Dates',
  severity: 'error',
  summary: 'reports a deadline whose weekday is not that of its date, or that is misspelt',
  troubled: true,
  chunk(parsed, { frame }, report) {
    for (const { token, read } of wordedDeadlines(parsed, frame)) {
      if (read.kind !== 'contradictory') continue;
      const { range } = token.node;
      report(range, `${cited(token.text)} contradicts itself: ${read.why}. Write the day that is meant.`, {
        fixes: plan =>
          read.proposals.map(({ day, says }) => ({
            title: `Write ${iso(day)} (${says})`,
            edits: [replace(plan, { parsed, range }, iso(day))],
          })),
      });
    }
  },
});

export const docs =
  'Weekday and date disagree, so one of them is wrong, and half the readers will go by the wrong one. Write the day that is meant, as `2026-08-21`.';

export const examples: Example[] = [
  {
    name: 'the wrong weekday: the date as written',
    plan: `
activities:
  audit:
    due: Thursday 21 August 2026
    #    ^^^^^^^^^^^^^^^^^^^^^^^ "Thursday 21 August 2026" contradicts itself: 21 August 2026 is a Friday, not a Thursday. Write the day that is meant.
`,
    fixed: `
activities:
  audit:
    due: 2026-08-21
`,
  },
  {
    name: 'the wrong weekday: the nearest day with that weekday',
    plan: `
milestones:
  go-live: { at: Thu 21 Aug 2026 }
  #              ^^^^^^^^^^^^^^^ "Thu 21 Aug 2026" contradicts itself: 21 August 2026 is a Friday, not a Thursday. Write the day that is meant.
`,
    fixed: `
milestones:
  go-live: { at: 2026-08-20 }
`,
    fix: 'Write 2026-08-20',
  },
  {
    name: 'weekday and date agree, or there is no weekday',
    plan: `
activities:
  audit: { due: Friday 21 August 2026 }
  form: { due: 21 August 2026 }
  train: { due: next Thursday }
  report: { due: Thursday 17 July 2026, status: dropped }
`,
  },
];
