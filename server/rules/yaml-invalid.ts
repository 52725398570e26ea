import { alignEntry } from '../mend/align.ts';
import { keyAbove, listAtMargin } from '../mend/list-at-margin.ts';
import { mendsFor } from '../mend/mend.ts';
import { type Fault, type Mistake, mistakesIn } from '../mend/mistake.ts';
import { replace } from '../plan/edit.ts';
import { mayBeFar } from '../plan/far-ref.ts';
import { outside } from '../plan/outside.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { cited } from '../plan/suggest.ts';
import { written } from '../plan/written.ts';
import { type Example, type Fix, rule } from './rule.ts';

/** What leads out of the folder is told of as such: `%2e%2e/x`. */
const isPath = ({ tokens }: Parsed, { start }: Range): boolean =>
  tokens.some(
    ({ meaning, role, range, text }) =>
      role === 'value' &&
      mayBeFar(meaning?.refersTo) &&
      text.includes('/') &&
      range.start.line === start.line &&
      range.start.character === start.character &&
      outside(text),
  );

export default rule({
  id: 'yaml-invalid',
  group: 'Language',
  severity: 'error',
  summary: 'reports what cannot be read: an open quote or bracket, a line in no column, a key without its colon',
  troubled: true,
  chunk(parsed, _near, report) {
    const mistake = mistakesIn(parsed).find(it => it.fault !== 'reserved' || !isPath(parsed, it.range));
    if (!mistake) return;
    report(mistake.range, messages[mistake.fault](cited(written(parsed, mistake.range))), {
      fixes: plan => {
        const aligned = mistake.fault === 'misaligned' ? alignEntry(plan, parsed) : [];
        const keyed = mistake.fault === 'list-at-margin' ? listAtMargin(plan, parsed) : [];
        const above = mistake.fault === 'indent' ? keyAbove(plan, parsed, mistake.range) : [];
        const sure = [...aligned, ...keyed, ...above];
        return sure.length ? sure : fixesFor(plan, parsed, mistake);
      },
    });
  },
});

const messages: Readonly<Record<Fault, (text: string) => string>> = {
  misaligned: () => 'This stands further left than the entries above, and belongs to none of them. Align it.',
  'off-margin': () => 'The keys of a plan stand at the margin, and this is further right. Move it to the left.',
  indent: () => 'This line stands in no column of the lines above, so it cannot be told where it belongs. Align it.',
  'no-colon': text => `${text} has no colon behind it, so it is no key. Write the colon, or take the line out.`,
  'no-space': text => `${text} lacks a space behind its colon, so it is read as one word. Write the space.`,
  quote: text => `The quote of ${text} is never closed. Close it at the end of the text.`,
  bracket: text => `The bracket of ${text} is never closed. Close it behind its last item.`,
  'wrong-bracket': text => `${text} closes another kind of bracket than the one that is open. Write the right one.`,
  'behind-quote': text => `${text} stands behind the end of the value, and is not read. Put the whole value in quotes.`,
  escape: text => `${text} in double quotes begins a special character that there is not. Write the backslash twice.`,
  reserved: text => `${text} begins with a character that YAML keeps for itself. Put it in quotes.`,
  'list-at-margin': () =>
    'A list stands here without a key above it, so it is not read. Write its key, or take it out.',
  flow: text => `${text} cannot be read within brackets: a comma or quotes are missing.`,
  other: text => `${text} cannot be read here. A quote, a colon or a bracket is missing, or one too many.`,
};

const fixesFor = (plan: Plan, parsed: Parsed, mistake: Mistake): Fix[] =>
  mendsFor(parsed, mistake).map(({ title, edits }) => ({
    title,
    edits: edits.map(it => replace(plan, { parsed, range: it.range }, it.text)),
  }));

export const docs =
  'A plan is plain YAML. A mistake costs its own entry at most: all others are read and judged as before. One is reported an entry, for the next may follow from it.';

