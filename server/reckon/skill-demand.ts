import type { Day } from '../language/day.ts';
import type { Range } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { holdersOf, isVacancy, learnersIn, skillIndex, skillsOf } from '../plan/skills.ts';
import { type Demand, demandOf, demandsOf, weeksFrom } from './demand.ts';
import { type Job, jobsBy } from './job.ts';
import { slightest } from './overload.ts';

/** More work asks for a skill, at a level, than those who have it have hours for. */
export interface SkillShort {
  readonly level: number | undefined;
  readonly asked: number;
  readonly free: number;
  /** The first week in which that is so. */
  readonly week: Range;
  /** The work that asks for it, in the order of the plans. */
  readonly jobs: readonly Job[];
}

/** The skills that work asks for, each once. */
export const skillsAsked = ({ entry }: Job): Iterable<string> =>
  entry.value.skills === undefined ? [] : new Set(skillsOf(entry).map(it => it.key));
/** The open work that asks for a skill. */
export const askingFor = jobsBy(skillsAsked);

/** Whether a skill is short in the weeks ahead: told for the lowest level at which it is. Nothing where nobody has it at all. */
export function skillShortOf(
  plan: Plan,
  key: string,
  jobs: readonly Job[],
  today: Day,
  weeks: number,
): SkillShort | undefined {
  if (!skillIndex(plan).has(key)) return undefined;
  const levels = new Map(jobs.map(it => [it, skillsOf(it.entry).find(skill => skill.key === key)?.level]));
  const all = weeksFrom(today, weeks);
  for (const level of [...new Set(levels.values())].sort((a, b) => (a ?? 0) - (b ?? 0))) {
    const asking = new Set(jobs.filter(it => (levels.get(it) ?? 0) >= (level ?? 0)));
    const able = ableTo(plan, key, level, jobs, today);
    if (!able.length) continue;
    const workers = demandsOf(plan, today).filter(it => it.pieces.some(piece => asking.has(piece.job)));
    const hours = ({ from, to }: Range) => ({
      asked: sum(workers, it => part(it, from, to, job => asking.has(job))),
      free: sum(able, ({ demand, since }) => {
        const first = Math.max(from, since);
        if (first > to) return 0;
        return Math.max(0, demand.limit(first, to) - part(demand, first, to, job => !asking.has(job)));
      }),
    });
    const { asked, free } = hours({ from: today, to: all.at(-1)!.to });
    if (asked <= free + slightest) continue;
    const week = all.find(it => {
      const now = hours(it);
      return now.asked > now.free;
    });
    return { level, asked, free, week: week ?? all[0]!, jobs: [...asking] };
  }
  return undefined;
}

const sum = <T>(all: readonly T[], hours: (it: T) => number): number => all.reduce((so, it) => so + hours(it), 0);
const part = (demand: Demand, from: Day, to: Day, counts: (job: Job) => boolean): number =>
  sum(demand.pieces, it => (counts(it.job) ? demand.hoursOf(it, from, to) : 0));

/** Those who have a skill at a level, vacancies as soon as they are filled, and those who learn it from then on. */
function ableTo(plan: Plan, key: string, level: number | undefined, jobs: readonly Job[], today: Day) {
  const able = holdersOf(plan, { key, level }).flatMap(({ person }) => {
    const demand = demandOf(plan, person.id, today);
    const isHere = !isVacancy(person) || person.value.from !== undefined;
    return demand && isHere ? [{ demand, since: today }] : [];
  });
  const learners = jobs.flatMap(job => {
    if (job.due === undefined) return [];
    return [...learnersIn(plan, { key, level }, [job.entry])].flatMap(id => {
      const demand = demandOf(plan, id, today);
      return demand ? [{ demand, since: job.due! + 1 }] : [];
    });
  });
  return [...able, ...learners];
}
