import type { MoveParams, MoveResult } from '../../../server/protocol.ts';
import { tell } from '../page/host.ts';
import { type Placed, thingOf } from './lanes.ts';

/** Dates of one bar that are on their way to other days, and what that would do. */
export interface Way {
  readonly it: Placed;
  readonly start: number | undefined;
  readonly due: number | undefined;
  /** By the mouse, which writes when it lets go; by keys, which ask for Enter. */
  readonly by: 'hand' | 'keys';
  /** What the server says of the last days that it was asked about. */
  readonly result: MoveResult | undefined;
}
export interface Moving {
  readonly at: Way | undefined;
  to(it: Placed, days: { start?: number; due?: number }, by: Way['by']): void;
  /** Writes it: the text changes, and all that follows from it. */
  write(): void;
  leave(): void;
  tried(turn: number, result: MoveResult): void;
}

/** `changed` draws. One question is on its way at a time; the next asks for the newest days. */
export function newMoving(changed: () => void): Moving {
  let at: Way | undefined;
  let turn = 0;
  let isAsking = false;
  let isStale = false;

  function ask(): void {
    if (!at) return;
    if (isAsking) {
      isStale = true;
      return;
    }
    isAsking = true;
    isStale = false;
    tell({ is: 'try', turn: ++turn, ...moveOf(at) });
  }
  return {
    get at() {
      return at;
    },
    to(it, { start, due }, by) {
      if (at && at.it.key === it.key && at.start === start && at.due === due) return;
      at = { it, start, due, by, result: at?.it.key === it.key ? at.result : undefined };
      ask();
      changed();
    },
    write() {
      if (!at) return;
      tell({ is: 'write', ...moveOf(at) });
      at = undefined;
      changed();
    },
    leave() {
      if (!at) return;
      at = undefined;
      changed();
    },
    tried(of, result) {
      isAsking = false;
      if (isStale) ask();
      if (!at || of !== turn) return;
      at = { ...at, result };
      changed();
    },
  };
}

const moveOf = ({ it, start, due }: Way): MoveParams => ({
  ...thingOf(it),
  ...(start !== undefined && { start }),
  ...(due !== undefined && { due }),
});
