import type { Day } from '../language/day.ts';
import type { Range } from '../language/values.ts';
import { type Frame, frameOf } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, inherited, known } from '../plan/query.ts';
import { headValue } from '../plan/strategy.ts';
import { wholeOf } from '../plan/whole.ts';
import { costsOf } from '../reckon/costs.ts';
import { type Demand, demandsOf, type Piece, weeksFrom } from '../reckon/demand.ts';
import { type Bar, healthBars, streakOf } from '../reckon/health.ts';
import { isTentative } from '../reckon/job.ts';
import { weeksAhead } from '../reckon/load.ts';
import { foretold, missBy } from './accuracy.ts';
import { type OnTime, onTimeOf, type Promises, promisesOf } from './kept.ts';
import { labourOf } from './labour.ts';

type Activity = EntryOf<'activity'>;

/** Money of one currency. Money of different currencies is never added. */
export interface Purse {
  readonly currency: string;
  /** What agreed workstreams bring. */
  readonly revenue: number;
  /** What may be spent. */
  readonly budget: number;
  /** What work costs besides working time, and working time at its rates: spent, and still to come. */
  readonly costs: number;
  readonly labour: number;
}
/** What is left of the revenue, as a part of it; nothing where there is none, or where working time has no price: all of it would be. */
export const marginOf = ({ revenue, costs, labour }: Purse): number | undefined =>
  revenue > 0 && labour > 0 ? (revenue - costs - labour) / revenue : undefined;

/** How some work stands. Hours are those of the weeks ahead, `weeksAhead` of them. */
export interface Measures {
  readonly onTime: OnTime;
  readonly promises: Promises;
  /** Hours asked for, those among them that a client pays for, hours that may be planned, and contract hours less days off. */
  readonly asked: number;
  readonly billable: number;
  readonly limit: number;
  readonly hours: number;
  /** By currency, in the order of the alphabet. */
  readonly money: readonly Purse[];
}
/** What is measured: all of a plan, one of its workstreams, all workstreams for one client, or a person in all plans. */
export type Subject = 'plan' | 'workstream' | 'client' | 'person';
export interface Measured extends Measures {
  readonly of: Subject;
  /** An id; of a client the name; of a plan its title. */
  readonly id: string;
  /** Of a plan as a whole. */
  readonly course?: Course;
}
/** How a plan goes. */
export interface Course {
  readonly health: readonly Bar[];
  /** How many reviews in a row the plan has moved before; nothing where its past is not known. */
  readonly streak: number | undefined;
  /** How far forecasts of thirty days ahead were off, as a part of that time, over how much work; nothing where there was none. */
  readonly forecasts: { readonly off: number; readonly of: number } | undefined;
}
/** What a plan shows of its own course. Old forecasts are made again for it: not for whoever types. */
export function courseOf(plan: Plan, frame: Frame): Course {
  const found = foretold(plan, frame.today);
  const off = missBy(found);
  return {
    health: healthBars(plan, frame),
    streak: streakOf(plan, frame),
    forecasts: off === undefined ? undefined : { off, of: found.length },
  };
}

/** The measures of a plan, then of each of its workstreams, its clients, and the people who work on it. */
export function measuresOf(plan: Plan, today: Day): readonly Measured[] {
  const streams = entriesOf(plan, 'workstream');
  const clients = new Map<string, Set<string>>();
  for (const { id, value } of streams) {
    if (!value.client) continue;
    const ids = clients.get(value.client);
    if (ids) ids.add(id);
    else clients.set(value.client, new Set([id]));
  }
  const belongs = (ids: ReadonlySet<string>) => (it: Activity) => ids.has(inherited(it, 'workstream') ?? '');
  const people = demandsOf(plan, today).filter(it => it.pieces.some(piece => !piece.job.home) || isOwner(plan, it));
  return [
    {
      of: 'plan',
      id: headValue(plan, 'plan') ?? '',
      ...inPlan(plan, today, streams, () => true, true),
      course: courseOf(plan, frameOf(plan, today)),
    },
    ...streams.map(it => ({ of: 'workstream' as const, id: it.id, ...streamMeasures(plan, it, today) })),
    ...[...clients].map(([id, ids]) => ({
      of: 'client' as const,
      id,
      ...inPlan(plan, today, streams.filter(it => ids.has(it.id)), belongs(ids), false), // biome-ignore format: one call
    })),
    ...people.map(it => ({ of: 'person' as const, id: it.person.id, ...personMeasures(plan, it, today) })),
  ];
}

/** The measures of one workstream. */
export const streamMeasures = (plan: Plan, stream: EntryOf<'workstream'>, today: Day): Measures =>
  inPlan(plan, today, [stream], it => inherited(it, 'workstream') === stream.id, false);

