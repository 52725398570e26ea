import type { Day } from '../language/day.ts';
import type { Change } from '../plan/change.ts';
import { drop } from '../plan/drop.ts';
import { type Edit, quote, setKey } from '../plan/edit.ts';
import { peopleOn } from '../plan/people.ts';
import type { Plan } from '../plan/plan.ts';
import { waitNoMore } from '../plan/prerequisite.ts';
import { contributors, type EntryOf, field, find, items } from '../plan/query.ts';
import { canDo, inCommon, isVacancy } from '../plan/skills.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { demandOf, demandsOf, helpOf } from './demand.ts';
import { hoursLeft, type Job, windowOf } from './job.ts';
import { fullWeeks } from './overload.ts';
import { rankingOf } from './ranking.ts';
import { editsOf, nameOf, together, tryOut } from './try-out.ts';
import { workingTimeOf } from './working-time.ts';

/** How an activity is given up. */
export type GiveUp = (plan: Plan, entry: EntryOf<'activity'>) => Edit[];

/** One way to take work off somebody. */
export interface Relief extends Change {
  readonly title: string;
  /** What was chosen, as a decision says it. */
  readonly chosen: string;
  /** The work that it is about. */
  readonly of: readonly Job[];
  /** Only who does it has changed. */
  readonly isHanded?: boolean;
}
/** What is too much, and when it no longer is. */
export interface Strain {
  /** The work that may be taken up by somebody else, or later: what comes last first. */
  readonly jobs: readonly Job[];
  readonly today: Day;
  /** How far ahead nobody else may get more than fits. */
  readonly weeks: number;
  /** Changes may reach other plans. */
  readonly reaches: boolean;
  isEased(after: Plan): boolean;
}
/** How many pieces of work, and how many people for each, are tried. */
const most = { jobs: 6, people: 3 };

/** Work in the order in which it may be put off: the lowest rank first; each plan ranks by itself. */
export function lastFirst(plan: Plan, jobs: readonly Job[], today: Day): Job[] {
  const rank = ({ home, entry }: Job): number => rankingOf(home?.plan ?? plan, today).of(entry)?.rank ?? 0;
  const ranks = new Map(jobs.map(it => [it, rank(it)]));
  return [...jobs].sort((a, b) => ranks.get(b)! - ranks.get(a)! || (b.due ?? 0) - (a.due ?? 0));
}

/** Who could take over a piece of work: here while it runs, able to, and with the hours for it; whoever helps with it already, then the same team, then who knows the most of what its owner knows, then who has the most time. */
export const heirsOf = (plan: Plan, job: Job, today: Day): { id: string; free: number }[] =>
  heirsFor(plan, job, today, 1);
/** `part`: how much of the hours they must have free; who helps already is no addition. */
function heirsFor(plan: Plan, job: Job, today: Day, part: number): { id: string; free: number }[] {
  const { entry, owner } = job;
  const days = windowOf(job, today) ?? { from: today, to: today + 27 };
  const helpers = new Set(part ? contributors(entry.value) : []);
  const busy = peopleOn(entry);
  const known = owner === undefined ? undefined : find(plan, 'person', owner);
  const shared = (it: EntryOf<'person'>): number => (known ? inCommon(known, it) : 0);
  const nearness = (it: EntryOf<'person'>): number =>
    helpers.has(it.id) ? 2 : known?.value.team !== undefined && it.value.team === known.value.team ? 1 : 0;
  return demandsOf(plan, today)
    .filter(({ person, time }) => {
      if (
        person.id === owner ||
        (busy.has(person.id) && !helpers.has(person.id)) ||
        isVacancy(person) ||
        !canDo(plan, person.id, entry)
      )
        return false;
      return time.from <= days.from && time.until >= days.to;
    })
    .map(it => ({ id: it.person.id, person: it.person, free: it.free(days.from, days.to) }))
    .filter(it => it.free > 0 && it.free >= part * hoursFor(plan, job, it.id, today))
    .sort(
      (a, b) =>
        nearness(b.person) - nearness(a.person) ||
        shared(b.person) - shared(a.person) ||
        b.free - a.free ||
        (a.id < b.id ? -1 : 1),
    );
}
function hoursFor(plan: Plan, job: Job, id: string, today: Day): number {
  const days = windowOf(job, today);
  const left = job.kind === 'once' ? hoursLeft(job, workingTimeOf(plan, id, today), today, 'middle') : 0;
  return days ? Math.max(0, left - helpOf(plan, job, today, days).hours) : left;
}

/** Makes somebody else the owner, who then helps no more. */
export const handTo = (plan: Plan, job: Job, to: string): Change =>
  editsOf(plan, job, of => [
    setKey(of, job.entry, 'owner', quote(to, job.entry.node.style === 'flow')),
    ...helpNoMore(of, job.entry, to),
  ]);
