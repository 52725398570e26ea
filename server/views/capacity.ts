import { type Giving, givingOf } from '../forecast/hours.ts';
import type { Day } from '../language/day.ts';
import type { Range } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, find, rangeOf, resolve } from '../plan/query.ts';
import { demandOf, weeksFrom } from '../reckon/demand.ts';
import { type Job, jobsHere, jobsOf } from '../reckon/job.ts';
import type { Capacity, Load, Week, Work } from './capacity-row.ts';
import { type Given, givenOnce } from './capacity-work.ts';
import { type Sift, take } from './row.ts';

/** How far ahead weeks are told: 180 days. */
const horizon = 26;

/** Who has how much time in which week, and where it goes: of whoever this plan knows, or has work for. */
export function capacity(plan: Plan, today: Day, most = Infinity, sift?: Sift): Capacity {
  const once = givenOnce(plan, today);
  const { rows, count } = take(peopleOf(plan), most, sift, id => loadOf(plan, id, once.get(id) ?? [], today));
  return { rows: rows as readonly Load[], count, today };
}

/**
 * Everybody whom a plan defines and everybody who works in it, without teams. Of somebody who only works in others they
 * tell: there is the forecast of that work.
 */
function peopleOf(plan: Plan): string[] {
  const { of } = jobsOf(plan);
  const works = jobsHere(plan).flatMap(({ owner, shares }) => [
    ...(owner === undefined ? [] : [owner]),
    ...shares.keys(),
  ]);
  const idle = entriesOf(plan, 'person').filter(it => !of(it.id).length);
  return [...new Set([...idle.map(it => it.id), ...works])].filter(id => !find(plan, 'team', id)).sort();
}

function loadOf(plan: Plan, id: string, once: readonly Given[], today: Day): Load {
  const found = resolve(plan, 'person', id);
  const person = found?.entry;
  const giving = givingOf(plan, id, today);
  const given = [...steady(plan, giving), ...once];
  const team = person?.value.team;
  const { name = id, role } = person?.value ?? {};
  const weeks = weeksFrom(today, horizon).map(it => weekOf(plan, giving, given, it, today));
  return {
    id: `person ${id}`,
    person: id,
    label: name,
    description: role ?? '',
    state: 'plan',
    context: 'entry',
    whose: [id],
    week: !!weeks[0]?.works.length,
    ...(team !== undefined && { team: { id: team, name: find(plan, 'team', team)?.value.title ?? team } }),
    range: person && !found.home ? rangeOf(plan, { parsed: person.parsed, range: person.key.range }) : nowhere,
    weeks,
    works: given.map(({ job }) => workOf(plan, job)),
    children: [],
  };
}
const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const kinds = { once: 'project', recurring: 'recurring', continuous: 'support' } as const;
const workOf = (plan: Plan, { entry, kind, home }: Job): Work => ({
  title: entry.value.title ?? entry.id,
  kind: kinds[kind],
  ...(home && { uri: home.file }),
  range: rangeOf(home?.plan ?? plan, { parsed: entry.parsed, range: entry.key.range }),
});

/** What goes on beside work that is done once. */
const steady = (plan: Plan, { id, time, load }: Giving): Given[] =>
  jobsOf(plan)
    .of(id)
    .filter(it => it.kind !== 'once')
    .map(job => {
      const pieces = load.filter(it => it.job.entry === job.entry);
      const hours = (from: Day, to: Day): number =>
        pieces.reduce(
          (sum, it) => sum + it.rate * Math.max(0, time.workdays(Math.max(from, it.from), Math.min(to, it.to))),
          0,
        );
      return { job, hours };
    });

function weekOf(plan: Plan, giving: Giving, given: readonly Given[], { from, to }: Range, today: Day): Week {
  const { time, ceiling, id } = giving;
  const { contract, hours } = time.account(from, to);
  const works = given.flatMap((it, i): [number, number][] => {
    const part = tenth(it.hours(from, to));
    return part > 0 ? [[i, part]] : [];
  });
  const sum = (kind: Work['kind']): number =>
    tenth(works.reduce((all, [i, part]) => (kinds[given[i]!.job.kind] === kind ? all + part : all), 0));
  return {
    from,
    to,
    contract: tenth(contract),
    leave: tenth(contract - hours),
    support: sum('support'),
    recurring: sum('recurring'),
    project: sum('project'),
    limit: tenth(hours * ceiling),
    asked: tenth(demandOf(plan, id, today)?.hours(from, to) ?? 0),
    works,
  };
}
/** Hours are told with one decimal. */
const tenth = (hours: number): number => Math.round(hours * 10) / 10;
