import type { Day } from '../language/day.ts';
import { inherited, statusOf } from '../plan/query.ts';
import { type Demand, weeksFrom } from './demand.ts';
import { type Job, jobsBy } from './job.ts';

/** What is in progress, and done once; tasks aside. */
export const isBegun = ({ kind, entry }: Job): boolean =>
  kind === 'once' && !entry.parent && statusOf(entry.value) === 'in progress';
/** What an owner has begun. */
export const begunBy = jobsBy(it => (it.owner !== undefined && isBegun(it) ? [it.owner] : []));

/** The workstreams that somebody works for in one week. */
export interface Wide {
  readonly from: Day;
  readonly streams: ReadonlySet<string>;
}
/** The first week in which somebody works for more workstreams than that. */
export function widest(demand: Demand, today: Day, weeks: number, most: number): Wide | undefined {
  const pieces = demand.pieces.flatMap(it => {
    const { entry, home } = it.job;
    const stream = inherited(entry, 'workstream');
    return stream === undefined
      ? []
      : [{ it, name: home && !stream.includes('/') ? `${home.name}/${stream}` : stream }];
  });
  if (new Set(pieces.map(it => it.name)).size <= most) return undefined;
  for (const { from, to } of weeksFrom(today, weeks)) {
    const streams = new Set(pieces.filter(({ it }) => demand.hoursOf(it, from, to) > 0).map(it => it.name));
    if (streams.size > most) return { from, streams };
  }
  return undefined;
}
