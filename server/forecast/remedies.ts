import { type Day, iso } from '../language/day.ts';
import { middle } from '../language/time.ts';
import type { Change } from '../plan/change.ts';
import { isWritable } from '../plan/due.ts';
import { type Edit, setKey } from '../plan/edit.ts';
import { dueDaysFor, isOwnerThere } from '../plan/landing.ts';
import type { Plan } from '../plan/plan.ts';
import { awaitedIn } from '../plan/prerequisite.ts';
import { type EntryOf, field, find, isOpen, waitingFor } from '../plan/query.ts';
import { sectionOf } from '../plan/section.ts';
import { cited, listed } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { companyDays, workdaysFor } from '../plan/workdays.ts';
import type { Job } from '../reckon/job.ts';
import type { GiveUp } from '../reckon/relief.ts';
import { additions, cuts, handOvers, type Relief } from '../reckon/relief.ts';
import { tryOut } from '../reckon/try-out.ts';
import { type Forecast, forecastOf } from './forecast.ts';
import { heldBy, seenFrom } from './held.ts';
import { earlierStart, laterLeave, moreShare, newcomers } from './more-ways.ts';
import { rangesOf, type When } from './ranges.ts';

type Activity = EntryOf<'activity'>;
/** A deadline that is missed: of an activity, or of the goal. */
export interface Missed {
  readonly entry: Activity | undefined;
  readonly due: Day;
}

/** The days on which something with a deadline is finished; nothing where it is not there any more, or is never finished. */
export function whenOf(forecast: Forecast, { entry }: Missed): When | undefined {
  if (!entry) return rangesOf(forecast).goal;
  const now = find(forecast.plan, 'activity', entry.id);
  const expected = now && forecast.of(now);
  return expected && rangesOf(forecast).of(expected);
}

/** A way out that was tried. */
export interface Remedy extends Relief {
  /** The day by which it is then finished, at 80 %; nothing where it is not done any more. */
  readonly reached: Day | undefined;
  /** The forecast with it. */
  readonly then: Forecast;
}

/** Work that is tried for each way out. Each try is a forecast of its own: beside more work than this none is made. */
const mostJobs = 3;
const mostNodes = 600;
/** How far ahead nobody may get more than fits. */
const weeks = 13;

/**
 * What makes a deadline fit again: somebody else, somebody more, or something less; or a little more of what is there.
 * Each was tried on the plan, and its title says which day it then reaches. `thorough` tries to hire somebody as well, which
 * takes a dozen forecasts more: nothing for whoever only looks at a fix.
 */
export function remedies(
  forecast: Forecast,
  missed: Missed,
  reaches: boolean,
  giveUp: GiveUp,
  thorough = false,
): Remedy[] {
  const { plan, solved } = forecast;
  const { today } = solved;
  if (solved.items.length > mostNodes) return [];
  const isEased = (after: Plan): boolean => isReached(after, missed, today);
  const strain = { jobs: jobsHolding(forecast, missed).slice(0, mostJobs), today, weeks, reaches, isEased };
  const ways = [
    ...handOvers(plan, strain).slice(0, 2),
    ...cuts(plan, strain, giveUp),
    ...additions(plan, { ...strain, jobs: strain.jobs.slice(0, 1) }),
    ...moreShare(plan, strain),
    ...earlierStart(plan, strain),
    ...laterLeave(plan, strain, missed.due),
    ...(thorough ? newcomers(plan, strain, missed.due) : []),
  ];
  return ways.map(it => {
    const then = forecastOf(tryOut(plan, it), today);
    const reached = whenOf(then, missed)?.p80;
    return {
      ...it,
      reached,
      then,
      title: `${it.title}${reached === undefined ? '' : `: finished by ${iso(reached)} then`}`,
    };
  });
}

