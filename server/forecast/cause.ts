import type { Day } from '../language/day.ts';
import { usualCeiling } from '../reckon/demand.ts';
import { needs } from '../reckon/precedence.ts';
import { WorkingTime } from '../reckon/working-time.ts';
import { apart } from './apart.ts';
import type { Clock } from './clock.ts';
import { clockOf } from './clocks.ts';
import { type Expected, type Forecast, firstDay, lastDay } from './forecast.ts';
import type { Giving } from './hours.ts';
import { type DaysOff, daysOff } from './off.ts';
import type { Solved } from './solved.ts';
import type { Step } from './step.ts';
import { later } from './times.ts';
import { beginning, isPart, link } from './why.ts';
import * as says from './why-words.ts';

/**
 * The one thing to say of a date that comes after its deadline: what costs the most working days. Of the hours, the leave
 * and the other work of its owner that is how much sooner it would be finished without them; of what it begins with, by
 * how much it would still be late if nothing else came between. So a start that leaves time enough is no cause.
 * Nothing where it is never finished. `end` is the day that is held against the deadline, such as that of four cases in five.
 */
export function causeOf(forecast: Forecast, of: Expected | undefined, due: Day, end: Day): Step | undefined {
  const { plan, solved } = forecast;
  const { schedule, today } = solved;
  let node = of ? solved.node.get(of.entry) : solved.goal.get(plan.chunks);
  if (node === undefined || schedule.finish[node] === Infinity) return undefined;
  const spread = Math.max(0, days(forecast, lastDay(schedule.finish[node]!, today), end));
  while (schedule.held[node]! >= 0 && isPart(solved, node, schedule.held[node]!)) node = schedule.held[node]!;
  let [most, cause]: [number, Step | undefined] = [slightest, undefined];
  for (const [cost, step] of causes(forecast, node, of, due, spread)) {
    if (!(cost > most)) continue; // nor what is no number
    const told = step();
    if (told) [most, cause] = [cost, told];
  }
  return cause;
}
/** Part of a day that is nothing. */
const slightest = 0.01;
const days = ({ plan, solved }: Forecast, from: Day, to: Day): number =>
  apart(plan, solved.today, from + 1 - solved.today, to + 1 - solved.today);

type Cause = readonly [cost: number, step: () => Step | undefined];

/** What each costs: of two that cost the same the one that is easier to change comes first. */
function* causes(
  forecast: Forecast,
  node: number,
  of: Expected | undefined,
  due: Day,
  spread: number,
): Generator<Cause> {
  const { plan, solved } = forecast;
  const { problem, people, schedule, today } = solved;
  const finish = schedule.finish[node]!;
  const saved = (then: number): number => apart(plan, today, then, finish);
  const clock = problem.clocks[problem.owner[node]!]!;
  const parts = partsTo(solved, node, of);
  const first = parts[0]!;
  const begin = readyOf(solved, first);
  const giving = people[problem.owner[node]!];
  const own = stretchOf(solved, node);
  const without = (kind: Lack): number =>
    takes(giving!, kind, today) ? saved(finishOf(solved, own, clock, lacking(giving!, kind, today))) : 0;
  const day = (): Step | undefined => says.day(forecast, node, giving!.id);
  if (giving) yield [without('load'), day];
  const held = schedule.held[first]!;
  if (held >= 0 && !needs(problem.graph.up, first, held))
    yield [saved(runOf(solved, parts, begin.time, it => it)), () => says.busy(forecast, first, held)];
  const least = runOf(solved, parts, begin.time, (own, person) => (person ? lacking(person, 'all', today) : own));
  const late = apart(plan, today, due + 1 - today, least) + spread;
  const whole = of ? solved.node.get(of.entry)! : node;
  yield [late, () => begun(forecast, first, begin.by, whole, due)];
  if (!giving) return;
  const away = (why: DaysOff['why']) => (): Step | undefined => {
    const ready = firstDay(readyOf(solved, own[0]!).time, today);
    const first = firstDay(schedule.start[node]!, today);
    const off = daysOff(giving.time, ready, first, lastDay(finish, today)).filter(it => it.why === why);
    const longest = off.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
    return longest && says.away(forecast, giving.id, longest);
  };
  yield [without('leave'), away('leave')];
  yield [without('not here yet'), away('not here yet')];
  yield [without('part time'), day];
  yield [without('holiday'), away('holiday')];
}

/** What it begins with, and that there is too little time from then on for the whole of it. */
function begun(forecast: Forecast, first: number, by: number, whole: number, due: Day): Step | undefined {
  if (by >= 0) return [...link(forecast, first, by)][0];
  const step = beginning(forecast, first);
  if (step.kind === 'start') return says.tooLong(forecast, whole, step, due) ?? step;
  return step.kind === 'today' ? (says.tooLong(forecast, whole, step, due) ?? says.work(forecast, first)) : step;
}

