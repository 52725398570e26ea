import { type Fit, fits, missedBy } from '../forecast/fits.ts';
import { forecastOf } from '../forecast/forecast.ts';
import { type Day, iso } from '../language/day.ts';
import { giveUp } from '../mend/outcome.ts';
import { among } from '../plan/among.ts';
import { byName } from '../plan/by-name.ts';
import { quote } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { find } from '../plan/query.ts';
import { wholeOf } from '../plan/whole.ts';
import { easeWeeks } from '../reckon/ease.ts';
import { weeksAhead } from '../reckon/load.ts';
import { tryOut } from '../reckon/try-out.ts';
import { type Break, type Broken, deadlines } from './breaks.ts';

/** What would make a deadline of a plan fit, the smallest change first; of its goal where no activity is named. Nothing where it is met. */
export function fitsFor(plan: Plan, id: string | undefined, today: Day, reaches: boolean): readonly Fit[] {
  const entry = id === undefined ? undefined : find(plan, 'activity', id);
  if (id !== undefined && !entry) return [];
  const forecast = forecastOf(plan, today);
  const missed = missedBy(forecast, entry);
  if (!missed) return [];
  const why = quote(`There is no time for it by ${iso(missed.due)}`, true);
  return fits(forecast, missed, reaches, (of, it) => giveUp(of, it, why));
}

/** How many ways are tried on all that breaks. */
const most = 6;

/** The smallest single change after which nothing breaks any more; where there is none, the smallest that mends what breaks first. */
export function wayOut(now: Plan, then: Plan, breaks: readonly Break[], today: Day): string | undefined {
  const [first] = breaks;
  if (!first) return undefined;
  const missed = breaks.find(it => it.missed)?.missed;
  if (missed) {
    const home = wholeOf(then).find(it => it.file === missed.file)!;
    const ways = fitsFor(home.plan, missed.id, today, true);
    const before = deadlines(now, today);
    const whole = ways.slice(0, most).find(it => isWhole(before, tryOut(home.plan, it), today));
    if (whole) return `${byName(home.plan, whole.title)}. No further deadline is missed.`;
    if (ways[0])
      return `${byName(home.plan, ways[0].title)}. That mends what is missed first; more is needed for the rest.`;
  }
  const person = breaks.find(it => it.person)?.person;
  const [ease] = person === undefined ? [] : easeWeeks(then, person, today, weeksAhead, true);
  return ease ? `${byName(then, ease.title)}.` : 'No single change is enough.';
}

/** Whether no deadline of any plan is missed that was not before. A plan that is tried knows the others as they are by themselves; here each is forecast among all. */
const isWhole = (before: Broken, tried: Plan, today: Day): boolean =>
  [...deadlines(among(tried, wholeOf(tried)), today).keys()].every(it => before.has(it));
