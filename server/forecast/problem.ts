import type { Precedence } from '../reckon/precedence.ts';
import type { Clock } from './clock.ts';

/**
 * Work to be scheduled, as numbers: a resource-constrained project in which each activity has one person who does
 * nothing else meanwhile (Brucker et al. 1999). A time is in days from the start of today: 1.5 is the middle of
 * tomorrow; what is finished at 3 took the whole of the third day. Infinity is never.
 */
export interface Problem {
  /** Which node waits for which, without loops; a lag is in hours of `clocks[0]`. */
  readonly graph: Precedence;
  /** Everybody's hours. The first is the company's, by which lags and work without an owner run: any number of things at a time. */
  readonly clocks: readonly Clock[];
  /** The clock of whoever does it, who does nothing else meanwhile; 0 where nobody in particular does. */
  readonly owner: Int32Array;
  /** Hours that are left to do, of owner and contributors together. A node of no hours is a date: it is finished as soon as it may start. */
  readonly hours: Float64Array;
  /** What contributors give while a node runs, by its number. */
  readonly help: ReadonlyMap<number, readonly Share[]>;
  /** Not before. */
  readonly earliest: Float64Array;
  /** By when it is to be finished; Infinity where nothing says. */
  readonly latest: Float64Array;
  /** What a day of lateness, or of waiting, costs: own value. */
  readonly weight: Float64Array;
  /** What is in progress goes first, whatever its rank. */
  readonly begun: Uint8Array;
  /** All nodes in the order in which they are taken up where nothing else decides: by rank. */
  readonly order: Int32Array;
}

/** What somebody gives to the work of another on each of their working days, in hours; it is taken from what they do themselves. */
export interface Share {
  readonly clock: number;
  readonly hours: number;
}

/** When each node starts and is finished. */
export interface Schedule {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** The nodes by when they start; `replay` in this order gives this schedule. */
  readonly order: Int32Array;
  /** The node whose finish held the start: a prerequisite, or what the owner or a contributor did before; -1 where today, `earliest` or the clock did. */
  readonly held: Int32Array;
}

/** What a schedule costs, the first number first. */
export interface Cost {
  /** Σ weight × days late. */
  readonly late: number;
  /** When all that is ever finished is finished. */
  readonly end: number;
  /** Σ weight × finish. */
  readonly flow: number;
}
