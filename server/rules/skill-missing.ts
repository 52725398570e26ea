import { addContributors } from '../mend/contributor.ts';
import { addVacancies } from '../mend/vacancy.ts';
import { quote, setKey, setValue } from '../plan/edit.ts';
import { peopleOn } from '../plan/people.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, find, inherited } from '../plan/query.ts';
import { type Holder, holdersOf, isVacancy, type Skill, skillIndex, skillsOf } from '../plan/skills.ts';
import { isOver } from '../plan/standing.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { jobOf } from '../reckon/job.ts';
import { byFree } from '../reckon/relief.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'skill-missing',
  group: 'Skills',
  severity: 'warning',
  summary: 'reports work that asks for a skill, or a level of it, that nobody at work on it has',
  around: true,
  late: true,
  plan(plan, frame, report) {
    if (!frame.people) return;
    for (const entry of entriesOf(plan, 'activity')) {
      if (entry.value.skills === undefined || isOver(entry)) continue;
      const on = [...peopleOn(entry)].filter(it => find(plan, 'person', it));
      if (!on.length) continue;
      for (const asked of skillsOf(entry)) {
        const all = skillIndex(plan).get(asked.key) ?? [];
        // A skill that nobody has at all has a report of its own.
        if (!all.length || holdersOf(plan, asked).some(it => on.includes(it.person.id))) continue;
        report({ parsed: entry.parsed, range: asked.node.range }, message(plan, entry, asked, on, frame.today), {
          fixes: now => fixes(now, entry, asked, on, frame.today),
        });
      }
    }
  },
});

/** Whether somebody is there while it is done: work without a date is judged by today. */
function isThere({ value: { from, until } }: EntryOf<'person'>, entry: Activity, today: number): boolean {
  const due = inherited(entry, 'due');
  return (until ?? Infinity) >= Math.max(due ?? today, today) && (from ?? -Infinity) <= (due ?? today);
}
/** Those who have a skill at the level that is asked for, while it is asked for; the vacancies last. */
const ableTo = (plan: Plan, entry: Activity, asked: Skill, today: number): Holder[] =>
  holdersOf(plan, asked)
    .filter(it => isThere(it.person, entry, today))
    .sort((a, b) => Number(isVacancy(a.person)) - Number(isVacancy(b.person)));

function message(plan: Plan, entry: Activity, asked: Skill, on: readonly string[], today: number): string {
  const low = (skillIndex(plan).get(asked.key) ?? [])
    .filter(it => on.includes(it.person.id))
    .map(it => `${named(it.person.id)} has level ${it.skill.level}`);
  const level = low.length ? ` at level ${asked.level}` : '';
  const able = ableTo(plan, entry, asked, today).map(it => named(it.person.id));
  const nobody = holdersOf(plan, asked).length ? 'nobody who is there by then has it' : 'nobody else has it either';
  const who = able.length ? `${listed(able, 3)} ${able.length === 1 ? 'has' : 'have'} it` : nobody;
  return `Nobody at work on this has ${cited(asked.name)}${level}${low.length ? ` (${listed(low)})` : ''}; ${who}. ${able.length ? 'Add somebody, or hand it over' : 'Ask for less, or look for somebody'}.`;
}

function fixes(plan: Plan, entry: Activity, asked: Skill, on: readonly string[], today: number): Fix[] {
  const all = ableTo(plan, entry, asked, today);
  const able = all.filter(it => !isVacancy(it.person));
  const ids = byFree(
    plan,
    jobOf(plan, entry),
    today,
    able.map(it => it.person.id),
  ).slice(0, 3);
  const flow = entry.node.style === 'flow';
  const owner = inherited(entry, 'owner');
  const found: Fix[] = ids.flatMap(id => [
    { title: `Add ${named(id)} to "with"`, edits: addContributors(plan, entry, [id]) },
    ...(owner === undefined || !covers(plan, entry, [...on.filter(it => it !== owner), id])
      ? []
      : [{ title: `Hand it over to ${named(id)}`, edits: [setKey(plan, entry, 'owner', quote(id, flow))] }]),
  ]);
  if (found.length) return found;
  const vacant = all.slice(0, 3).map(it => ({
    title: `Add the vacancy ${cited(it.person.id)} to "with"`,
    edits: addContributors(plan, entry, [it.person.id]),
  }));
  if (vacant.length) return vacant;
  const { ids: added, edit } = addVacancies(plan, [{ for: asked.name, skill: asked }]);
  return [
    ...lower(plan, entry, asked, on, today),
    {
      title: `Add the vacancy ${cited(added[0]!)} with that skill, and name it under "with"`,
      edits: [edit, ...addContributors(plan, entry, added)],
    },
  ];
}

/** Whether some people together have all that it asks for, as far as anybody has. */
const covers = (plan: Plan, entry: Activity, ids: readonly string[]): boolean =>
  skillsOf(entry).every(
    asked => !skillIndex(plan).has(asked.key) || holdersOf(plan, asked).some(it => ids.includes(it.person.id)),
  );

