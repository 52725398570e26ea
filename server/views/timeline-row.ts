import type { Span } from '../forecast/recorded.ts';
import type { Day } from '../language/day.ts';
import type { Row, View } from './row.ts';

/** What a timeline draws as one bar, or as one mark: work, a milestone or phase, a decision, the goal. */
export interface Bar extends Row {
  readonly kind: 'work' | 'milestone' | 'phase' | 'decision' | 'goal';
  readonly owner?: string;
  readonly workstream?: string;
  /** First and last working day, both included: of open work as it is forecast, of finished work as it is recorded. Nothing where it is never finished. */
  readonly start?: Day;
  readonly finish?: Day;
  /** By when it is finished in half, and in four fifths, of the cases; nothing where no estimate behind it is a range. */
  readonly p50?: Day;
  readonly p80?: Day;
  readonly due?: Day;
  /** Working days from the forecast to `due`; negative where that is missed. */
  readonly early?: number;
  /** When it was to be by the baseline that is shown; nothing of what that does not know. */
  readonly was?: Span;
  /** Working days that it is finished later than by the baseline; negative where earlier. */
  readonly variance?: number;
  /** It holds the finish of its plan. */
  readonly critical?: true;
  /** What it waits for: rows of this plan, or of another one. */
  readonly after: readonly { readonly id: string; readonly uri?: string }[];
  /** Which of its dates can be moved by hand. */
  readonly moves: readonly ('start' | 'due')[];
  /** All of the above as sentences, for whoever hears it. */
  readonly says: string;
}

/** Somebody as the background of a timeline. */
export interface Person {
  /** As bars name their owners. */
  readonly id: string;
  readonly name: string;
  /** Which days of a week, Monday first, are worked. */
  readonly days: readonly boolean[];
  /** Leave, holidays, and the time before and after somebody is here. */
  readonly off: readonly { readonly from: Day; readonly to: Day; readonly why: string }[];
  /** The share of the day that continuous and recurring work takes. */
  readonly load: readonly { readonly from: Day; readonly to: Day; readonly share: number }[];
}

/** One plan over time. */
export interface Timeline extends View {
  readonly rows: readonly Bar[];
  readonly today: Day;
  /** The last working day of all that is ever finished. */
  readonly finish?: Day;
  /** What its baseline is called; nothing where none is shown, or the plan was not there. */
  readonly baseline?: string;
  readonly people: readonly Person[];
  readonly workstreams: readonly { readonly id: string; readonly name: string }[];
}
