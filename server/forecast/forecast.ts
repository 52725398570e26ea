import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, inherited } from '../plan/query.ts';
import { apart } from './apart.ts';
import type { Item } from './items.ts';
import { type Latest, latestIn } from './levelled.ts';
import { type Options, type Solved, solve } from './solved.ts';

type Activity = EntryOf<'activity'>;

/** What is expected of one open activity or task that is done once, as first and last working day, both included. */
export interface Expected {
  readonly entry: Activity;
  readonly owner: string | undefined;
  /** Nothing where it never starts, or is never finished. */
  readonly start: Day | undefined;
  readonly finish: Day | undefined;
  readonly due: Day | undefined;
  /**
   * Working days by which it may be finished later, in the order of the schedule, before a deadline is missed; negative
   * where one is. Where no deadline stands behind it: before the whole plan is finished later.
   */
  readonly slack: number | undefined;
  /** It holds the finish of its plan. */
  readonly critical: boolean;
  /** Nobody has said how long it takes. */
  readonly guessed: boolean;
  /** It is never finished since it waits in a circle, or for what does. */
  readonly inCircle: boolean;
}
/** When the open work of a plan is done, as far as it can be known today. */
export interface Forecast {
  readonly plan: Plan;
  readonly solved: Solved;
  /** In the order of the text. */
  readonly activities: readonly Expected[];
  /** The last working day of all that is ever finished; nothing where nothing is. */
  readonly finish: Day | undefined;
  /** Something is never finished. */
  readonly isOpen: boolean;
  of(entry: Activity): Expected | undefined;
}

/** What takes long, the schedule, is kept for all; what one plan sees of it only for the last that asked: one is judged after the other. */
const last: { agreed?: Forecast; all?: Forecast } = {};

/** The forecast of a plan on a day, together with all plans that share people or links with it. */
export function forecastOf(plan: Plan, today: Day, options: Options = {}): Forecast {
  const kind = options.tentative ? 'all' : 'agreed';
  const before = last[kind];
  const solved = solve(plan, today, options);
  if (before?.solved === solved && before.plan.chunks === plan.chunks) return before;
  const forecast = newForecast(plan, solved);
  last[kind] = forecast;
  return forecast;
}

function newForecast(plan: Plan, solved: Solved): Forecast {
  const { schedule } = solved;
  const own = solved.nodes.get(plan.chunks) ?? [];
  let end = 0;
  for (const node of own) if (schedule.finish[node]! < Infinity) end = Math.max(end, schedule.finish[node]!);
  let all: Latest | undefined;
  /** By when each node must be finished for the plan not to end later. It takes a look at all plans, so that it is made only when somebody asks. */
  const until = (): Latest => (all ??= latestFor(solved, own, end));
  const caught = caughtIn(solved);
  const activities = entriesOf(plan, 'activity').flatMap((entry): Expected[] => {
    const node = solved.node.get(entry);
    if (node !== undefined) return [expected(plan, solved, node, until)];
    const item = caught.get(entry);
    return item ? [{ ...facts(item), ...never, inCircle: true }] : [];
  });
  const of = new Map(activities.map(it => [it.entry, it]));
  const isAny = activities.some(it => it.finish !== undefined);
  return {
    plan,
    solved,
    activities,
    finish: isAny ? lastDay(end, solved.today) : undefined,
    isOpen: activities.some(it => it.finish === undefined),
    of: entry => of.get(entry),
  };
}

const facts = ({ job, guessed }: Item) => ({
  entry: job!.entry,
  owner: job!.owner,
  due: inherited(job!.entry, 'due'),
  guessed,
  inCircle: false,
});
const never = { start: undefined, finish: undefined, slack: undefined, critical: false };

