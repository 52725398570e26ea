import type { Day } from '../language/day.ts';

/** One activity as the rank sees it. Dependencies name other work by its place in the list. */
export interface Work {
  id: string;
  title?: string;
  /** 1 to 5. */
  impact?: number;
  /** Working days, the middle of the estimate. */
  effort?: number;
  due?: Day;
  /** Not before. */
  start?: Day;
  after: readonly After[];
  status: 'todo' | 'in progress' | 'blocked' | 'done' | 'dropped';
  blockedSince?: Day;
  /** Open and one-off: it gets a rank. Other work counts for nothing. */
  ranked: boolean;
  /** The rank in the text. */
  written?: number;
  /** A person, not the arithmetic, set the written rank. */
  pinned?: boolean;
}

/** What must be finished before, and how many working days must lie between. */
export interface After {
  work: number;
  lag: number;
}

/** A date that waits for work without being work: a milestone, a decision, the goal. */
export interface Deadline {
  at: Day;
  title?: string;
  after: readonly After[];
}

export interface Options {
  today: Day;
  deadlines?: readonly Deadline[];
}
