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
  const told = stale.flatMap(it => {
    const proposal = reprioritize(it.plan, today);
    // Of what cannot be read no rank can be written: whoever mends it is told then.
    return proposal.moves.length ? [reorderReport(shown(it.path), proposal, false, colour, mostMoves)] : [];
  });
  return told.length ? `${told.join('')}Run opsplan reprioritize, look at it, and stage it.\n` : '';
}
/** So many ranks of a plan show that they are out of date; "opsplan reprioritize" tells all. */
const mostMoves = 5;
const isStale = ({ rule }: Finding): boolean => rule === 'priority-stale' || rule === 'priority-inverted';
