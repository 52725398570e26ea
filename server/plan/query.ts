import type { Activity } from '../language/activity.ts';
import type { Goal } from '../language/goal.ts';
import type { Decision, Milestone, Risk, Scenario, Workstream } from '../language/governance.ts';
import type { Kind } from '../language/kinds.ts';
import type { Metric } from '../language/metric.ts';
import type { Calendar, Person, Team } from '../language/people.ts';
import { mentions } from './lookup.ts';
import { descend, type Node, type Pair } from './node.ts';
import type { Entry, Parsed, Token } from './parse.ts';
import { chunkAt, type Plan } from './plan.ts';
import { holds, lower, type Position, type Range } from './position.ts';

/** What an entry of each kind says. */
export interface ValueOf {
  activity: Activity;
  metric: Metric;
  milestone: Milestone;
  decision: Decision;
  workstream: Workstream;
  risk: Risk;
  person: Person;
  team: Team;
  calendar: Calendar;
  scenario: Scenario;
  goal: Goal;
}
export type EntryOf<K extends Kind> = Entry<ValueOf[K]>;

export { type Prerequisite, prerequisites } from './after.ts';
export { allKnown, definedFirst, find, findAll, known, mentions, onceFrom, resolve, spotOf } from './lookup.ts';

/** A place in a plan: a range that counts lines from the start of its chunk, so that it moves with it. */
export interface Place {
  readonly parsed: Parsed;
  readonly range: Range;
}

/* Kept by the chunks: a plan that sees other plans anew is still the same text. */
const places = new WeakMap<Plan['chunks'], Map<Parsed, number>>();
/** Which chunk of a plan this is; -1 when it is none of them. */
export function indexOf(plan: Plan, parsed: Parsed): number {
  let known = places.get(plan.chunks);
  if (!known) places.set(plan.chunks, (known = new Map(plan.chunks.map((it, i) => [it, i]))));
  return known.get(parsed) ?? -1;
}
/** A place as a range of the whole text. */
export const rangeOf = (plan: Plan, { parsed, range }: Place): Range =>
  lower(range, plan.lines[Math.max(0, indexOf(plan, parsed))]!);

const all = new WeakMap<Plan['chunks'], Map<Kind, Entry[]>>();
/** Every entry of a kind, tasks included, in the order of the text. */
export function entriesOf<K extends Kind>(plan: Plan, kind: K): readonly EntryOf<K>[] {
  let known = all.get(plan.chunks);
  if (!known) {
    all.set(plan.chunks, (known = new Map()));
    for (const { entries } of plan.chunks) {
      for (const entry of entries) {
        const list = known.get(entry.kind);
        if (list) list.push(entry);
        else known.set(entry.kind, [entry]);
      }
    }
  }
  return (known.get(kind) ?? []) as EntryOf<K>[];
}

/** The activities and tasks that name this entry under `after`. */
export const waitingFor = (plan: Plan, kind: Kind, id: string): EntryOf<'activity'>[] =>
  mentions(plan, kind, id)
    .filter(
      ({ token }) =>
        token.key === 'after' && token.entry?.kind === 'activity' && (token.entry.id !== id || kind !== 'activity'),
    )
    .map(({ token }) => token.entry as EntryOf<'activity'>);

/** The entries of a kind that name this one under a key: the decisions that affect a metric, the activities that move it. */
export const naming = <K extends Kind>(plan: Plan, kind: Kind, id: string, key: string, by: K): EntryOf<K>[] => [
  ...new Set(
    mentions(plan, kind, id).flatMap(({ token }) =>
      token.key === key && token.entry?.kind === by ? [token.entry as EntryOf<K>] : [],
    ),
  ),
];

/** A head of the plan with what it says: `goal`, `status`, `period` … The first where there are several. */
export function headOf(plan: Plan, key: string): { parsed: Parsed; pair: Pair } | undefined {
  for (const parsed of plan.heads) {
    const pair = parsed.pairs.find(it => it.key.text === key);
    if (pair) return { parsed, pair };
  }
  return undefined;
}

/** The word under a position, with the chunk that it is in; at the end of a word it is still that word. */
export function tokenAt(plan: Plan, position: Position): { parsed: Parsed; token: Token } | undefined {
  const parsed = plan.chunks[chunkAt(plan, position.line)];
  if (!parsed) return undefined;
  const at = { line: position.line - plan.lines[chunkAt(plan, position.line)]!, character: position.character };
  const under = parsed.tokens.filter(it => holds(it.range, at) && it.node.kind === 'scalar');
  const token = under.find(it => it.meaning?.refersTo || it.meaning?.defines) ?? under.at(-1);
  return token && { parsed, token };
}

