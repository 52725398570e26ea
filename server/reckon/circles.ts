import { splitRef } from '../plan/far-ref.ts';
import type { Member } from '../plan/others.ts';
import { outside } from '../plan/outside.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { type EntryOf, entriesOf, find, isOpen, prerequisites } from '../plan/query.ts';
import { components, shortestLoop } from './loops.ts';

type Activity = EntryOf<'activity'>;
/** An open activity, with its plan where that is another one. */
export interface Step {
  readonly entry: Activity;
  readonly home: Member | undefined;
}
/** One step round a circle: an activity and what it waits for, as a word in `after` or, for a task, by standing under it. */
export interface Link {
  readonly from: Step;
  readonly to: Step;
  readonly parsed: Parsed;
  readonly range: Range;
  /** The word in `after`. */
  readonly ref: string | undefined;
}
/** Activities that wait for each other: the shortest way round, from the one that stands first in this plan. */
export interface Circle {
  readonly links: readonly Link[];
  /** How many more reach each other with these. */
  readonly caught: number;
}

/** The circles in which open activities of a plan wait for each other, through other plans too. Takes time in proportion to what can be reached. */
export function circlesOf(plan: Plan): Circle[] {
  const own = entriesOf(plan, 'activity').filter(it => isOpen(it.value) && find(plan, 'activity', it.id) === it);
  const steps: Step[] = own.map(entry => ({ entry, home: undefined }));
  const index = new Map(own.map((it, i) => [it, i]));
  const linksOf = linker(plan);
  const links: Link[][] = [];
  for (let i = 0; i < steps.length; i++) {
    links.push(linksOf(steps[i]!));
    for (const { to } of links[i]!) if (!index.has(to.entry)) index.set(to.entry, steps.push(to) - 1);
  }
  const graph = links.map(list => list.map(it => index.get(it.to.entry)!));
  return components(graph)
    .filter(group => group[0]! < own.length)
    .map(group => {
      const roots = group.filter(it => it < own.length);
      const loop = shortestLoop(graph, group, roots);
      const first = loop.indexOf(Math.min(...loop));
      const round = [...loop.slice(first), ...loop.slice(0, first)];
      const next = (i: number) => steps[round[(i + 1) % round.length]!]!.entry;
      return {
        links: round.map((at, i) => links[at]!.find(it => it.to.entry === next(i))!),
        caught: group.length - loop.length,
      };
    });
}

/** Finds what an activity waits for: its prerequisites, and its own tasks. A task waits for what its activity waits for only through it. */
function linker(plan: Plan): (from: Step) => Link[] {
  const far = follower(plan);
  const tasks = new Map<Parsed, Map<Activity, Activity[]>>();
  const tasksOf = (entry: Activity): readonly Activity[] => {
    let known = tasks.get(entry.parsed);
    if (!known) {
      tasks.set(entry.parsed, (known = new Map()));
      for (const it of entry.parsed.entries as Activity[]) {
        const parent = it.parent as Activity | undefined;
        if (parent) known.set(parent, [...(known.get(parent) ?? []), it]);
      }
    }
    return known.get(entry) ?? [];
  };
  return from => {
    const { entry, home } = from;
    const its = home?.plan ?? plan;
    const near = (id: string): Step | undefined => {
      const found = find(its, 'activity', id);
      return found && isOpen(found.value) ? { entry: found, home } : undefined;
    };
    return [
      ...prerequisites(entry).flatMap(({ ref, range }): Link[] => {
        const to = splitRef(ref) ? far(home, ref) : near(ref);
        return to && to.entry !== entry ? [{ from, to, parsed: entry.parsed, range, ref }] : [];
      }),
      ...tasksOf(entry)
        .filter(it => near(it.id)?.entry === it)
        .map(it => ({ from, to: { entry: it, home }, parsed: it.parsed, range: it.key.range, ref: undefined })),
    ];
  };
}

/** Finds what `crm/form` means in a plan of the folder; nothing where no other plan leads back to this one. */
function follower(plan: Plan): (from: Member | undefined, ref: string) => Step | undefined {
  const { others } = plan;
  if (!others?.named()) return () => undefined;
  const own: Member = { file: others.file, name: others.name, plan };
  const byName = new Map<string, Member[]>();
  for (const it of [own, ...others.others()].sort((a, b) => (a.file < b.file ? -1 : 1)))
    byName.set(it.name, [...(byName.get(it.name) ?? []), it]);
  return (from, ref) => {
    const far = outside(ref, others) ? undefined : splitRef(ref);
    for (const home of (far && byName.get(far.plan)) ?? []) {
      // A plan that says its own name means another one.
      if (home.file === (from ?? own).file) continue;
      const entry = find(home.plan, 'activity', far!.id);
      if (entry) return isOpen(entry.value) ? { entry, home: home === own ? undefined : home } : undefined;
    }
    return undefined;
  };
}
