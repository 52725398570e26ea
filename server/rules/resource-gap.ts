import type { Language } from '../language/index.ts';
import type { Money } from '../language/values.ts';
import { flowList } from '../mend/lists.ts';
import { newDecision } from '../mend/new-entry.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, field } from '../plan/query.ts';
import { sectionOf } from '../plan/section.ts';
import { cited, listed } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { priced } from '../words/money.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Resources = NonNullable<Language['resources']>;
const keys = ['budget', 'headcount', 'tooling'] as const;
type Key = (typeof keys)[number];
/** What is needed of a resource and not there. */
interface Gap {
  /** Completes "… is missing". */
  readonly lack: string;
  readonly question: string;
  readonly find: string;
  /** What `need` says when it asks for no more than there is. */
  readonly less: string;
}

export default rule({
  id: 'resource-gap',
  group: 'Money',
  severity: 'warning',
  milder: true,
  summary: 'reports a budget, headcount or tooling that needs more than it has, while no decision is to find the rest',
  plan(plan, frame, report) {
    const { resources } = frame.head;
    const section = resources && sectionOf(plan, 'resources');
    if (!resources || !section) return;
    for (const key of keys) {
      const gap = gapIn(resources, key);
      const pair = gap && field(section, key, 'need');
      if (!gap || !pair || isDecided(plan, key)) continue;
      const { parsed } = section;
      report(
        { parsed, range: pair.value.range },
        `${gap.lack} missing, and nobody is to decide where that comes from. Open a decision, or plan with what is there.`,
        {
          fixes: now => [
            decide(now, frame, key, gap),
            {
              title: `Need no more than there is: ${gap.less}`,
              edits: [replace(now, { parsed, range: pair.value.range }, gap.less)],
            },
          ],
        },
      );
    }
  },
});

const isDecided = (plan: Plan, key: Key): boolean =>
  entriesOf(plan, 'decision').some(it => it.value.affects?.includes(key));

function gapIn(resources: Resources, key: Key): Gap | undefined {
  if (key === 'budget') return moneyGap(resources.budget);
  if (key === 'headcount') {
    const { have, need } = resources.headcount ?? {};
    if (have === undefined || need === undefined || need <= have) return undefined;
    const more = counted(Number((need - have).toFixed(3)), 'person', 'people');
    return {
      lack: `${more} ${need - have === 1 ? 'is' : 'are'}`,
      question: `Find ${more} more, or cut scope?`,
      find: 'find them',
      less: String(have),
    };
  }
  return toolGap(resources.tooling);
}

function moneyGap({ have, need }: { have?: Money; need?: Money } = {}): Gap | undefined {
  // Two currencies cannot be compared.
  if (!have || !need || have.currency !== need.currency || need.amount <= have.amount) return undefined;
  const sum = priced({ ...need, amount: need.amount - have.amount });
  return { lack: `${sum} is`, question: `Find the missing ${sum}, or cut scope?`, find: 'find it', less: priced(have) };
}

const plain = (tool: string): string => tool.toLowerCase().replace(/[\s\-_.]/g, '');
function toolGap({ have, need }: { have?: readonly string[]; need?: readonly string[] } = {}): Gap | undefined {
  const there = new Set(have?.map(plain));
  const missing = have && need ? need.filter(it => !there.has(plain(it))) : [];
  if (!missing.length) return undefined;
  const names = listed(
    missing.map(it => cited(it, 30)),
    3,
  );
  return {
    lack: `${names} ${missing.length === 1 ? 'is' : 'are'}`,
    question: `Get ${names}, or work without?`,
    find: missing.length === 1 ? 'get it' : 'get them',
    less: flowList(need!.filter(it => there.has(plain(it)))),
  };
}

function decide(plan: Plan, frame: Frame, key: Key, { question, find }: Gap): Fix {
  const options = [find, key === 'tooling' ? 'work without' : 'cut scope'];
  const { id, by, edit } = newDecision(plan, frame, { id: `${key}-gap`, question, options, affects: [key] });
  return { title: `Open the decision "${id}", to be made by ${by}`, edits: [edit] };
}

export const docs =
  'A plan that needs more than it has does not work as written, however good its dates are. Either somebody decides, by a day, where the rest comes from, or the plan is cut to what is there. A decision that names `budget`, `headcount` or `tooling` under `affects`, open or taken, answers this.';

export const examples: Example[] = [
  {
    name: 'money and a hire',
    plan: `
owner: maya
review: { every: weekly, on: monday }
resources:
  budget: { have: USD 320k, need: USD 400k }
  #                               ^^^^^^^^ USD 80k is missing, and nobody is to decide where that comes from. Open a decision, or plan with what is there.
  headcount: { have: 6, need: 7 }
  #                           ^ 1 person is missing, and nobody is to decide where that comes from. Open a decision, or plan with what is there.
`,
    fixed: `
owner: maya
review: { every: weekly, on: monday }
resources:
  budget: { have: USD 320k, need: USD 400k }
  headcount: { have: 6, need: 7 }
decisions:
  budget-gap:
    question: "Find the missing USD 80k, or cut scope?"
    owner: maya
    by: 2026-07-27
    options: [find it, cut scope]
    affects: [budget]
`,
  },
  {
    name: 'tools',
    plan: `
owner: maya
resources:
  tooling:
    have: [form builder]
    need: [Form-builder, e-signature, "log viewer"]
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "e-signature" and "log viewer" are missing, and nobody is to decide where that comes from. Open a decision, or plan with what is there.
`,
    fix: 'Need no more than there is',
    fixed: `
owner: maya
resources:
  tooling:
    have: [form builder]
    need: [Form-builder]
`,
  },
  {
    name: 'decided already, or to be',
    plan: `
resources:
  budget: { have: USD 320k, need: USD 400k }
  headcount: { have: 6, need: 7 }
decisions:
  fund-gap: { question: Find USD 80k and one hire?, affects: [budget, headcount] }
`,
  },
  {
    name: 'enough, another currency, and half of it written',
    plan: `
resources:
  budget: { have: USD 320k, need: EUR 400k }
  headcount: { have: 6, need: 6 }
  tooling: { need: [form builder] }
`,
  },
  {
    name: 'half a person, and nobody to decide',
    plan: `
resources:
  headcount: { have: 2, need: 2.5 }
  #                           ^^^ 0.5 people are missing, and nobody is to decide where that comes from. Open a decision, or plan with what is there.
`,
    fix: 'Need no more than there is: 2',
    fixed: `
resources:
  headcount: { have: 2, need: 2 }
`,
  },
];
