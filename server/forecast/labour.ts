import type { Day } from '../language/day.ts';
import { inDays } from '../language/time.ts';
import type { Range } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, inherited } from '../plan/query.ts';
import { type Job, jobOf, local } from '../reckon/job.ts';
import { workingTimeOf } from '../reckon/working-time.ts';
import { normal, spreadOf } from './chance.ts';
import { type Item, itemsOf } from './items.ts';
import { joined } from './joined.ts';

type Activity = EntryOf<'activity'>;

/** What the working time of some activities costs at the rates of the people who do it, in one currency. */
export interface Labour {
  /** What was spent, and the mean of what is left. */
  readonly expected: number;
  /** What is not exceeded in four of five cases. */
  readonly at80: number;
  /** The open work that it is made of, the dearest first. */
  readonly jobs: readonly { readonly job: Job; readonly cost: number }[];
}

/** The rate of an hour, where it is known in this currency. */
export function hourly(plan: Plan, id: string | undefined, currency: string, today: Day): number {
  const rate = id === undefined ? undefined : find(plan, 'person', id)?.value.rate;
  if (!rate || rate.currency !== currency) return 0;
  return rate.per === 'h' ? rate.amount : rate.amount / (workingTimeOf(plan, id!, today).perDay || 8);
}

/** The standard normal below which four of five cases lie. */
const fourOfFive = normal(0.8);

/**
 * The cost of working time, of activities that `counts` picks: hours spent, and hours left at the mean and at 80 %. A sum
 * of many efforts is near to normal (central limit theorem), so the fractile of the sum is taken from its deviation.
 * Continuous load counts in the days of `period`, as far as it runs in them.
 */
export function labourOf(
  plan: Plan,
  today: Day,
  currency: string,
  period: Range | undefined,
  counts: (it: Activity) => boolean,
): Labour {
  let expected = 0;
  let variance = 0;
  for (const entry of entriesOf(plan, 'activity')) {
    const { spent, status } = entry.value;
    if (!counts(entry)) continue;
    if (spent) expected += inDays(spent) * 8 * hourly(plan, inherited(entry, 'owner'), currency, today);
    if (entry.value.load !== undefined && period && status !== 'dropped')
      expected += loadCost(plan, entry, period, currency, today);
  }
  const jobs: { job: Job; cost: number }[] = [];
  for (const { job, hours, low, high } of openIn(plan, today)) {
    if (!job || hours <= 0 || !counts(job.entry)) continue;
    const rate = hourly(plan, job.owner, currency, today);
    expected += rate * hours;
    variance += (rate * deviation(hours, low, high)) ** 2;
    if (rate) jobs.push({ job: local(plan, [job])[0]!, cost: rate * hours });
  }
  jobs.sort((a, b) => b.cost - a.cost);
  return { expected, at80: expected + fourOfFive * Math.sqrt(variance), jobs };
}

const known = new WeakMap<Plan, { readonly today: Day; readonly items: readonly Item[] }>();
/** The open work of a plan, also what is not agreed yet: made once for all budgets, workstreams and currencies. */
function openIn(plan: Plan, today: Day): readonly Item[] {
  const before = known.get(plan);
  if (before?.today === today) return before.items;
  const own = joined(plan, true).find(it => it.file === (plan.others?.file ?? ''))!;
  const items = itemsOf(own, owner => workingTimeOf(plan, owner ?? '', today), today);
  known.set(plan, { today, items });
  return items;
}

/** The standard deviation of a log-normal with this mean, and these 10th and 90th percentiles. */
function deviation(mean: number, low: number, high: number): number {
  if (!(low > 0) || low >= high) return 0;
  return mean * Math.sqrt(Math.exp(spreadOf(low, high) ** 2) - 1);
}

function loadCost(plan: Plan, entry: Activity, period: Range, currency: string, today: Day): number {
  const { shares, start, due } = jobOf(plan, entry);
  const from = Math.max(period.from, start ?? period.from);
  const to = Math.min(period.to, due ?? period.to);
  let cost = 0;
  for (const [id, share] of shares)
    cost += share * workingTimeOf(plan, id, today).hours(from, to) * hourly(plan, id, currency, today);
  return cost;
}