/** Whether a deadline is reached at 80 %, or is one no more. */
function isReached(after: Plan, missed: Missed, today: Day): boolean {
  const entry = missed.entry && find(after, 'activity', missed.entry.id);
  if (missed.entry && (!entry || !isOpen(entry.value))) return true;
  const when = whenOf(forecastOf(after, today), missed);
  return !missed.entry && !when ? true : (when?.p80 ?? Infinity) <= missed.due;
}

/** The work that could give way: the activity itself, then what holds it, the nearest first. */
const jobsHolding = ({ plan, solved }: Forecast, { entry }: Missed): Job[] => {
  const node = entry ? solved.node.get(entry) : solved.goal.get(plan.chunks);
  return node === undefined ? [] : heldBy(solved, node).map(it => seenFrom(plan, it));
};

/** Where what it waits for is due later than the day that is asked for, the day on which it is done behind that. */
function readyFor(plan: Plan, entry: Activity, asked: Day, moves: ReadonlyMap<Activity, Day>): Day {
  const effort = entry.value.effort ? Math.ceil(middle(entry.value.effort)) : 0;
  const days = awaitedIn(plan, entry).map(it => {
    const to = moves.get(it.entry as Activity);
    const ready = to === undefined || to < it.day ? it.ready : companyDays(plan).add(to, it.lag);
    return effort && ready > asked ? workdaysFor(plan, entry).add(ready, effort) : ready;
  });
  return Math.max(asked, ...days);
}

/** Later, by the forecast at 80 % and `more` working days; with it all that waits for it and would then be due before its own forecast. */
export function delay(
  forecast: Forecast,
  missed: Missed,
  more = 0,
): (Change & { title: string; chosen: string; names: readonly string[] }) | undefined {
  const { plan } = forecast;
  const least = whenOf(forecast, missed)?.p80;
  const to = least === undefined || !more ? least : companyDays(plan).add(least, more);
  const words = more ? `the forecast at 80 % and ${counted(more, 'working day')}` : 'the forecast at 80 %';
  if (to === undefined || to <= missed.due || !isWritable(to)) return undefined;
  const goal = sectionOf(plan, 'goal');
  if (!missed.entry) {
    if (!goal) return undefined;
    const title = `Move the goal to ${iso(to)}, ${words}`;
    return { title, chosen: `reach the goal by ${iso(to)}`, names: [], edits: [setKey(plan, goal, 'by', iso(to))] };
  }
  const moves = new Map<Activity, Day>();
  let isBehind = false;
  const queue = [missed.entry];
  for (const entry of queue) {
    const { due } = entry.value;
    const own = forecast.of(entry) && rangesOf(forecast).of(forecast.of(entry)!).p80;
    const asked = own === undefined || !more ? own : companyDays(plan).add(own, more);
    const day = asked === undefined ? undefined : dueDaysFor(plan, entry).from(readyFor(plan, entry, asked, moves));
    if (due !== undefined && day !== undefined && day > due && isWritable(day) && field(entry, 'due')) {
      // Nobody would do it: somebody else has to, or something has to give.
      if (!isOwnerThere(plan, entry, day)) return undefined;
      moves.set(entry, day);
      isBehind ||= day !== asked;
    }
    const next = [...waitingFor(plan, 'activity', entry.id), ...(entry.parent ? [entry.parent] : [])];
    for (const it of next) if (isOpen(it.value) && !queue.includes(it) && queue.length < 200) queue.push(it);
  }
  const edits: Edit[] = [...moves].map(([entry, day]) => setKey(plan, entry, 'due', iso(day)));
  if (!edits.length) return undefined;
  const moved = listed(
    [...moves].map(([entry, day]) => `${cited(entry.id)} to ${iso(day)}`),
    4,
  );
  const names = [...moves.keys()].map(it => it.id);
  const title = `Move ${moved}, ${isBehind ? 'the first possible day behind ' : ''}${words}`;
  return { title, chosen: `${listed(names, 4)} later`, names, edits };
}
