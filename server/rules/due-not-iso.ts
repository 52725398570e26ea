import { iso } from '../language/day.ts';
import { wordedDeadlines } from '../plan/deadlines.ts';
import { replace } from '../plan/edit.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'due-not-iso',
  group: 'Dates',
  severity: 'warning',
  summary: 'reports a deadline that is one full calendar day in another spelling than 2026-08-21',
  troubled: true,
  chunk(parsed, { frame }, report) {
    for (const { token, read } of wordedDeadlines(parsed, frame)) {
      if (read.kind !== 'hard') continue;
      const { range } = token.node;
      const day = iso(read.day);
      const message = read.safe
        ? `${cited(token.text)} is ${day}. Write it in that form, so that everybody reads the same day.`
        : `${cited(token.text)} has no year; within the period it can only be ${day}. Write the whole date.`;
      report(range, message, {
        fixes: plan => [
          {
            title: `Write ${day}`,
            edits: [replace(plan, { parsed, range }, day)],
            ...(read.safe && { safe: true }),
          },
        ],
      });
    }
  },
});

export const docs =
  'The day is clear, so it counts. Written as `2026-08-21`, it reads alike everywhere, sorts, and cannot be taken for another day by somebody who writes the month first. A day and month without a year are read only where the period holds one such day.';

export const examples: Example[] = [
  {
    name: 'a date in words',
    plan: `
activities:
  audit:
    due: Friday, 21 August 2026
    #    ^^^^^^^^^^^^^^^^^^^^^^ "Friday, 21 August 2026" is 2026-08-21. Write it in that form, so that everybody reads the same day.
`,
    fixed: `
activities:
  audit:
    due: 2026-08-21
`,
  },
  {
    name: 'a day of the period, without its year',
    plan: `
period: 2026-Q3
activities:
  audit: { due: 2026-08-21, checkin: [August 7, 2026-08-14] }
  #                                   ^^^^^^^^ "August 7" has no year; within the period it can only be 2026-08-07. Write the whole date.
`,
    fixed: `
period: 2026-Q3
activities:
  audit: { due: 2026-08-21, checkin: [2026-08-07, 2026-08-14] }
`,
  },
  {
    name: 'the goal, a milestone and a decision',
    plan: `
goal:
  by: 2026/9/30
  #   ^^^^^^^^^ "2026/9/30" is 2026-09-30. Write it in that form, so that everybody reads the same day.
milestones:
  go-live: "1 September 2026"
  #        ^^^^^^^^^^^^^^^^^^ "1 September 2026" is 2026-09-01. Write it in that form, so that everybody reads the same day.
decisions:
  fund-gap: { by: 20260731 }
  #               ^^^^^^^^ "20260731" is 2026-07-31. Write it in that form, so that everybody reads the same day.
`,
    fixed: `
goal:
  by: 2026-09-30
milestones:
  go-live: "1 September 2026"
decisions:
  fund-gap: { by: 20260731 }
`,
  },
  {
    name: 'plain dates, a vague one, a day that no calendar has, and what is done',
    plan: `
activities:
  audit: { due: 2026-08-21, checkin: mid-August }
  form: { due: 2026-02-30 }
  train: { due: 17 July 2026, status: done }
milestones:
  build: 2026-08-03..2026-08-28
`,
  },
];
