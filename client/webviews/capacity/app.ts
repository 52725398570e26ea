import type { PlanCapacity } from '../../../server/protocol.ts';
import type { ToPage } from '../messages.ts';
import { recall } from '../page/host.ts';
import type { Line } from './rows.ts';

type Rows = Extract<ToPage<PlanCapacity>, { is: 'rows' }>;

/** How somebody looks at it: kept while the page is away. */
export interface View {
  by: string;
  weeks: string;
  table: boolean;
  sort: string;
  /** The key of the chosen row, and the number of its week. */
  line: string;
  week: number;
}
/** 90 and 180 days. */
export const spans = ['13 weeks', '26 weeks'] as const;

export interface App {
  readonly view: View;
  rows: Rows | undefined;
  today: number;
  lines: readonly Line[];
  /** How many weeks are shown. */
  count: number;
  changed(): void;
  choose(line: string, week: number, focus?: boolean): void;
}
export const newApp = (): App => ({
  view: recall<View>({ by: 'person', weeks: spans[0], table: false, sort: 'name', line: '', week: 0 }),
  rows: undefined,
  today: 0,
  lines: [],
  count: 13,
  changed() {},
  choose() {},
});
