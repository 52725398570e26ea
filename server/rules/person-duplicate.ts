import { removeWhole } from '../mend/heads.ts';
import { merge } from '../mend/merge.ts';
import type { Folder } from '../plan/change.ts';
import { quote, replace } from '../plan/edit.ts';
import { personMarks } from '../plan/marks.ts';
import { alike } from '../plan/node.ts';
import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, mentions } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { type Example, type Fix, type PlanReport, rule } from './rule.ts';

type Person = EntryOf<'person'>;

export default rule({
  id: 'person-duplicate',
  group: 'Ownership',
  severity: 'info',
  summary: 'reports two people with one e-mail address, or with one name',
  around: true,
  plan(plan, _frame, report) {
    const seen = new Map<string, Person>();
    for (const person of entriesOf(plan, 'person')) {
      const marks = personMarks(person);
      const shared = marks.find(it => seen.has(it));
      const first = shared && seen.get(shared)!;
      for (const it of marks) if (!seen.has(it)) seen.set(it, person);
      if (!shared && plan.others) judgeFar(plan, person, report);
      // Two entries of one id are another matter.
      if (!first || first.id === person.id) continue;
      report(
        placeOf(person),
        `${cited(person.id)} and ${cited(first.id)} have ${inWords(person, shared)}: one person under two ids?`,
        {
          related: () => [{ place: placeOf(first), message: `The first, ${cited(first.id)}.` }],
          fixes: now => fixes(now, first, person),
        },
      );
    }
  },
});

const inWords = ({ value: { email = '', name = '' } }: Person, mark: string): string =>
  mark.startsWith('email') ? `the e-mail address ${cited(email, 60)}` : `the name ${cited(name)}`;

/** The same in a plan whose file comes before this one: of two the later is told. */
function judgeFar(plan: Plan, person: Person, report: PlanReport): void {
  const others = plan.others!;
  for (const mark of personMarks(person))
    for (const home of others.marked(mark)) {
      if (home.file > others.file) break;
      const first = entriesOf(home.plan, 'person').find(it => personMarks(it).includes(mark));
      if (!first || first.id === person.id) continue;
      const where = `${cited(first.id)} in the plan ${cited(home.name)}`;
      report(
        placeOf(person),
        `${cited(person.id)} and ${where} have ${inWords(person, mark)}: one person under two ids?`,
        {
          related: () => [{ place: placeOf(first), home, message: `The first, ${cited(first.id)}.` }],
          fixes: (now, folder) => farFixes(now, first, home, person, folder),
        },
      );
      return;
    }
}

/** This one goes, with what only it says, and all mentions follow: that is, for whoever reads it, in the title. */
function farFixes(plan: Plan, first: Person, home: Member, person: Person, folder: Folder | undefined): Fix[] {
  const refsIn = (it: Plan) =>
    mentions(it, 'person', person.id).map(({ parsed, token }) =>
      replace(it, { parsed, range: token.range }, quote(first.id, true)),
    );
  const others = plan.others!.others().flatMap(({ file, plan: it }) => refsIn(it).map(edit => ({ ...edit, file })));
  if (others.length && !folder) return [];
  const own = refsIn(plan);
  const lost = person.node.pairs.filter(it => {
    const theirs = field(first, it.key.text)?.value;
    return !theirs || !alike(theirs, it.value);
  });
  const count = own.length + others.length;
  const title = [
    `Remove ${cited(person.id)} here: ${cited(first.id)} in ${cited(home.name)} is the same person`,
    ...(lost.length
      ? [
          `; its ${listed(
            lost.map(it => it.key.text),
            4,
          )} ${lost.length > 1 ? 'are' : 'is'} lost`,
        ]
      : []),
    ...(count ? [`; ${count === 1 ? 'the one mention follows' : `all ${count} mentions follow`}`] : []),
  ].join('');
  return [{ title, edits: [removeWhole(plan, person), ...own], ...(others.length && { others }) }];
}

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
  {
    name: 'one person in two plans, under two ids',
    plan: `
people:
  ana: { name: Ana Silva, capacity: 20h/w }
 #^^^ "ana" and "asilva" in the plan "crm" have the name "Ana Silva": one person under two ids?
  dev: { name: Dev Patel, email: dev@example.com }
  lu: { name: Lu Chen }
activities:
  form: { owner: ana }
`,
    fixed: `
people:
  dev: { name: Dev Patel, email: dev@example.com }
  lu: { name: Lu Chen }
activities:
  form: { owner: asilva }
`,
    others: {
      crm: {
        plan: 'people:\n  asilva: { name: ana  silva }\n  dev: { email: dev@example.com }\nactivities:\n  shop: { owner: ana }\n',
        fixed:
          'people:\n  asilva: { name: ana  silva }\n  dev: { email: dev@example.com }\nactivities:\n  shop: { owner: asilva }\n',
      },
      people: { plan: 'people:\n  chen: { name: Lu Chen }\n' },
    },
  },
];
