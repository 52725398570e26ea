import type { Edit } from '../plan/edit.ts';

/** One way to mend something within the plan. Its title says what it does, down to the value that it writes. */
export interface Way {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** There is no other reading, and nothing is lost. */
  readonly safe?: boolean;
}
