import type { Day } from '../language/day.ts';
import type { Workdays } from '../language/workdays.ts';

/** One activity as the rank sees it. Dependencies name other work by its place in the list. */
export interface Work {
  id: string;
  title?: string | undefined;
  /** 1 to 5. */
  impact?: number | undefined;
  /** Working days, the middle of the estimate. */
  effort?: number | undefined;
  due?: Day | undefined;
  /** Not before. */
  start?: Day | undefined;
  after: readonly After[];
  status: 'todo' | 'in progress' | 'blocked' | 'done' | 'dropped';
  blockedSince?: Day | undefined;
  /** Open and one-off: it gets a rank. Other work counts for nothing. */
  ranked: boolean;
  /** The rank in the text. */
  written?: number | undefined;
  /** A person, not the arithmetic, set the written rank. */
  pinned?: boolean | undefined;
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
  /** Those of the company: slack is counted in them. */
  workdays?: Workdays;
  deadlines?: readonly Deadline[];
}
