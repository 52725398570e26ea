import { addContributors } from '../mend/contributor.ts';
import { addSkill } from '../mend/skill.ts';
import { addVacancies } from '../mend/vacancy.ts';
import { quote, replace } from '../plan/edit.ts';
import { peopleOn } from '../plan/people.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, resolve } from '../plan/query.ts';
import { isVacancy, type Skill, skillIndex, skillsOf } from '../plan/skills.ts';
import { isOver } from '../plan/standing.ts';
import { cited, near } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { whoSays } from '../plan/who-says.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'skill-unknown',
  group: 'Skills',
  severity: 'warning',
  summary: 'reports work that asks for a skill that nobody has',
  around: true,
  plan(plan, frame, report) {
    // Where nobody says what anybody can do, nothing is known.
    if (!frame.people || !skillIndex(plan).size) return;
    for (const entry of entriesOf(plan, 'activity')) {
      if (entry.value.skills === undefined || isOver(entry)) continue;
      for (const asked of skillsOf(entry)) {
        if (skillIndex(plan).has(asked.key)) continue;
        report(
          { parsed: entry.parsed, range: asked.node.range },
          `Nobody has ${cited(asked.name)}. Correct the word, say who has it, or look for somebody.`,
          { fixes: (now, folder) => fixes(now, entry, asked, !!folder) },
        );
      }
    }
  },
});

function fixes(plan: Plan, entry: EntryOf<'activity'>, asked: Skill, reaches: boolean): Fix[] {
  const names = [...skillIndex(plan).values()].map(it => it[0]!.skill.name);
  const place = { parsed: entry.parsed, range: asked.node.range };
  const { ids, edit } = addVacancies(plan, [{ for: asked.name, skill: asked }]);
  return [
    ...near(asked.name, names).map(it => ({
      title: `Write ${cited(it)}`,
      edits: [replace(plan, place, quote(it, true))],
    })),
    ...[...peopleOn(entry)].slice(0, 3).flatMap(id => had(plan, id, asked, reaches)),
    {
      title: `Add the vacancy ${cited(ids[0]!)} with that skill, and name it under "with"`,
      edits: [edit, ...addContributors(plan, entry, ids)],
    },
  ];
}

/** Somebody on it has the skill, and nobody said so. */
function had(plan: Plan, id: string, { name, level }: Skill, reaches: boolean): Fix[] {
  const person = find(plan, 'person', id);
  if (!person || isVacancy(person)) return [];
  // Beside whatever else they can do: a second list, in another plan, would hide the first or be hidden by it.
  const { entry, home } = whoSays(plan, 'person', id, 'skills') ?? resolve(plan, 'person', id)!;
  if (home && !reaches) return [];
  const edits = addSkill(home?.plan ?? plan, entry, name, level);
  const title = `Write that ${named(id)} has it${home ? `, in the plan ${cited(home.name)}` : ''}`;
  return [home ? { title, edits: [], others: edits.map(it => ({ ...it, file: home.file })) } : { title, edits }];
}

export const docs =
  'Nobody around has what this work asks for. Often it is another word for a skill that somebody has, or nobody has written down yet who has it. Where really nobody does, somebody has to be found or taught before the work can begin. It is told once anybody has `skills`.';

export const examples: Example[] = [
  {
    name: 'a slip in the word',
    plan: `
people:
  ana: { skills: { terraform: 4 } }
activities:
  move: { owner: ana, skills: [teraform] }
  #                            ^^^^^^^^ Nobody has "teraform". Correct the word, say who has it, or look for somebody.
`,
    fixed: `
people:
  ana: { skills: { terraform: 4 } }
activities:
  move: { owner: ana, skills: [terraform] }
`,
  },
  {
    name: 'nobody said so',
    plan: `
people:
  ana:
    skills:
      aws: 4
  dev: {}
activities:
  move: { owner: ana, with: [dev], skills: { cobol: 2 } }
  #                                          ^^^^^ Nobody has "cobol". Correct the word, say who has it, or look for somebody.
`,
    fix: 'Write that ana has it',
    fixed: `
people:
  ana:
    skills:
      aws: 4
      cobol: 2
  dev: {}
activities:
  move: { owner: ana, with: [dev], skills: { cobol: 2 } }
`,
  },
  {
    name: 'said in the plan of the people',
    plan: `
activities:
  move: { owner: ana, skills: [cobol] }
  #                            ^^^^^ Nobody has "cobol". Correct the word, say who has it, or look for somebody.
`,
    others: {
      people: {
        plan: 'people:\n  ana: { skills: [aws] }\n',
        fixed: 'people:\n  ana: { skills: [aws, cobol] }\n',
      },
    },
    fix: 'Write that ana has it, in the plan "people"',
    fixed: `
activities:
  move: { owner: ana, skills: [cobol] }
`,
  },
  {
    name: 'said where the other skills stand, though this plan defines the person too',
    plan: `
people:
  ana: { role: Developer }
activities:
  move: { owner: ana, skills: [cobol] }
  #                            ^^^^^ Nobody has "cobol". Correct the word, say who has it, or look for somebody.
`,
    others: {
      people: {
        plan: 'people:\n  ana: { skills: [aws] }\n',
        fixed: 'people:\n  ana: { skills: [aws, cobol] }\n',
      },
    },
    fix: 'Write that ana has it, in the plan "people"',
    fixed: `
people:
  ana: { role: Developer }
activities:
  move: { owner: ana, skills: [cobol] }
`,
  },
  {
    name: 'somebody has to be found',
    plan: `
people:
  ana: { skills: { aws: 4 } }
activities:
  move: { owner: ana, skills: { cobol: 3 } }
  #                             ^^^^^ Nobody has "cobol". Correct the word, say who has it, or look for somebody.
`,
    fix: 'Add the vacancy',
    fixed: `
people:
  ana: { skills: { aws: 4 } }
  cobol-hire:
    skills: { cobol: 3 }
    status: hiring
activities:
  move: { owner: ana, with: [cobol-hire], skills: { cobol: 3 } }
`,
  },
  {
    name: 'known in another spelling, by a vacancy, or by nobody who says anything',
    plan: `
people:
  ana: { skills: [Node JS] }
  hire: { skills: { cobol: 3 }, status: hiring }
activities:
  move: { owner: ana, skills: { node-js: 2, cobol: 3 } }
  old: { owner: ana, skills: [pascal], status: dropped }
`,
  },
];
