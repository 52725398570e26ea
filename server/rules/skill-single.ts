import { types, type ValueType } from '../language/values.ts';
import { addLesson, lessonTitle } from '../mend/learn.ts';
import { quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isDefined } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import { definedFirst, type EntryOf, known, onceFrom } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { inCommon, isVacancy, learnersIn, type Skill, skillIndex, skillsOf } from '../plan/skills.ts';
import { cited, kebab, listed, unused } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { counted } from '../plan/wording.ts';
import type { Job } from '../reckon/job.ts';
import { topOf } from '../reckon/ranking.ts';
import { byFree } from '../reckon/relief.ts';
import { askingFor } from '../reckon/skill-demand.ts';
import { anew, editsOf, nameOf } from '../reckon/try-out.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'skill-single',
  settings: {
    'needed-by': {
      type: types.number as ValueType,
      default: '2',
      says: 'how many activities ask for a skill before one person is too few for it',
    },
  },
};
/** Among so few nobody expects two of a kind. */
const fewest = 4;

export default rule({
  ...self,
  group: 'Skills',
  severity: 'warning',
  tried: true,
  summary: 'reports a skill that several activities ask for and only one person has, from four people up',
  around: true,
  late: true,
  plan(plan, frame, report) {
    if (countIn(plan) < fewest) return;
    const most = threshold<number>(self, frame, 'needed-by');
    for (const person of definedFirst(plan, 'person', 'skills')) {
      if (isVacancy(person) || person.value.skills === undefined) continue;
      for (const skill of skillsOf(person)) {
        const holders = (skillIndex(plan).get(skill.key) ?? []).filter(it => !isVacancy(it.person));
        if (holders.length !== 1 || holders[0]!.person.id !== person.id) continue;
        const jobs = askedFor(plan, skill.key);
        if (jobs.length < most || isLearnt(plan, skill.key)) continue;
        const names = listed(jobs.map(it => cited(nameOf(it))), 4); // biome-ignore format: one list
        report(
          { parsed: person.parsed, range: skill.node.range },
          `Only ${named(person.id)} has ${cited(skill.name)}, and ${counted(jobs.length, 'activity', 'activities')} ask for it: ${names}. All of them stand still when ${named(person.id)} is away. Let a second person learn it.`,
          {
            related: now =>
              askedFor(anew(now), skill.key)
                .slice(0, 20)
                .map(({ entry, home }) => ({
                  place: { parsed: entry.parsed, range: entry.key.range },
                  ...(home && { home }),
                  message: `Asks for ${cited(skill.name)}.`,
                })),
            fixes: (now, folder) => fixes(anew(now), frame, person, skill, !!folder),
          },
        );
      }
    }
  },
});

/** How many people there are, vacancies aside. */
const countIn = onceFrom('person', all => all.filter(it => !isVacancy(it)).length);

/** The open activities that ask for a skill, themselves or in a task. */
function askedFor(plan: Plan, key: string): Job[] {
  const tops = new Map<unknown, Job>();
  for (const job of askingFor(plan, key)) {
    const top = topOf(job.entry);
    if (!tops.has(top) || job.entry === top) tops.set(top, job.entry === top ? job : { ...job, entry: top });
  }
  return [...tops.values()];
}
const isLearnt = (plan: Plan, key: string): boolean =>
  learnersIn(plan, { key, level: undefined }, askingFor(plan, key).map(it => it.entry)).size > 0; // biome-ignore format: one condition

function fixes(plan: Plan, frame: Frame, person: EntryOf<'person'>, skill: Skill, reaches: boolean): Fix[] {
  const jobs = askedFor(plan, skill.key);
  const job = jobs.find(it => !it.home) ?? jobs[0];
  if (!job || (job.home && !reaches)) return [];
  const others = known(plan, 'person').filter(it => it.id !== person.id && !isVacancy(it));
  const { team } = person.value;
  const near = others.filter(it => it.value.team === team);
  const able = near.length ? near : others;
  const most = Math.max(...able.map(it => inCommon(person, it)));
  const nearest = able.filter(it => inCommon(person, it) === most).map(it => it.id);
  const [learner] = byFree(plan, job, frame.today, nearest);
  if (learner === undefined) return [];
  const lesson = { skill: skill.name, teacher: person.id, learner };
  const home = job.home?.plan ?? plan;
  const { id } = addLesson(home, frame, lesson);
  const title = lessonTitle(lesson, id, frame);
  const risk = unused(`${kebab(skill.name)}-single`, it => isDefined(home, 'risk', it));
  const body = [
    `title: ${quote(`Nobody but ${person.id} knows ${skill.name}`, true)}`,
    `owner: ${quote(person.id, true)}`,
    'likelihood: 3',
    'impact: 4',
    `mitigation: ${id}`,
  ];
  return [
    { title, ...editsOf(plan, job, of => [addLesson(of, frame, lesson).edit]) },
    {
      title: `${title}, with the risk ${cited(risk)} that it lessens`,
      ...editsOf(plan, job, of => [addLesson(of, frame, lesson).edit, insertEntry(of, 'risks', risk, body)]),
    },
  ];
}

