import { choicesOf, meantBy } from '../plan/choices.ts';
import { replace } from '../plan/edit.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import { slipOf } from '../plan/slipped.ts';
import { cited, listed } from '../plan/suggest.ts';
import { firstLine } from '../plan/written.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'value-unknown',
  group: 'Language',
  severity: 'error',
  summary: 'reports a value that is not one of the words that its key takes',
  troubled: true,
  chunk(parsed, _near, report) {
    for (const token of parsed.tokens) {
      if (!isUnknownWord(parsed, token)) continue;
      const { node, key } = token;
      const choices = choicesOf(token)!;
      const [likely, ...others] = meantBy(node.text, token);
      const shown = likely ? `Write ${cited(likely)}, or another of these:` : 'It takes:';
      report(
        firstLine(parsed, node.range),
        `${cited(node.text)} is no word that ${cited(key)} takes. ${shown} ${listed(choices)}.`,
        {
          fixes: plan =>
            [...new Set([...(likely ? [likely] : []), ...others, ...choices])]
              .slice(0, 10)
              .map(it => ({ title: `Write ${it}`, edits: [replace(plan, { parsed, range: node.range }, it)] })),
        },
      );
    }
  },
});

/** A number or an interval that is misspelt is for `value-type` to respell. */
function isUnknownWord(parsed: Parsed, token: Token): boolean {
  const { role, trouble, node, meaning } = token;
  if (role !== 'value' || node.kind !== 'scalar' || !node.text.trim()) return false;
  const isWord = trouble === 'unknown' || (trouble === 'unreadable' && !!choicesOf(token));
  return isWord && !(meaning?.types?.includes('interval') && /\d/.test(node.text)) && !slipOf(parsed, token);
}

export const docs =
  'A status, a kind, a stage, a weekday and a yes or no are counted and filtered by, so each has a few fixed words.';

export const examples: Example[] = [
  {
    name: 'a status of another tool',
    plan: `
activities:
  audit:
    status: Completed
    #       ^^^^^^^^^ "Completed" is no word that "status" takes. Write "done", or another of these: todo, in progress, blocked, done and dropped.
`,
    fixed: `
activities:
  audit:
    status: done
`,
  },
  {
    name: 'a slip of the fingers',
    plan: `
kind: projcet
#     ^^^^^^^ "projcet" is no word that "kind" takes. Write "project", or another of these: ops, project and strategy.
status: alive
#       ^^^^^ "alive" is no word that "status" takes. Write "live", or another of these: draft, live and closed.
`,
    fixed: `
kind: project
status: alive
`,
  },
  {
    name: 'a word that fits nowhere',
    fix: 'Write draft',
    plan: `
status: green
#       ^^^^^ "green" is no word that "status" takes. It takes: draft, live and closed.
`,
    fixed: `
status: draft
`,
  },
  {
    name: 'weekdays, a rhythm, a yes',
    plan: `
review: { every: each week, on: Mon }
#                ^^^^^^^^^ "each week" is no word that "every" takes. Write "1w", or another of these: weekly, biweekly and monthly.
#                               ^^^ "Mon" is no word that "on" takes. Write "monday", or another of these: monday, tuesday, wednesday, thursday, friday, saturday and sunday.
calendars:
  default:
    week: Mon - Fri
    #     ^^^^^^^^^ "Mon - Fri" is no word that "week" takes. Write "mon..fri", or another of these: mon..fri, mon, tue, wed, thu, fri, sat and sun.
activities:
  audit:
    billable: Y
    #         ^ "Y" is no word that "billable" takes. Write "yes", or another of these: yes and no.
`,
    fix: 'Write mon..fri',
    fixed: `
review: { every: each week, on: Mon }
calendars:
  default:
    week: mon..fri
activities:
  audit:
    billable: Y
`,
  },
  {
    name: 'words as they are meant',
    plan: `
kind: ops
review: 3w
activities:
  audit: { status: in progress, billable: true }
`,
  },
];
