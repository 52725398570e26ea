import { type Day, iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { addLesson, lessonTitle } from '../mend/learn.ts';
import { addVacancies } from '../mend/vacancy.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { find, known } from '../plan/query.ts';
import { holdersOf, isVacancy, skillsOf } from '../plan/skills.ts';
import { cited } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { companyDays } from '../plan/workdays.ts';
import { delays } from '../reckon/delay.ts';
import { inWeeks } from '../reckon/demand.ts';
import { jobsHere } from '../reckon/job.ts';
import { horizon, inHours } from '../reckon/overload.ts';
import { byFree, lastFirst, type Strain } from '../reckon/relief.ts';
import { askingFor, type SkillShort, skillShortOf, skillsAsked } from '../reckon/skill-demand.ts';
import { anew, tryOut } from '../reckon/try-out.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'skill-short',
  settings: {
    ...horizon('how far ahead demand is looked at'),
    hiring: { type: types.interval as ValueType, default: '8w', says: 'how long it takes to find somebody' },
  },
};

export default rule({
  ...self,
  group: 'Skills',
  severity: 'warning',
  tried: true,
  summary: 'reports a skill for which more hours are asked in the weeks ahead than those who have it have free',
  around: true,
  late: true,
  plan(plan, frame, report) {
    if (!frame.people) return;
    const { today } = frame;
    const weeks = inWeeks(threshold<Interval>(self, frame, 'horizon'));
    const name = plan.others?.name ?? '';
    for (const key of new Set(jobsHere(plan).flatMap(it => [...skillsAsked(it)]))) {
      const jobs = askingFor(plan, key);
      // Of several plans the first tells of it.
      const first = jobs.find(it => !it.home);
      if (!first || jobs.some(it => it.home && it.home.name < name)) continue;
      const short = skillShortOf(plan, key, jobs, today, weeks);
      if (!short) continue;
      const marked = short.jobs.find(it => !it.home) ?? first;
      const skill = skillsOf(marked.entry).find(it => it.key === key)!;
      report(
        { parsed: marked.entry.parsed, range: skill.node.range },
        message(plan, frame, skill.name, key, short, weeks),
        {
          related: now =>
            (shortOf(anew(now), key, today, weeks)?.jobs ?? [])
              .filter(it => it.entry !== marked.entry)
              .slice(0, 20)
              .map(({ entry, home }) => ({
                place: { parsed: entry.parsed, range: entry.key.range },
                ...(home && { home }),
                message: `Asks for ${cited(skill.name)}, too.`,
              })),
          fixes: (now, folder) => fixes(anew(now), frame, { key, name: skill.name }, weeks, !!folder),
        },
      );
    }
  },
});

const shortOf = (plan: Plan, key: string, today: Day, weeks: number): SkillShort | undefined =>
  skillShortOf(plan, key, askingFor(plan, key), today, weeks);

/** Whoever is to be there on a day has to be looked for from this one on. */
const lastDayToHire = (frame: Frame, day: Day): Day =>
  day - Math.round(calendarDays(threshold<Interval>(self, frame, 'hiring')));

function message(plan: Plan, frame: Frame, name: string, key: string, short: SkillShort, weeks: number): string {
  const { level, asked, free, week } = short;
  const begin = lastDayToHire(frame, week.from);
  const hire =
    begin >= frame.today
      ? `begin to hire by ${iso(begin)}, or let somebody learn it`
      : 'let somebody learn it, or do some of it later';
  const able = holdersOf(plan, { key, level }).length;
  const what = `${cited(name)}${level === undefined ? '' : ` at level ${level}`}`;
  return `Work of ${inHours(asked)} asks for ${what} in ${counted(weeks, 'week')}, and ${able === 1 ? 'the one who has it has' : `the ${able} who have it have`} ${inHours(free)} free. It runs short in the week of ${iso(week.from)}: ${hire}.`;
}

function fixes(
  plan: Plan,
  frame: Frame,
  { key, name }: { key: string; name: string },
  weeks: number,
  reaches: boolean,
): Fix[] {
  const { today } = frame;
  const short = shortOf(plan, key, today, weeks);
  if (!short) return [];
  const isEased = (after: Plan): boolean => !shortOf(after, key, today, weeks);
  const hires = lastDayToHire(frame, short.week.from) < today ? [] : hiresFor(plan, name, key, short, isEased);
  const strain: Strain = {
    jobs: lastFirst(plan, short.jobs.filter(it => it.kind === 'once'), today), // biome-ignore format: one list
    today,
    weeks,
    reaches,
    isEased,
  };
  return [
    ...hires,
    ...lessons(plan, frame, { key, name }, short, isEased),
    ...delays(plan, strain).map(({ title, edits, others }) => ({ title, edits, ...(others && { others }) })),
  ];
}

/** As many vacancies as are enough, at the level that is short or at a higher one that is asked for, too. */
function hiresFor(
  plan: Plan,
  name: string,
  key: string,
  { level, week, jobs }: SkillShort,
  isEased: (after: Plan) => boolean,
): Fix[] {
  const from = companyDays(plan).from(week.from);
  const asked = jobs.map(it => skillsOf(it.entry).find(skill => skill.key === key)?.level);
  const levels = [...new Set([level, ...asked])]
    .filter(it => (it ?? 0) >= (level ?? 0))
    .sort((a, b) => (a ?? 0) - (b ?? 0));
  for (let count = 1; count <= 3; count++) {
    for (const it of levels) {
      const skill = { name, level: it };
      const { ids, edit } = addVacancies(
        plan,
        Array.from({ length: count }, () => ({ for: name, skill, from })),
      );
      if (!isEased(tryOut(plan, { edits: [edit] }))) continue;
      const names = ids.map(id => cited(id)).join(' and ');
      const what = `${name}${it === undefined ? '' : ` at level ${it}`}`;
      const title = `Add the ${count === 1 ? 'vacancy' : 'vacancies'} ${names} with ${what}, from ${iso(from)}`;
      return [{ title, edits: [edit] }];
    }
  }
  return [];
}