export const docs =
  'What one person knows stops with that person: on leave, ill, or gone. It is told from four people up, for skills that two or more open activities ask for; vacancies do not count. Plan an activity in which a second person learns it, one whose title says so and whose `skills` name it.';

export const examples: Example[] = [
  {
    name: 'two activities, and one who can: a second learns it',
    plan: `
people:
  ana: { team: ops, skills: { aws: 4, linux: 3 } }
  #                           ^^^ Only ana has "aws", and 2 activities ask for it: "move" and "backup". All of them stand still when ana is away. Let a second person learn it.
  dev: { team: ops, skills: { linux: 3 } }
  lu: {}
  tom: {}
activities:
  move: { owner: ana, due: 2026-08-28, effort: 5d, skills: [aws] }
  backup: { owner: dev, with: [ana], due: 2026-08-28, tasks: { copy: { skills: { aws: 3 } }, test: { skills: { aws: 3 } } } }
`,
    fixed: `
people:
  ana: { team: ops, skills: { aws: 4, linux: 3 } }
  dev: { team: ops, skills: { linux: 3 } }
  lu: {}
  tom: {}
activities:
  move: { owner: ana, due: 2026-08-28, effort: 5d, skills: [aws] }
  backup: { owner: dev, with: [ana], due: 2026-08-28, tasks: { copy: { skills: { aws: 3 } }, test: { skills: { aws: 3 } } } }
  learn-aws:
    title: Teach aws to dev
    owner: ana
    with: [dev]
    due: 2026-08-21
    effort: 1d..4d
    done: 2 pieces of such work done by dev alone
    skills: [aws]
`,
  },
  {
    name: 'with a risk for the register',
    plan: `
people:
  ana: { skills: [aws] }
  #               ^^^ Only ana has "aws", and 2 activities ask for it: "move" and "backup". All of them stand still when ana is away. Let a second person learn it.
  dev: {}
  lu: {}
  tom: {}
  hire: { skills: [aws], status: hiring }
activities:
  move: { owner: ana, due: 2026-08-28, skills: [aws] }
  backup: { owner: ana, due: 2026-08-28, skills: [aws] }
`,
    fix: 'Add the activity "learn-aws", due 2026-08-21, in which dev learns it, with the risk',
    fixed: `
risks:
  aws-single:
    title: Nobody but ana knows aws
    owner: ana
    likelihood: 3
    impact: 4
    mitigation: learn-aws
people:
  ana: { skills: [aws] }
  dev: {}
  lu: {}
  tom: {}
  hire: { skills: [aws], status: hiring }
activities:
  move: { owner: ana, due: 2026-08-28, skills: [aws] }
  backup: { owner: ana, due: 2026-08-28, skills: [aws] }
  learn-aws:
    title: Teach aws to dev
    owner: ana
    with: [dev]
    due: 2026-08-21
    effort: 1d..4d
    done: 2 pieces of such work done by dev alone
    skills: [aws]
`,
  },
  {
    name: 'a second one learns it, only one activity asks, or two can',
    plan: `
people:
  ana: { skills: [aws, linux, forms] }
  dev: { skills: [linux] }
  lu: {}
  tom: {}
activities:
  move: { owner: ana, skills: [aws, linux, forms] }
  backup: { owner: ana, skills: [aws, linux] }
  aws-training: { owner: ana, with: [tom], skills: [aws] }
`,
  },
  {
    name: 'three people',
    plan: `
people:
  ana: { skills: [aws] }
  dev: {}
  lu: {}
activities:
  move: { owner: ana, skills: [aws] }
  backup: { owner: ana, skills: [aws] }
`,
  },
];
