import { forecastOf } from '../forecast/forecast.ts';
import { type Day, iso } from '../language/day.ts';
import { titleOf } from '../plan/everywhere.ts';
import type { Plan } from '../plan/plan.ts';
import { known } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { wholeOf } from '../plan/whole.ts';
import { demandOf } from '../reckon/demand.ts';
import { jobsOf } from '../reckon/job.ts';
import { loadOf, weeksAhead } from '../reckon/load.ts';
import { inHours } from '../reckon/overload.ts';
import { askingFor, skillShortOf, skillsAsked } from '../reckon/skill-demand.ts';
import { goalDay } from './goal-day.ts';
import { byId, type Names } from './names.ts';

/** Something that holds today, and does not as of a scenario. */
export interface Break {
  readonly kind: 'deadline' | 'ceiling' | 'skill';
  /** When it shows: the day that is missed, or the Monday of the week. */
  readonly day: Day;
  readonly text: string;
  /** The person who has too much. */
  readonly person?: string;
  /** The deadline that is missed: the plan, and the activity, or nothing for the goal. */
  readonly missed?: { readonly file: string; readonly id: string | undefined };
}

/** What breaks, the first first. */
export function breaksOf(now: Plan, then: Plan, today: Day, names: Names = byId): Break[] {
  const all = [deadlines, ceilings, skills].flatMap(of => {
    const before = of(now, today, names);
    return [...of(then, today, names)].filter(([key]) => !before.has(key)).map(([, it]) => it);
  });
  return all.sort((a, b) => a.day - b.day);
}

/** What does not hold, by what it is: the same key in two plans is the same thing. */
export type Broken = Map<string, Break>;

/** Every deadline that the forecast misses, of this plan and of those around it. */
export function deadlines(plan: Plan, today: Day, names: Names = byId): Broken {
  const own = plan.others?.file ?? '';
  const found: Broken = new Map();
  for (const { file, name, plan: theirs } of wholeOf(plan)) {
    const forecast = forecastOf(theirs, today);
    const home = file === own ? undefined : { name, title: titleOf({ plan: theirs, name }) };
    const put = (id: string | undefined, words: string, due: Day, day: Day | undefined): void => {
      if (due < today || (day !== undefined && day <= due)) return;
      const when = day === undefined ? 'is never finished' : `is finished on ${iso(day)}`;
      const text = `${words}, due ${iso(due)}, ${when}.`;
      found.set(`${file} ${id ?? ''}`, { kind: 'deadline', day: due, text, missed: { file, id } });
    };
    for (const { entry, finish, due } of forecast.activities)
      if (due !== undefined && entry.value.due !== undefined) put(entry.id, names.entry(entry, home), due, finish);
    const by = goalOf(theirs)?.value.by;
    if (by !== undefined && forecast.solved.goal.has(theirs.chunks))
      put(undefined, home ? `The goal of ${names.plan(home)}` : 'The goal', by, goalDay(forecast));
  }
  return found;
}

/** The first week in which somebody has more to do than may be planned. */
function ceilings(plan: Plan, today: Day, names: Names): Broken {
  const found: Broken = new Map();
  for (const { id } of known(plan, 'person')) {
    const demand = demandOf(plan, id, today);
    const over = demand ? loadOf(demand, today).over : [];
    const [week] = over;
    if (!week) continue;
    const more = over.length > 1 ? `, the first of ${over.length} such weeks` : '';
    const text = `${names.person(plan, id)} has ${inHours(week.hours)} in the week of ${iso(week.from)}, of ${inHours(week.limit)} that may be planned${more}.`;
    found.set(id, { kind: 'ceiling', day: week.from, text, person: id });
  }
  return found;
}

/** Every skill that more work asks for than those who have it have hours for. */
function skills(plan: Plan, today: Day): Broken {
  const found: Broken = new Map();
  for (const key of new Set(jobsOf(plan).all.flatMap(it => [...skillsAsked(it)]))) {
    const short = skillShortOf(plan, key, askingFor(plan, key), today, weeksAhead);
    if (!short) continue;
    const text = `The skill ${cited(key)} runs short in the week of ${iso(short.week.from)}: ${inHours(short.asked)} are asked for, ${inHours(short.free)} are free.`;
    found.set(key, { kind: 'skill', day: short.week.from, text });
  }
  return found;
}
