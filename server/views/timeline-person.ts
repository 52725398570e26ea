import { givingOf } from '../forecast/hours.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import type { Piece } from '../reckon/demand.ts';
import { calledOf } from './named-row.ts';
import type { Person } from './timeline-row.ts';

/** How far from today days are told one by one: a picture has an end, and JSON no infinity. */
const reach = 3660;

/** When somebody is not there, and what other work takes of the day. */
export function personOf(plan: Plan, id: string, today: Day): Person {
  const { time, load } = givingOf(plan, id, today);
  const [first, last] = [today - reach, today + reach];
  const told = (why: string, ranges: readonly { from: Day; to: Day }[]): Person['off'][number][] =>
    ranges
      .map(it => ({ from: Math.max(first, it.from), to: Math.min(last, it.to), why }))
      .filter(it => it.from <= it.to);
  const off = [
    ...told('not here yet', [{ from: first, to: time.from - 1 }]),
    ...told('holiday', time.week.holidays),
    ...told('leave', time.leave),
    ...told('gone', [{ from: time.until + 1, to: last }]),
  ];
  return {
    id,
    name: calledOf(plan, id),
    days: time.week.days,
    off: off.sort((a, b) => a.from - b.from),
    load: time.perDay ? shares(load, time.perDay, last) : [],
  };
}

/** Pieces of load as one share of the day, that changes where one of them begins or ends. */
function shares(load: readonly Piece[], perDay: number, last: Day): Person['load'] {
  const ends = [...new Set(load.flatMap(({ from, to }) => [from, Math.min(to, last) + 1]))].sort((a, b) => a - b);
  return ends.slice(0, -1).flatMap((from, i) => {
    const rate = load.reduce((sum, it) => (it.from <= from && from <= it.to ? sum + it.rate : sum), 0);
    return rate > 0 ? [{ from, to: ends[i + 1]! - 1, share: Math.min(1, rate / perDay) }] : [];
  });
}
