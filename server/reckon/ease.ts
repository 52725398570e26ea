import type { Day } from '../language/day.ts';
import { setValue } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { field } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { delays } from './delay.ts';
import { type Demand, demandOf, type Piece } from './demand.ts';
import { fullWeeks, overbooked, worstOf } from './overload.ts';
import { additions, cuts, type GiveUp, handOvers, lastFirst, type Relief, type Strain } from './relief.ts';
import { editsOf, tryOut } from './try-out.ts';

/** What brings somebody back under the ceiling in all of some weeks: a piece of the work handed over, put off, or a smaller load. */
export function easeWeeks(plan: Plan, id: string, today: Day, weeks: number, reaches: boolean): Relief[] {
  const demand = demandOf(plan, id, today);
  const full = demand ? fullWeeks(demand, today, weeks) : [];
  if (!demand || !full.length) return [];
  const worst = worstOf(full);
  const jobs = demand.pieces
    .filter(it => it.job.owner === id && it.job.kind !== 'continuous' && demand.hoursOf(it, worst.from, worst.to) > 0)
    .map(it => it.job);
  const strain: Strain = {
    jobs: lastFirst(plan, jobs, today),
    today,
    weeks,
    reaches,
    isEased: after => {
      const now = demandOf(after, id, today);
      return !now || !fullWeeks(now, today, weeks).length;
    },
  };
  return [...handOvers(plan, strain), ...delays(plan, strain, 'may move'), ...lowerLoad(plan, demand, strain)];
}

/** The load of the day that leaves just enough room, where it is a load that takes too much. */
function lowerLoad(plan: Plan, demand: Demand, strain: Strain): Relief[] {
  const { id } = demand.person;
  const full = fullWeeks(demand, strain.today, strain.weeks);
  const loads = demand.pieces.filter(it => it.job.kind === 'continuous' && (strain.reaches || !it.job.home));
  for (const piece of [...loads].sort((a, b) => b.rate - a.rate)) {
    const { entry } = piece.job;
    const over = full.map(({ from, to, hours, limit }) => (hours - limit) / demand.time.hours(from, to));
    const share = Math.floor((piece.rate / demand.time.perDay - Math.max(...over)) * 100 + 1e-6);
    const pair = loadOf(piece, id);
    if (!pair || !(share >= 1)) continue;
    const change = editsOf(plan, piece.job, of => [setValue(of, entry.parsed, pair, `${share}%`)]);
    if (!strain.isEased(tryOut(plan, change))) continue;
    const title = `Lower the load of ${cited(entry.id)} to ${share}%`;
    return [{ ...change, title, chosen: `${share}% for ${entry.id}`, of: [piece.job] }];
  }
  return [];
}
/** Where the share of somebody's day is written. */
const loadOf = ({ job: { entry } }: Piece, id: string) =>
  typeof entry.value.load === 'number' ? field(entry, 'load') : (field(entry, 'load', id) ?? field(entry, 'with', id));

/** What makes the work of somebody possible again by the day on which it is not: handed over, put off, cut, or with help. */
export function easeBooking(
  plan: Plan,
  id: string,
  today: Day,
  weeks: number,
  reaches: boolean,
  giveUp: GiveUp,
): Relief[] {
  const demand = demandOf(plan, id, today);
  const found = demand && overbooked(demand, plan, today);
  if (!found) return [];
  const strain: Strain = {
    jobs: lastFirst(plan, found.jobs, today),
    today,
    weeks,
    reaches,
    isEased: after => {
      const now = demandOf(after, id, today);
      return !now || !overbooked(now, after, today);
    },
  };
  return [
    ...handOvers(plan, strain),
    ...delays(plan, strain),
    ...cuts(plan, strain, giveUp),
    ...additions(plan, strain),
  ];
}
