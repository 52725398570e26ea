import type { Day } from '../language/day.ts';
import type { Goal } from '../language/goal.ts';
import type { Decision } from '../language/governance.ts';
import type { Metric } from '../language/metric.ts';
import type { Quantity } from '../language/values.ts';
import type { Frame } from '../plan/frame.ts';
import { isInUnit, unitOf, withUnit } from '../words/unit.ts';

export interface Reading {
  readonly day: Day;
  readonly amount: number;
}
/** A metric as numbers in one unit: where it stands and where it is to go. */
export interface Course {
  readonly unit: string | undefined;
  /** The goal's baseline, where the metric is the goal's. */
  readonly from: number | undefined;
  /** What the goal is to reach, else the metric's own target. */
  readonly aim: number | undefined;
  readonly limit: number | undefined;
  /** 1 where more is better, -1 where less is; nothing where neither says, or both say different things. */
  readonly better: 1 | -1 | undefined;
  /** Those up to today, the earliest first. */
  readonly readings: readonly Reading[];
}

/** A quantity as a number; a relative one counts from the baseline. */
export const amountOf = (it: Quantity | undefined, from: number | undefined): number | undefined =>
  it?.relative ? (from === undefined ? undefined : from * (1 + it.amount / 100)) : it?.amount;

/** Which way two numbers lie; nothing where they are the same. */
const way = (from: number | undefined, to: number | undefined): 1 | -1 | undefined =>
  from === undefined || to === undefined || from === to ? undefined : to > from ? 1 : -1;

/** Which way is better by the metric itself, from `limit` to `target`, and by the goal, from `from` to `to`. */
export function waysOf(metric: Metric, goal: Goal | undefined): { own: 1 | -1 | undefined; goal: 1 | -1 | undefined } {
  const from = goal?.from?.relative ? undefined : goal?.from?.amount;
  const target = amountOf(metric.target, from);
  const { to } = goal ?? {};
  const forGoal = to?.relative ? way(0, to.amount) : way(from, to?.amount ?? target);
  return { own: way(amountOf(metric.limit, from), target), goal: forGoal };
}

/** The course of a metric; `goal` is the plan's goal where it names this metric. Nothing where its quantities are in different units. */
export function courseOf(metric: Metric, goal: Goal | undefined, today: Day): Course | undefined {
  const unit = unitOf(metric, goal);
  const { target, limit, readings } = metric;
  const all = [target, limit, goal?.from, goal?.to, ...(readings?.values() ?? [])];
  if (unit !== undefined && all.some(it => it && !isInUnit(it, unit))) return undefined;
  const from = goal?.from?.relative ? undefined : goal?.from?.amount;
  const ways = waysOf(metric, goal);
  return {
    unit,
    from,
    aim: amountOf(goal?.to ?? target, from),
    limit: amountOf(limit, from),
    better: ways.own && ways.goal && ways.own !== ways.goal ? undefined : (ways.own ?? ways.goal),
    readings: [...(readings ?? [])]
      .flatMap(([day, it]) => (day <= today && !it.relative ? [{ day, amount: it.amount }] : []))
      .sort((a, b) => a.day - b.day),
  };
}

/** An amount with its unit, as a message says it: with the decimals of what was read, and one more where it is worked out. */
export function inUnit({ unit, readings }: Course, amount: number, workedOut = false): string {
  const more = workedOut && Math.abs(amount) < 1000 ? 1 : 0;
  const number = String(Number(amount.toFixed(decimalsOf(readings) + more)));
  return unit ? (withUnit(number, unit) ?? number) : number;
}
const decimalsOf = (readings: readonly Reading[]): number =>
  Math.min(6, Math.max(0, ...readings.map(it => /\.(\d+)$/.exec(String(it.amount))?.[1]?.length ?? 0)));

/** The day by which a metric is to be at its aim: the goal's, for its own metric; else the end of the period. */
export function dayOfAim({ head: { goal }, period }: Pick<Frame, 'head' | 'period'>, id: string): Day | undefined {
  return goal?.metric === id ? (goal.by ?? period?.to) : (period?.to ?? goal?.by);
}

/** What was decided about a metric: an open decision, or none that says when, holds for good. */
const isPending = (it: Decision): boolean => it.decided === undefined;

/** Past its limit since a day, and nobody has decided anything about it since. */
export interface Breach {
  readonly reading: Reading;
  readonly since: Day;
}
export function breachOf(
  { from, limit, better, readings }: Course,
  decisions: readonly Decision[],
): Breach | undefined {
  const newest = readings.at(-1);
  if (!newest || limit === undefined || !better) return undefined;
  const isPast = (amount: number): boolean => (amount - limit) * better < 0;
  if (!isPast(newest.amount)) return undefined;
  const first = readings.findLastIndex(it => !isPast(it.amount)) + 1;
  // A goal that begins past the limit is there to come back from it.
  if (!first && from !== undefined && isPast(from)) return undefined;
  const since = readings[first]!.day;
  return decisions.some(it => isPending(it) || it.decided! >= since) ? undefined : { reading: newest, since };
}

/** Where the trend of the readings leads by a day. */
export interface Drift {
  readonly reading: Reading;
  readonly by: Day;
  readonly amount: number;
}
/** Only so many of the last readings make the trend. */
const mostReadings = 8;
/**
 * A trend that misses the aim by a day, while nobody is to decide about it. After a decision only what was read since
 * tells how it goes. The trend is the line of Theil and Sen: the median of the slopes between all pairs of readings.
 */
export function driftOf(
  { aim, better, readings }: Course,
  decisions: readonly Decision[],
  by: Day,
  fewest: number,
): Drift | undefined {
  if (aim === undefined || !better || readings.length < fewest || decisions.some(isPending)) return undefined;
  const since = Math.max(Number.NEGATIVE_INFINITY, ...decisions.map(it => it.decided!));
  const recent = readings.filter(it => it.day >= since).slice(-mostReadings);
  const newest = recent.at(-1);
  if (!newest || recent.length < Math.max(2, fewest) || newest.day >= by) return undefined;
  const slopes = recent.flatMap((b, i) =>
    recent.slice(0, i).flatMap(a => (b.day > a.day ? [(b.amount - a.amount) / (b.day - a.day)] : [])),
  );
  const slope = median(slopes);
  const amount = median(recent.map(it => it.amount + slope * (by - it.day)));
  // What misses by less than can be read is no miss.
  const scale = 10 ** decimalsOf(readings);
  const missed = (Math.round(amount * scale) / scale - aim) * better < -1e-9;
  return missed ? { reading: newest, by, amount } : undefined;
}
/** How a metric goes, in a word: where it stands now, else where the trend of its readings leads by a day. */
export type Going = 'unread' | 'reached' | 'breached' | 'missed' | 'off track' | 'on track' | 'unknown';
export function goingOf(course: Course, by: Day | undefined, today: Day, fewest = 3): Going {
  const { aim, better, readings } = course;
  const newest = readings.at(-1);
  if (!newest) return 'unread';
  const isJudged = aim !== undefined && better !== undefined;
  if (isJudged && (newest.amount - aim) * better >= 0) return 'reached';
  if (breachOf(course, [])) return 'breached';
  if (!isJudged || by === undefined) return 'unknown';
  if (by < today) return 'missed';
  if (readings.length < fewest || newest.day >= by) return 'unknown';
  return driftOf(course, [], by, fewest) ? 'off track' : 'on track';
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
