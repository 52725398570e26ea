import { placeholders } from '../mend/mistake.ts';
import { drop } from '../plan/drop.ts';
import { replace } from '../plan/edit.ts';
import { slipOf } from '../plan/slipped.ts';
import { cited } from '../plan/suggest.ts';
import { isPlaceholder } from '../words/title.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'text-placeholder',
  group: 'Language',
  severity: 'warning',
  milder: true,
  summary:
    'reports a title, outcome, question, need or reason that only keeps a place: `TBD`, `TODO`, `xxx`, `?`, `…`, `<…>`',
  chunk(parsed, _near, report) {
    for (const token of parsed.tokens) {
      const { role, node, meaning } = token;
      // None is longer, but for `<…>`.
      if (node.text.length > 30 && node.text[0] !== '<') continue;
      if (
        role !== 'value' ||
        !meaning?.types?.includes('text') ||
        !placeholders.includes(token.key) ||
        !isPlaceholder(node.text)
      )
        continue;
      const key = cited(token.key);
      report(node.range, `${key} says only ${cited(node.text)}. Write what is known, or remove the key until it is.`, {
        // A plain `?` is no YAML either: nobody else can read the plan.
        ...(slipOf(parsed, token) && { severity: 'error' }),
        fixes: plan => [
          { title: `Clear it, to write ${key}`, edits: [replace(plan, { parsed, range: node.range }, '')] },
          { title: `Remove ${key}`, edits: [drop(plan, parsed, node)] },
        ],
      });
    }
  },
});

export const docs =
  'A placeholder looks finished to whoever only skims the plan. Write what is known, or remove the key until it is.';

export const examples: Example[] = [
  {
    name: 'a title to be decided',
    fix: 'Remove',
    plan: `
activities:
  audit:
    title: TBD
    #      ^^^ "title" says only "TBD". Write what is known, or remove the key until it is.
    owner: dev
`,
    fixed: `
activities:
  audit:
    owner: dev
`,
  },
  {
    name: 'a question mark',
    plan: `
goal:
  outcome: ?
  #        ^ "outcome" says only "?". Write what is known, or remove the key until it is.
activities:
  audit:
    blocked: { need: <what we need>, by: lu }
    #                ^^^^^^^^^^^^^^ "need" says only "<what we need>". Write what is known, or remove the key until it is.
`,
    fixed: `
goal:
  outcome: 
activities:
  audit:
    blocked: { need: <what we need>, by: lu }
`,
  },
  {
    name: 'texts',
    plan: `
goal: { outcome: Every to-do of the audit is closed }
activities:
  audit: { title: Write down what is to be decided }
`,
  },
];
