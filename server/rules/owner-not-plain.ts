import { nameIn, peopleCalled } from '../mend/owner-choice.ts';
import { keepOwner, whereTo } from '../mend/owner-edit.ts';
import { type Owned, ownersIn } from '../plan/owning.ts';
import type { Plan } from '../plan/plan.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'owner-not-plain',
  group: 'Ownership',
  severity: 'warning',
  summary: 'reports an owner that names one person and says more: a description, or somebody who helps',
  chunk(parsed, { frame: { owners } }, report) {
    for (const owned of ownersIn(parsed, owners)) {
      const { says } = owned;
      if (says.kind !== 'not-plain') continue;
      const { owner, helpers, note } = says;
      const more = helpers.length
        ? `who helps, ${listed(
            helpers.map(it => cited(it, 30)),
            3,
          )}`
        : `a description, ${cited(note ?? '')}`;
      report(owned.range, `Beside the owner ${cited(owner)} stands ${more}. Only one name belongs here.`, {
        fixes: plan => fix(plan, owned),
      });
    }
  },
});

function fix(plan: Plan, owned: Owned): Fix[] {
  const { says, entry } = owned;
  if (says.kind !== 'not-plain') return [];
  const owner = nameIn(plan, says.owner);
  const helpers = says.helpers.map(it => nameIn(plan, it));
  const moved = whereTo(entry, helpers, says.note ? [says.note] : []);
  const { note } = says;
  return [
    {
      title: `Write "owner: ${named(owner)}", ${listed(moved)}`,
      edits: keepOwner(plan, owned, owner, { helpers, ...(note !== undefined && { note }) }),
      safe: [says.owner, ...says.helpers].every(it => peopleCalled(plan, it).length === 1),
    },
  ];
}

export const docs =
  'One name stands under `owner`, so that everything which this person owns can be found. Who helps stands under `with`; what else there is to say, in a comment.';

export const examples: Example[] = [
  {
    name: 'a helper',
    plan: `
people:
  ines: { name: Ines Moreau }
  kofi: { name: Kofi Adeyemi }
activities:
  audit:
    owner: Ines Moreau with help from Kofi
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Beside the owner "Ines Moreau" stands who helps, "Kofi". Only one name belongs here.
    due: 2026-08-21
`,
    fixed: `
people:
  ines: { name: Ines Moreau }
  kofi: { name: Kofi Adeyemi }
activities:
  audit:
    owner: ines
    with: [kofi]
    due: 2026-08-21
`,
  },
  {
    name: 'a description',
    plan: `
activities:
  audit:
    owner: Priya, in her role as release lead # since June
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Beside the owner "Priya" stands a description, "in her role as release lead". Only one name belongs here.
`,
    fixed: `
activities:
  audit:
    owner: Priya # in her role as release lead # since June
`,
  },
  {
    name: 'within braces, where no comment can stand',
    plan: `
metrics:
  fill-time: { unit: min, owner: Priya (Payments) }
  #                              ^^^^^^^^^^^^^^^^ Beside the owner "Priya" stands a description, "Payments". Only one name belongs here.
`,
    fixed: `
metrics:
  # owner: Payments
  fill-time: { unit: min, owner: Priya }
`,
  },
  {
    name: 'a helper beside contributors who stand below each other',
    plan: `
activities:
  audit:
    owner: Ines (deputy Kofi)
    #      ^^^^^^^^^^^^^^^^^^ Beside the owner "Ines" stands who helps, "Kofi". Only one name belongs here.
    with:
      - Lu # two days
    due: 2026-08-21
`,
    fixed: `
activities:
  audit:
    owner: Ines
    with:
      - Lu # two days
      - Kofi
    due: 2026-08-21
`,
  },
  {
    name: 'one name',
    plan: `
activities:
  audit: { owner: Ines Moreau, with: [Kofi] }
`,
  },
];