/** The measures of a person: their hours in all plans of the folder, and what they finished. */
export function personMeasures(plan: Plan, demand: Demand, today: Day): Measures {
  const { id } = demand.person;
  const own = wholeOf(plan).map(it => ({
    plan: it.plan,
    history: it.plan.history,
    entries: entriesOf(it.plan, 'activity').filter(entry => inherited(entry, 'owner') === id),
  }));
  return {
    onTime: sumOf(own.map(it => onTimeOf(it.entries, it.history))),
    promises: promisesTogether(own.map(it => promisesOf(it.plan, it.entries, it.history))),
    ...hoursOf(plan, [demand], today),
    money: [],
  };
}

const isOwner = (plan: Plan, { person }: Demand): boolean =>
  entriesOf(plan, 'activity').some(it => inherited(it, 'owner') === person.id);

const sumOf = (all: readonly OnTime[]): OnTime => ({
  met: all.reduce((sum, it) => sum + it.met, 0),
  of: all.reduce((sum, it) => sum + it.of, 0),
});
function promisesTogether(all: readonly Promises[]): Promises {
  const sum = sumOf(all);
  return { ...sum, off: sum.of ? all.reduce((days, it) => days + it.off * it.of, 0) / sum.of : 0 };
}

function inPlan(
  plan: Plan,
  today: Day,
  streams: readonly EntryOf<'workstream'>[],
  counts: (it: Activity) => boolean,
  isWhole: boolean,
): Measures {
  const entries = entriesOf(plan, 'activity').filter(counts);
  const own = new Set(entries);
  return {
    onTime: onTimeOf(entries, plan.history),
    promises: promisesOf(plan, entries, plan.history),
    ...hoursOf(plan, demandsOf(plan, today), today, it => own.has(it.job.entry)),
    money: moneyOf(plan, today, streams, it => counts(it) && !isTentative(plan, it), isWhole),
  };
}

/** Hours in the weeks ahead. Where only some pieces count, the limit is that of the people who have one of them. */
function hoursOf(plan: Plan, demands: readonly Demand[], today: Day, counts?: (it: Piece) => boolean) {
  const { from } = weeksFrom(today, 1)[0]!;
  const { to } = weeksFrom(today, weeksAhead).at(-1)!;
  let [asked, billable, limit, hours] = [0, 0, 0, 0];
  for (const demand of demands) {
    const pieces = counts ? demand.pieces.filter(counts) : demand.pieces;
    if (counts && !pieces.length) continue;
    limit += demand.limit(from, to);
    hours += demand.time.hours(from, to);
    for (const it of pieces) {
      const asks = demand.hoursOf(it, from, to);
      asked += asks;
      if (isBillable(it.job.home?.plan ?? plan, it.job.entry)) billable += asks;
    }
  }
  return { asked, billable, limit, hours };
}
/** A client pays for it: by what it says itself, else what it is a task of, else its workstream. */
function isBillable(plan: Plan, entry: Activity): boolean {
  for (let at: Activity | undefined = entry; at; at = at.parent as Activity | undefined)
    if (at.value.billable !== undefined) return at.value.billable;
  const stream = inherited(entry, 'workstream');
  return (stream !== undefined && find(plan, 'workstream', stream)?.value.billable) || false;
}

function moneyOf(
  plan: Plan,
  today: Day,
  streams: readonly EntryOf<'workstream'>[],
  counts: (it: Activity) => boolean,
  isWhole: boolean,
): readonly Purse[] {
  const agreed = streams.filter(it => it.value.status !== 'tentative');
  const costs = costsOf(plan).filter(it => counts(it.entry));
  const have = isWhole ? headValue(plan, 'resources')?.budget?.have : undefined;
  const budgets = have ? [have] : agreed.flatMap(it => it.value.budget ?? []);
  const revenues = agreed.flatMap(it => it.value.revenue ?? []);
  const rates = known(plan, 'person').flatMap(it => it.value.rate ?? []);
  const period: Range | undefined = headValue(plan, 'period');
  const currencies = new Set([...costs.map(it => it.money), ...budgets, ...revenues, ...rates].map(it => it.currency));
  return [...currencies].sort().flatMap((currency): Purse[] => {
    const sum = (all: readonly { currency: string; amount: number }[]): number =>
      all.reduce((so, it) => so + (it.currency === currency ? it.amount : 0), 0);
    const purse = {
      currency,
      revenue: sum(revenues),
      budget: sum(budgets),
      costs: sum(costs.map(it => it.money)),
      labour: labourOf(plan, today, currency, period, counts).expected,
    };
    return purse.revenue || purse.budget || purse.costs || purse.labour ? [purse] : [];
  });
}

/** Several purses as one for each currency. */
export function poured(all: readonly Purse[]): readonly Purse[] {
  const sums = new Map<string, Purse>();
  for (const it of all) {
    const sum = sums.get(it.currency);
    sums.set(
      it.currency,
      sum
        ? {
            currency: it.currency,
            revenue: sum.revenue + it.revenue,
            budget: sum.budget + it.budget,
            costs: sum.costs + it.costs,
            labour: sum.labour + it.labour,
          }
        : it,
    );
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** All money of one plan. */
export const purseOf = (plan: Plan, today: Day): readonly Purse[] =>
  moneyOf(plan, today, entriesOf(plan, 'workstream'), it => !isTentative(plan, it), true);
