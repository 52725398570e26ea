import type { Finding } from '../check.ts';
import type { Gate } from '../gate/gate.ts';
import type { Day } from '../language/day.ts';
import { reprioritize } from '../reckon/reprioritize.ts';
import { reorderReport } from '../report/ranks.ts';
import { stagedGate } from '../staged.ts';
import { colour, say, tell } from './command.ts';

/** The plans that a commit would leave with ranks that are out of date: those that it changes, or whose ranks it makes so. */
export async function checkRanks(paths: readonly string[], today: Day, all: boolean): Promise<number> {
  const { gate, shown, unread } = await stagedGate({ paths, asked: { today }, history: false, all, tell });
  const stale = staleRanks(gate, shown, today, all);
  say(stale || 'No staged rank is out of date.\n');
  return unread ? 2 : stale ? 1 : 0;
}
/** What there is to say of ranks that are out of date; nothing where none is. */
export function staleRanks(gate: Gate, shown: (path: string) => string, today: Day, all: boolean): string {
  const stale = gate.plans.filter(it =>
    it.findings.some(finding => isStale(finding) && (all || it.changed || it.fresh.has(finding))),
  );
  const told = stale.map(it => reorderReport(shown(it.path), reprioritize(it.plan, today), false, colour()));
  return stale.length ? `${told.join('')}Run opsplan reprioritize, look at it, and stage it.\n` : '';
}
const isStale = ({ rule }: Finding): boolean => rule === 'priority-stale' || rule === 'priority-inverted';
