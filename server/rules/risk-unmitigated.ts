import { iso } from '../language/day.ts';
import { types, type ValueType } from '../language/values.ts';
import { newActivity, soon } from '../mend/new-entry.ts';
import { quote, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isProposed } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, isOpen } from '../plan/query.ts';
import { cited, upTo } from '../plan/suggest.ts';
import { gistOf } from '../words/gist.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

type Risk = EntryOf<'risk'>;
const self = {
  id: 'risk-unmitigated',
  settings: {
    '': {
      type: types.number as ValueType,
      default: '10',
      says: 'from which product of likelihood and impact on a risk needs work against it',
    },
  },
};
/** Where nothing is said: neither likely nor unlikely, neither small nor great. */
const medium = 3;

export default rule({
  ...self,
  group: 'Risk, gates, readiness',
  severity: 'warning',
  summary: 'reports a great risk that no work is planned against, or only work that was dropped',
  entry: {
    risk(entry, near, report) {
      const { likelihood = medium, impact = medium, mitigation } = entry.value;
      const weight = likelihood * impact;
      if (weight < threshold<number>(self, near.frame)) return;
      // A name that nothing has is another matter.
      const dropped =
        mitigation !== undefined && near.resolve('activity', mitigation)?.entry.value.status === 'dropped';
      if (!dropped && (field(entry, 'mitigation') || isProposed(entry, 'mitigation'))) return;
      const what = dropped
        ? `what was planned against it, ${cited(mitigation)}, was dropped`
        : 'nothing is planned against it';
      const message = `Likelihood ${likelihood} times impact ${impact} makes ${weight}, and ${what}. Name the activity that lessens it.`;
      report(entry.key.range, message, { fixes: plan => fixes(plan, entry, near.frame) });
    },
  },
});

/** The open work that shares most words with the risk; and work of its own. */
function fixes(plan: Plan, entry: Risk, frame: Frame): Fix[] {
  const words = new Set(gistOf(`${entry.value.title ?? ''} ${entry.id.replace(/[-_.]/g, ' ')}`));
  const likely = entriesOf(plan, 'activity')
    .filter(it => !it.parent && isOpen(it.value))
    .map(it => ({ id: it.id, shared: gistOf(it.value.title ?? it.id).filter(word => words.has(word)).length }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 5);
  const due = soon(frame, 10);
  const fresh = newActivity(plan, frame, {
    id: `mitigate-${entry.id}`,
    title: `Mitigate: ${upTo(entry.value.title ?? entry.id, 100)}`,
    owner: entry.value.owner,
    due,
  });
  return [
    ...likely.map(it => ({
      title: `${cited(it.id)} lessens it`,
      edits: [setKey(plan, entry, 'mitigation', quote(it.id, true))],
    })),
    {
      title: `Create the activity ${cited(fresh.id)} against it, due ${iso(due)}, to fill in`,
      edits: [setKey(plan, entry, 'mitigation', quote(fresh.id, true)), fresh.edit],
    },
  ];
}

export const docs =
  'A risk that is only listed lessens nothing. From a likelihood times impact of 10 on, something has to be done about it: name the activity that lessens it under `mitigation`, or create one. Where likelihood or impact is missing, 3 is assumed.';

export const examples: Example[] = [
  {
    name: 'great, and nothing is planned',
    plan: `
owner: maya
period: 2026-Q3
risks:
  key-person:
 #^^^^^^^^^^ Likelihood 3 times impact 5 makes 15, and nothing is planned against it. Name the activity that lessens it.
    title: Only Ana knows the billing system
    owner: maya
    likelihood: 3
    impact: 5
activities:
  form: { title: Rebuild the intake form }
  handover: { title: Write down how billing works }
`,
    fixed: `
owner: maya
period: 2026-Q3
risks:
  key-person:
    title: Only Ana knows the billing system
    owner: maya
    likelihood: 3
    impact: 5
    mitigation: handover
activities:
  form: { title: Rebuild the intake form }
  handover: { title: Write down how billing works }
`,
  },
  {
    name: 'work of its own',
    plan: `
owner: maya
period: 2026-Q3
risks:
  outage: { title: A data centre fails, likelihood: 4, mitigation: second-site }
 #^^^^^^ Likelihood 4 times impact 3 makes 12, and what was planned against it, "second-site", was dropped. Name the activity that lessens it.
activities:
  second-site: { status: dropped, because: too dear }
`,
    fixed: `
owner: maya
period: 2026-Q3
risks:
  outage: { title: A data centre fails, likelihood: 4, mitigation: mitigate-outage }
activities:
  second-site: { status: dropped, because: too dear }
  mitigate-outage:
    title: "Mitigate: A data centre fails"
    owner: maya
    due: 2026-08-07
    done: Say what anybody can check when it is done
`,
  },
  {
    name: 'exactly ten, and a house rule of five',
    plan: `
rules:
  risk-unmitigated: 5
risks:
  leak: { likelihood: 2, impact: 5 }
 #^^^^ Likelihood 2 times impact 5 makes 10, and nothing is planned against it. Name the activity that lessens it.
  noise: { likelihood: 2 }
 #^^^^^ Likelihood 2 times impact 3 makes 6, and nothing is planned against it. Name the activity that lessens it.
  dust: { likelihood: 1 }
`,
  },
  {
    name: 'small ones, and those that something is planned against, or was done',
    plan: `
risks:
  noise: { likelihood: 3 }
  dust: { }
  leak: { likelihood: 5, impact: 5, mitigation: audit }
  fire: { likelihood: 5, mitigation: sites/drill }
  flood: { likelihood: 5, mitigation: }
  theft: { likelihood: 5, countermeasure: audit }
activities:
  audit: { status: done }
`,
  },
  {
    name: 'what another plan does against it, and has dropped',
    plan: `
risks:
  fire: { likelihood: 5, mitigation: crm/drill }
  flood: { likelihood: 5, mitigation: crm/pumps }
 #^^^^^ Likelihood 5 times impact 3 makes 15, and what was planned against it, "crm/pumps", was dropped. Name the activity that lessens it.
`,
    others: { crm: { plan: 'activities:\n  drill: { owner: lu }\n  pumps: { owner: lu, status: dropped }\n' } },
  },
];
