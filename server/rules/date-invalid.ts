import { type Day, daysInMonth, iso, months } from '../language/day.ts';
import { daysIn, endsOf, isDated, isNoDay } from '../plan/dates.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { partOf } from '../plan/node.ts';
import type { Token } from '../plan/parse.ts';
import { dayName } from '../plan/wording.ts';
import type { Proposal } from '../words/deadline.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'date-invalid',
  group: 'Language',
  severity: 'error',
  summary: 'reports a date that no calendar has, such as 30 February',
  troubled: true,
  chunk(parsed, near, report) {
    for (const token of parsed.tokens) {
      if (!isDated(token)) continue;
      for (const { text, at } of endsOf(token.text)) {
        if (!isNoDay(text)) continue;
        const range = partOf(token.node, at, at + text.length);
        const [year, month, date] = text.split('-').map(Number) as [number, number, number];
        const long = month >= 1 && month <= 12;
        const why = long
          ? `${months[month - 1]} ${year} has ${daysInMonth(year, month)} days`
          : `there is no month ${month}`;
        const reason = date === 0 && long ? 'days count from 01' : why;
        report(range, `${text} is no day: ${reason}. Write the day that is meant.`, {
          fixes: plan =>
            daysFor(token, text, near.frame).map(({ day, says }) => ({
              title: `Write ${iso(day)} (${says})`,
              edits: [replace(plan, { parsed, range }, iso(day))],
            })),
        });
      }
    }
  },
});

const before = (day: Day): Proposal => ({ day, says: `the working day before: ${dayName(day)}` });
/** The days that may be meant. A deadline is better on a working day, so that one is offered too. */
const daysFor = ({ meaning }: Token, text: string, frame: Frame): Proposal[] =>
  daysIn(text, frame).flatMap(it =>
    meaning?.deadline && !frame.workdays.isWorkday(it.day) ? [it, before(frame.workdays.upTo(it.day))] : [it],
  );

export const docs =
  'Nobody can keep such a date, and other programs would move it silently to the next month. Write the day that is meant.';

export const examples: Example[] = [
  {
    name: 'past the end of the month',
    plan: `
activities:
  audit:
    due: 2026-02-30
    #    ^^^^^^^^^^ 2026-02-30 is no day: February 2026 has 28 days. Write the day that is meant.
`,
    fixed: `
activities:
  audit:
    due: 2026-02-28
`,
  },
  {
    name: 'a deadline past the end of a month that ends on a Saturday',
    plan: `
activities:
  audit:
    due: 2026-02-31
    #    ^^^^^^^^^^ 2026-02-31 is no day: February 2026 has 28 days. Write the day that is meant.
`,
    fix: 'Write 2026-02-27 (the working day before',
    fixed: `
activities:
  audit:
    due: 2026-02-27
`,
  },
  {
    name: 'day and month swapped',
    plan: `
metrics:
  fill-time:
    readings: { 2026-13-05: 12 min }
    #           ^^^^^^^^^^ 2026-13-05 is no day: there is no month 13. Write the day that is meant.
`,
    fixed: `
metrics:
  fill-time:
    readings: { 2026-05-13: 12 min }
`,
  },
  {
    name: 'one end of a range',
    plan: `
people:
  ana:
    leave: [2026-08-24..2026-08-32]
    #                   ^^^^^^^^^^ 2026-08-32 is no day: August 2026 has 31 days. Write the day that is meant.
`,
    fixed: `
people:
  ana:
    leave: [2026-08-24..2026-08-31]
`,
  },
  {
    name: 'in quotes, in a period',
    plan: `
period: "2026-06-31..2026-09-30"
#        ^^^^^^^^^^ 2026-06-31 is no day: June 2026 has 30 days. Write the day that is meant.
`,
    fixed: `
period: "2026-06-30..2026-09-30"
`,
  },
  {
    name: 'the last day of a leap February, and no date at all',
    plan: `
activities:
  audit: { due: 2028-02-29, start: soon }
  2026-02-30: { title: 2026-02-30 }
`,
  },
];
