import { nameIn, teamsCalled } from '../mend/owner-choice.ts';
import { chooseAmong } from '../mend/owner-edit.ts';
import { inWords, type Owned, ownersIn } from '../plan/owning.ts';
import type { Plan } from '../plan/plan.ts';
import { known } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import type { OwnerContext } from '../words/owner.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'owner-team',
  group: 'Ownership',
  severity: 'error',
  summary: 'reports an owner that is a team, a department, a group or everyone',
  chunk(parsed, { frame: { owners } }, report) {
    for (const owned of ownersIn(parsed, owners))
      if (owned.says.kind === 'team')
        report(owned.range, `${cited(inWords(owned))} is a group; what a group owns, nobody does. Name one person.`, {
          fixes: plan => fixes(plan, owned, owners),
        });
  },
});

/** Its lead, its people, whoever stands beside it in brackets; where all of these are unknown, whoever is near the work. */
function fixes(plan: Plan, owned: Owned, owners: OwnerContext): Fix[] {
  const { says } = owned;
  const candidate = says.kind === 'team' ? says.candidate : undefined;
  const teams = teamsCalled(plan, inWords(owned));
  const leads = teams.flatMap(({ value }) =>
    value.lead ? [{ name: nameIn(plan, value.lead), says: 'who leads it' }] : [],
  );
  const members = known(plan, 'person')
    .filter(it => teams.some(({ id }) => it.value.team === id) && !leads.some(({ name }) => name === it.id))
    .map(it => ({ name: it.id, says: 'who is in it' }));
  const named = candidate ? [{ name: nameIn(plan, candidate), says: 'who is named there' }] : [];
  // Whose team it is stands under `people:`.
  return chooseAmong(plan, owned, [...named, ...leads, ...members], owners, teams.length > 0);
}

export const docs =
  'A team cannot be asked on Monday how it stands, and each in it may think that another has it in hand. Name one person; the team helps, or leads where its lead is named.';

export const examples: Example[] = [
  {
    name: 'a team with a lead and people',
    plan: `
teams:
  ops: { title: IT operations, lead: maya }
people:
  maya: { team: ops }
  dev: { team: ops }
activities:
  audit:
    owner: IT operations
    #      ^^^^^^^^^^^^^ "IT operations" is a group; what a group owns, nobody does. Name one person.
`,
    fixed: `
teams:
  ops: { title: IT operations, lead: maya }
people:
  maya: { team: ops }
  dev: { team: ops }
activities:
  audit:
    owner: maya
`,
  },
  {
    name: 'one of its people',
    plan: `
teams:
  ops: { title: IT operations, lead: maya }
people:
  maya: { team: ops }
  dev: { team: ops }
workstreams:
  acme: { owner: the ops team }
  #              ^^^^^^^^^^^^ "the ops team" is a group; what a group owns, nobody does. Name one person.
`,
    fix: 'Make dev the owner, who is in it',
    fixed: `
teams:
  ops: { title: IT operations, lead: maya }
people:
  maya: { team: ops }
  dev: { team: ops }
workstreams:
  acme: { owner: dev }
`,
  },
  {
    name: 'a name in brackets',
    plan: `
activities:
  audit:
    owner: Backend team (Ines)
    #      ^^^^^^^^^^^^^^^^^^^ "Backend team (Ines)" is a group; what a group owns, nobody does. Name one person.
`,
    fixed: `
activities:
  audit:
    owner: Ines # Backend team (Ines)
`,
  },
  {
    name: 'nothing is known of the group: whoever is near the work',
    plan: `
owner: Maya Lind
activities:
  audit:
    owner: everyone
    #      ^^^^^^^^ "everyone" is a group; what a group owns, nobody does. Name one person.
    with: [Dev Rao]
`,
    fixed: `
owner: Maya Lind
activities:
  audit:
    owner: Dev Rao # everyone
`,
  },
  {
    name: 'a person, and a group that has finished',
    plan: `
activities:
  audit: { owner: maya }
  rollout: { owner: operations team, status: done }
`,
  },
];
