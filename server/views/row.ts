import type { Range } from '../plan/position.ts';

/** One line of a view: plain data that a tree, a table and a terminal can draw. */
export interface Row {
  /** Stays the same while the text changes around it. */
  readonly id: string;
  readonly label: string;
  /** What stands beside the label: owner, date. */
  readonly description: string;
  /** One sentence more. Where it takes long to find, it is left to `opsplan/explain`. */
  readonly detail?: string;
  readonly state: State;
  /** What can be done with it. */
  readonly context: 'activity' | 'blocked' | 'done' | 'group';
  /** The id of the activity that it shows; none for a group. */
  readonly activity?: string;
  /** Where its entry stands. */
  readonly range: Range;
  readonly children: readonly Row[];
}
/** The first lines of a view, and how many there are in all. */
export interface View {
  readonly rows: readonly Row[];
  readonly count: number;
}
/** How an activity stands. Each has an icon of its own shape, so that colour is never the only sign. */
export type State = 'late' | 'blocked' | 'waiting' | 'in progress' | 'ready' | 'done' | 'group';