/** The parts of an activity that held one another up to one of them, the first one first: that they wait for each other comes from nowhere else. */
function partsTo({ items, schedule }: Solved, node: number, of: Expected | undefined): number[] {
  const found = [node];
  const isPartOf = (at: number): boolean => {
    for (let entry = items[at]!.job?.entry; entry; entry = entry.parent) if (entry === of?.entry) return true;
    return false;
  };
  for (let at = schedule.held[node]!; at >= 0 && isPartOf(at); at = schedule.held[at]!) found.unshift(at);
  return found;
}
/** When the last of some parts is finished if one runs right after the other from a time on, by other clocks. */
function runOf(
  solved: Solved,
  parts: readonly number[],
  from: number,
  clockFor: (own: Clock, person: Giving | undefined) => Clock,
): number {
  const { problem, people } = solved;
  return parts.reduce((time, it) => {
    const own = problem.clocks[problem.owner[it]!]!;
    return ran(clockFor(own, people[problem.owner[it]!]), time, hoursOf(solved, it, own));
  }, from);
}

/** When all that a node waits for is there, and which node comes last of that; -1 where a date, or today, does. */
function readyOf({ problem, schedule }: Solved, node: number): { time: number; by: number } {
  const { graph, clocks, earliest } = problem;
  const ready = { time: Math.max(0, earliest[node]!), by: -1 };
  for (let arc = graph.up.start[node]!; arc < graph.up.start[node + 1]!; arc++) {
    const other = graph.up.to[arc]!;
    const time = later(clocks[0]!, schedule.finish[other]!, graph.lag[arc]!);
    if (time > ready.time) [ready.time, ready.by] = [time, other];
  }
  return ready;
}

/** A node and the work of the same owner that held it, one right after the other, the first one first. */
function stretchOf({ problem, schedule }: Solved, node: number): number[] {
  const found = [node];
  for (let at = schedule.held[node]!; at >= 0 && problem.owner[at] === problem.owner[node]; at = schedule.held[at]!)
    found.unshift(at);
  return found;
}
/** When the last of a stretch is finished by another clock. */
function finishOf(solved: Solved, stretch: readonly number[], clock: Clock, other: Clock): number {
  let time = 0;
  for (const [i, node] of stretch.entries()) {
    const { time: ready, by } = readyOf(solved, node);
    const from = i && by === stretch[i - 1] ? Math.max(time, solved.problem.earliest[node]!) : Math.max(time, ready);
    time = ran(other, from, hoursOf(solved, node, clock));
  }
  return time;
}
/** The hours of its owner that go into a node, without what others give. */
const hoursOf = ({ schedule }: Solved, node: number, clock: Clock): number =>
  clock.hoursAt(schedule.finish[node]!) - clock.hoursAt(schedule.start[node]!);
const ran = (clock: Clock, from: number, hours: number): number =>
  Math.max(from, clock.timeAt(clock.hoursAt(from) + hours));

/** What can take from the time of somebody. */
type Lack = 'load' | 'leave' | 'holiday' | 'not here yet' | 'part time';
/** Whether it takes anything from somebody's: of a thousand deadlines that are missed few are to be reckoned again for it. */
function takes({ time, load, ceiling }: Giving, kind: Lack, today: Day): boolean {
  const { week, perDay, leave, from } = time;
  if (kind === 'load') return load.length > 0;
  if (kind === 'leave') return leave.length > 0;
  if (kind === 'holiday') return week.holidays.length > 0;
  if (kind === 'not here yet') return Number.isFinite(from) && from > today;
  return (perDay > 0 && perDay < week.hours) || ceiling < usualCeiling;
}
const known = new WeakMap<Giving, Map<string, Clock>>();

/** The hours of somebody if one of these took nothing from them, or none did. */
function lacking(giving: Giving, kind: Lack | 'all', today: Day): Clock {
  let clocks = known.get(giving);
  if (!clocks) known.set(giving, (clocks = new Map()));
  let clock = clocks.get(kind);
  if (!clock)
    clocks.set(
      kind,
      (clock = clockOf(
        without(giving, it => kind === 'all' || it === kind, today),
        today,
      )),
    );
  return clock;
}
function without({ id, time, ceiling, load }: Giving, lacks: (kind: Lack) => boolean, today: Day): Giving {
  const { week, perDay, leave, from, until } = time;
  const whole = lacks('part time') && perDay > 0 && perDay < week.hours;
  const more = whole ? week.hours / perDay : 1;
  const value = {
    capacity: perDay * more * week.days.filter(it => it).length,
    leave: lacks('leave') ? [] : [...leave],
    ...(Number.isFinite(from) && !lacks('not here yet') && { from }),
    ...(Number.isFinite(until) && { until }),
  };
  return {
    id,
    time: new WorkingTime(lacks('holiday') ? { ...week, holidays: [] } : week, { value }, today),
    ceiling: lacks('part time') ? Math.max(ceiling, usualCeiling) : ceiling,
    load: lacks('load') ? [] : load.map(it => ({ ...it, rate: it.rate * more })),
  };
}
