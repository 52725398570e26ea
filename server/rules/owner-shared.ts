import { choices, nameIn } from '../mend/owner-choice.ts';
import { chooseOwner, keepOwner, whereTo } from '../mend/owner-edit.ts';
import { type Owned, ownersIn } from '../plan/owning.ts';
import type { Plan } from '../plan/plan.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { written } from '../plan/written.ts';
import type { OwnerContext } from '../words/owner.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'owner-shared',
  group: 'Ownership',
  severity: 'error',
  summary:
    'reports an owner that is a list, or a text that names more than one: `ines and kofi`, `Ines / the platform team`',
  chunk(parsed, { frame: { owners } }, report) {
    for (const owned of ownersIn(parsed, owners)) {
      const { says, pair } = owned;
      // A list that names one person and nobody else is only written twice.
      if (says.kind !== 'shared' && !(says.kind === 'person' && pair.value.kind === 'list')) continue;
      const names = says.kind === 'shared' ? [...new Set([...says.names, ...says.others])] : [];
      const [one] = says.kind === 'person' ? [says.name] : names;
      const all = names.map(it => cited(it, 30));
      const message =
        names.length > 1
          ? `${listed(all, 3)} own this together; if two own it, nobody does. Keep one as owner.`
          : one
            ? `Only ${cited(one, 30)} is named here, more than once. Write the name once.`
            : 'A list of owners; if two own it, nobody does. Keep one as owner.';
      report(owned.range, message, { fixes: plan => fixes(plan, owned, owners) });
    }
  },
});

function fixes(plan: Plan, owned: Owned, owners: OwnerContext): Fix[] {
  const { says, entry } = owned;
  const [names, others] =
    says.kind === 'shared' ? [says.names, says.others] : says.kind === 'person' ? [[says.name], []] : [[], []];
  const people = [...new Set(names.map(it => nameIn(plan, it)))];
  const note = others.length ? { note: `with ${others.join(', ')}` } : {};
  const keep = people.map(name => {
    const helpers = people.filter(it => it !== name);
    return {
      title: [`Keep ${named(name)} as owner`, ...whereTo(entry, helpers, others)].join(', '),
      edits: keepOwner(plan, owned, name, { helpers, ...note }),
      safe: people.length === 1 && !others.length && !written(owned.parsed, owned.pair.value.range).includes('#'),
    };
  });
  const whole = says.kind === 'shared' ? says.surnameFirst : undefined;
  const one = whole
    ? [
        {
          title: `Make it one person, surname first: ${named(whole)}`,
          edits: keepOwner(plan, owned, nameIn(plan, whole)),
        },
      ]
    : [];
  return keep.length ? [...keep, ...one] : choices(plan, entry, owners).map(it => chooseOwner(plan, entry, it, owned));
}

export const docs =
  'If two own it, nobody does: each may think that the other has it in hand. Keep one as owner, and name the others under `with`.';

export const examples: Example[] = [
  {
    name: 'two people',
    plan: `
activities:
  audit:
    owner: ana and dev
    #      ^^^^^^^^^^^ "ana" and "dev" own this together; if two own it, nobody does. Keep one as owner.
    due: 2026-08-21
`,
    fixed: `
activities:
  audit:
    owner: ana
    with: [dev]
    due: 2026-08-21
`,
  },
  {
    name: 'a list, beside contributors with shares',
    plan: `
activities:
  audit:
    owner:
      - ana
#     ^^^^^ "ana" and "dev" own this together; if two own it, nobody does. Keep one as owner.
      - dev
    with: { lu: 20% }
`,
    fix: 'Keep dev as owner, ana to "with"',
    fixed: `
activities:
  audit:
    owner: dev
    with: { lu: 20%, ana: 0% }
`,
  },
  {
    name: 'people whose ids are known, and a group',
    plan: `
people:
  ana: { name: Ana Petrov }
  dev: { name: Dev Kapoor }
activities:
  audit: { owner: "Ana Petrov, Dev, Platform Team", with: [lu], due: 2026-08-21 }
  #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Ana Petrov", "Dev" and "Platform Team" own this together; if two own it, nobody does. Keep one as owner.
`,
    fixed: `
people:
  ana: { name: Ana Petrov }
  dev: { name: Dev Kapoor }
activities:
  # owner: with Platform Team
  audit: { owner: ana, with: [lu, dev], due: 2026-08-21 }
`,
  },
  {
    name: 'the owners of a plan: it has no contributors',
    plan: `
plan: Halve client onboarding time
owner: Maya & Tom
#      ^^^^^^^^^^ "Maya" and "Tom" own this together; if two own it, nobody does. Keep one as owner.
`,
    fixed: `
plan: Halve client onboarding time
owner: Maya # with Tom
`,
  },
  {
    name: 'perhaps one person, surname first',
    plan: `
activities:
  audit:
    owner: Okafor, Kofi
    #      ^^^^^^^^^^^^ "Okafor" and "Kofi" own this together; if two own it, nobody does. Keep one as owner.
`,
    fix: 'Make it one person',
    fixed: `
activities:
  audit:
    owner: Kofi Okafor
`,
  },
  {
    name: 'one name twice',
    plan: `
activities:
  audit: { owner: [ana, ana], with: [dev] }
  #               ^^^^^^^^^^ Only "ana" is named here, more than once. Write the name once.
`,
    fixed: `
activities:
  audit: { owner: ana, with: [dev] }
`,
  },
  {
    name: 'one owner, one contributor; and what is done',
    plan: `
activities:
  audit: { owner: ana, with: [dev] }
  rollout: { owner: ana and dev, status: done }
`,
  },
];
