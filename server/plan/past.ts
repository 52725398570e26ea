import type { Day } from '../language/day.ts';
import type { Kind } from '../language/kinds.ts';
import { find } from './lookup.ts';
import { alike, descend, type Node } from './node.ts';
import type { Entry } from './parse.ts';
import type { Plan } from './plan.ts';
import type { EntryOf } from './query.ts';

// What is known of a plan's past. Rules and hovers ask; `server/history/` works it out from the versions of the text.

/** A commit as far as a plan is concerned. */
export interface Commit {
  readonly id: string;
  /** The author's civil date where the author was. */
  readonly day: Day;
  /** The author's name and address. */
  readonly by: string;
  readonly email: string;
}
/** A commit that changed a plan. */
export interface Step extends Commit {
  /** Its place among those of the plan, the oldest is 0. Days may repeat, and be wrong. */
  readonly order: number;
}
/** What one commit made of one key of an entry. */
export interface Turn {
  readonly step: Step;
  readonly key: string;
  readonly from: Node | undefined;
  readonly to: Node | undefined;
}
/** The past of one entry, counted by what it says, not by its lines. */
export interface Past {
  /** The commit that wrote it first; nothing where what can be read of the history begins with it. */
  readonly first: Step | undefined;
  /** Oldest first. Keys of tasks belong to the tasks. */
  readonly turns: readonly Turn[];
  /** The commits whose message names it behind `Plan:`. They need not have changed the plan. */
  readonly named: readonly Commit[];
}
/** The past of one plan. The same object for as long as nothing was committed. */
export interface History {
  /** Why it does not reach back to the beginning, to tell a person. */
  readonly partial: string | undefined;
  /** Every commit that changed what the plan says, oldest first. */
  readonly steps: readonly Step[];
  /** The commit that wrote it first; nothing where what can be read begins with it. */
  readonly first: Step | undefined;
  /** From when on it has been live, or the oldest commit that is known where it was live already. */
  readonly live: Step | undefined;
  /** The plan as it was committed last. */
  readonly committed: Plan;
  /** The past of an entry by its id of today. */
  past(kind: Kind, id: string): Past | undefined;
  /** The plan as it stood at the end of a day; nothing where it was not there yet, or nobody knows. */
  at(day: Day): Plan | undefined;
}

/** The history of a plan, or why there is none. */
export interface Told {
  readonly history?: History;
  /** Ends "History is not available, because …". */
  readonly because?: string;
  /** That is as it should be, and not worth a word: there is no repository, or nothing is committed. */
  readonly quiet?: boolean;
}
/** What a person should know of histories that are missing, in whole or in part: each sentence once. */
export function untold(told: Iterable<Told>): ReadonlySet<string> {
  const why = [...told].map(it => (it.quiet ? undefined : (it.because ?? it.history?.partial)));
  return new Set(why.flatMap(it => (it ? [`History is not available, or not all of it, because ${it}.`] : [])));
}

/** The past as far as it counts on a day: none, where the plan was first committed after that day, as when a sample is judged as of long ago. */
export const pastOn = (history: History | undefined, day: Day): History | undefined =>
  history && (history.steps[0]?.day ?? day) <= day ? history : undefined;

/** What a key of an entry said once a commit was made; nothing where it said nothing, or the entry was not there yet. */
export function saidAt(history: History, kind: Kind, id: string, key: string, step: Step): Node | undefined {
  const past = history.past(kind, id);
  if (!past || (past.first && past.first.order > step.order)) return undefined;
  const next = past.turns.find(it => it.key === key && it.step.order > step.order);
  if (next) return next.from;
  const entry = find(history.committed, kind, id);
  return entry && descend(entry.node, [key])?.value;
}

/** The last commit, the first one too, that changed an entry. Its rank is worked out, so that is no change of it. */
export function lastStep(past: Past): Step | undefined {
  const turn = past.turns.findLast(it => it.key !== 'priority');
  return turn?.step ?? past.first;
}

/** The commits that moved an entry: those that changed it, and those that name it. */
export const movedBy = (past: Past): Commit[] => [
  ...(past.first ? [past.first] : []),
  ...past.turns.filter(it => it.key !== 'priority').map(it => it.step),
  ...past.named,
];

/** Whether an entry stands as it was committed last: what is being written now is not judged by what was. */
export function isCommitted(history: History, { kind, id, node }: Entry): boolean {
  const was = find(history.committed, kind, id);
  return !!was && alike(was.node, node);
}

/** From when on an entry is held to what it says: since the plan has been live, or the entry has been there. */
export function heldSince(history: History, past: Past): Step | undefined {
  const { live } = history;
  return live && past.first && past.first.order > live.order ? past.first : live;
}

/** Whether a decision among some is still open, or was taken on a day or later. */
export const isSettled = (decisions: readonly EntryOf<'decision'>[], since: Day): boolean =>
  decisions.some(({ value }) => value.chosen === undefined || (value.decided ?? 0) >= since);
