/** By what bars are put into lanes. */
export const groupings = ['person', 'workstream', 'plan'] as const;
export type Grouping = (typeof groupings)[number];

/** How somebody looks at the timeline: kept while the page is away. */
export interface View {
  by: string;
  /** Pixels of a day; 0 until all was fitted once. */
  px: number;
  /** The day at the left edge. */
  left: number;
  top: number;
  /** Finished work is shown too. */
  done: boolean;
  /** All dependencies are drawn, not only those of the chosen bar. */
  links: boolean;
  table: boolean;
  /** The column that the table is sorted by, `-` before it for downwards. */
  sort: string;
  /** The key of the chosen bar. */
  chosen: string;
}
export const first: View = {
  by: 'person',
  px: 0,
  left: 0,
  top: 0,
  done: true,
  links: false,
  table: false,
  sort: 'start',
  chosen: '',
};
