import { approver, nameIn, onePerson } from '../mend/owner-choice.ts';
import { type Edit, insertKey, quote, replace, setValue } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { descend } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { type Criterion, criteria, type EntryOf, field, inherited } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { firstLine } from '../plan/written.ts';
import { asksApproval, readCriterion } from '../words/criterion.ts';
import type { OwnerContext } from '../words/owner.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'done-approver-unclear',
  group: 'Scope and done',
  severity: 'info',
  summary: 'reports a criterion that asks for an approval and does not say `by` whom, or that the owner approves',
  entry: {
    activity(entry, { frame }, report) {
      if (entry.value.done === undefined) return;
      const owner = inherited(entry, 'owner');
      for (const it of criteria(entry)) {
        if (it.met) continue;
        const message =
          it.by === undefined
            ? unnamed(it, frame.owners)
            : // Nobody in the plan stands above whoever owns it.
              it.by === owner && owner !== frame.head.owner
              ? `${named(it.by)} owns the work and would approve it too, so nobody else looks at it. Name another person.`
              : undefined;
        if (message)
          report(firstLine(entry.parsed, it.range), message, { fixes: plan => fixes(plan, entry, it, frame) });
      }
    },
  },
});

/** Those who approve as a body, or from outside: nobody in the plan could be named for them. */
const bodies =
  /\b(?:by|from)\s+(?:[\p{L}'’-]+\s+){0,3}(?:boards?|committees?|councils?|courts?|authority|authorities|regulators?|auditors?|shareholders?|clients?|customers?|residents|landlord|insurer|bank)\b/iu;

/** What is unclear where an approval is asked for. "Accepted by 95% of clients" is a measure, and a key without a value is being written. */
function unnamed({ text, node }: Criterion, owners: OwnerContext): string | undefined {
  if (descend(node, ['by'])) return undefined;
  const { asked, person } = asksApproval(text, owners);
  if (!asked) return undefined;
  if (person !== undefined)
    return `${cited(person)} stands only in the text, so the approval is on nobody's list. Write "by" beside the criterion.`;
  const whole = text.slice(0, 200);
  const isCount = readCriterion(whole).why === 'number';
  if (isCount && (/\b(?:by|from)\b/i.test(whole) || !/\b(?:approv|sign)/i.test(whole))) return undefined;
  if (bodies.test(whole)) return undefined;
  return 'Nobody is named who approves this, so it waits for everybody. Name one person under "by".';
}

/** Who is named in the text, else the owner of the plan, else somebody beside it; never who does the work. */
function fixes(plan: Plan, entry: Activity, it: Criterion, { owners }: Frame): Fix[] {
  const owner = nameIn(plan, inherited(entry, 'owner') ?? '');
  const { person } = it.by === undefined ? asksApproval(it.text, owners) : { person: undefined };
  const inText = onePerson(person === undefined ? [] : [{ name: nameIn(plan, person), says: '' }], owners)
    .map(one => one.name)
    .filter(name => name !== owner && (!owners.people || owners.people.has(name)));
  const names = [...new Set([...inText, approver(plan, entry, owners)])];
  return names.map(name => ({ title: `Approved by ${named(name)}`, edits: [approvedBy(plan, entry, it, name)] }));
}

function approvedBy(plan: Plan, entry: Activity, { node, text }: Criterion, name: string): Edit {
  const { parsed } = entry;
  const by = descend(node, ['by']);
  if (by) return setValue(plan, parsed, by, quote(name, true));
  if (node.kind === 'map') {
    const inner = { ...entry, key: node, node };
    return insertKey(plan, inner, 'by', quote(name, true), descend(node, ['criterion']));
  }
  const map = `{ criterion: ${quote(text.trim(), true)}, by: ${quote(name, true)} }`;
  const isItem = field(entry, 'done')!.value.kind === 'list';
  return replace(plan, { parsed, range: node.range }, isItem ? map : `[${map}]`);
}

export const docs =
  'An approval that nobody is asked for is never given, and the work stays almost done. Name one person under `by`: `{ criterion: New version approved, by: maya }`. Whoever does the work cannot be the one who checks it, unless the whole plan is theirs.';

export const examples: Example[] = [
  {
    name: 'nobody is named: the owner of the plan',
    plan: `
owner: maya
activities:
  audit:
    owner: dev
    done: New checklist approved
    #     ^^^^^^^^^^^^^^^^^^^^^^ Nobody is named who approves this, so it waits for everybody. Name one person under "by".
`,
    fixed: `
owner: maya
activities:
  audit:
    owner: dev
    done: [{ criterion: New checklist approved, by: maya }]
`,
  },
  {
    name: 'named in the text only',
    plan: `
owner: maya
people:
  maya: { role: IT operations manager }
  lu: { name: Lu Chen }
  dev: { role: Business analyst }
activities:
  audit:
    owner: dev
    done:
      - Wording signed off by Lu Chen
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Lu Chen" stands only in the text, so the approval is on nobody's list. Write "by" beside the criterion.
      - 12 suppliers audited
`,
    fixed: `
owner: maya
people:
  maya: { role: IT operations manager }
  lu: { name: Lu Chen }
  dev: { role: Business analyst }
activities:
  audit:
    owner: dev
    done:
      - { criterion: Wording signed off by Lu Chen, by: lu }
      - 12 suppliers audited
`,
  },
  {
    name: 'the owner checks the work himself',
    plan: `
owner: maya
activities:
  audit:
    owner: dev
    done:
      - criterion: 12 suppliers audited
        #          ^^^^^^^^^^^^^^^^^^^^ dev owns the work and would approve it too, so nobody else looks at it. Name another person.
        by: dev
`,
    fixed: `
owner: maya
activities:
  audit:
    owner: dev
    done:
      - criterion: 12 suppliers audited
        by: maya
`,
  },
  {
    name: 'with an approver, met, a measure, by a body, a half-written one, the owner of the whole plan, and done work',
    plan: `
owner: maya
activities:
  audit: { owner: dev, done: [{ criterion: New version approved, by: maya }, { criterion: Draft approved, met: 2026-07-16 }] }
  survey: { owner: dev, done: New terms accepted by 95% of clients }
  budget: { owner: dev, done: Figures signed off by the works council }
  form: { owner: dev, done: [{ criterion: Form approved, by: }] }
  plan: { owner: maya, done: [{ criterion: Numbers approved, by: maya }] }
  report: { owner: dev, done: Report approved, status: done }
`,
  },
];
