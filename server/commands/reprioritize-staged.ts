import type { Day } from '../language/day.ts';
import { staleRanks } from '../report/stale-ranks.ts';
import { stagedGate } from '../staged.ts';
import { colour, say, tell } from './command.ts';

/** The plans that a commit would leave with ranks that are out of date: those that it changes, or whose ranks it makes so. */
export async function checkRanks(paths: readonly string[], today: Day, all: boolean): Promise<number> {
  const { gate, shown, unread } = await stagedGate({ paths, asked: { today }, history: false, all, tell });
  const stale = staleRanks(gate, shown, today, all, colour());
  say(stale || 'No staged rank is out of date.\n');
  return unread ? 2 : stale ? 1 : 0;
}
