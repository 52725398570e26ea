import type { Finding } from '../check.ts';
import type { Gate } from '../gate/gate.ts';
import type { Day } from '../language/day.ts';
import { reprioritize } from '../reckon/reprioritize.ts';
import { reorderReport } from './ranks.ts';

/** What there is to say of ranks that are out of date; nothing where none is. */
export function staleRanks(
  gate: Gate,
  shown: (path: string) => string,
  today: Day,
  all: boolean,
  colour: boolean,
): string {
  const stale = gate.plans.filter(it =>
    it.findings.some(finding => isStale(finding) && (all || it.changed || it.fresh.has(finding))),
  );
  const told = stale.map(it => reorderReport(shown(it.path), reprioritize(it.plan, today), false, colour));
  return stale.length ? `${told.join('')}Run opsplan reprioritize, look at it, and stage it.\n` : '';
}
const isStale = ({ rule }: Finding): boolean => rule === 'priority-stale' || rule === 'priority-inverted';