/** The level that somebody on it has, or else the highest that there is. */
function lower(plan: Plan, entry: Activity, asked: Skill, on: readonly string[], today: number): Fix[] {
  const pair = field(entry, 'skills', asked.node.text);
  const less = ({ person, skill }: Holder): boolean =>
    (skill.level ?? 0) < (asked.level ?? 0) && (on.includes(person.id) || isThere(person, entry, today));
  const all = (skillIndex(plan).get(asked.key) ?? [])
    .filter(less)
    .sort((a, b) => (b.skill.level ?? 0) - (a.skill.level ?? 0));
  const own = all.find(it => on.includes(it.person.id));
  const best = own ?? all[0];
  if (!pair || !best?.skill.level) return [];
  const { id } = best.person;
  const edits = [setValue(plan, entry.parsed, pair, String(best.skill.level))];
  return own
    ? [{ title: `Ask for level ${best.skill.level}, which ${named(id)} has`, edits }]
    : [
        {
          title: `Ask for level ${best.skill.level}, and add ${named(id)} to "with", who has that`,
          edits: [...addContributors(plan, entry, [id]), ...edits],
        },
      ];
}

export const docs =
  'Work waits, or is done badly, when nobody on it can do a part of it. Add somebody who can, or let that person own it. A skill without a level satisfies any; a certification counts as a skill. Who works on the tasks of an activity counts for the whole of it.';

export const examples: Example[] = [
  {
    name: 'somebody else has it: to help',
    plan: `
people:
  ana: { skills: { aws: 4 } }
  dev: { skills: { forms: 3 } }
activities:
  move:
    owner: dev
    due: 2026-08-28
    skills: { forms: 3, AWS: 3 }
    #                   ^^^ Nobody at work on this has "AWS"; ana has it. Add somebody, or hand it over.
`,
    fixed: `
people:
  ana: { skills: { aws: 4 } }
  dev: { skills: { forms: 3 } }
activities:
  move:
    owner: dev
    with: [ana]
    due: 2026-08-28
    skills: { forms: 3, AWS: 3 }
`,
  },
  {
    name: 'a level too low: hand it over',
    plan: `
people:
  ana: { skills: { aws: 4 } }
  dev: { skills: { aws: 2 } }
activities:
  move: { owner: dev, skills: { aws: 3 } }
  #                             ^^^ Nobody at work on this has "aws" at level 3 (dev has level 2); ana has it. Add somebody, or hand it over.
`,
    fix: 'Hand it over to ana',
    fixed: `
people:
  ana: { skills: { aws: 4 } }
  dev: { skills: { aws: 2 } }
activities:
  move: { owner: ana, skills: { aws: 3 } }
`,
  },
  {
    name: 'a level that nobody has',
    plan: `
people:
  ana: { skills: { aws: 4 } }
  dev: { skills: { aws: 2 } }
activities:
  move: { owner: dev, skills: { aws: 5 } }
  #                             ^^^ Nobody at work on this has "aws" at level 5 (dev has level 2); nobody else has it either. Ask for less, or look for somebody.
`,
    fix: 'Ask for level 2',
    fixed: `
people:
  ana: { skills: { aws: 4 } }
  dev: { skills: { aws: 2 } }
activities:
  move: { owner: dev, skills: { aws: 2 } }
`,
  },
  {
    name: 'a level that nobody has, on work of somebody else: a vacancy',
    plan: `
people:
  ana: { skills: { aws: 4 } }
  dev: {}
activities:
  move: { owner: dev, with: { ana: 10% }, skills: { aws: 5 } }
  #                                                 ^^^ Nobody at work on this has "aws" at level 5 (ana has level 4); nobody else has it either. Ask for less, or look for somebody.
`,
    fix: 'Add the vacancy',
    fixed: `
people:
  ana: { skills: { aws: 4 } }
  dev: {}
  aws-hire:
    skills: { aws: 5 }
    status: hiring
activities:
  move: { owner: dev, with: { ana: 10%, aws-hire: 0% }, skills: { aws: 5 } }
`,
  },
  {
    name: 'contributors and those on tasks count, a level may be left out, and a skill that nobody has is another matter',
    plan: `
people:
  ana: { skills: [aws], certifications: { cissp: 2027-05-31 } }
  dev: { skills: { forms: 3 } }
activities:
  move: { owner: dev, with: [ana], skills: { aws: 5, forms: 3 } }
  audit: { owner: dev, skills: [cissp], tasks: { read: { owner: ana } } }
  form: { owner: dev, skills: { forms: , cobol: 3 } }
  old: { owner: ana, skills: [forms], status: done }
`,
  },
  {
    name: 'who has left, who is yet to come, and a vacancy',
    plan: `
people:
  ana: { skills: [sql] }
  bo: { skills: [aws], until: 2026-07-28 }
  eli: { skills: { aws: 4 }, from: 2026-10-01 }
  gil: { skills: [sql], until: 2026-01-31 }
  vic: { skills: { gis: 3 }, status: hiring }
activities:
  form: { owner: ana, due: 2026-08-03, skills: { aws: 3 } }
  #                                              ^^^ Nobody at work on this has "aws"; nobody who is there by then has it. Ask for less, or look for somebody.
  maps: { owner: ana, due: 2026-08-03, skills: { gis: 2 } }
  #                                              ^^^ Nobody at work on this has "gis"; vic has it. Add somebody, or hand it over.
`,
    fix: 'Add the vacancy "vic"',
    fixed: `
people:
  ana: { skills: [sql] }
  bo: { skills: [aws], until: 2026-07-28 }
  eli: { skills: { aws: 4 }, from: 2026-10-01 }
  gil: { skills: [sql], until: 2026-01-31 }
  vic: { skills: { gis: 3 }, status: hiring }
activities:
  form: { owner: ana, due: 2026-08-03, skills: { aws: 3 } }
  maps: { owner: ana, with: [vic], due: 2026-08-03, skills: { gis: 2 } }
`,
  },
];
