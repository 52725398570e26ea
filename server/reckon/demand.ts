import { type Day, weekdayOf } from '../language/day.ts';
import { calendarDays, middle } from '../language/time.ts';
import type { Interval, Range } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { allKnown, type EntryOf, find } from '../plan/query.ts';
import { folderOf } from '../plan/whole.ts';
import { hoursLeft, type Job, jobsAround, local, windowOf } from './job.ts';
import { type WorkingTime, workingTimeOf } from './working-time.ts';

/** What one piece of work asks of one person: the same hours on each of their working days from one day to another. */
export interface Piece {
  readonly job: Job;
  readonly from: Day;
  /** Without end where continuous work has none. */
  readonly to: Day;
  /** Hours on a working day. */
  readonly rate: number;
}

/** The most of a week that may be planned, unless somebody says otherwise. */
export const usualCeiling = 0.8;

/** What is asked of a person, and what there is. */
export class Demand {
  readonly person: EntryOf<'person'>;
  readonly time: WorkingTime;
  /** The share of the working time that may be planned. */
  readonly ceiling: number;
  private readonly plan: Plan;
  /** Each says where it stands. */
  private readonly all: readonly Piece[];
  private own: readonly Piece[] | undefined;
  constructor(plan: Plan, person: EntryOf<'person'>, ceiling: number, time: WorkingTime, all: readonly Piece[]) {
    this.plan = plan;
    this.person = person;
    this.time = time;
    this.ceiling = ceiling;
    this.all = all;
  }
  /** As the plan sees them: its own work stands nowhere else. */
  get pieces(): readonly Piece[] {
    return (this.own ??= localPieces(this.plan, this.all));
  }
  /** Hours asked for in some days, both included. */
  hours(from: Day, to: Day): number {
    let sum = 0;
    for (const it of this.all) sum += this.hoursOf(it, from, to);
    return sum;
  }
  hoursOf({ from, to, rate }: Piece, first: Day, last: Day): number {
    return first > to || last < from ? 0 : rate * this.time.workdays(Math.max(first, from), Math.min(last, to));
  }
  /** Hours that may be planned. */
  limit(from: Day, to: Day): number {
    return this.time.hours(from, to) * this.ceiling;
  }
  free(from: Day, to: Day): number {
    return this.limit(from, to) - this.hours(from, to);
  }
}

interface Known {
  readonly today: Day;
  readonly demands: Map<string, Demand | undefined>;
}
const worked = new WeakMap<Plan, Known>();

/** What is asked of a person by all plans around; nothing where nobody has this id. */
export function demandOf(plan: Plan, id: string, today: Day): Demand | undefined {
  let all = worked.get(plan);
  if (all?.today !== today) worked.set(plan, (all = { today, demands: new Map() }));
  if (all.demands.has(id)) return all.demands.get(id);
  const person = find(plan, 'person', id);
  const demand = person && newDemand(plan, person, today);
  all.demands.set(id, demand);
  return demand;
}
/** The same for everybody whom the plan may name. */
export const demandsOf = (plan: Plan, today: Day): Demand[] =>
  allKnown(plan, 'person').flatMap(({ id }) => demandOf(plan, id, today) ?? []);

function newDemand(plan: Plan, person: EntryOf<'person'>, today: Day): Demand {
  const { id, value } = person;
  const team = value.team === undefined ? undefined : find(plan, 'team', value.team);
  const ceiling = value.ceiling ?? team?.value.ceiling ?? usualCeiling;
  return new Demand(plan, person, ceiling, workingTimeOf(plan, id, today), piecesAround(plan, id, today));
}

