import { approver, somebody } from '../mend/owner-choice.ts';
import { insertKey, quote, replace, setValue } from '../plan/edit.ts';
import { descend } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { type Criterion, criteria, type EntryOf, field, inherited } from '../plan/query.ts';
import { slipOf } from '../plan/slipped.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { firstLine } from '../plan/written.ts';
import { type CriterionText, readCriterion } from '../words/criterion.ts';
import type { OwnerContext } from '../words/owner.ts';
import { isPlaceholder } from '../words/title.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'done-vague',
  group: 'Scope and done',
  severity: 'info',
  summary:
    'reports a criterion that surely nobody can check: it repeats the title, names a feeling or a wish, or names work in place of a result',
  entry: {
    activity(entry, { frame }, report) {
      const { value, id } = entry;
      const context = { id, ...(value.title !== undefined && { title: value.title }) };
      for (const criterion of criteria(entry)) {
        const node = criterion.long ? descend(criterion.node, ['criterion'])?.value : criterion.node;
        const isText = node && criterion.text.trim() && !slipOf(entry.parsed, { node, meaning: undefined });
        if (!isText || criterion.by !== undefined || isPlaceholder(criterion.text)) continue;
        const says = readCriterion(criterion.text, context);
        if (says.kind === 'good') continue;
        const measured = inherited(entry, 'metric') !== undefined;
        const more = measured ? '' : ' No metric tells either.';
        report(
          firstLine(entry.parsed, criterion.range),
          `${inWords(criterion.text, says)}${more} Add a number, a test or who approves it.`,
          {
            fixes: plan => fixes(plan, entry, criterion, frame.owners),
          },
        );
      }
    },
  },
});

function inWords(text: string, { why, words = [] }: CriterionText): string {
  const all = cited(text);
  const named = words.length ? cited(words.join(' '), 30) : all;
  if (why === 'title') return `${all} only says that it is done, and nobody can check it.`;
  if (why === 'doing') return `${all} names work, not what will be true when it is done.`;
  return why === 'feeling'
    ? `${named} is a matter of opinion, so two people may differ on whether it is done.`
    : `${named} is a wish, so nobody can say when it is reached.`;
}

/** What makes it checkable, each as text that plainly is still to be completed. */
function fixes(plan: Plan, entry: EntryOf<'activity'>, criterion: Criterion, owners: OwnerContext): Fix[] {
  const { parsed } = entry;
  const { text, node, long } = criterion;
  const by = approver(plan, entry, owners);
  const isFlow = [entry.node, field(entry, 'done')!.value, node].some(it => it.style === 'flow');
  const own = long ? descend(node, ['criterion'])! : undefined;
  const write = (words: string) => {
    const quoted = quote(words, isFlow);
    return own ? setValue(plan, parsed, own, quoted) : replace(plan, { parsed, range: node.range }, quoted);
  };
  const plain = withoutStop(text.replace(/\s+/g, ' ').trim());
  // The judge reads the beginning of a text; what is added has to stand there.
  const longer =
    plain.length > 120
      ? []
      : [
          { title: 'Add a number, to fill in', edits: [write(`${plain}, at least 9 of 10 checked`)] },
          { title: 'Add a test, to fill in', edits: [write(`${plain}, and the test that you name here passes`)] },
        ];
  const map = `{ criterion: ${quote(plain, true)}, by: ${quote(by, true)} }`;
  const inner = { ...entry, key: node, node };
  const edit = long
    ? insertKey(plan, inner, 'by', quote(by, node.style === 'flow'), node.pairs.at(-1))
    : replace(plan, { parsed, range: node.range }, field(entry, 'done')!.value === node ? `[${map}]` : map);
  const title = by === somebody ? 'Add who approves it, to fill in' : `Let ${named(by)} approve it`;
  return [...longer, { title, edits: [edit] }];
}

/** More follows, so a full stop or a comma at the end goes. */
function withoutStop(text: string): string {
  let end = text.length;
  while (end > 1 && '.;,'.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

export const docs =
  'Two people look at the finished work: would they agree that it is done? A number, a test that anybody can run, or somebody who approves it settles that. Where the wording leaves a doubt, this rule is silent.';

export const examples: Example[] = [
  {
    name: 'the title again',
    plan: `
owner: maya
activities:
  audit:
    title: Audit suppliers
    owner: dev
    metric: spend
    done: Suppliers audited
    #     ^^^^^^^^^^^^^^^^^ "Suppliers audited" only says that it is done, and nobody can check it. Add a number, a test or who approves it.
`,
    fixed: `
owner: maya
activities:
  audit:
    title: Audit suppliers
    owner: dev
    metric: spend
    done: Suppliers audited, at least 9 of 10 checked
`,
  },
  {
    name: 'a feeling, and work in place of a result',
    plan: `
owner: maya
activities:
  wiki:
    owner: dev
    done:
      - Search works smoothly
#       ^^^^^^^^^^^^^^^^^^^^^ "smoothly" is a matter of opinion, so two people may differ on whether it is done. No metric tells either. Add a number, a test or who approves it.
      - criterion: keep improving it
#                  ^^^^^^^^^^^^^^^^^ "keep improving it" names work, not what will be true when it is done. No metric tells either. Add a number, a test or who approves it.
`,
    fix: 'Let maya approve it',
    fixed: `
owner: maya
activities:
  wiki:
    owner: dev
    done:
      - { criterion: Search works smoothly, by: maya }
      - criterion: keep improving it
`,
  },
  {
    name: 'a wish within braces',
    plan: `
activities:
  wiki: { owner: dev, done: [Improve search as needed] }
  #                          ^^^^^^^^^^^^^^^^^^^^^^^^ "Improve" is a wish, so nobody can say when it is reached. No metric tells either. Add a number, a test or who approves it.
`,
    fix: 'Add a test',
    fixed: `
activities:
  wiki: { owner: dev, done: ["Improve search as needed, and the test that you name here passes"] }
`,
  },
  {
    name: 'a number, an outward state, somebody who approves it, and a doubt',
    plan: `
activities:
  audit:
    title: Audit suppliers
    done:
      - 12 suppliers audited
      - Report filed with procurement
      - Audit signed by both
      - { criterion: Suppliers audited, by: maya }
      - Contracts with all suppliers in one folder
`,
  },
];
