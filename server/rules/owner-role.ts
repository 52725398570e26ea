import { chooseAmong } from '../mend/owner-edit.ts';
import { inWords, type Owned, ownersIn } from '../plan/owning.ts';
import type { Plan } from '../plan/plan.ts';
import { known } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import type { OwnerContext } from '../words/owner.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'owner-role',
  group: 'Ownership',
  severity: 'warning',
  summary: 'reports an owner that is a role without a name: `product owner`, `Head of Design`, `CTO`',
  chunk(parsed, { frame: { owners } }, report) {
    for (const owned of ownersIn(parsed, owners))
      if (owned.says.kind === 'role')
        report(owned.range, `${cited(inWords(owned))} is a role, not a person. Name who holds it.`, {
          fixes: plan => fixes(plan, owned, owners),
        });
  },
});

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:the|our|my|an?)\s/, '')
    .replace(/[\s-]+/g, ' ')
    .trim();

function fixes(plan: Plan, owned: Owned, owners: OwnerContext): Fix[] {
  const role = inWords(owned);
  const holders = known(plan, 'person')
    .filter(({ value }) => value.role && plain(value.role) === plain(role))
    .map(it => ({ name: it.id, says: `who is ${it.value.role}` }));
  return chooseAmong(plan, owned, holders, owners, holders.length > 0);
}

export const docs =
  'A role may be filled twice, or by nobody, and it changes hands. Name the person who holds it; what somebody does stands under `people:` as `role`.';

export const examples: Example[] = [
  {
    name: 'the one person with that role',
    plan: `
people:
  maya: { role: Product owner }
  dev: { role: Business analyst }
activities:
  audit:
    owner: the product owner
    #      ^^^^^^^^^^^^^^^^^ "the product owner" is a role, not a person. Name who holds it.
`,
    fixed: `
people:
  maya: { role: Product owner }
  dev: { role: Business analyst }
activities:
  audit:
    owner: maya
`,
  },
  {
    name: 'two people with that role',
    plan: `
people:
  maya: { role: Account lead }
  lu: { role: Account lead }
activities:
  audit: { owner: Account lead }
  #               ^^^^^^^^^^^^ "Account lead" is a role, not a person. Name who holds it.
`,
    fix: 'Make lu the owner, who is Account lead',
    fixed: `
people:
  maya: { role: Account lead }
  lu: { role: Account lead }
activities:
  audit: { owner: lu }
`,
  },
  {
    name: 'nobody is known to hold it',
    plan: `
plan: Halve client onboarding time
owner: Maya Lind
activities:
  audit:
    owner: CTO
    #      ^^^ "CTO" is a role, not a person. Name who holds it.
`,
    fixed: `
plan: Halve client onboarding time
owner: Maya Lind
activities:
  audit:
    owner: Maya Lind # CTO
`,
  },
  {
    name: 'a person, and an id that reads like a role',
    plan: `
people:
  lead: { name: Li Lead }
activities:
  audit: { owner: lead }
  rollout: { owner: Product owner, status: dropped, because: no budget }
`,
  },
];