/** The innermost entry that holds a position: the activity that a cursor is in. */
export function entryAt(plan: Plan, position: Position): Entry | undefined {
  const index = chunkAt(plan, position.line);
  const line = position.line - (plan.lines[index] ?? 0);
  return plan.chunks[index]?.entries
    .filter(it => it.key.range.start.line <= line && line <= Math.max(it.key.range.end.line, it.node.range.end.line))
    .at(-1);
}

/** A key of an entry with its value, down a path of keys and list indexes. */
export const field = (entry: Entry, ...path: (string | number)[]): Pair | undefined => descend(entry.node, path);
/** Where a value stands; the entry's name where the key is missing. */
export const at = (entry: Entry, ...path: (string | number)[]): Range => {
  const pair = field(entry, ...path);
  return !pair ? entry.key.range : pair.value.kind === 'empty' ? pair.key.range : pair.value.range;
};
export const keyAt = (entry: Entry, ...path: (string | number)[]): Range =>
  field(entry, ...path)?.key.range ?? entry.key.range;

/** The items of a list, or the one value that stands in its place. */
export function items(entry: Entry, ...path: string[]): readonly Node[] {
  const value = field(entry, ...path)?.value;
  return !value || value.kind === 'empty' ? [] : value.kind === 'list' ? value.items : [value];
}

/** One criterion of `done`, in whichever form it is written. */
export interface Criterion {
  readonly text: string;
  readonly by: string | undefined;
  readonly met: boolean;
  /** It is a map, so that it can say `met`. */
  readonly long: boolean;
  readonly node: Node;
  readonly range: Range;
}
export const criteria = (entry: EntryOf<'activity'>): Criterion[] =>
  items(entry, 'done').map(node => {
    const text = node.kind === 'map' ? descend(node, ['criterion'])?.value : node;
    const by = descend(node, ['by'])?.value.text;
    const met = descend(node, ['met'])?.value;
    return {
      text: text?.text ?? '',
      by: by || undefined,
      met: !!met && met.kind !== 'empty',
      long: node.kind === 'map',
      node,
      range: text && text.kind !== 'empty' ? text.range : node.range,
    };
  });

/** Contributors, in whichever form they are written. */
export const contributors = ({ with: it }: Activity): string[] =>
  it instanceof Map ? [...it.keys()] : [...((it as readonly string[] | undefined) ?? [])];
/** `blocked` beside no status, `todo` or `in progress` counts as blocked. */
export const statusOf = (activity: Activity): NonNullable<Activity['status']> => {
  const status = activity.status ?? 'todo';
  return activity.blocked !== undefined && (status === 'todo' || status === 'in progress') ? 'blocked' : status;
};
export const isOpen = (activity: Activity): boolean => activity.status !== 'done' && activity.status !== 'dropped';
/** Neither recurring nor continuous: what is done once, and has a rank. */
export const isOneOff = (activity: Activity): boolean => activity.every === undefined && activity.load === undefined;
/** What a task takes from its activity where it says nothing itself. */
export function inherited<K extends 'owner' | 'due' | 'impact' | 'metric' | 'workstream' | 'done'>(
  entry: EntryOf<'activity'>,
  key: K,
): Activity[K] {
  for (let at: EntryOf<'activity'> | undefined = entry; at; at = at.parent)
    if (at.value[key] !== undefined) return at.value[key];
  return undefined;
}
/** The rank as written, and whether a person pinned it. */
export function writtenRank({
  priority,
}: Activity): { rank: number; pinned: boolean; because: string | undefined } | undefined {
  if (typeof priority === 'number') return { rank: priority, pinned: false, because: undefined };
  const pin = priority as { rank?: number; because?: string } | undefined;
  return pin?.rank === undefined ? undefined : { rank: pin.rank, pinned: true, because: pin.because };
}
/** The check-in days. */
export const checkins = ({ checkin }: Activity): readonly number[] =>
  checkin === undefined ? [] : typeof checkin === 'number' ? [checkin] : checkin;
/** A milestone's day, or its first and last day when it is a phase. */
export function milestoneDays(value: Milestone): { from: number; to: number } | undefined {
  const when =
    typeof value === 'object' && value && 'at' in value
      ? value.at
      : (value as number | { from: number; to: number } | undefined);
  return typeof when === 'number'
    ? { from: when, to: when }
    : when && 'from' in when
      ? (when as { from: number; to: number })
      : undefined;
}
