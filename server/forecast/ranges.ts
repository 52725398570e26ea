import type { Activity } from '../language/activity.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { type Expected, type Forecast, forecastOf, lastDay } from './forecast.ts';
import { joined } from './joined.ts';
import { type Simulation, simulate, simulated } from './simulate.ts';
import type { Solved } from './solved.ts';

/** By which day something is finished in half, and in four fifths, of the cases. */
export interface When {
  readonly p50: Day | undefined;
  readonly p80: Day | undefined;
  /** Chance moves it: an estimate behind it is a range. */
  readonly isRange: boolean;
}
export interface Ranges {
  of(it: Expected): When;
  /** Of the goal; nothing where no work moves its metric. */
  readonly goal: When | undefined;
  /** In which share of the cases an activity holds the end of all the work, or the first deadline that is missed. */
  critical(it: Expected): number;
}
/** What chance begins with unless somebody says otherwise. */
export const usualSeed = 1;

const known = new WeakMap<Solved, { readonly seed: number; readonly found: Simulation }>();

/** The spread of a forecast: simulated where an effort is a range, otherwise its own days. */
export function rangesOf(forecast: Forecast, seed = usualSeed): Ranges {
  const { solved, plan } = forecast;
  const goal = solved.goal.get(plan.chunks);
  const chances = solved.isSpread ? simulation(solved, seed) : undefined;
  const at = (node: number): When => {
    const day = (time: number): Day | undefined => (time === Infinity ? undefined : lastDay(time, solved.today));
    const own = day(solved.schedule.finish[node]!);
    if (!chances) return { p50: own, p80: own, isRange: false };
    const [p50, p80] = [day(chances.p50[node]!), day(chances.p80[node]!)];
    return { p50, p80, isRange: p50 !== p80 || p50 !== own };
  };
  return {
    of({ entry }) {
      const node = solved.node.get(entry);
      return node === undefined ? { p50: undefined, p80: undefined, isRange: false } : at(node);
    },
    goal: goal === undefined ? undefined : at(goal),
    critical({ entry, critical }) {
      const node = solved.node.get(entry);
      return chances && node !== undefined ? chances.critical[node]! : critical ? 1 : 0;
    },
  };
}

function simulation(solved: Solved, seed: number): Simulation {
  const before = known.get(solved);
  return before?.seed === seed ? before.found : simulated(simulating(solved, seed));
}
function* simulating(solved: Solved, seed: number): Generator<number, Simulation, void> {
  const { problem, schedule, low, high } = solved;
  const found = yield* simulate(problem, schedule.order, { low, high }, { seed });
  known.set(solved, { seed, found });
  return found;
}

/** What `rangesOf` is going to need of a plan, worked out with breaks: gives the share that is done. Nothing where no effort is a range. */
export function* foreseeing(plan: Plan, today: Day): Generator<number, void, void> {
  const isSpread = joined(plan).some(({ jobs }) => jobs.some(it => isRange(it.entry.value)));
  if (!isSpread) return;
  const { solved } = forecastOf(plan, today);
  if (solved.isSpread && known.get(solved)?.seed !== usualSeed) yield* simulating(solved, usualSeed);
}
const isRange = ({ effort, remaining }: Activity): boolean => {
  const { low, high } = remaining ?? effort ?? {};
  return low?.amount !== high?.amount || low?.unit !== high?.unit;
};
