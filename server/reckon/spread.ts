import type { Day } from '../language/day.ts';
import type { Workdays } from '../language/workdays.ts';

/** One of several pieces of work that all have the same deadline. */
export interface Piece {
  readonly id: string;
  /** Who does one such piece at a time. */
  readonly owner: string;
  /** Whole working days of effort. */
  readonly days: number;
  /** What it waits for among them, by place in the list, with the working days between. */
  readonly after: readonly { readonly piece: number; readonly lag: number }[];
}

/**
 * A deadline for each, backwards from the last day: the latest on which what waits for it, and its owner's later work, still
 * end in time; none before `today`. What waits for itself keeps the last day.
 */
export function spread(pieces: readonly Piece[], last: Day, today: Day, workdays: (owner: string) => Workdays): Day[] {
  const days = pieces.map(() => last);
  const waiting = new Int32Array(pieces.length);
  for (const { after } of pieces) for (const { piece } of after) waiting[piece]!++;
  const free = new Map<string, Day>();
  const ready = pieces.map((_, i) => i).filter(i => !waiting[i]);
  for (let i = ready.pop(); i !== undefined; i = ready.pop()) {
    const { owner, days: effort, after } = pieces[i]!;
    const end = Math.min(days[i]!, free.get(owner) ?? last);
    days[i] = Math.max(end, today);
    const theirs = workdays(owner);
    const start = theirs.add(theirs.upTo(end), -effort);
    free.set(owner, start);
    for (const { piece, lag } of after) {
      days[piece] = Math.min(days[piece]!, lag ? workdays('').add(start, -lag) : start);
      if (!--waiting[piece]!) ready.push(piece);
    }
  }
  return pieces.map((_, i) => (waiting[i] ? last : days[i]!));
}
