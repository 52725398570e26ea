import { type Choice, choices, nameIn, onePerson } from '../mend/owner-choice.ts';
import { keepOwner } from '../mend/owner-edit.ts';
import type { Frame } from '../plan/frame.ts';
import { type Owned, ownersIn } from '../plan/owning.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, find, headOf, inherited } from '../plan/query.ts';
import { isVacancy } from '../plan/skills.ts';
import { isOver } from '../plan/standing.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'owner-hiring',
  group: 'Ownership',
  severity: 'warning',
  summary: 'reports an owner who is a vacancy',
  chunk(parsed, { frame, find }, report) {
    if (!frame.people) return;
    for (const owned of ownersIn(parsed, frame.owners)) {
      if (owned.says.kind !== 'person' || isOver(owned.entry)) continue;
      const person = find('person', owned.says.name);
      if (!person || !isVacancy(person) || comesTooLate(owned, person)) continue;
      report(
        owned.range,
        `${named(person.id)} is a vacancy: until somebody is found, nobody answers for this. Name somebody who does till then.`,
        { fixes: plan => fixes(plan, owned, person.id, frame) },
      );
    }
  },
});

/** Whoever comes when it is due already is told of by his or her dates. */
function comesTooLate({ entry }: Owned, { value: { from } }: EntryOf<'person'>): boolean {
  const due = entry?.kind === 'activity' ? inherited(entry as EntryOf<'activity'>, 'due') : undefined;
  return from !== undefined && due !== undefined && from > due;
}

function fixes(plan: Plan, owned: Owned, id: string, { owners }: Frame): Fix[] {
  const team = find(plan, 'person', id)?.value.team;
  const lead = team === undefined ? undefined : find(plan, 'team', team)?.value.lead;
  const own = headOf(plan, 'owner')?.pair.value.text;
  const all: Choice[] = [
    ...(lead ? [{ name: lead, says: `who leads "${team}"` }] : []),
    ...(own ? [{ name: own, says: 'as of the plan' }] : []),
    ...choices(plan, owned.entry, owners),
  ];
  const isHere = ({ name }: Choice): boolean => {
    const person = find(plan, 'person', name);
    return !!person && !isVacancy(person);
  };
  const named_ = onePerson(all.map(it => ({ ...it, name: nameIn(plan, it.name) })), owners); // biome-ignore format: one list
  return named_
    .filter(isHere)
    .slice(0, 3)
    .map(({ name, says }) => ({
      title: `Make ${named(name)} the owner${says ? `, ${says}` : ''}; ${named(id)} goes to ${owned.entry?.kind === 'activity' ? '"with"' : 'a comment'}`,
      edits: keepOwner(plan, owned, name, { helpers: [id] }),
    }));
}

export const docs =
  'A vacancy cannot be asked how it goes. Until somebody is found, the lead of the team or the owner of the plan answers for it; the vacancy stays beside it as a contributor.';

export const examples: Example[] = [
  {
    name: 'the lead of the team, till somebody is found',
    plan: `
owner: maya
teams:
  ops: { lead: ana }
people:
  maya: {}
  ana: { team: ops }
  ops-hire: { team: ops, status: hiring, from: 2026-09-01 }
activities:
  audit:
    owner: ops-hire
    #      ^^^^^^^^ ops-hire is a vacancy: until somebody is found, nobody answers for this. Name somebody who does till then.
    due: 2026-10-30
`,
    fixed: `
owner: maya
teams:
  ops: { lead: ana }
people:
  maya: {}
  ana: { team: ops }
  ops-hire: { team: ops, status: hiring, from: 2026-09-01 }
activities:
  audit:
    owner: ana
    with: [ops-hire]
    due: 2026-10-30
`,
  },
  {
    name: 'the owner of the plan; what is no activity keeps the vacancy in a comment',
    plan: `
owner: maya
people:
  maya: {}
  analyst: { status: hiring }
metrics:
  waiting: { owner: analyst, unit: days }
  #                 ^^^^^^^ analyst is a vacancy: until somebody is found, nobody answers for this. Name somebody who does till then.
`,
    fixed: `
owner: maya
people:
  maya: {}
  analyst: { status: hiring }
metrics:
  # owner: with analyst
  waiting: { owner: maya, unit: days }
`,
  },
  {
    name: 'the plan itself',
    plan: `
owner: head-of-it
#      ^^^^^^^^^^ head-of-it is a vacancy: until somebody is found, nobody answers for this. Name somebody who does till then.
people:
  head-of-it: { status: hiring }
  ana: {}
activities:
  audit: { owner: ana }
`,
    fixed: `
owner: ana # with head-of-it
people:
  head-of-it: { status: hiring }
  ana: {}
activities:
  audit: { owner: ana }
`,
  },
  {
    name: 'somebody who comes later but is found, what is done, and who comes too late anyway',
    plan: `
people:
  ana: { from: 2026-09-01 }
  analyst: { status: hiring, from: 2026-10-01 }
activities:
  audit: { owner: ana, due: 2026-10-30 }
  form: { owner: analyst, status: done }
  list: { owner: analyst, due: 2026-08-21 }
  move: { owner: ana, with: [analyst] }
`,
  },
];