interface KnownPieces {
  readonly today: Day;
  readonly pieces: Map<string, readonly Piece[]>;
}
const cut = new WeakMap<object, KnownPieces>();
/** What all work of the folder asks of a person, worked out once for all its plans. */
function piecesAround(plan: Plan, id: string, today: Day): readonly Piece[] {
  const folder = folderOf(plan);
  let known = cut.get(folder);
  if (known?.today !== today) cut.set(folder, (known = { today, pieces: new Map() }));
  let pieces = known.pieces.get(id);
  if (!pieces) known.pieces.set(id, (pieces = jobsAround(plan, id).flatMap(it => piecesOf(plan, it, id, today))));
  return pieces;
}
function localPieces(plan: Plan, all: readonly Piece[]): readonly Piece[] {
  const jobs = local(
    plan,
    all.map(it => it.job),
  );
  return all.map((it, i) => (jobs[i] === it.job ? it : { ...it, job: jobs[i]! }));
}

/** What a piece of work asks of a person: the share that is written, or what is left of its effort beside the shares of others. */
export function piecesOf(plan: Plan, job: Job, id: string, today: Day): Piece[] {
  const share = job.shares.get(id);
  const isOwned = job.owner === id && job.kind !== 'continuous';
  return [
    ...(share === undefined ? [] : sharePiece(plan, job, id, share, today)),
    ...(isOwned ? (job.kind === 'once' ? oncePiece(plan, job, id, today) : recurringPiece(plan, job, id, today)) : []),
  ];
}

function sharePiece(plan: Plan, job: Job, id: string, share: number, today: Day): Piece[] {
  const days = job.kind === 'once' ? windowOf(job, today) : running(job, today);
  const rate = share * workingTimeOf(plan, id, today).perDay;
  if (!days || !rate) return [];
  const scale = job.kind === 'once' ? helpOf(plan, job, today, days).scale : 1;
  return scale ? [{ job, ...days, rate: rate * scale }] : [];
}

/** Spread evenly over the working days that there are for it. */
function oncePiece(plan: Plan, job: Job, id: string, today: Day): Piece[] {
  const days = windowOf(job, today);
  if (!days) return [];
  const time = workingTimeOf(plan, id, today);
  const count = time.workdays(days.from, days.to);
  const hours = hoursLeft(job, time, today, 'middle') - helpOf(plan, job, today, days).hours;
  return count && hours > 0 ? [{ job, ...days, rate: hours / count }] : [];
}

/** Hours that contributors give to it: no more than there are to do. */
export function helpOf(plan: Plan, job: Job, today: Day, { from, to }: Range): { hours: number; scale: number } {
  let hours = 0;
  for (const [id, share] of job.shares) hours += share * workingTimeOf(plan, id, today).hours(from, to);
  // Where nobody says how much there is to do, contributors do as they are asked.
  if (!hours || (!job.entry.value.effort && !job.entry.value.remaining)) return { hours, scale: 1 };
  const left = hoursLeft(job, workingTimeOf(plan, job.owner ?? '', today), today, 'middle');
  return { hours: Math.min(hours, left), scale: Math.min(1, left / hours) };
}

/** On which day it falls is not written, so that each working day bears the same part; daily work rests on days off. */
function recurringPiece(plan: Plan, job: Job, id: string, today: Day): Piece[] {
  const time = workingTimeOf(plan, id, today);
  const days = running(job, today);
  const { every, effort } = job.entry.value;
  const { hours, days: week } = time.week;
  const perDay = Math.min(1, 7 / (week.filter(it => it).length * calendarDays(every!)));
  const rate = effort ? middle(effort, hours) * hours * perDay : 0;
  return days && rate ? [{ job, ...days, rate }] : [];
}
/** From when until when something goes on; nothing where it is over. */
function running({ start, due }: Job, today: Day): Range | undefined {
  const days = { from: Math.max(today, start ?? today), to: due ?? Infinity };
  return days.from <= days.to ? days : undefined;
}

/** ISO weeks from today on, the first as far as it is left: each from its first day to its Sunday. */
export const weeksFrom = (today: Day, count: number): Range[] =>
  Array.from({ length: count }, (_, i) => {
    const monday = today - weekdayOf(today) + i * 7;
    return { from: Math.max(today, monday), to: monday + 6 };
  });
/** A horizon in whole weeks. */
export const inWeeks = (horizon: Interval): number => Math.max(1, Math.min(104, Math.round(calendarDays(horizon) / 7)));