export const examples: Example[] = [
  {
    name: 'a whole plan written as a list',
    plan: `
- plan: Halve onboarding time
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A list stands here without a key above it, so it is not read. Write its key, or take it out.
- owner: maya
- activities:
  # the first quarter
  - id: audit
    owner: dev
`,
    fixed: `
plan: Halve onboarding time
owner: maya
activities:
# the first quarter
- id: audit
  owner: dev
`,
  },
  {
    name: 'work without the section for it',
    plan: `
owner: maya
- Audit the checklist
#<^^^^^^^^^^^^^^^^^^^^^ This line stands in no column of the lines above, so it cannot be told where it belongs. Align it.
- Rebuild the form
`,
    fixed: `
owner: maya
activities:
- Audit the checklist
- Rebuild the form
`,
  },
  {
    name: 'a quote that is not closed',
    plan: `
activities:
  audit:
    title: "Audit the checklist
    #      ^^^^^^^^^^^^^^^^^^^^ The quote of ""Audit the checklist" is never closed. Close it at the end of the text.
    owner: dev
`,
    fixed: `
activities:
  audit:
    title: "Audit the checklist"
    owner: dev
`,
  },
  {
    name: 'a bracket that is not closed',
    plan: `
activities:
  audit:
    after: [survey, interviews # both
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^ The bracket of "[survey, interviews # both" is never closed. Close it behind its last item.
    owner: dev
  train: { owner: lu, due: 2026-09-11
  #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The bracket of "{ owner: lu, due: 2026-09-11" is never closed. Close it behind its last item.
`,
    fixed: `
activities:
  audit:
    after: [survey, interviews] # both
    owner: dev
  train: { owner: lu, due: 2026-09-11
`,
  },
  {
    name: 'keys in different columns',
    plan: `
activities:
  audit:
    owner: dev
      due: 2026-08-21
#     ^^^^^^^^^^^^^^^ This line stands in no column of the lines above, so it cannot be told where it belongs. Align it.
  train:
    owner: lu
   due: 2026-09-11
#  ^^^^^^^^^^^^^^^ This line stands in no column of the lines above, so it cannot be told where it belongs. Align it.
`,
    fixed: `
activities:
  audit:
    owner: dev
    due: 2026-08-21
  train:
    owner: lu
   due: 2026-09-11
`,
  },
  {
    name: 'further left than the entries above',
    plan: `
activities:
    audit:
        owner: dev
  train:
# ^^^^^^ This stands further left than the entries above, and belongs to none of them. Align it.
      owner: lu
`,
    fixed: `
activities:
    audit:
        owner: dev
    train:
        owner: lu
`,
  },
  {
    name: 'a key typed halfway',
    plan: `
plan: Halve onboarding time
own
#<^^^ "own" has no colon behind it, so it is no key. Write the colon, or take the line out.
activities:
  audit:
    effort: 3d
    due:2026-08-21
#   ^^^^^^^^^^^^^^ "due:2026-08-21" lacks a space behind its colon, so it is read as one word. Write the space.
`,
    fix: 'Write owner:',
    fixed: `
plan: Halve onboarding time
owner:
activities:
  audit:
    effort: 3d
    due:2026-08-21
`,
  },
  {
    name: 'a space too few',
    fix: 'Write a space',
    plan: `
activities:
  audit:
    owner:dev
#   ^^^^^^^^^ "owner:dev" lacks a space behind its colon, so it is read as one word. Write the space.
    due: 2026-08-21
`,
    fixed: `
activities:
  audit:
    owner: dev
    due: 2026-08-21
`,
  },
  {
    name: 'quotes within quotes',
    plan: `
activities:
  audit:
    title: "Call it "done" or not"
    #                ^^^^^^^^^^^^^ "done" or not"" stands behind the end of the value, and is not read. Put the whole value in quotes.
    owner: dev
`,
    fixed: `
activities:
  audit:
    title: Call it "done" or not
    owner: dev
`,
  },
  {
    name: 'a backslash in double quotes',
    plan: `
activities:
  audit: { title: "Tidy C:\\plans", owner: dev }
  #                       ^^ "\\p" in double quotes begins a special character that there is not. Write the backslash twice.
`,
    fixed: `
activities:
  audit: { title: "Tidy C:\\\\plans", owner: dev }
`,
  },
  {
    name: 'a text in backticks',
    plan: `
activities:
  audit:
    title: \`audit\` of the checklist
    #      ^^^^^^^^^^^^^^^^^^^^^^^^ "\`audit\` of the checklist" begins with a character that YAML keeps for itself. Put it in quotes.
`,
    fixed: `
activities:
  audit:
    title: "\`audit\` of the checklist"
`,
  },
  {
    name: 'what can be read',
    plan: `
activities:
  audit:
    title: 'It''s "done"'
    done: |
      Anything: "may stand
      [here
    owner: dev
`,
  },
];
