import type { Load, PlanCapacity, Week, Work } from '../../../server/protocol.ts';

/** A piece of work with the plan that it stands in, and who does it. */
export interface Doing extends Work {
  readonly uri: string;
  readonly who: string;
}
/** One row: somebody, a team, or everybody, by week. */
export interface Line {
  readonly key: string;
  readonly name: string;
  /** How many people, or what somebody does. */
  readonly note: string;
  readonly weeks: readonly Week[];
  readonly works: readonly Doing[];
  /** Where somebody is defined; nothing for a team. */
  readonly at: { readonly uri: string; readonly line: number; readonly character: number } | undefined;
}

/** By what people are put together. */
export const groupings = ['person', 'team'] as const;

/** A person as a row, with what it takes to put it into a team. */
interface Member {
  readonly line: Line;
  readonly team: { readonly key: string; readonly name: string };
}

/** Everybody once: where several plans tell of somebody, the one that knows of most work. */
function members(plans: readonly PlanCapacity[]): Member[] {
  const found = new Map<string, Member>();
  for (const { uri, root, rows } of plans)
    for (const it of rows) {
      const key = `${root} ${it.person}`;
      const before = found.get(key);
      if (before && before.line.works.length >= it.works.length) continue;
      const team = it.team ? { key: `${root} ${it.team.id}`, name: it.team.name } : { key: 'none', name: 'No team' };
      found.set(key, { line: lineOf(key, uri, it), team });
    }
  return [...found.values()].sort((a, b) => (a.line.name < b.line.name ? -1 : 1));
}
const lineOf = (key: string, uri: string, it: Load): Line => ({
  key,
  name: it.label,
  note: [it.description, ...(it.team ? [it.team.name] : [])].filter(Boolean).join(' · '),
  weeks: it.weeks,
  works: it.works.map(work => ({ ...work, uri: work.uri ?? uri, who: it.label })),
  at: it.range.end.character || it.range.end.line ? { uri, ...it.range.start } : undefined,
});

/** The rows to draw: everybody together where there are several, then each. */
export function linesOf(plans: readonly PlanCapacity[], by: string): Line[] {
  const all = members(plans);
  const lines = by === 'team' ? teams(all) : all.map(it => it.line);
  const everybody =
    all.length > 1
      ? [
          sum(
            'everybody',
            'Everybody',
            all.map(it => it.line),
          ),
        ]
      : [];
  return [...everybody, ...lines];
}
function teams(all: readonly Member[]): Line[] {
  const found = new Map<string, { name: string; lines: Line[] }>();
  for (const { line, team } of all) {
    const known = found.get(team.key) ?? { name: team.name, lines: [] };
    known.lines.push(line);
    found.set(team.key, known);
  }
  return [...found]
    .sort(([a, one], [b, other]) => Number(a === 'none') - Number(b === 'none') || (one.name < other.name ? -1 : 1))
    .map(([key, { name, lines }]) => sum(key, name, lines));
}

/** Several people as one. */
function sum(key: string, name: string, lines: readonly Line[]): Line {
  const works: Doing[] = [];
  const offsets = lines.map(it => works.push(...it.works) - it.works.length);
  const weeks = (lines[0]?.weeks ?? []).map((first, i): Week => {
    const all = lines.flatMap(it => it.weeks[i] ?? []);
    const total = (of: (it: Week) => number): number => tenth(all.reduce((hours, it) => hours + of(it), 0));
    return {
      from: first.from,
      to: first.to,
      contract: total(it => it.contract),
      leave: total(it => it.leave),
      support: total(it => it.support),
      recurring: total(it => it.recurring),
      project: total(it => it.project),
      limit: total(it => it.limit),
      asked: total(it => it.asked),
      works: lines.flatMap((line, n) =>
        (line.weeks[i]?.works ?? []).map(([work, hours]): [number, number] => [work + offsets[n]!, hours]),
      ),
    };
  });
  return { key, name, note: lines.length === 1 ? '1 person' : `${lines.length} people`, weeks, works, at: undefined };
}
const tenth = (hours: number): number => Math.round(hours * 10) / 10;

/** What is planned of a week. */
export const used = ({ support, recurring, project }: Week): number => tenth(support + recurring + project);
/** What could still be planned of it; negative where too much is. */
export const free = (week: Week): number => tenth(week.limit - used(week));
/** Fewer hours too much are no reason to warn of a week. */
const little = 0.5;
const above = (hours: number, limit: number): number => (hours >= limit + little ? tenth(hours - limit) : 0);
/** Hours that deadlines ask for above what may be planned; 0 where they fit. */
export const short = ({ asked, limit }: Week): number => above(asked, limit);
/** Hours that the forecast has in it above what may be planned, such as help that was promised; 0 where they fit. */
export const beyond = (week: Week): number => above(used(week), week.limit);
/** How full it is, of what may be planned; nothing where nothing may. */
export const share = (week: Week): number | undefined =>
  week.limit > 0 ? Math.round((used(week) / week.limit) * 100) : used(week) > 0 ? Infinity : undefined;
