import type { Day } from '../language/day.ts';
import type { Range } from '../plan/position.ts';
import type { Row, View } from './row.ts';

/** Where the hours of a week go. */
export interface Week {
  readonly from: Day;
  /** The Sunday that ends it; the first week is what is left of it. */
  readonly to: Day;
  /** Hours of the contract, and those of them on which somebody is not there. */
  readonly contract: number;
  readonly leave: number;
  /** Continuous work, work that recurs, and work that is done once, as it is forecast. */
  readonly support: number;
  readonly recurring: number;
  readonly project: number;
  /** The most that may be planned of the rest. */
  readonly limit: number;
  /** What the deadlines of all work ask for: more than `limit` cannot be done in time. */
  readonly asked: number;
  /** Hours by work: its place in `works`. */
  readonly works: readonly (readonly [work: number, hours: number])[];
}
/** A piece of somebody's work. */
export interface Work {
  readonly title: string;
  readonly kind: 'support' | 'recurring' | 'project';
  /** The plan that it stands in, where that is another one. */
  readonly uri?: string;
  readonly range: Range;
}
/** Somebody by week. */
export interface Load extends Row {
  /** As plans name them. */
  readonly person: string;
  readonly team?: { readonly id: string; readonly name: string };
  readonly weeks: readonly Week[];
  readonly works: readonly Work[];
}

/** The people of one plan by week. */
export interface Capacity extends View {
  readonly rows: readonly Load[];
  readonly today: Day;
}
