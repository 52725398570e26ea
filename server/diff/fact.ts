import type { Kind } from '../language/kinds.ts';

/** What became of an entry, or of one of its keys. Of a key that has no word of its own: `field`. */
export type What =
  | 'added'
  | 'removed'
  | 'renamed'
  | 'done'
  | 'dropped'
  | 'reopened'
  | 'started'
  | 'blocked'
  | 'unblocked'
  | 'due'
  | 'owner'
  | 'scope'
  | 'met'
  | 'rank'
  | 'reading'
  | 'goal'
  | 'decided'
  | 'leave'
  | 'field';

/** One place within a list or a map that says something else. What is not there has no text. */
export interface Part {
  /** The keys that lead to it: `headcount.need`; empty for an item of a list. */
  readonly at: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Of two dates: working days later, negative where earlier. */
  readonly days?: number;
}
/** An entry as programs and as people call it. */
export interface Called {
  readonly id: string;
  readonly title: string;
}
/** One thing that two versions of a plan say otherwise: an entry as a whole, or one of its keys. Values as they are written, on one line. */
export interface Fact {
  readonly what: What;
  readonly kind: Kind | 'plan';
  /** As the later version calls it; of the head of the plan, empty. */
  readonly id: string;
  /** What people call it. */
  readonly title: string;
  /** The key; empty where an entry is meant as a whole. */
  readonly key: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Where lists or maps differ: only what differs in them. Of an entry that came or went: each key that it has. */
  readonly parts: readonly Part[];
  /** Of two dates: working days of the plan's calendar later, negative where earlier. */
  readonly days?: number;
  /** Of scope. */
  readonly size?: 'grew' | 'shrank';
  /** The id before it was renamed. */
  readonly was?: string;
  /** Of readings, `from` and `to` being the newest of each version: what they are to come to. */
  readonly target?: string;
  /** The activity that a task stands under. */
  readonly within?: Called;
}
