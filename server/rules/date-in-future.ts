import { iso, readDay } from '../language/day.ts';
import { dropWord } from '../plan/drop.ts';
import { replace } from '../plan/edit.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'date-in-future',
  group: 'Language',
  severity: 'error',
  summary:
    'reports a fact that is dated after today: a reading, a log entry, `met`, `since`, `started`, `finished`, `decided`, `accepted`',
  chunk(parsed, { frame }, report) {
    const { today } = frame;
    for (const token of parsed.tokens) {
      const day = token.meaning?.fact ? readDay(token.text) : undefined;
      if (day === undefined || day <= today) continue;
      report(
        token.node.range,
        `${token.text} has not come yet, and this is a fact. Write the day on which it happened, or remove it.`,
        {
          fixes: plan => [
            ...(isTaken(parsed, token, iso(today))
              ? []
              : [
                  {
                    title: `Write ${iso(today)}, today`,
                    edits: [replace(plan, { parsed, range: token.node.range }, iso(today))],
                  },
                ]),
            dropWord(plan, parsed, token),
          ],
        },
      );
    }
  },
});

/** A day is the key of its reading or log entry, and can only stand there once. */
const isTaken = ({ tokens }: Parsed, { role, path, entry }: Token, text: string): boolean =>
  role === 'key' &&
  tokens.some(
    it =>
      it.role === 'key' &&
      it.entry === entry &&
      it.text === text &&
      it.path.at(-2) === path.at(-2) &&
      it.path.length === path.length,
  );

export const docs =
  'What is written there has happened, so it cannot lie ahead. Mostly the year or the month is a slip. What is still to come belongs under `due`, `start` or `checkin`.';

export const examples: Example[] = [
  {
    name: 'the wrong year',
    plan: `
activities:
  audit:
    started: 2027-07-20
    #        ^^^^^^^^^^ 2027-07-20 has not come yet, and this is a fact. Write the day on which it happened, or remove it.
`,
    fixed: `
activities:
  audit:
    started: 2026-07-24
`,
  },
  {
    name: 'a reading that is expected',
    plan: `
metrics:
  fill-time:
    readings:
      2026-07-24: 11 min
      2026-07-31: 10 min
#     ^^^^^^^^^^ 2026-07-31 has not come yet, and this is a fact. Write the day on which it happened, or remove it.
`,
    fix: 'Remove "2026-07-31" from "readings"',
    fixed: `
metrics:
  fill-time:
    readings:
      2026-07-24: 11 min
`,
  },
  {
    name: 'the only entry of a log',
    plan: `
activities:
  audit:
    owner: dev
    log: { 2026-08-03: Interviews begin }
    #      ^^^^^^^^^^ 2026-08-03 has not come yet, and this is a fact. Write the day on which it happened, or remove it.
`,
    fix: 'Remove "2026-08-03" from "log"',
    fixed: `
activities:
  audit:
    owner: dev
`,
  },
  {
    name: 'a criterion that is not met yet',
    plan: `
activities:
  audit:
    done:
      - met: 2026-09-01
#            ^^^^^^^^^^ 2026-09-01 has not come yet, and this is a fact. Write the day on which it happened, or remove it.
        criterion: New form live
`,
    fix: 'Remove "met"',
    fixed: `
activities:
  audit:
    done:
      - criterion: New form live
`,
  },
  {
    name: 'today and before, and what may lie ahead',
    plan: `
activities:
  audit: { started: 2026-07-24, log: { 2026-07-20: Begun }, due: 2026-09-01, start: 2026-08-01 }
`,
  },
];
