import type { Bar, MoveParams, Person, PlanTimeline } from '../../../server/protocol.ts';
import type { Grouping } from './view.ts';

/** A bar with where it comes from. */
export interface Placed {
  /** Of one bar of one plan. */
  readonly key: string;
  readonly uri: string;
  /** What the plan is called. */
  readonly plan: string;
  readonly bar: Bar;
  /** The days that it is drawn over: one that is never finished from its start, or today, to the day it is due. */
  readonly from: number;
  readonly to: number;
}
/** Bars below each other that belong together. */
export interface Lane {
  readonly key: string;
  readonly name: string;
  /** How much is in it, and how it stands. */
  readonly note: string;
  readonly person: Person | undefined;
  readonly bars: readonly Placed[];
}

/** All bars, each once; two entries of one name are a mistake that people make, and no reason to draw nothing. */
export function placed(plans: readonly PlanTimeline[]): Placed[] {
  const keys = new Set<string>();
  return plans.flatMap(({ uri, title, rows, today }) =>
    rows.map(bar => {
      let key = keyOf(uri, bar.id);
      while (keys.has(key)) key += ' again';
      keys.add(key);
      const to = bar.finish ?? bar.due ?? today;
      const from = bar.start ?? (isNever(bar) ? today : to);
      return { key, uri, plan: title || fileOf(uri), bar, from: Math.min(from, to), to };
    }),
  );
}
export const keyOf = (uri: string, id: string): string => `${uri} ${id}`;
/** What a bar stands for, by its plan, kind and id. */
export function thingOf({ uri, bar: { entry = '' } }: Placed): Pick<MoveParams, 'uri' | 'kind' | 'id'> {
  const cut = entry.indexOf('/');
  return { uri, kind: entry.slice(0, cut) as MoveParams['kind'], id: entry.slice(cut + 1) };
}
export const isWork = ({ bar }: Placed): boolean => bar.kind === 'work';
/** How work stands, and what anything else is: one word wherever it is told. */
export const wordOf = ({ kind, state }: Bar): string =>
  kind === 'work' ? state : state === 'done' ? `${kind}, over` : state === 'late' ? `${kind}, late` : kind;
export const isOver = ({ bar }: Placed): boolean => bar.state === 'done';
/** What a plan without a title is called. */
export function fileOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

interface Named {
  readonly key: string;
  readonly name: string;
  readonly person?: Person | undefined;
}
/** Where a bar belongs, by each way of putting them together. */
function homes(plans: readonly PlanTimeline[]): Record<Grouping, (it: Placed) => Named> {
  const byUri = new Map(plans.map(it => [it.uri, it]));
  const people = new Map<string, Person>();
  // A plan that stands alone may name somebody of whom another one tells more.
  for (const { root, people: known } of plans)
    for (const it of known)
      if (!people.has(`${root} ${it.id}`) || it.name !== it.id) people.set(`${root} ${it.id}`, it);
  const streams = new Map<string, string>(
    plans.flatMap(it => it.workstreams.map(of => [`${it.uri} ${of.id}`, of.name] as const)),
  );
  return {
    person({ uri, bar: { owner } }) {
      if (owner === undefined) return { key: 'nobody', name: 'No owner' };
      const key = `${byUri.get(uri)?.root ?? ''} ${owner}`;
      const person = people.get(key);
      return { key, name: person?.name ?? owner, person };
    },
    workstream({ uri, bar: { workstream } }) {
      if (workstream === undefined) return { key: 'none', name: 'No workstream' };
      const key = `${uri} ${workstream}`;
      return { key, name: streams.get(key) ?? workstream };
    },
    plan: ({ uri, plan }) => ({ key: uri, name: plan }),
  };
}

/** The lanes in the order of their names, what belongs to nobody last; above all of them the days that the plans set. */
export function lanesOf(plans: readonly PlanTimeline[], all: readonly Placed[], by: Grouping): Lane[] {
  const home = homes(plans)[by];
  const found = new Map<string, Named & { bars: Placed[] }>();
  for (const it of all.filter(isWork)) {
    const named = home(it);
    const lane = found.get(named.key) ?? { ...named, bars: [] };
    lane.bars.push(it);
    found.set(named.key, lane);
  }
  const loose = (key: string): number => (key === 'nobody' || key === 'none' ? 1 : 0);
  const lanes = [...found.values()].sort((a, b) => loose(a.key) - loose(b.key) || (a.name < b.name ? -1 : 1));
  const dates = all.filter(it => !isWork(it));
  return [
    ...(dates.length ? [laneOf({ key: 'dates', name: 'Dates', bars: dates }, by)] : []),
    ...lanes.map(it => laneOf(it, by)),
  ];
}
const laneOf = ({ key, name, person, bars }: Named & { bars: Placed[] }, by: Grouping): Lane => ({
  key,
  name,
  person,
  note: key === 'dates' ? '' : note(bars, by === 'person' ? person : undefined),
  bars: bars.sort((a, b) => a.from - b.from || a.to - b.to || (a.key < b.key ? -1 : 1)),
});
/** `3 open · 1 late · 1 never finished · 20 % load`. */
function note(bars: readonly Placed[], person: Person | undefined): string {
  const open = bars.filter(it => !isOver(it));
  const never = open.filter(it => isNever(it.bar)).length;
  const late = open.filter(isLate).length - never;
  const risky = open.filter(it => !isLate(it) && isAtRisk(it.bar)).length;
  const load = person?.load[0]?.share;
  return [
    open.length ? `${open.length} open` : 'all done',
    ...(late ? [`${late} late`] : []),
    ...(never ? [`${never} never finished`] : []),
    ...(risky ? [`${risky} at risk`] : []),
    ...(load ? [`${Math.round(load * 100)} % load`] : []),
  ].join(' · ');
}
/** By the forecast, or since its day has passed. */
export const isLate = ({ bar }: Placed): boolean =>
  bar.state === 'late' || (bar.early !== undefined && bar.early < 0) || isNever(bar);
/** It makes its day by the forecast, but not in four of five cases. */
export const isAtRisk = ({ state, due, early, p80 }: Bar): boolean =>
  state !== 'done' && due !== undefined && p80 !== undefined && p80 > due && (early ?? -1) >= 0;
/** The forecast sees no end of it. */
export const isNever = ({ kind, state, finish }: Bar): boolean =>
  kind === 'work' && state !== 'done' && finish === undefined;
