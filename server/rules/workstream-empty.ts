import { iso } from '../language/day.ts';
import { removeWhole } from '../mend/heads.ts';
import { newActivity, soon } from '../mend/new-entry.ts';
import { setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { mentionsFrom, namersOf } from '../plan/named-from.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, mentions } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { priced } from '../words/money.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Workstream = EntryOf<'workstream'>;

export default rule({
  id: 'workstream-empty',
  group: 'Money',
  severity: 'warning',
  summary:
    'reports a workstream that is not closed and that no activity belongs to; as a hint while it is tentative or only defined',
  around: true,
  plan(plan, frame, report) {
    // A plan without any work lacks more than that.
    if (!entriesOf(plan, 'activity').length) return;
    for (const entry of entriesOf(plan, 'workstream')) {
      const { status, stage, budget } = entry.value;
      if (status === 'closed' || stage === 'implemented' || stage === 'closed' || hasWork(plan, entry)) continue;
      const unspent = budget && budget.amount > 0 ? ` Its ${priced(budget)} are spent on nothing.` : '';
      const message = `No activity belongs to this workstream.${unspent} Plan a first one, or close it.`;
      report({ parsed: entry.parsed, range: entry.key.range }, message, {
        ...((status === 'tentative' || stage === 'defined') && { severity: 'hint' }),
        fixes: now => fixes(now, entry, frame),
      });
    }
  },
});

/** What was dropped is no work. */
const hasWork = (plan: Plan, { id }: Workstream): boolean =>
  namersOf(plan, 'workstream', id, 'workstream', 'activity').some(it => it.entry.value.status !== 'dropped');

function fixes(plan: Plan, entry: Workstream, frame: Frame): Fix[] {
  const due = soon(frame, 10);
  const first = newActivity(plan, frame, {
    id: `${entry.id}-1`,
    title: 'Say what is done first',
    owner: entry.value.owner,
    due,
    workstream: entry.id,
  });
  const isNamed =
    mentions(plan, 'workstream', entry.id).length > 0 || mentionsFrom(plan, 'workstream', entry.id).length > 0;
  return [
    { title: `Create a first activity in it, ${cited(first.id)}, due ${iso(due)}, to fill in`, edits: [first.edit] },
    { title: 'Set status to closed', edits: [setKey(plan, entry, 'status', 'closed')] },
    ...(isNamed ? [] : [{ title: `Remove the workstream "${entry.id}"`, edits: [removeWhole(plan, entry)] }]),
  ];
}

export const docs =
  'A workstream without work is a promise that nobody keeps: its budget waits, and its client too. Plan a first activity in it, or close it. While it is tentative, or only defined by its stage, work may well come later, so this shows only as a hint.';

export const examples: Example[] = [
  {
    name: 'a budget, and no work',
    plan: `
owner: maya
period: 2026-Q3
workstreams:
  acme: { owner: lu, client: Acme, budget: USD 40k, status: confirmed }
 #^^^^ No activity belongs to this workstream. Its USD 40k are spent on nothing. Plan a first one, or close it.
  bolt: { owner: lu }
activities:
  form: { workstream: bolt }
`,
    fixed: `
owner: maya
period: 2026-Q3
workstreams:
  acme: { owner: lu, client: Acme, budget: USD 40k, status: confirmed }
  bolt: { owner: lu }
activities:
  form: { workstream: bolt }
  acme-1:
    title: Say what is done first
    owner: lu
    due: 2026-08-07
    done: Say what anybody can check when it is done
    workstream: acme
`,
  },
  {
    name: 'all its work was dropped: closed',
    plan: `
workstreams:
  acme:
 #^^^^ No activity belongs to this workstream. Plan a first one, or close it.
    owner: lu
activities:
  form: { workstream: acme, status: dropped, because: the client left }
`,
    fix: 'Set status',
    fixed: `
workstreams:
  acme:
    owner: lu
    status: closed
activities:
  form: { workstream: acme, status: dropped, because: the client left }
`,
  },
  {
    name: 'the only one, which nothing names',
    plan: `
workstreams:
  acme: { owner: lu, status: tentative, probability: 20% }
 #^^^^ No activity belongs to this workstream. Plan a first one, or close it.
activities:
  form: { owner: lu }
`,
    fix: 'Remove',
    fixed: `
activities:
  form: { owner: lu }
`,
  },
  {
    name: 'with work, also where only a task belongs to it; closed; and one whose work is done',
    plan: `
workstreams:
  acme: { owner: lu }
  bolt: { owner: lu, status: closed }
  crane: { owner: lu }
  delta: { owner: lu, stage: implemented }
activities:
  form: { workstream: acme, status: done }
  portal:
    tasks:
      api: { workstream: crane }
`,
  },
  {
    name: 'work in it stands in another plan; there it was dropped',
    plan: `
workstreams:
  acme: { owner: lu }
  bolt: { owner: lu }
 #^^^^ No activity belongs to this workstream. Plan a first one, or close it.
activities:
  form: { owner: dev }
`,
    others: {
      crm: {
        plan: 'activities:\n  portal: { workstream: ops/acme }\n  shop: { workstream: ops/bolt, status: dropped }\n',
      },
    },
  },
];