/** Somebody with hours to spare learns it. */
function lessons(
  plan: Plan,
  frame: Frame,
  { key, name }: { key: string; name: string },
  short: SkillShort,
  isEased: (after: Plan) => boolean,
): Fix[] {
  const holders = holdersOf(plan, { key, level: short.level });
  const teacher = holders.find(it => !isVacancy(it.person));
  if (!teacher) return [];
  const able = known(plan, 'person').filter(it => !isVacancy(it) && !holders.some(has => has.person.id === it.id));
  const job = short.jobs.find(it => !it.home) ?? short.jobs[0]!;
  for (const learner of byFree(
    plan,
    job,
    frame.today,
    able.map(it => it.id),
  ).slice(0, 3)) {
    // biome-ignore format: one choice
    if (!find(plan, 'person', learner)) continue;
    const lesson = { skill: name, teacher: teacher.person.id, learner };
    const { id, edit } = addLesson(plan, frame, lesson);
    if (isEased(tryOut(plan, { edits: [edit] }))) return [{ title: lessonTitle(lesson, id, frame), edits: [edit] }];
  }
  return [];
}

export const docs =
  'Hours are not all alike: where only one or two can do a kind of work, their time decides what gets done. Counted are the hours of work that asks for the skill, against what those who have it may plan less their other work. Hire while there is time, let somebody learn it, or do some of it later.';

export const examples: Example[] = [
  {
    name: 'more than one can do: in time to hire',
    plan: `
people:
  ana: { skills: { aws: 4 } }
  dev: { skills: { aws: 2 } }
activities:
  move: { owner: ana, start: 2026-09-28, due: 2026-10-16, effort: 15d, skills: { aws: 3 } }
  #                                                                              ^^^ Work of 232 h asks for "aws" at level 3 in 13 weeks, and the one who has it has 146.4 h free. It runs short in the week of 2026-09-28: begin to hire by 2026-08-03, or let somebody learn it.
  copy: { owner: dev, with: [ana], start: 2026-09-28, due: 2026-10-16, effort: 14d, skills: { aws: 4 } }
  desk: { owner: ana, load: 50% }
`,
    fixed: `
people:
  ana: { skills: { aws: 4 } }
  dev: { skills: { aws: 2 } }
  aws-hire:
    skills: { aws: 4 }
    from: 2026-09-28
    status: hiring
activities:
  move: { owner: ana, start: 2026-09-28, due: 2026-10-16, effort: 15d, skills: { aws: 3 } }
  copy: { owner: dev, with: [ana], start: 2026-09-28, due: 2026-10-16, effort: 14d, skills: { aws: 4 } }
  desk: { owner: ana, load: 50% }
`,
  },
  {
    name: 'somebody with time learns it',
    plan: `
owner: lu
people:
  ana: { skills: [aws] }
  lu: {}
activities:
  move: { owner: ana, start: 2026-09-28, due: 2026-10-16, effort: 12d, skills: [aws] }
  #                                                                             ^^^ Work of 192 h asks for "aws" in 13 weeks, and the one who has it has 146.4 h free. It runs short in the week of 2026-09-28: begin to hire by 2026-08-03, or let somebody learn it.
  copy: { owner: ana, start: 2026-09-28, due: 2026-10-16, effort: 12d, skills: [aws] }
  desk: { owner: ana, load: 50% }
`,
    fix: 'Add the activity',
    fixed: `
owner: lu
people:
  ana: { skills: [aws] }
  lu: {}
activities:
  move: { owner: ana, start: 2026-09-28, due: 2026-10-16, effort: 12d, skills: [aws] }
  copy: { owner: ana, start: 2026-09-28, due: 2026-10-16, effort: 12d, skills: [aws] }
  desk: { owner: ana, load: 50% }
  learn-aws:
    title: Teach aws to lu
    owner: ana
    with: [lu]
    due: 2026-08-21
    effort: 1d..4d
    done: 2 pieces of such work done by lu alone
    skills: [aws]
`,
  },
  {
    name: 'too late for that: some of it later',
    plan: `
people:
  ana: { skills: [aws] }
activities:
  move: { owner: ana, due: 2026-08-28, effort: 30d, skills: [aws], impact: 1 }
  #                                                          ^^^ Work of 480 h asks for "aws" in 13 weeks, and the one who has it has 390.4 h free. It runs short in the week of 2026-07-24: let somebody learn it, or do some of it later.
  copy: { owner: ana, due: 2026-10-16, effort: 30d, skills: [aws], impact: 5 }
`,
    fix: 'Move "copy"',
    fixed: `
people:
  ana: { skills: [aws] }
activities:
  move: { owner: ana, due: 2026-08-28, effort: 30d, skills: [aws], impact: 1 }
  copy: { owner: ana, due: 2026-12-11, effort: 30d, skills: [aws], impact: 5 }
`,
  },
  {
    name: 'enough hours, and a skill that nobody has',
    plan: `
people:
  ana: { skills: [aws] }
  lu: { skills: [linux] }
activities:
  move: { owner: ana, due: 2026-10-16, effort: 30d, skills: [aws] }
  copy: { owner: lu, due: 2026-10-16, effort: 30d, skills: [cobol] }
`,
  },
];
