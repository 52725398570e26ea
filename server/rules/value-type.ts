import { formMessage, respelt, textMessage } from '../mend/form.ts';
import { isMissedByName } from '../mend/missed.ts';
import { reform } from '../mend/reform.ts';
import { choicesOf } from '../plan/choices.ts';
import { endsOf, isNoDay } from '../plan/dates.ts';
import type { Node } from '../plan/node.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import { slipOf } from '../plan/slipped.ts';
import { firstLine } from '../plan/written.ts';
import { isPlaceholder } from '../words/title.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'value-type',
  group: 'Language',
  severity: 'error',
  summary:
    "reports a value that is not in its key's form: a list for one value, text for a number, a period or an effort that cannot be read",
  troubled: true,
  chunk(parsed, { frame }, report) {
    const told = new Set<Node>();
    for (const token of parsed.tokens) {
      const { node, trouble, role } = token;
      if (role !== 'value' || told.has(node) || (trouble !== 'form' && trouble !== 'unreadable')) continue;
      if (isOfOthers(parsed, token)) {
        // Of a list of goals, its items too.
        if (node.kind === 'list') tell(node, told);
        continue;
      }
      if (trouble === 'form') tell(node, told);
      const message = trouble === 'form' ? formMessage(token) : textMessage(token, frame);
      report(firstLine(parsed, node.range), message, {
        fixes: plan => (trouble === 'form' ? reform(plan, parsed, token) : respelt(plan, parsed, token, frame)),
      });
    }
  },
});

/** A value and all in it: one text, one report. */
function tell(node: Node, told: Set<Node>): void {
  told.add(node);
  for (const it of node.items) tell(it, told);
  for (const { key, value } of node.pairs) for (const it of [key, value]) tell(it, told);
}

/** Other rules speak of slips, words, dates, the version, several owners or goals, house rules, and of what is not there yet. */
function isOfOthers(parsed: Parsed, token: Token): boolean {
  const { node, path, meaning, trouble, entry } = token;
  const [first] = path;
  if (first === 'opsplan' || (first === 'rules' && path.length > 1) || slipOf(parsed, token)) return true;
  if (node.kind === 'scalar' && !node.text.trim()) return true;
  if (
    node.kind === 'list' &&
    node.items.length > 1 &&
    (path.at(-1) === 'owner' || path.join('.') === 'goal' || path.join('.') === 'goal.outcome')
  )
    return true;
  if (trouble === 'form') return false;
  if (meaning?.types?.some(it => it === 'date' || it === 'range' || it === 'id')) return true;
  if (meaning?.types?.includes('period') && endsOf(node.text).some(it => isNoDay(it.text))) return true;
  if (choicesOf(token) && !(meaning?.types?.includes('interval') && /\d/.test(node.text))) return true;
  return isPlaceholder(node.text) && isMissedByName(path, entry);
}

export const docs =
  'What cannot be read is not counted: an effort in the wrong form weighs nothing in the rank. Each key takes one form, so that everybody reads the same.';

