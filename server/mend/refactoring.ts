import type { Day } from '../language/day.ts';
import { isBroken } from '../plan/broken.ts';
import type { Change, Folder } from '../plan/change.ts';
import type { Frame } from '../plan/frame.ts';
import type { Parsed } from '../plan/parse.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { type EntryOf, entryAt } from '../plan/query.ts';

/** A change of form that the author may want: nothing is wrong, and nothing is lost. */
export interface Refactored extends Change {
  readonly title: string;
  readonly kind: 'refactor.extract' | 'refactor.rewrite' | 'refactor.inline' | 'refactor.move';
}

/** Where refactorings are asked for. */
export interface Spot {
  readonly plan: Plan;
  /** The selection; empty where there is only a cursor. */
  readonly range: Range;
  readonly today: Day;
  readonly folder: Folder | undefined;
  readonly frame: () => Frame;
  /** The chunk in which the selection begins, and the selection within it. */
  readonly parsed: Parsed;
  readonly within: Range;
  /** The innermost activity or task there. */
  readonly activity: EntryOf<'activity'> | undefined;
}

/** Nothing where the text cannot be read for sure: what is half typed is not turned into something else. */
export function spotAt(plan: Plan, range: Range, it: Pick<Spot, 'today' | 'folder' | 'frame'>): Spot | undefined {
  const index = chunkAt(plan, range.start.line);
  const parsed = plan.chunks[index];
  if (!parsed || !isReadable(parsed)) return undefined;
  const entry = entryAt(plan, range.start);
  const top = plan.lines[index]!;
  const within = {
    start: { ...range.start, line: range.start.line - top },
    end: { ...range.end, line: range.end.line - top },
  };
  const activity = entry?.kind === 'activity' ? (entry as EntryOf<'activity'>) : undefined;
  return { ...it, plan, range, parsed, within, activity };
}

/** Whether a chunk is YAML that says what it seems to say. */
export const isReadable = (parsed: Parsed): boolean => {
  const { chunk, tree } = parsed;
  const isKind = chunk.kind === 'head' || chunk.kind === 'entry';
  return isKind && !chunk.misaligned && !!tree.root && !isBroken(parsed) && !tree.oddities.length;
};
