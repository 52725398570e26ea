import { type Day, iso, readDay } from '../language/day.ts';
import { seenOf } from '../mend/hidden.ts';
import { splitNumbers } from '../mend/split-number.ts';
import { daysIn, endsOf, isDated, isNoDay, spansIn } from '../plan/dates.ts';
import { dropWord } from '../plan/drop.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { readText } from '../plan/read-text.ts';
import { cited } from '../plan/suggest.ts';
import { readDeadline } from '../words/deadline.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'date-unclear',
  group: 'Language',
  severity: 'error',
  summary: 'reports a date in another form than 2026-08-21, where the date is no deadline',
  troubled: true,
  chunk(parsed, { frame }, report) {
    for (const token of parsed.tokens)
      if (isUnclear(token) && !splitNumbers(parsed).has(token.node))
        report(token.node.range, messageOf(token, frame), { fixes: plan => fixes(plan, parsed, token, frame) });
  },
});

function isUnclear(token: Token): boolean {
  const { types, deadline } = token.meaning ?? {};
  if (
    !types ||
    !isDated(token) ||
    deadline ||
    types.includes('period') ||
    !token.text ||
    seenOf(token.text) !== token.text
  )
    return false;
  return !!readText(token.text, { types }).trouble && !endsOf(token.text).some(it => isNoDay(it.text));
}

/** Several days may stand here; where no single one may, it is written as both ends. */
const several = ({ meaning }: Token): boolean => !!meaning?.types?.includes('range');
const single = ({ meaning }: Token): boolean => !!meaning?.types?.includes('date');
const written = ({ from, to }: { from: Day; to: Day }): string => `${iso(from)}..${iso(to)}`;

function messageOf(token: Token, frame: Frame): string {
  const text = cited(token.text);
  const [span] = several(token) ? spansIn(token.text, frame) : [];
  if (span) return `${text} is not read as a range of days. Write one as ${written(span)}.`;
  const read = readDeadline(token.text, frame);
  if (read.kind === 'iso') return `${text} is one day, and a first and a last one stand here. Write both.`;
  if (read.kind === 'hard')
    return `${text} is ${iso(read.day)}. Write it in that form, so that everybody reads the same day.`;
  if (read.kind === 'contradictory') return `${text} contradicts itself: ${read.why}. Write the day that is meant.`;
  const what = read.kind === 'vague' && read.why !== 'nothing' ? read.what : 'no date';
  const not = /^(?:no|a day) /.test(what) ? '' : ', not a day';
  return `${text} is ${what}${not}. Write one such as 2026-08-21.`;
}

function fixes(plan: Plan, parsed: Parsed, token: Token, frame: Frame): Fix[] {
  const { text, node, meaning } = token;
  const write = (it: string, says: string, safe?: boolean): Fix => ({
    title: `Write ${it}${says && ` (${says})`}`,
    edits: [replace(plan, { parsed, range: node.range }, it)],
    ...(safe && { safe }),
  });
  const spans = several(token) ? spansIn(text, frame).map(it => write(written(it), it.says)) : [];
  if (spans.length) return spans;
  const form = (day: Day): string => (single(token) ? iso(day) : written({ from: day, to: day }));
  const own = readDay(text);
  if (own !== undefined) return [write(form(own), 'that day only')];
  // What has happened did so by today.
  const days = daysIn(text, frame).filter(it => !meaning?.fact || it.day <= frame.today);
  return days.length ? days.map(it => write(form(it.day), it.says, it.safe)) : [dropWord(plan, parsed, token)];
}

export const docs =
  'A start, a day off or the day of a reading is one day, written so that everybody, wherever they are, reads the same one. Deadlines in other words are judged by `due-not-iso` and `due-vague`.';

export const examples: Example[] = [
  {
    name: 'one day in another spelling',
    plan: `
activities:
  audit:
    start: 3 August 2026
    #      ^^^^^^^^^^^^^ "3 August 2026" is 2026-08-03. Write it in that form, so that everybody reads the same day.
`,
    fixed: `
activities:
  audit:
    start: 2026-08-03
`,
  },
  {
    name: 'a month where a day is needed',
    plan: `
people:
  ana:
    from: October 2026
    #     ^^^^^^^^^^^^ "October 2026" is a month, not a day. Write one such as 2026-08-21.
`,
    fixed: `
people:
  ana:
    from: 2026-10-30
`,
  },
  {
    name: 'two days with a dash between them',
    plan: `
people:
  ana:
    leave: [3-14 August 2026]
    #       ^^^^^^^^^^^^^^^^ "3-14 August 2026" is not read as a range of days. Write one as 2026-08-03..2026-08-14.
`,
    fixed: `
people:
  ana:
    leave: [2026-08-03..2026-08-14]
`,
  },
  {
    name: 'a month off',
    plan: `
people:
  ana:
    leave: [August 2026]
    #       ^^^^^^^^^^^ "August 2026" is not read as a range of days. Write one as 2026-08-01..2026-08-31.
`,
    fix: 'Write 2026-08-01..2026-08-31 (August 2026)',
    fixed: `
people:
  ana:
    leave: [2026-08-01..2026-08-31]
`,
  },
  {
    name: 'one day where a freeze has two',
    plan: `
constraints:
  - { title: Year end, freeze: 2026-12-31 }
  #                            ^^^^^^^^^^ "2026-12-31" is one day, and a first and a last one stand here. Write both.
`,
    fixed: `
constraints:
  - { title: Year end, freeze: 2026-12-31..2026-12-31 }
`,
  },
  {
    name: 'day or month first',
    plan: `
metrics:
  fill-time:
    readings: { 03/04/2026: 12 min }
    #           ^^^^^^^^^^ "03/04/2026" is a date with day and month in either order, not a day. Write one such as 2026-08-21.
`,
    fix: 'Write 2026-03-04',
    fixed: `
metrics:
  fill-time:
    readings: { 2026-03-04: 12 min }
`,
  },
  {
    name: 'the weekday is another one',
    plan: `
activities:
  audit:
    started: Monday 21 July 2026
    #        ^^^^^^^^^^^^^^^^^^^ "Monday 21 July 2026" contradicts itself: 21 July 2026 is a Tuesday, not a Monday. Write the day that is meant.
`,
    fix: 'Write 2026-07-20',
    fixed: `
activities:
  audit:
    started: 2026-07-20
`,
  },
  {
    name: 'no date at all',
    plan: `
activities:
  audit:
    owner: dev
    started: yes
    #        ^^^ "yes" is no date. Write one such as 2026-08-21.
`,
    fixed: `
activities:
  audit:
    owner: dev
`,
  },
  {
    name: 'dates as they should be, and deadlines, which have rules of their own',
    plan: `
people:
  ana: { leave: [2026-08-03..2026-08-14, 2026-09-01], until: 2027-03-31 }
activities:
  audit: { owner: ana, start: 2026-08-17, due: end of August, log: { 2026-07-20: Begun } }
`,
  },
];
