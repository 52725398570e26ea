import { flowList } from '../mend/lists.ts';
import { approver, nameIn, onePerson, somebody } from '../mend/owner-choice.ts';
import { insertKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isProposed } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, find, headOf, inherited } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'escalation-missing',
  group: 'Risk, gates, readiness',
  severity: 'info',
  summary: 'reports continuous work for a client that does not say whom to turn to: no `escalate`',
  entry: {
    activity(entry, near, report) {
      if (entry.value.load === undefined || field(entry, 'escalate') || isProposed(entry, 'escalate')) return;
      const stream = inherited(entry, 'workstream');
      const known = stream === undefined ? undefined : near.find('workstream', stream)?.value;
      if (!entry.value.billable && !known?.billable && known?.client === undefined) return;
      report(
        entry.key.range,
        'A client relies on this, and nobody is named to turn to when it fails. Name whom to escalate to.',
        {
          fixes: plan => fixes(plan, entry, near.frame),
        },
      );
    },
  },
});

/** The lead of the owner's team, then the plan's owner; failing both anybody else. Nobody escalates to himself. */
function fixes(plan: Plan, entry: EntryOf<'activity'>, { owners }: Frame): Fix[] {
  const owner = nameIn(plan, inherited(entry, 'owner') ?? '');
  const team = find(plan, 'person', owner)?.value.team;
  const lead = team === undefined ? undefined : find(plan, 'team', team)?.value.lead;
  const own = headOf(plan, 'owner')?.pair.value.text;
  const near = [
    ...(lead ? [{ name: nameIn(plan, lead), says: `who leads "${team}"` }] : []),
    ...(own ? [{ name: nameIn(plan, own), says: 'who owns the plan' }] : []),
  ];
  const known = onePerson(near, owners).filter(
    it => it.name !== owner && (!owners.people || owners.people.has(it.name)),
  );
  return (known.length ? known : [{ name: approver(plan, entry, owners), says: '' }]).map(({ name, says }) => ({
    title:
      name === somebody
        ? 'Write "escalate", with a name to fill in'
        : `Escalate to ${named(name)}${says ? `, ${says}` : ''}`,
    edits: [insertKey(plan, entry, 'escalate', flowList([name]))],
  }));
}

export const docs =
  'When support for a client fails, minutes count, and nobody looks for the right person in a chart of the organisation. Name under `escalate` whom to turn to, first one first.';

export const examples: Example[] = [
  {
    name: 'support for a client',
    plan: `
owner: maya
teams:
  ops: { lead: tom }
people:
  ana: { team: ops }
  tom: { team: ops }
  maya: { role: IT operations manager }
workstreams:
  acme: { owner: maya, client: Acme }
activities:
  desk: { owner: ana, load: 30%, workstream: acme }
 #^^^^ A client relies on this, and nobody is named to turn to when it fails. Name whom to escalate to.
`,
    fixed: `
owner: maya
teams:
  ops: { lead: tom }
people:
  ana: { team: ops }
  tom: { team: ops }
  maya: { role: IT operations manager }
workstreams:
  acme: { owner: maya, client: Acme }
activities:
  desk: { owner: ana, load: 30%, workstream: acme, escalate: [tom] }
`,
  },
  {
    name: 'paid by the hour: the owner of the plan',
    plan: `
owner: Maya Lindqvist
activities:
  desk:
 #^^^^ A client relies on this, and nobody is named to turn to when it fails. Name whom to escalate to.
    owner: Ana Petrov
    load: { Ana Petrov: 30% }
    billable: yes
    done: First answer under 30 min in 95% of tickets
`,
    fixed: `
owner: Maya Lindqvist
activities:
  desk:
    owner: Ana Petrov
    load: { Ana Petrov: 30% }
    billable: yes
    done: First answer under 30 min in 95% of tickets
    escalate: [Maya Lindqvist]
`,
  },
  {
    name: 'with somebody to turn to, internal, done once, and over',
    plan: `
workstreams:
  acme: { owner: maya, client: Acme }
  inside: { owner: maya }
activities:
  desk: { load: 30%, workstream: acme, escalate: [maya] }
  wiki: { load: 5%, workstream: inside, billable: no }
  portal: { effort: 5d, workstream: acme }
  hotline: { load: 30%, billable: yes, status: done }
  phone: { load: 30%, workstream: crm/acme }
`,
  },
  {
    name: 'nobody else is known',
    plan: `
activities:
  desk: { load: 20%, billable: yes }
 #^^^^ A client relies on this, and nobody is named to turn to when it fails. Name whom to escalate to.
`,
    fix: 'Write "escalate", with a name to fill in',
    fixed: `
activities:
  desk: { load: 20%, billable: yes, escalate: [name one person] }
`,
  },
];