export const examples: Example[] = [
  {
    name: 'a text as the only entry of its section',
    plan: `
plan: Onboard faster
teams:
  ops: Operations
#      ^^^^^^^^^^ "ops" takes keys such as "title", "lead" and "function", and here is "Operations".
`,
    fix: 'Remove "ops"',
    fixed: `
plan: Onboard faster
`,
  },
  {
    name: 'a calendar in which nobody ever works',
    plan: `
calendars:
  default: { hours: 0 }
  #                 ^ "0" cannot be read: "hours" takes a number above 0, and of 24 at most.
  late: { hours: 7.5 }
`,
    fixed: `
calendars:
  default: { hours: 8 }
  late: { hours: 7.5 }
`,
  },
  {
    name: 'an effort in words',
    plan: `
activities:
  audit:
    effort: 3 days
    #       ^^^^^^ "3 days" cannot be read: "effort" takes working time such as 3d, or a range such as 4d..8d. Write 3d.
  train:
    effort: 2-3 weeks
    #       ^^^^^^^^^ "2-3 weeks" cannot be read: "effort" takes working time such as 3d, or a range such as 4d..8d. Write 2w..3w.
`,
    fix: 'Write 2w..3w',
    fixed: `
activities:
  audit:
    effort: 3 days
  train:
    effort: 2w..3w
`,
  },
  {
    name: 'a decimal comma, and commas that set thousands apart',
    plan: `
metrics:
  fill-time:
    unit: min
    target: 12,5 min
    #       ^^^^^^^^ "12,5 min" cannot be read: "target" takes a number with its unit, such as 12.5 days, 99.9% or USD 320k. Write 12.5 min.
    limit: 12,500 min
`,
    fixed: `
metrics:
  fill-time:
    unit: min
    target: 12.5 min
    limit: 12,500 min
`,
  },
  {
    name: 'a period in another order',
    plan: `
period: Q3 2026
#       ^^^^^^^ "Q3 2026" cannot be read: "period" takes a quarter (2026-Q3), a half year (2026-H2), a year (2026) or a range (2026-07-01..2026-09-30). Write 2026-Q3.
`,
    fixed: `
period: 2026-Q3
`,
  },
  {
    name: 'one criterion without its list',
    plan: `
activities:
  verify:
    done: { criterion: Auditor has signed, by: maya }
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "done" takes a list, and here is a map. Write the items in brackets.
`,
    fixed: `
activities:
  verify:
    done: [{ criterion: Auditor has signed, by: maya }]
`,
  },
  {
    name: 'a share as a fraction',
    plan: `
activities:
  audit:
    with: { ana: 0.6, lu: 120% }
    #            ^^^ "0.6" cannot be read: "ana" takes a share such as 60%.
    #                     ^^^^ "120%" cannot be read: "lu" takes a share such as 60%.
`,
    fix: 'Write 100%',
    fixed: `
activities:
  audit:
    with: { ana: 0.6, lu: 100% }
`,
  },
  {
    name: 'a level out of range',
    plan: `
activities:
  audit: { owner: dev, impact: 7 }
  #                            ^ "7" cannot be read: "impact" takes a whole number from 1 to 5.
`,
    fixed: `
activities:
  audit: { owner: dev, impact: 5 }
`,
  },
  {
    name: "money in the plan's own currency",
    fix: 'Write EUR 400k',
    plan: `
resources:
  budget:
    have: EUR 320k
    need: 400k
    #     ^^^^ "400k" cannot be read: "need" takes an amount such as USD 320k.
`,
    fixed: `
resources:
  budget:
    have: EUR 320k
    need: EUR 400k
`,
  },
  {
    name: 'a list of one, and one value for a list',
    plan: `
activities:
  audit:
    title: [Audit the checklist]
    #      ^^^^^^^^^^^^^^^^^^^^^ "title" takes one value, not a list. Leave the brackets or the dash out.
    after: survey, interviews
    #      ^^^^^^^^^^^^^^^^^^ "after" takes a list. Put "survey, interviews" in brackets.
  survey: { owner: dev, due: 2026-08-07 }
  interviews: { owner: dev, due: 2026-08-07 }
`,
    fixed: `
activities:
  audit:
    title: Audit the checklist
    after: survey, interviews
  survey: { owner: dev, due: 2026-08-07 }
  interviews: { owner: dev, due: 2026-08-07 }
`,
  },
  {
    name: 'several values for one',
    fix: 'Keep only calls',
    plan: `
metrics:
  waiting:
    unit: days
activities:
  audit: { owner: dev, metric: [waiting, calls] }
  #                            ^^^^^^^^^^^^^^^^ "metric" takes one value, and here is a list of 2. Keep one.
`,
    fixed: `
metrics:
  waiting:
    unit: days
activities:
  audit: { owner: dev, metric: calls }
`,
  },
  {
    name: 'activities as a list',
    plan: `
activities:
  - title: Audit the checklist
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "activities" holds named entries, and here is a list of 2. Give each entry a name with a colon behind it.
    owner: dev
  - title: Train the managers
    owner: lu
`,
    fixed: `
activities:
  audit-the-checklist:
    title: Audit the checklist
    owner: dev
  train-the-managers:
    title: Train the managers
    owner: lu
`,
  },
  {
    name: 'activities as a list, with the words of other tools',
    plan: `
activities:
  - id: audit # since March
# ^^^^^^^^^^^^^^^^^^^^^^^^^ "activities" holds named entries, and here is a list of 3. Give each entry a name with a colon behind it.
    name: Audit the checklist
    done:
    - Checklist reviewed
  # then the form
  - form:
    owner: ines
  - Train the managers: in two days
`,
    fix: 'Give each item a name: audit, form and train-the-managers',
    fixed: `
activities:
  audit: # since March
    title: Audit the checklist
    done:
    - Checklist reviewed
  # then the form
  form:
    owner: ines
  train-the-managers:
    title: "Train the managers: in two days"
`,
  },
  {
    name: 'metrics as a list in brackets',
    plan: `
metrics: [{ id: calls, unit: calls }, waiting time]
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "metrics" holds named entries, and here is a list of 2. Give each entry a name with a colon behind it.
`,
    fixed: `
metrics: { calls: { unit: calls }, waiting-time: { title: waiting time } }
`,
  },
  {
    name: 'a goal as a sentence',
    plan: `
goal: Reduce average onboarding time
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "goal" takes keys such as "outcome", "metric" and "from", and here is "Reduce average onboarding time".
activities:
  audit:
    owne
#   ^^^^ "audit" takes keys such as "title", "owner" and "with", and here is "owne".
`,
    fixed: `
goal: { outcome: Reduce average onboarding time }
activities:
  audit:
    owne
`,
  },
  {
    name: 'values in their form',
    plan: `
period: 2026-Q3
review: { every: 2w, on: monday }
resources:
  budget: { have: USD 320k, need: "USD 400,000" }
activities:
  audit:
    effort: 4d..8d
    with: { ana: 60% }
    after: [survey + 2d]
    done: Checklist reviewed
  survey: { effort: 3d, with: [ana] }
`,
  },
];