/** Takes somebody out of `with`. */
export function helpNoMore(plan: Plan, entry: EntryOf<'activity'>, id: string): Edit[] {
  const node = field(entry, 'with', id)?.key ?? items(entry, 'with').find(it => it.text === id);
  return node ? [drop(plan, entry.parsed, node)] : [];
}

/** Somebody else owns one piece of it, and gets no more than fits. */
export function handOvers(plan: Plan, strain: Strain): Relief[] {
  const { today, weeks } = strain;
  for (const job of within(strain)) {
    const found = heirsOf(plan, job, today)
      .slice(0, most.people)
      .map(({ id }) => ({ id, change: handTo(plan, job, id) }))
      .filter(({ id, change }) => {
        const after = tryOut(plan, change);
        const theirs = demandOf(after, id, today);
        return theirs && !fullWeeks(theirs, today, weeks).length && strain.isEased(after);
      });
    if (found.length)
      return found.map(({ id, change }) => ({
        ...change,
        title: `Hand ${cited(nameOf(job))} over to ${named(id)}`,
        chosen: `hand ${nameOf(job)} over to ${id}`,
        of: [job],
        isHanded: true,
      }));
  }
  return [];
}
/** The work that may be touched, as much of it as is tried. */
export const within = ({ jobs, reaches }: Strain): Job[] => jobs.filter(it => reaches || !it.home).slice(0, most.jobs);

/** Gives work up; what waited for it waits for ever, unless that goes too. */
const drops = (plan: Plan, group: readonly Job[], giveUp: GiveUp): Change[] =>
  [...new Set(group.map(it => it.home))].map(home => {
    const gone = group.filter(it => it.home === home).map(it => it.entry);
    return editsOf(plan, { home }, of => [...gone.flatMap(it => giveUp(of, it)), ...waitNoMore(of, gone)]);
  });

/** What may be cut is given up, the lowest rank first, until that is enough. */
export function cuts(plan: Plan, strain: Strain, giveUp: GiveUp): Relief[] {
  const optional = within(strain).filter(it => it.entry.value.optional);
  for (const group of [...optional.map(it => [it]), ...(optional.length > 1 ? [optional] : [])]) {
    const change = together(drops(plan, group, giveUp));
    if (!strain.isEased(tryOut(plan, change))) continue;
    const names = listed(group.map(it => cited(nameOf(it))));
    return [
      {
        ...change,
        title: `Drop ${names}, which ${group.length === 1 ? 'is' : 'are'} optional`,
        chosen: `drop ${listed(group.map(nameOf))}`,
        of: group,
      },
    ];
  }
  return [];
}

/** Somebody who has the time and the skills gives a share of the day to one piece of it. */
export function additions(plan: Plan, strain: Strain): Relief[] {
  const { today, weeks } = strain;
  for (const job of within(strain)) {
    for (const { id } of heirsFor(plan, job, today, 0).slice(0, most.people)) {
      for (const share of ['20%', '40%', '60%', '80%']) {
        const change = editsOf(plan, job, of => [setKey(of, job.entry, 'with', withShare(job.entry, id, share))]);
        const after = tryOut(plan, change);
        const theirs = demandOf(after, id, today);
        if (!theirs || fullWeeks(theirs, today, weeks).length) break;
        if (!strain.isEased(after)) continue;
        const words = `${share} of the day of ${named(id)}`;
        const chosen = `${share} of ${id} for ${nameOf(job)}`;
        return [{ ...change, title: `Add ${words} to ${cited(nameOf(job))}`, chosen, of: [job] }];
      }
    }
  }
  return [];
}
/** The contributors of an activity with one more; those without a share keep none. */
function withShare({ value }: EntryOf<'activity'>, id: string, share: string): string {
  const { with: helpers } = value;
  const shareOf = (it: string): number => (helpers instanceof Map ? (helpers as Map<string, number>).get(it)! : 0);
  const pairs = contributors(value).map(it => `${quote(it, true)}: ${Math.round(shareOf(it) * 1000) / 10}%`);
  return `{ ${[...pairs, `${quote(id, true)}: ${share}`].join(', ')} }`;
}

/** People in the order of the hours that they have free while a piece of work runs. */
export function byFree(plan: Plan, job: Job, today: Day, ids: Iterable<string>): string[] {
  const { from, to } = windowOf(job, today) ?? { from: today, to: today + 27 };
  const free = new Map([...ids].map(id => [id, demandOf(plan, id, today)?.free(from, to) ?? 0]));
  return [...free.keys()].sort((a, b) => free.get(b)! - free.get(a)! || (a < b ? -1 : 1));
}
