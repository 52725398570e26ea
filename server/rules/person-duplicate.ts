import { merge } from '../mend/merge.ts';
import { replace } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, mentions } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Person = EntryOf<'person'>;

export default rule({
  id: 'person-duplicate',
  group: 'Ownership',
  severity: 'info',
  summary: 'reports two people with one e-mail address, or with one name',
  plan(plan, _frame, report) {
    const seen = new Map<string, Person>();
    for (const person of entriesOf(plan, 'person')) {
      const { email, name } = person.value;
      const marks: [string, string][] = [
        ...(email?.trim()
          ? [[`email ${plain(email)}`, `the e-mail address ${cited(email, 60)}`] as [string, string]]
          : []),
        ...(name?.trim() ? [[`name ${plain(name)}`, `the name ${cited(name)}`] as [string, string]] : []),
      ];
      const shared = marks.find(([mark]) => seen.has(mark));
      const first = shared && seen.get(shared[0])!;
      for (const [mark] of marks) if (!seen.has(mark)) seen.set(mark, person);
      // Two entries of one id are another matter.
      if (!first || first.id === person.id) continue;
      report(
        placeOf(person),
        `${cited(person.id)} and ${cited(first.id)} have ${shared[1]}: one person under two ids?`,
        {
          related: () => [{ place: placeOf(first), message: `The first, ${cited(first.id)}.` }],
          fixes: now => fixes(now, first, person),
        },
      );
    }
  },
});

const plain = (text: string): string => text.slice(0, 200).toLowerCase().replace(/\s+/g, ' ').trim();
const placeOf = ({ parsed, key }: Person) => ({ parsed, range: key.range });

/** The second goes into the first; the other way round where only that can be written. */
function fixes(plan: Plan, first: Person, second: Person): Fix[] {
  for (const [from, into] of [
    [second, first],
    [first, second],
  ] as const) {
    const merged = merge(plan, from, into);
    if (!merged) continue;
    const refs = mentions(plan, 'person', from.id).map(({ parsed, token }) =>
      replace(plan, { parsed, range: token.range }, into.id),
    );
    const follow = refs.length
      ? `; ${refs.length === 1 ? 'the one mention follows' : `all ${refs.length} mentions follow`}`
      : '';
    return [
      {
        title: `Merge ${cited(from.id)} into ${cited(into.id)}${merged.says}${follow}`,
        edits: [...merged.edits, ...refs],
      },
    ];
  }
  return [];
}

export const docs =
  'One person under two ids has twice the hours, and each id shows half of the work. Merge the two; whatever names the second then names the first. Two people who share a name differ in more than the id: write out what tells them apart.';

export const examples: Example[] = [
  {
    name: 'one e-mail address',
    plan: `
people:
  ana: { name: Ana Petrov, email: ana@example.org }
  ana-p: { email: Ana@example.org, team: ops }
# ^^^^^ "ana-p" and "ana" have the e-mail address "Ana@example.org": one person under two ids?
activities:
  audit: { owner: ana-p, with: [ana] }
`,
    fixed: `
people:
  ana: { name: Ana Petrov, team: ops, email: ana@example.org }
activities:
  audit: { owner: ana, with: [ana] }
`,
  },
  {
    name: 'one name, and more to say of it than fits on a line',
    plan: `
people:
  ana: { name: Ana Petrov }
  petrov:
# ^^^^^^ "petrov" and "ana" have the name "ANA PETROV": one person under two ids?
    name: ANA PETROV
    skills:
      aws: 4
consulted: [ana]
`,
    fixed: `
people:
  petrov:
    name: ANA PETROV
    skills:
      aws: 4
consulted: [petrov]
`,
  },
  {
    name: 'two people',
    plan: `
people:
  ana: { name: Ana Petrov, email: ana@example.org }
  lu: { name: Lu Chen }
  dev: { team: ops }
  tom: { team: ops }
`,
  },
];
