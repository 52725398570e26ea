import { addLesson, lessonTitle } from '../mend/learn.ts';
import { addLoad } from '../mend/load.ts';
import type { Frame } from '../plan/frame.ts';
import { peopleOn } from '../plan/people.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, inherited, isOneOff, keyAt, prerequisites, resolve } from '../plan/query.ts';
import { type Holder, isVacancy, learnersIn, type Skill, skillIndex, skillsOf } from '../plan/skills.ts';
import { isOver } from '../plan/standing.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { jobOf } from '../reckon/job.ts';
import { byFree } from '../reckon/relief.ts';
import { askingFor } from '../reckon/skill-demand.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;
/** Who can look after something need not be able to build it. */
const enough = 2;
/** What a fix writes: half a day a week, to be corrected. */
const usual = '10%';

export default rule({
  id: 'support-skill-missing',
  group: 'Skills',
  severity: 'warning',
  summary:
    'reports continuous work behind work that asks for a skill, where nobody who carries its load has that skill',
  around: true,
  late: true,
  plan(plan, frame, report) {
    if (!frame.people) return;
    for (const entry of entriesOf(plan, 'activity')) {
      const { load, after } = entry.value;
      if (load === undefined || after === undefined || isOver(entry)) continue;
      const crew = crewOf(entry).filter(it => find(plan, 'person', it));
      if (!crew.length) continue;
      const told = new Set<string>();
      for (const { built, asked } of asksOf(plan, entry)) {
        if (told.has(asked.key) || !isMissing(plan, crew, asked)) continue;
        told.add(asked.key);
        report(
          { parsed: entry.parsed, range: keyAt(entry, 'load') },
          `${cited(built.id)} asks for ${cited(asked.name)}, and nobody who looks after it then has that. Add somebody who built it, or let one of them learn it.`,
          { fixes: now => fixes(now, frame, entry, built, asked) },
        );
      }
    }
  },
});

const crewOf = (entry: Activity): string[] => {
  const { load } = entry.value;
  const owner = inherited(entry, 'owner');
  return load instanceof Map ? [...load.keys()] : owner === undefined ? [] : [owner];
};

/** The skills asked for by the work, done once, that it comes after. */
const asksOf = (plan: Plan, entry: Activity): { built: Activity; asked: Skill }[] =>
  prerequisites(entry).flatMap(({ ref }) => {
    const built = resolve(plan, 'activity', ref)?.entry;
    if (!built || built.value.status === 'dropped' || !isOneOff(built.value)) return [];
    return skillsOf(built).map(asked => ({ built, asked }));
  });

const isEnough = ({ skill }: Holder): boolean => skill.level === undefined || skill.level >= enough;
/** What nobody at all has, has a report of its own. */
function isMissing(plan: Plan, crew: readonly string[], { key }: Skill): boolean {
  const holders = (skillIndex(plan).get(key) ?? []).filter(isEnough);
  if (!holders.length || holders.some(it => crew.includes(it.person.id))) return false;
  const learners = learnersIn(plan, { key, level: enough }, askingFor(plan, key).map(it => it.entry)); // biome-ignore format: one call
  return !crew.some(it => learners.has(it));
}

function fixes(plan: Plan, frame: Frame, entry: Activity, built: Activity, asked: Skill): Fix[] {
  const holders = (skillIndex(plan).get(asked.key) ?? []).filter(it => isEnough(it) && !isVacancy(it.person));
  const builders = peopleOn(built);
  const own = holders.filter(it => builders.has(it.person.id));
  const able = byFree(plan, jobOf(plan, entry), frame.today, (own.length ? own : holders).map(it => it.person.id)); // biome-ignore format: one choice
  const learner = byFree(plan, jobOf(plan, entry), frame.today, crewOf(entry)).find(it => find(plan, 'person', it));
  const add = able.slice(0, 3).map(id => ({
    title: `Add ${named(id)} to "load" with ${usual} of the day`,
    edits: [addLoad(plan, entry, id, usual)],
  }));
  if (!able.length || learner === undefined) return add;
  const lesson = { skill: asked.name, teacher: able[0]!, learner };
  const { id, edit } = addLesson(plan, frame, lesson);
  return [...add, { title: lessonTitle(lesson, id, frame), edits: [edit] }];
}

export const docs =
  'Those who built it move on, and whoever looks after it then learns at the expense of those who use it. Let somebody who built it carry a small part of the load, or teach those who will, before it goes out. Level 2 is enough to look after something.';

export const examples: Example[] = [
  {
    name: 'a builder stays with it',
    plan: `
people:
  ana: { skills: { terraform: 4 } }
  lu: { skills: { forms: 3 } }
activities:
  build: { owner: ana, due: 2026-08-28, skills: { terraform: 3 } }
  desk:
    owner: lu
    load: 20%
   #^^^^ "build" asks for "terraform", and nobody who looks after it then has that. Add somebody who built it, or let one of them learn it.
    after: [build]
`,
    fixed: `
people:
  ana: { skills: { terraform: 4 } }
  lu: { skills: { forms: 3 } }
activities:
  build: { owner: ana, due: 2026-08-28, skills: { terraform: 3 } }
  desk:
    owner: lu
    load: { lu: 20%, ana: 10% }
    after: [build]
`,
  },
  {
    name: 'somebody on the desk learns it',
    plan: `
people:
  ana: { skills: { terraform: 4, aws: 3 } }
  lu: { skills: { terraform: 1 } }
activities:
  build: { owner: ana, status: done, skills: [terraform] }
  desk: { owner: ana, load: { lu: 20% }, after: [build] }
  #                   ^^^^ "build" asks for "terraform", and nobody who looks after it then has that. Add somebody who built it, or let one of them learn it.
`,
    fix: 'Add the activity',
    fixed: `
people:
  ana: { skills: { terraform: 4, aws: 3 } }
  lu: { skills: { terraform: 1 } }
activities:
  build: { owner: ana, status: done, skills: [terraform] }
  desk: { owner: ana, load: { lu: 20% }, after: [build] }
  learn-terraform:
    title: Teach terraform to lu
    owner: ana
    with: [lu]
    due: 2026-08-21
    effort: 1d..4d
    done: 2 pieces of such work done by lu alone
    skills: [terraform]
`,
  },
  {
    name: 'level 2 is enough, somebody learns it, and recurring work before it',
    plan: `
people:
  ana: { skills: { terraform: 4, aws: 4 } }
  lu: { skills: { terraform: 2 } }
activities:
  build: { owner: ana, due: 2026-08-28, skills: { terraform: 3, aws: 2 } }
  teach-aws: { owner: ana, with: [lu], due: 2026-08-21, skills: [aws] }
  desk: { owner: ana, load: { lu: 20% }, after: [build] }
  patch: { owner: ana, every: 2w, effort: 1d, skills: [aws] }
  phone: { owner: lu, load: 10%, after: [patch] }
`,
  },
];