function latestFor({ problem, schedule }: Solved, nodes: readonly number[], end: number): Latest {
  const days = new Float64Array(problem.graph.count).fill(Infinity);
  for (const it of nodes) days[it] = end;
  return latestIn(problem, schedule, days);
}
const bound = new WeakMap<Solved, Latest>();
/** The same for every deadline to be met. */
function deadlinesOf(solved: Solved): Latest {
  let latest = bound.get(solved);
  if (!latest) bound.set(solved, (latest = latestIn(solved.problem, solved.schedule, solved.problem.latest)));
  return latest;
}
const circles = new WeakMap<Solved, ReadonlyMap<Activity, Item>>();
/** What waits in a circle, or for one, by its entry. */
function caughtIn(solved: Solved): ReadonlyMap<Activity, Item> {
  let caught = circles.get(solved);
  if (!caught) {
    caught = new Map([...solved.caught.keys()].flatMap(it => (it.isEnd ? [[it.job!.entry, it] as const] : [])));
    circles.set(solved, caught);
  }
  return caught;
}

/** What is expected of a node that is finished some day. As a class, for there is one for each activity whenever something has changed; what takes a look at all plans is worked out when somebody asks. */
class Placed implements Expected {
  readonly entry: Activity;
  readonly owner: string | undefined;
  readonly start: Day;
  readonly finish: Day;
  readonly due: Day | undefined;
  readonly guessed: boolean;
  readonly inCircle: boolean;
  private readonly plan: Plan;
  private readonly solved: Solved;
  private readonly node: number;
  private readonly all: () => Latest;
  constructor(plan: Plan, solved: Solved, node: number, all: () => Latest) {
    const { entry, owner, due, guessed, inCircle } = facts(solved.items[node]!);
    const { start, finish } = daysOf(solved, node);
    this.entry = entry;
    this.owner = owner;
    this.start = start;
    this.finish = finish;
    this.due = due;
    this.guessed = guessed;
    this.inCircle = inCircle;
    this.plan = plan;
    this.solved = solved;
    this.node = node;
    this.all = all;
  }
  get slack(): number | undefined {
    const { node, solved } = this;
    const until = deadlinesOf(solved).finish[node]!;
    const bound = until < Infinity ? until : this.all().finish[node]!;
    return bound < Infinity ? whole(apart(this.plan, solved.today, solved.schedule.finish[node]!, bound)) : undefined;
  }
  get critical(): boolean {
    const { clocks, owner } = this.solved.problem;
    const clock = clocks[owner[this.node]!]!;
    const late = this.all().finish[this.node]!;
    const end = this.solved.schedule.finish[this.node]!;
    return late < Infinity && clock.hoursAt(late) - clock.hoursAt(end) < slightest;
  }
}
function expected(plan: Plan, solved: Solved, node: number, all: () => Latest): Expected {
  if (solved.schedule.finish[node] === Infinity) return { ...facts(solved.items[node]!), ...never };
  return new Placed(plan, solved, node, all);
}

/** Times, and hours, nearer to each other than this are the same: some seconds. */
const slightest = 1e-4;
/** Whole days, down. */
const whole = (days: number): number => Math.floor(days + 1e-3) || 0;

/** The day in which something begins at a time. */
export const firstDay = (time: number, today: Day): Day => today + Math.floor(time + slightest);
/** The day in which something ends at a time. */
export const lastDay = (time: number, today: Day): Day => today + Math.max(0, Math.ceil(time - slightest) - 1);

/** The first and last working day of a node. The whole of an activity begins with the first of its parts. */
export function daysOf(solved: Solved, node: number): { start: Day; finish: Day } {
  const { schedule, today } = solved;
  const finish = lastDay(schedule.finish[node]!, today);
  const start = firstDay(beginOf(solved, node), today);
  return { start: Math.min(start, finish), finish };
}
/** When a node begins; of the whole of an activity the first of its parts, however deep. */
function beginOf(solved: Solved, node: number): number {
  const { items, problem, schedule } = solved;
  if (items[node]!.kind !== 'whole') return schedule.start[node]!;
  let begin = schedule.start[node]!;
  const { up } = problem.graph;
  const { entry } = items[node]!.job!;
  for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++) {
    const other = items[up.to[arc]!]!.job?.entry;
    if (other === entry || other?.parent === entry) begin = Math.min(begin, beginOf(solved, up.to[arc]!));
  }
  return begin;
}
