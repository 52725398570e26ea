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
  /** What can be done with it: with an activity or a decision as it stands, with a possible answer (`option`), with any other entry, with a plan as a whole; with a name that no entry defines, go to it. */
  readonly context:
    | 'activity'
    | 'blocked'
    | 'done'
    | 'decision'
    | 'decided'
    | 'option'
    | 'entry'
    | 'plan'
    | 'name'
    | 'group';
  /** The id of the activity that it shows; none for anything else. */
  readonly activity?: string;
  /** The id of the decision that it shows, or is a possible answer to. */
  readonly decision?: string;
  /** What a link to it says behind the name of its plan: the kind and the id, `decision/fund-gap`. */
  readonly entry?: string;
  /** The plan that it stands in, where that is another one than that of the row above it. */
  readonly uri?: string;
  /** Its place in the order of its plan, from 1, where it stands for that place. */
  readonly rank?: number;
  /** A person has given it that place. */
  readonly pinned?: boolean;
  /** Whom it concerns: who owns it, works on it, or can lift what blocks it. */
  readonly whose?: readonly string[];
  /** Something is to be done about it this week. */
  readonly week?: boolean;
  /** What it opens to stands for itself, and is filtered by itself; else it says more of the row. */
  readonly parts?: boolean;
  /** It shows its children from the start. */
  readonly open?: boolean;
  /** Its children are made once somebody opens it, and the view is asked with its id. */
  readonly later?: boolean;
  /** How much is taken of what there is, where that can be drawn: 1 is all of it, and 2 twice as much or more. */
  readonly taken?: number;
  /** Where its entry stands. */
  readonly range: Range;
  readonly children: readonly Row[];
}
/** The first lines of a view, and how many there are in all. */
export interface View {
  readonly rows: readonly Row[];
  readonly count: number;
  /** The number in words, where rows are of several kinds: `2 open, 1 risk`. */
  readonly says?: string;
}
/** How the thing stands that a row shows. Each has an icon of its own shape, so that colour is never the only sign. */
export type State =
  | 'late'
  | 'slipping'
  | 'never'
  | 'blocked'
  | 'waiting'
  | 'in progress'
  | 'ready'
  | 'done'
  | 'open'
  | 'option'
  | 'risk'
  | 'unmitigated'
  | 'milestone'
  | 'metric'
  | 'workstream'
  | 'resource'
  | 'strategy'
  | 'goal'
  | 'plan'
  | 'on track'
  | 'off track'
  | 'unknown'
  | 'over'
  | 'full'
  | 'free'
  | 'away'
  | 'vacancy'
  | 'not here yet'
  | 'leaving'
  | 'gone'
  | 'unlisted'
  | 'team'
  | 'group';

/** Lets through the rows that are asked for, with the rows above them. */
export type Sift = (rows: readonly Row[]) => readonly Row[];

/** The ids of rows that somebody has opened: what of those that are made `later` is wanted. */
export type Opened = ReadonlySet<string>;

/** The first rows of a list. Without a sieve only those are made that are shown. */
export function take<T>(
  list: readonly T[],
  most: number,
  sift: Sift | undefined,
  make: (it: T, i: number) => Row,
): View {
  if (!sift) return { rows: list.slice(0, most).map(make), count: list.length };
  const rows = sift(list.map(make));
  return { rows: rows.slice(0, most), count: rows.length };
}
